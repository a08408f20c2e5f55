import AsyncHTTPClient
import Foundation
import JWTKit
import NIOCore
import NIOHTTP1
import Policing
import Workflows

/// Sends e-mails and texts by GOV.UK Notify.
///
/// Source: alphagov/notifications-api, `app/v2` and `app/authentication`, 20 August 2026.
public struct NotifyMessenger: Messenger {
    private let settings: NotifySettings
    private let now: @Sendable () -> Moment

    /// The postman has a plan for trying again; the client need not have one of its own.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    public init(_ settings: NotifySettings, now: @escaping @Sendable () -> Moment) {
        self.settings = settings
        self.now = now
    }

    public func send(_ message: OutgoingMessage) async throws(SendFailure) -> String {
        guard let service = message.words.sender == .neutral ? settings.neutral : settings.force else {
            throw .misconfigured("Notify has no service with a neutral name")
        }
        guard let body = NotifyRequest(message, service.templates) else {
            throw .misconfigured("there is no Notify template for \(message.channel.rawValue) \(message.kind.rawValue)")
        }
        if message.isRepeat, let earlier = try await find(message.id, service.key) { return earlier }
        let path = message.channel == .email ? "/v2/notifications/email" : "/v2/notifications/sms"
        let answer = try await call(path, service.key, sending: try encoded(body))
        guard answer.status == 201 else { throw NotifyAnswer.failure(answer) }
        return answer.read(NotifyAnswer.Taken.self)?.id ?? message.id.text
    }

    /// What became of an earlier try whose answer never came; nil when Notify knows of none.
    private func find(_ id: MessageID, _ key: NotifyKey) async throws(SendFailure) -> String? {
        let answer = try await call("/v2/notifications?reference=\(id.text)", key, sending: nil)
        guard answer.status == 200, let list = answer.read(NotifyAnswer.List.self) else {
            throw NotifyAnswer.failure(answer)
        }
        let known = list.notifications.first { $0.reference == id.text && $0.status != "technical-failure" }
        if known?.status == "permanent-failure" { throw .addressRefused("Notify: permanent failure") }
        return known?.id
    }

    private func encoded(_ body: NotifyRequest) throws(SendFailure) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let bytes = try? encoder.encode(body) else {
            throw .misconfigured("the message cannot be written as JSON")
        }
        return Array(bytes)
    }

    private func call(_ path: String, _ key: NotifyKey, sending body: [UInt8]?) async throws(SendFailure)
        -> NotifyAnswer
    {
        var request = HTTPClientRequest(url: settings.baseAddress + path)
        request.headers.add(name: "Authorization", value: "Bearer \(try await token(key))")
        if let body {
            request.method = .POST
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(body)
        }
        do {
            let response = try await Self.client.execute(request, timeout: .seconds(25))
            let bytes = try await response.body.collect(upTo: 1 << 20)
            return NotifyAnswer(status: Int(response.status.code), body: Data(bytes.readableBytesView))
        } catch {
            throw .later("Notify did not answer")
        }
    }

    /// Good for 30 seconds, so it is made for each call.
    private func token(_ key: NotifyKey) async throws(SendFailure) -> String {
        do {
            let keys = await JWTKeyCollection().add(hmac: HMACKey(stringLiteral: key.secret), digestAlgorithm: .sha256)
            return try await keys.sign(Claims(iss: key.service, iat: now().milliseconds / 1_000))
        } catch {
            throw .misconfigured("the Notify key cannot sign")
        }
    }

    private struct Claims: JWTPayload {
        let iss: String
        let iat: Int64

        /// Only ever signed here.
        func verify(using algorithm: some JWTAlgorithm) {}
    }
}

/// The body of a request, for e-mail or text; Notify refuses anything it does not know.
private struct NotifyRequest: Encodable {
    let emailAddress: String?
    let phoneNumber: String?
    let templateID: String
    let personalisation: [String: String]
    let reference: String
    let emailReplyToID: String?
    let smsSenderID: String?

    private enum CodingKeys: String, CodingKey {
        case emailAddress = "email_address"
        case phoneNumber = "phone_number"
        case templateID = "template_id"
        case personalisation, reference
        case emailReplyToID = "email_reply_to_id"
        case smsSenderID = "sms_sender_id"
    }

    /// Nil when there is no template for it.
    init?(_ message: OutgoingMessage, _ templates: NotifyTemplates) {
        guard let template = templates.id(message.kind, by: message.channel) else { return nil }
        let isEmail = message.channel == .email
        emailAddress = isEmail ? message.address : nil
        phoneNumber = isEmail ? nil : message.address
        templateID = template
        personalisation = message.words.fields
        reference = message.id.text
        emailReplyToID = isEmail ? templates.emailReplyTo : nil
        smsSenderID = isEmail ? nil : templates.textSender
    }
}

/// An answer of Notify.
private struct NotifyAnswer {
    let status: Int
    let body: Data

    struct Taken: Decodable { let id: String }
    struct List: Decodable { let notifications: [Known] }
    struct Known: Decodable {
        let id: String
        let reference: String?
        let status: String
    }
    struct Refusal: Decodable {
        let errors: [Fault]
        struct Fault: Decodable {
            let error: String
            let message: String
        }
    }

    func read<Value: Decodable>(_ type: Value.Type) -> Value? {
        try? JSONDecoder().decode(type, from: body)
    }

    /// The names of errors are kept; their messages may repeat an address.
    static func failure(_ answer: NotifyAnswer) -> SendFailure {
        let faults = answer.read(Refusal.self)?.errors ?? []
        let text = (["Notify \(answer.status)"] + faults.map(\.error)).joined(separator: " ")
        switch answer.status {
        case 400: return faults.contains(where: isAboutAddress) ? .addressRefused(text) : .misconfigured(text)
        case 401, 403, 404: return .misconfigured(text)
        default: return .later(text)
        }
    }

    private static func isAboutAddress(_ fault: Refusal.Fault) -> Bool {
        fault.error == "ValidationError"
            && (fault.message.hasPrefix("email_address ") || fault.message.hasPrefix("phone_number "))
    }
}
