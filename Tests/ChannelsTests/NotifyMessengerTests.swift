import Channels
import Foundation
import Policing
import Testing
import Workflows

@Suite("messages by GOV.UK Notify")
struct NotifyMessengerTests {
    private static func service(secret: String = NotifyOffice.secret, senderID: String? = nil) throws -> NotifyService {
        let templates = Dictionary(
            uniqueKeysWithValues: Notice.Kind.allCases.map { ($0.rawValue, NotifyOffice.template) })
        return NotifyService(
            key: try NotifyKey(text: "test-key-\(NotifyOffice.service)-\(secret)"),
            templates: NotifyTemplates(
                email: templates, text: templates, emailReplyTo: senderID, textSender: senderID))
    }

    private static func messenger(
        _ address: String, force: NotifyService? = nil, neutral: NotifyService? = nil, lateSeconds: Int64 = 0
    ) throws -> NotifyMessenger {
        let now = Letters.now.adding(seconds: lateSeconds)
        return NotifyMessenger(
            NotifySettings(force: try force ?? service(), neutral: neutral, baseAddress: address), now: { now })
    }

    private static func failure(_ messenger: NotifyMessenger, _ message: OutgoingMessage) async -> SendFailure? {
        do throws(SendFailure) {
            _ = try await messenger.send(message)
            return nil
        } catch {
            return error
        }
    }

    @Test("an e-mail and a text are taken, each by its own shape")
    func taken() async throws {
        let office = NotifyOffice()
        try await office.open { address in
            let messenger = try Self.messenger(address, force: try Self.service(senderID: NotifyOffice.service))
            #expect(try await messenger.send(Letters.message()) == NotifyOffice.id(Letters.id.text))
            _ = try await messenger.send(Letters.message(to: "07700900123", by: .text))
        }
        #expect(office.taken.map(\.path) == ["email", "sms"])
        #expect(office.taken.map(\.address) == ["grace.lowe@example.org", "07700900123"])
        #expect(office.taken.allSatisfy { $0.reference == Letters.id.text && $0.senderID == NotifyOffice.service })
        #expect(office.taken.first?.personalisation == ["subject": "Something new", "text": "There is something new."])
    }

    static let answers: [(String, SendFailure)] = [
        ("bad@example.org", .addressRefused("Notify 400 ValidationError")),
        ("team@example.org", .misconfigured("Notify 400 BadRequestError")),
        ("forbidden@example.org", .misconfigured("Notify 403 AuthError")),
        ("fast@example.org", .later("Notify 429 RateLimitError")),
        ("today@example.org", .later("Notify 429 TooManyRequestsError")),
        ("broken@example.org", .later("Notify 500 Exception")),
    ]

    @Test("each refusal has its meaning, and repeats no address", arguments: answers)
    func refusals(_ to: String, failure: SendFailure) async throws {
        let office = NotifyOffice()
        try await office.open { address in
            let failed = try await Self.failure(Self.messenger(address), Letters.message(to: to))
            #expect(failed == failure)
        }
        #expect(office.taken.isEmpty)
    }

    @Test("a number that is none is the address's fault")
    func badNumber() async throws {
        try await NotifyOffice().open { address in
            let failure = try await Self.failure(
                Self.messenger(address), Letters.message(to: "07700900400", by: .text))
            #expect(failure == .addressRefused("Notify 400 ValidationError"))
        }
    }

    @Test("a wrong key or a clock that is a minute out is a matter of settings")
    func signatures() async throws {
        try await NotifyOffice().open { address in
            let wrong = try Self.messenger(address, force: try Self.service(secret: NotifyOffice.template))
            #expect(await Self.failure(wrong, Letters.message()) == .misconfigured("Notify 403 AuthError"))
            let late = try Self.messenger(address, lateSeconds: 60)
            #expect(await Self.failure(late, Letters.message()) == .misconfigured("Notify 403 AuthError"))
        }
    }

    @Test("a repeat of what Notify has already is not sent again")
    func repeats() async throws {
        let office = NotifyOffice()
        try await office.open { address in
            let messenger = try Self.messenger(address)
            _ = try await messenger.send(Letters.message(isRepeat: true))
            #expect(try await messenger.send(Letters.message(isRepeat: true)) == NotifyOffice.id(Letters.id.text))
        }
        #expect(office.taken.count == 1)
    }

    @Test("a repeat of what Notify failed to send is sent again; one whose address failed is not")
    func repeatsOfFailures() async throws {
        let technical = NotifyOffice(statusOfAll: "technical-failure")
        try await technical.open { address in
            let messenger = try Self.messenger(address)
            for _ in 0..<2 { _ = try await messenger.send(Letters.message(isRepeat: true)) }
        }
        #expect(technical.taken.count == 2)
        let permanent = NotifyOffice(statusOfAll: "permanent-failure")
        try await permanent.open { address in
            let messenger = try Self.messenger(address)
            _ = try await messenger.send(Letters.message())
            let failure = await Self.failure(messenger, Letters.message(isRepeat: true))
            #expect(failure == .addressRefused("Notify: permanent failure"))
        }
    }

    @Test("a neutral message goes by the neutral service, or not at all")
    func neutral() async throws {
        let office = NotifyOffice()
        try await office.open { address in
            let message = Letters.message(Letters.words(from: .neutral))
            let wrongForce = try Self.service(secret: NotifyOffice.template)
            let both = try Self.messenger(address, force: wrongForce, neutral: try Self.service())
            #expect(await Self.failure(both, message) == nil)
            let one = try Self.messenger(address)
            #expect(await Self.failure(one, message) == .misconfigured("Notify has no service with a neutral name"))
        }
        #expect(office.taken.count == 1)
    }

    @Test("an office that is not there is tried again later")
    func absent() async throws {
        let address = try await NotifyOffice().open { $0 }
        let failure = try await Self.failure(Self.messenger(address), Letters.message())
        #expect(failure == .later("Notify did not answer"))
    }
}
