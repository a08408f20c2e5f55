import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Policing

/// What requests of other programs share: a body of JSON, and the headers that go with it.
enum APIRequest {
    static let limitBytes = 1_000_000

    /// The body, if it is JSON and not too large.
    static func json(_ request: Request) async throws -> JSON {
        let type = (request.headers[.contentType] ?? "").split(separator: ";").first ?? ""
        guard type.filter({ !$0.isWhitespace }).lowercased() == "application/json",
            request.headers[.contentEncoding].map({ $0.lowercased() == "identity" }) ?? true
        else {
            throw Problem(kind: .wrongType, detail: "Send application/json, not compressed.")
        }
        let bytes: [UInt8]
        do {
            bytes = try await FormBody.bytes(of: request, limit: limitBytes)
        } catch PageFailure.tooLarge {
            throw Problem(kind: .tooLarge, detail: "Send at most \(limitBytes) bytes.")
        }
        do throws(JSONReader.Fault) {
            return try JSONReader.read(bytes)
        } catch {
            throw Problem(kind: .unreadable, detail: error.detail)
        }
    }

    /// The secret of `Authorization: Bearer`; nil when there is none.
    static func bearer(_ request: Request) -> String? {
        let parts = (request.headers[.authorization] ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return parts[1].filter { !$0.isWhitespace }
    }
}

/// What makes the same request, sent again, the same command.
struct IdempotencyKey: Sendable, Equatable {
    private let text: String

    private static let name = HTTPField.Name("Idempotency-Key")
    private static let lengthLimit = 255

    /// The key of a request; nil when it has none.
    ///
    /// With quotation marks it is a structured string, which many leave out: both are the same key.
    init?(_ request: Request) throws(Problem) {
        guard let name = Self.name, let header = request.headers[name] else { return nil }
        var text = Substring(header)
        if text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") { text = text.dropFirst().dropLast() }
        guard (1...Self.lengthLimit).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw Problem(kind: .idempotencyKey) }
        self.text = String(text)
    }

    /// The id of the command that this key stands for at one address.
    func command(at route: String) -> CommandID {
        let digest = SHA256.hash(data: Data("\(route)|\(text)".utf8))
        return CommandID(bytes: Array(digest.prefix(16))) ?? CommandID(high: 0, low: 0)
    }
}
