import CLibcurl
import Dispatch
import Policing
import Workflows

/// Hands mail to a server by SMTP, the machine's own by default.
public struct MailMessenger: Messenger {
    private let settings: MailSettings
    private let mail: MailText
    private let now: @Sendable () -> Moment
    /// libcurl blocks, so it never has a thread of the cooperative pool.
    private let queue = DispatchQueue(label: "bluelamp.mail")

    public init(_ settings: MailSettings, senders: Senders, now: @escaping @Sendable () -> Moment) {
        self.settings = settings
        mail = MailText(senders: senders)
        self.now = now
    }

    public func send(_ message: OutgoingMessage) async throws(SendFailure) -> String {
        guard message.channel == .email else { throw .misconfigured("a mail server takes no texts") }
        guard let address = EmailAddress(message.address), let bytes = mail.bytes(of: message, at: now()) else {
            throw .addressRefused("it is not an address")
        }
        let sender = mail.sender(of: message)
        let call = MailCall(
            settings: settings, sender: sender.address.text, domain: sender.domain, recipient: address.text,
            bytes: bytes)
        let result = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: call.run()) }
        }
        if let failure = Self.failure(result) { throw failure }
        return "<\(message.id.text)@\(sender.domain)>"
    }

    /// What the server's answer means. A recipient refused by a rule of the server (its code 5.7) says
    /// nothing against the address.
    ///
    /// Source: RFC 5321 section 4.2.1; RFC 3463 sections 3.2 to 3.8.
    private static func failure(_ result: mail_result) -> SendFailure? {
        guard result.code != 0 else { return nil }
        let reply = result.refusal == 0 ? "" : ", reply \(result.refusal)"
        let text = String(cString: mail_code_text(result.code)) + reply
        if result.refused_recipient == 1, result.refusal >= 500, result.refusal < 600 {
            return result.refusal_subject == 7 ? .misconfigured(text) : .addressRefused(text)
        }
        return mail_code_is_settings(result.code) == 1 ? .misconfigured(text) : .later(text)
    }
}

/// One conversation with the server.
private struct MailCall: Sendable {
    let settings: MailSettings
    let sender: String
    let domain: String
    let recipient: String
    let bytes: [UInt8]

    func run() -> mail_result {
        guard let call = mail_call_open() else {
            return mail_result(code: -1, refusal: 0, refusal_subject: -1, refused_recipient: 0)
        }
        defer { mail_call_close(call) }
        mail_call_server(call, settings.url(greeting: domain), settings.security == .startTLS ? 1 : 0, settings.caFile)
        if let login = settings.login { mail_call_login(call, login.user, login.password) }
        mail_call_envelope(call, sender, recipient)
        mail_call_waits(call, 10_000, 45_000)
        return bytes.withUnsafeBytes { mail_call_send(call, $0.baseAddress, $0.count) }
    }
}
