import Channels
import Foundation
import Policing
import Testing
import Workflows

@Suite("the settings of messages")
struct MessagingSettingsTests {
    static let service = "6a1d0d4e-2f5c-4f0f-9c3e-3d1f6d0a7b11"
    static let secret = "0b7c1e92-8c55-4d7e-b3f0-91a2c3d4e5f6"

    static let good: [(String, MessagingSettings)] = [
        ("folder:/var/mail", .folder("/var/mail")),
        ("smtp://127.0.0.1:2525", .mail(MailSettings(host: "127.0.0.1", port: 2525, security: .none))),
        ("smtp://mail.example.org", .mail(MailSettings(host: "mail.example.org", port: 25, security: .none))),
        (
            "smtps://user:p%40ss@mail.example.org",
            .mail(
                MailSettings(
                    host: "mail.example.org", port: 465, security: .tls, login: .init(user: "user", password: "p@ss")))
        ),
        (
            "smtp+starttls://user@mail.example.org:26",
            .mail(
                MailSettings(
                    host: "mail.example.org", port: 26, security: .startTLS,
                    login: .init(user: "user", password: "from-outside")))
        ),
        (
            "smtp://user:word@localhost:25",
            .mail(
                MailSettings(
                    host: "localhost", port: 25, security: .none, login: .init(user: "user", password: "word")))
        ),
    ]

    @Test("what the command line says is read", arguments: good)
    func reads(_ text: String, settings: MessagingSettings) throws {
        #expect(try MessagingSettings(text: text, environment: ["BLUELAMP_SMTP_PASSWORD": "from-outside"]) == settings)
    }

    static let bad: [(String, MessagingFault)] = [
        ("", .unknown), ("pigeon", .unknown), ("http://example.org", .unknown), ("folder:", .folderWithoutPath),
        ("smtp://", .mailAddress), ("smtp://host:0", .mailAddress), ("smtp://host:99999", .mailAddress),
        ("smtp://host/path", .mailAddress), ("smtp://host?x=1", .mailAddress), ("smtpx://host", .mailAddress),
        ("smtp://user@localhost", .noPassword), ("smtp://user:word@mail.example.org", .passwordInTheClear),
        ("notify", .missing("BLUELAMP_NOTIFY_KEY")),
    ]

    @Test("anything else has one clear line", arguments: bad)
    func refuses(_ text: String, fault: MessagingFault) {
        #expect(throws: fault) { try MessagingSettings(text: text, environment: [:]) }
        #expect(!fault.description.contains("\n") && fault.description.hasSuffix("."))
    }

    @Test("a Notify key may have hyphens in its name, and never shows its secret")
    func notifyKey() throws {
        let key = try NotifyKey(text: "bluelamp-live-key-\(Self.service)-\(Self.secret)")
        #expect(key.service == Self.service)
        #expect("\(key)" == Self.service)
    }

    @Test(
        "what is no Notify key is refused",
        arguments: [
            "", "key", "\(service)-\(secret)x", "key-\(service)", "key-\(secret.dropLast())-\(service)",
        ])
    func badKeys(_ text: String) {
        #expect(throws: MessagingFault.notifyKey) { try NotifyKey(text: text) }
    }

    private static func templates(_ text: String) throws -> [String: String] {
        let path = Letters.folder().path + ".json"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return [
            "BLUELAMP_NOTIFY_KEY": "key-\(service)-\(secret)",
            "BLUELAMP_NOTIFY_NEUTRAL_KEY": "key-\(secret)-\(service)",
            "BLUELAMP_NOTIFY_TEMPLATES": path,
        ]
    }

    private static func remove(_ environment: [String: String]) {
        try? FileManager.default.removeItem(atPath: environment["BLUELAMP_NOTIFY_TEMPLATES"] ?? "")
    }

    private static let kinds =
        "{" + Notice.Kind.allCases.map { "\"\($0.rawValue)\":\"\(service)\"" }.joined(separator: ",") + "}"

    @Test("Notify's templates come from a file, one for every kind and channel")
    func notify() throws {
        let whole = "{\"email\":\(Self.kinds),\"text\":\(Self.kinds)}"
        let environment = try Self.templates("{\"force\":\(whole),\"neutral\":\(whole)}")
        defer { Self.remove(environment) }
        guard case .notify(let settings) = try MessagingSettings(text: "notify", environment: environment) else {
            Issue.record("it is not Notify")
            return
        }
        #expect(settings.force.key.service == Self.service)
        #expect(settings.neutral?.key.service == Self.secret)
        #expect(settings.force.templates.id(.news, by: .text) == Self.service)
        #expect(settings.baseAddress == NotifySettings.liveAddress)
    }

    @Test("a template that is missing is named")
    func missingTemplate() throws {
        let environment = try Self.templates("{\"force\":{\"email\":\(Self.kinds),\"text\":{}}}")
        defer { Self.remove(environment) }
        #expect(throws: MessagingFault.templateMissing("force.text.received")) {
            try MessagingSettings(text: "notify", environment: environment)
        }
    }

    @Test("each way has the channels that it can serve")
    func channels() throws {
        let senders = try Letters.senders()
        let folder = MessagingSettings.folder("/x").messengers(senders: senders, now: { Letters.now })
        let mail = MessagingSettings.mail(MailSettings(host: "h", port: 25, security: .none))
            .messengers(senders: senders, now: { Letters.now })
        #expect(Set(folder.keys) == Set(ContactChannel.allCases))
        #expect(Set(mail.keys) == [.email])
    }
}
