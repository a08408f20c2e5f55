import Channels
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Policing
import Synchronization

/// GOV.UK Notify as its documents describe it, as strict as it is: unknown properties, a wrong key or a
/// wrong clock are refused.
final class NotifyOffice: Sendable {
    static let service = "6a1d0d4e-2f5c-4f0f-9c3e-3d1f6d0a7b11"
    static let secret = "0b7c1e92-8c55-4d7e-b3f0-91a2c3d4e5f6"
    static let template = "c0a1b2c3-d4e5-4678-9abc-def012345678"

    struct Taken: Sendable {
        let path: String
        let reference: String
        let address: String
        let senderID: String?
        let personalisation: [String: String]
    }

    private let kept = Mutex<[Taken]>([])
    var taken: [Taken] { kept.withLock { $0 } }
    /// The status of everything known, as a reader is told.
    let statusOfAll: String

    init(statusOfAll: String = "sending") {
        self.statusOfAll = statusOfAll
    }

    /// Runs on a free port of this machine while the body does.
    func open<Result: Sendable>(_ body: @escaping @Sendable (_ address: String) async throws -> Result) async throws
        -> Result
    {
        try await router().onFreePort(body)
    }

    private func router() -> Router<BasicRequestContext> {
        let router = Router()
        for kind in ["email", "sms"] {
            router.post("/v2/notifications/\(kind)") { request, context in
                guard Self.isSigned(request) else { return Self.refusal(403, "AuthError", "Invalid token") }
                let bytes = try await request.body.collect(upTo: 1 << 20)
                return self.take(Data(bytes.readableBytesView), kind)
            }
        }
        router.get("/v2/notifications") { request, _ in
            guard Self.isSigned(request) else { return Self.refusal(403, "AuthError", "Invalid token") }
            return self.find(request.uri.queryParameters["reference"].map(String.init) ?? "")
        }
        return router
    }

    private static let optional: [String: Set<String>] = [
        "email": ["email_reply_to_id", "one_click_unsubscribe_url", "scheduled_for"],
        "sms": ["sms_sender_id", "scheduled_for"],
    ]

    private func take(_ body: Data, _ kind: String) -> Response {
        let address = kind == "email" ? "email_address" : "phone_number"
        guard let json = try? JSONSerialization.jsonObject(with: body) as? [String: Any] else {
            return Self.refusal(400, "ValidationError", "not JSON")
        }
        let known = Set([address, "template_id", "personalisation", "reference"]).union(Self.optional[kind] ?? [])
        guard Set(json.keys).isSubset(of: known) else {
            return Self.refusal(400, "ValidationError", "Additional properties are not allowed")
        }
        guard let to = json[address] as? String, let fields = json["personalisation"] as? [String: String],
            let reference = json["reference"] as? String, reference.count <= 1_000
        else { return Self.refusal(400, "ValidationError", "\(address) is a required property") }
        if let answer = Self.answer(to, address) { return answer }
        guard json["template_id"] as? String == Self.template else {
            return Self.refusal(400, "BadRequestError", "Template not found")
        }
        let senderID = (json["email_reply_to_id"] ?? json["sms_sender_id"]) as? String
        kept.withLock {
            $0.append(Taken(path: kind, reference: reference, address: to, senderID: senderID, personalisation: fields))
        }
        return Self.json(.created, ["id": Self.id(reference), "reference": reference, "content": ["body": "x"]])
    }

    /// The refusals that some addresses ask for.
    private static func answer(_ to: String, _ property: String) -> Response? {
        switch to {
        case "bad@example.org": refusal(400, "ValidationError", "email_address Not a valid email address")
        case "07700900400": refusal(400, "ValidationError", "phone_number Not enough digits")
        case "team@example.org":
            refusal(400, "BadRequestError", "Can’t send to this recipient using a team-only API key")
        case "forbidden@example.org": refusal(403, "AuthError", "Invalid token: service not found")
        case "fast@example.org":
            refusal(429, "RateLimitError", "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds")
        case "today@example.org":
            refusal(429, "TooManyRequestsError", "Exceeded send limits (email: 250000) for today")
        case "broken@example.org": refusal(500, "Exception", "Internal server error")
        default: nil
        }
    }

    private func find(_ reference: String) -> Response {
        let known = taken.filter { $0.reference == reference }.map {
            ["id": Self.id($0.reference), "reference": $0.reference, "status": statusOfAll]
        }
        return Self.json(.ok, ["notifications": known, "links": ["current": "x"]])
    }

    static func id(_ reference: String) -> String { "notify-\(reference)" }

    private static func refusal(_ status: Int, _ error: String, _ message: String) -> Response {
        json(.init(code: status), ["status_code": status, "errors": [["error": error, "message": message]]])
    }

    private static func json(_ status: HTTPResponse.Status, _ value: [String: Any]) -> Response {
        let bytes = (try? JSONSerialization.data(withJSONObject: value)) ?? Data()
        return Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// HS256 over exactly `iss` and `iat`, with a clock within 30 seconds.
    private static func isSigned(_ request: Request) -> Bool {
        guard let header = request.headers[.authorization], header.hasPrefix("Bearer ") else { return false }
        let parts = header.dropFirst("Bearer ".count).split(separator: ".").map(String.init)
        guard parts.count == 3, let signature = data(parts[2]), let head = object(parts[0]),
            let claims = object(parts[1])
        else { return false }
        let isRight = HMAC<SHA256>.isValidAuthenticationCode(
            signature, authenticating: Data("\(parts[0]).\(parts[1])".utf8),
            using: SymmetricKey(data: Data(secret.utf8)))
        let seconds = Int(Letters.now.milliseconds / 1_000)
        return isRight && head as? [String: String] == ["alg": "HS256", "typ": "JWT"]
            && Set(claims.keys) == ["iss", "iat"] && claims["iss"] as? String == service
            && (claims["iat"] as? Int).map { abs($0 - seconds) <= 30 } == true
    }

    private static func object(_ part: String) -> [String: Any]? {
        data(part).flatMap { try? JSONSerialization.jsonObject(with: $0) as? [String: Any] }
    }

    private static func data(_ part: String) -> Data? {
        let base64 = part.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        return Data(base64Encoded: base64 + String(repeating: "=", count: (4 - base64.count % 4) % 4))
    }
}
