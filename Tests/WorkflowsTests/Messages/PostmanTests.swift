import Policing
import Testing
import Workflows

@Suite("the postman")
struct PostmanTests {
    @Test("a message that is due leaves once, and is marked with the provider's id")
    func leavesOnce() async throws {
        let round = try Round()
        try await round.put(MessageCast.state(MessageCast.reporter()))
        await round.queue(.received)
        #expect(await round.postman.deliverDue() == 1)
        #expect(await round.postman.deliverDue() == 0)
        #expect(round.pigeon.carried.map(\.address) == ["grace.lowe@example.org"])
        #expect(await round.office.rows[1]?.end == .sent("pigeon-1"))
        #expect(round.events.all == [.sent(1)])
    }

    @Test("everything that is due leaves, however many batches it takes")
    func manyBatches() async throws {
        let round = try Round()
        try await round.put(MessageCast.state(MessageCast.reporter()))
        for _ in 0..<(Postman.batchLimit * 2 + 1) { await round.queue(.news) }
        #expect(await round.postman.deliverDue() == Postman.batchLimit * 2 + 1)
        #expect(Set(round.pigeon.carried.map(\.id)).count == Postman.batchLimit * 2 + 1)
        #expect(await round.office.markings == 3, "once a batch")
    }

    @Test("what was sent is marked before a slow batch is through")
    func slowBatch() async throws {
        let round = try Round()
        try await round.put(MessageCast.state(MessageCast.reporter()))
        for _ in 0..<4 { await round.queue(.news) }
        round.pigeon.onSend { round.clock.move(milliseconds: Postman.markingMilliseconds / 2) }
        await round.postman.deliverDue()
        #expect(await round.office.markings == 2)
        #expect(round.events.all == (1...4).map { .sent($0) })
    }

    static let unsafe: [(String, ReporterDetails?, Bool, [FileFact])] = [
        ("said no", MessageCast.reporter(contact: .no), false, []),
        ("only by phone call", MessageCast.reporter(contact: .only(.call, when: .any)), false, []),
        ("gave no name", nil, false, []),
        ("gave no address", MessageCast.reporter(email: nil, phone: nil), false, []),
        ("guarded, and named no way", MessageCast.reporter(), true, []),
        ("declined since", MessageCast.reporter(), false, [changed(MessageCast.reporter(), declined: true)]),
        ("said no since", MessageCast.reporter(), false, [changed(MessageCast.reporter(contact: .no))]),
        ("erased since", MessageCast.reporter(), false, [changed(nil)]),
        (
            "both addresses returned", MessageCast.reporter(), false,
            [
                .messageReturned(MessageReturned(channel: .email)), .messageReturned(MessageReturned(channel: .text)),
            ]
        ),
    ]

    static func changed(_ reporter: ReporterDetails?, declined: Bool = false) -> FileFact {
        .contactChanged(ContactChanged(reporter: Sealed(reporter, of: MessageCast.person), declined: declined))
    }

    @Test("where contact is not safe now, nothing is sent, whatever was queued", arguments: unsafe)
    func obeysTheFile(_ name: String, reporter: ReporterDetails?, guarded: Bool, facts: [FileFact]) async throws {
        for kind in Notice.Kind.allCases where kind != .saved {
            let round = try Round()
            try await round.put(MessageCast.state(reporter, guarded: guarded, then: facts))
            await round.queue(kind, token: Array("t".utf8))
            await round.postman.deliverDue()
            #expect(round.pigeon.carried.isEmpty, "\(name)")
            #expect(await round.office.rows[1]?.end == .failed("not sent: contact no longer safe"), "\(name)")
        }
    }

    @Test("where a danger was noted since, what was queued waits until somebody says how to reach them now")
    func held() async throws {
        let round = try Round()
        let needs = VictimNeeds(safeContact: "Her brother reads her e-mails")
        let noted = FileFact.contract(
            .needsAssessed(NeedsAssessed(grounds: [], needs: Sealed(needs, of: MessageCast.person), by: "priya.nair")))
        try await round.put(MessageCast.state(MessageCast.reporter(), then: [noted]))
        await round.queue(.news)
        await round.queue(.link, token: Array("t".utf8))
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.isEmpty && round.events.all.contains(.held(1)))
        #expect(await round.office.rows[2]?.end == .failed("not sent: contact no longer safe"), "a link cannot wait")
        let said = Self.changed(MessageCast.reporter(contact: .only(.text, when: .any)))
        try await round.put(MessageCast.state(MessageCast.reporter(), then: [noted, said]))
        round.clock.move(seconds: Postman.safetySeconds)
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.map(\.channel) == [.text])
    }

    @Test("a way named since the message was queued is the way it takes")
    func changedWay() async throws {
        let round = try Round()
        let change = Self.changed(MessageCast.reporter(contact: .only(.text, when: .any)))
        try await round.put(MessageCast.state(MessageCast.reporter(), then: [change]))
        await round.queue(.news, .email)
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.map(\.channel) == [.text])
        #expect(round.pigeon.carried.map(\.address) == ["07700900123"])
    }

    @Test("an address that does not work is noted on the file, and nothing goes there again")
    func refusedAddress() async throws {
        let round = try Round(failing: [.addressRefused("550")])
        try await round.put(MessageCast.state(MessageCast.reporter(phone: nil)))
        await round.queue(.received)
        await round.queue(.news)
        await round.postman.deliverDue()
        #expect(await round.office.returned == [.email])
        #expect(await round.office.rows[1]?.end == .failed("550"))
        #expect(await round.office.rows[2]?.end == .failed("not sent: contact no longer safe"))
        #expect(round.pigeon.carried.count == 1)
    }

    @Test("while the file cannot be told of a refused address, the message stays")
    func unnotedRefusal() async throws {
        let round = try Round(failing: [.addressRefused("550"), .addressRefused("550")])
        try await round.put(MessageCast.state(MessageCast.reporter(phone: nil)))
        await round.office.makeUnwritable(true)
        await round.queue(.received)
        await round.postman.deliverDue()
        #expect(await round.office.rows[1]?.end == .open)
        #expect(round.events.all.contains(.unnoted(1)))
        await round.office.makeUnwritable(false)
        round.clock.move(seconds: 600)
        await round.postman.deliverDue()
        #expect(await round.office.returned == [.email])
    }

    @Test("a message that left while the store was full is not sent again when its lease ends")
    func markFails() async throws {
        let round = try Round()
        try await round.put(MessageCast.state(MessageCast.reporter()))
        await round.office.failMarks(2)
        await round.queue(.received)
        await round.postman.deliverDue()
        for _ in 0..<2 {
            round.clock.move(seconds: Postman.leaseSeconds + 1)
            await round.postman.deliverDue()
        }
        #expect(round.pigeon.carried.count == 1)
        #expect(await round.office.rows[1]?.end == .sent("pigeon-1"))
    }

    @Test("a postman that takes over from one that died repeats the same id, and says that it may be a repeat")
    func takesOver() async throws {
        let round = try Round()
        try await round.put(MessageCast.state(MessageCast.reporter()))
        await round.queue(.received)
        let left = try await round.office.claim(1, at: round.clock.now, leaseSeconds: 60)
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.isEmpty)
        round.clock.move(seconds: 60)
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.map(\.id) == left.map { MessageID(file: $0.file, number: $0.id) })
        #expect(round.pigeon.carried.map(\.isRepeat) == [true])
    }

    @Test(
        "what is in the way is tried again until it is out of the way",
        arguments: [
            SendFailure.later("no answer"), .misconfigured("wrong key"),
        ])
    func triesAgain(_ failure: SendFailure) async throws {
        let round = try Round(failing: Array(repeating: failure, count: 4))
        try await round.put(MessageCast.state(MessageCast.reporter()))
        await round.queue(.received)
        for _ in 0..<6 {
            await round.postman.deliverDue()
            round.clock.move(seconds: 12 * 3_600)
        }
        #expect(round.pigeon.carried.count == 5)
        #expect(await round.office.rows[1]?.end == .sent("pigeon-1"))
    }

    @Test("after three days it is given up, with the reason kept")
    func givesUp() async throws {
        let round = try Round(failing: Array(repeating: .later("no answer"), count: 100))
        try await round.put(MessageCast.state(MessageCast.reporter()))
        await round.queue(.received)
        for _ in 0..<100 {
            await round.postman.deliverDue()
            round.clock.move(seconds: 3_600)
        }
        #expect(await round.office.rows[1]?.end == .failed("no answer"))
        #expect(round.events.all.last == .gaveUp(1, reason: "no answer"))
    }

    @Test("a text waits where there is no way to send texts")
    func noWay() async throws {
        let round = try Round(channels: [.email])
        try await round.put(MessageCast.state(MessageCast.reporter(email: nil)))
        await round.queue(.received, .text)
        await round.postman.deliverDue()
        #expect(await round.office.rows[1]?.end == .open)
        #expect(round.events.all.first == .misconfigured(1, reason: "there is no way to send by text"))
    }

    @Test("a file that cannot be read now leaves the message waiting; one that does not exist ends it")
    func noFile() async throws {
        let round = try Round()
        await round.queue(.received)
        await round.office.makeUnreadable(true)
        await round.postman.deliverDue()
        #expect(await round.office.rows[1]?.end == .open)
        await round.office.makeUnreadable(false)
        round.clock.move(seconds: 600)
        await round.postman.deliverDue()
        #expect(await round.office.rows[1]?.end == .failed(NotSent.noSuchFile.rawValue))
    }

    @Test("a link is sent with its token opened, and not at all when it cannot be")
    func links() async throws {
        let round = try Round()
        try await round.put(MessageCast.state(MessageCast.reporter()))
        await round.queue(.link, token: Array("abc".utf8))
        await round.queue(.link, token: [])
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.count == 1)
        #expect(round.pigeon.carried.first?.words.text.contains("https://example.org/open/abc") == true)
        #expect(await round.office.rows[2]?.end == .failed(NotSent.linkUnreadable.rawValue))
    }
}
