import Channels
import Foundation
import Policing
import Testing
import Workflows

@Suite(
    "messages by a real mail server",
    .enabled(if: Postbox.isThere, "aiosmtpd is not there: `make test` puts it into .tools/venv"))
struct MailMessengerTests {
    private static func messenger(
        _ postbox: Postbox, security: MailSettings.Security = .none, login: MailSettings.Login? = nil
    ) throws -> MailMessenger {
        MailMessenger(
            MailSettings(host: "127.0.0.1", port: postbox.port, security: security, login: login),
            senders: try Letters.senders(), now: { Letters.now })
    }

    /// What came of sending: nil when the server took it.
    private static func failure(_ messenger: MailMessenger, _ message: OutgoingMessage) async -> SendFailure? {
        do throws(SendFailure) {
            _ = try await messenger.send(message)
            return nil
        } catch {
            return error
        }
    }

    @Test("a mail arrives whole, with its envelope, and lines that begin with a dot")
    func arrives() async throws {
        let postbox = try Postbox()
        defer { postbox.close() }
        let words = Letters.words("Coś nowego", ".\n..two\nżółć\n", from: .neutral)
        let id = try await Self.messenger(postbox).send(Letters.message(words))
        #expect(id == "<\(Letters.id.text)@example.org>")
        let mail = try #require(try postbox.mails().first)
        #expect(
            mail.hasPrefix(
                "example.org messages@example.org grace.lowe@example.org\nFrom: Messages <messages@example.org>\r\n"))
        #expect(mail.contains("\r\nMessage-ID: \(id)\r\n"))
        #expect(mail.contains("\r\nSubject: =?utf-8?B?Q2/FmyBub3dlZ28=?=\r\n"))
        #expect(mail.hasSuffix("\r\n\r\n.\r\n..two\r\n=C5=BC=C3=B3=C5=82=C4=87\r\n"))
    }

    @Test("many at once all arrive, each once")
    func many() async throws {
        let postbox = try Postbox()
        defer { postbox.close() }
        let messenger = try Self.messenger(postbox)
        await withTaskGroup(of: SendFailure?.self) { group in
            for _ in 0..<20 { group.addTask { await Self.failure(messenger, Letters.message()) } }
            for await failure in group { #expect(failure == nil) }
        }
        #expect(try postbox.mails().count == 20)
    }

    @Test("an address of another script is taken by a server that can")
    func otherScripts() async throws {
        let postbox = try Postbox()
        defer { postbox.close() }
        let failed = try await Self.failure(Self.messenger(postbox), Letters.message(to: "żółć@example.org"))
        #expect(failed == nil)
        #expect(try postbox.mails().first?.contains("\r\nTo: żółć@example.org\r\n") == true)
    }

    enum Meaning: Sendable { case addressRefused, later, misconfigured }

    @Test(
        "what the server answers is understood",
        arguments: [
            ("refused", Meaning.addressRefused), ("gone", .addressRefused), ("relay", .misconfigured), ("busy", .later),
            ("spam", .later),
        ])
    func answers(_ name: String, meaning: Meaning) async throws {
        let postbox = try Postbox()
        defer { postbox.close() }
        let failure = try await Self.failure(Self.messenger(postbox), Letters.message(to: "\(name)@example.org"))
        switch (failure, meaning) {
        case (.addressRefused(let text), .addressRefused), (.later(let text), .later),
            (.misconfigured(let text), .misconfigured):
            #expect(!text.contains(name) && !text.contains("@"), "no address in \(text)")
        default: Issue.record("\(String(describing: failure)) is not \(meaning)")
        }
        #expect(try postbox.mails().isEmpty)
    }

    @Test("a log-in is given when it is asked for; a wrong one is a matter of settings")
    func login() async throws {
        let postbox = try Postbox(password: "horse")
        defer { postbox.close() }
        let right = try Self.messenger(postbox, login: .init(user: "bluelamp", password: "horse"))
        #expect(await Self.failure(right, Letters.message()) == nil)
        let wrong = try Self.messenger(postbox, login: .init(user: "bluelamp", password: "cow"))
        let failure = await Self.failure(wrong, Letters.message())
        guard case .misconfigured = failure else {
            Issue.record("the wrong password came to \(String(describing: failure))")
            return
        }
        #expect(try postbox.mails().count == 1)
    }

    @Test(
        "where TLS is wanted and not there, nothing of the message is said",
        arguments: [
            MailSettings.Security.startTLS, .tls,
        ])
    func tls(_ security: MailSettings.Security) async throws {
        let postbox = try Postbox()
        defer { postbox.close() }
        let failed = try await Self.failure(Self.messenger(postbox, security: security), Letters.message())
        #expect(failed != nil)
        #expect(try postbox.mails().isEmpty)
    }

    @Test("STARTTLS is used with a certificate that can be trusted, and refused with any other")
    func startTLS() async throws {
        let postbox = try Postbox(speaksTLS: true)
        defer { postbox.close() }
        for (authority, isTrusted) in [(postbox.authority, true), (nil, false)] {
            let settings = MailSettings(
                host: "127.0.0.1", port: postbox.port, security: .startTLS, caFile: authority)
            let messenger = MailMessenger(settings, senders: try Letters.senders(), now: { Letters.now })
            let failure = await Self.failure(messenger, Letters.message())
            guard !isTrusted else {
                #expect(failure == nil)
                continue
            }
            guard case .misconfigured = failure else {
                Issue.record("a stranger's certificate came to \(String(describing: failure))")
                continue
            }
        }
        #expect(try postbox.mails().count == 1)
    }

    @Test("a server that is not there is tried again later")
    func absent() async throws {
        let postbox = try Postbox()
        let messenger = try Self.messenger(postbox)
        postbox.close()
        guard case .later = await Self.failure(messenger, Letters.message()) else {
            Issue.record("it should be tried later")
            return
        }
    }

    @Test("no field can add a recipient or a command", arguments: FolderMessengerTests.attacks)
    func injection(_ attack: String) async throws {
        let postbox = try Postbox()
        defer { postbox.close() }
        let messenger = try Self.messenger(postbox)
        let address = "a@example.org>\(attack)\r\nRCPT TO:<all@example.org"
        #expect(await Self.failure(messenger, Letters.message(to: address)) == .addressRefused("it is not an address"))
        let words = Letters.words("New\(attack)\r\n.\r\nRCPT TO:<all@example.org>", "Text\(attack)\r\n.\r\nQUIT")
        #expect(await Self.failure(messenger, Letters.message(words)) == nil)
        let mails = try postbox.mails()
        #expect(mails.count == 1)
        #expect(
            mails.first?.hasPrefix("police.example.org reports@police.example.org grace.lowe@example.org\n") == true)
    }
}
