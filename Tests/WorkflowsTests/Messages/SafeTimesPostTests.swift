import Policing
import Testing
import Workflows

/// Two people wait for news on one evening: the one who said that any time is safe, and the one who did not.
@Suite("The postman and the times that are safe")
struct SafeTimesPostTests {
    private static let harpreet = FileID(high: 1, low: 1)
    private static let nusrat = FileID(high: 1, low: 2)
    /// A Friday.
    private static let afternoon = Moment(london: CivilDate(iso: "2026-10-02")!, hour: 14)

    @Test("one message leaves at once, the other waits for the evening; neither is lost nor sent twice")
    func twoPeople() async throws {
        let round = try Round(at: Self.afternoon)
        try await round.put(Self.harpreet, .any)
        try await round.put(Self.nusrat, SafeTimes(window: .evenings, words: nil))
        await round.queue(Self.harpreet)
        await round.queue(Self.nusrat)
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.map(\.id.file) == [Self.harpreet])
        #expect(round.events.all == [.held(2), .sent(1)])
        round.clock.move(seconds: 4 * 3_600 - 1)
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.count == 1)
        round.clock.move(seconds: 1)
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.map(\.id.file) == [Self.harpreet, Self.nusrat])
        #expect(round.pigeon.carried.last?.isRepeat == false)
        round.clock.move(seconds: 86_400)
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.count == 2)
    }

    @Test("what a person says while a message waits is obeyed: it leaves sooner, or never")
    func changedMind() async throws {
        let round = try Round(at: Self.afternoon)
        let weekdays = SafeTimes(window: .weekdays, words: nil)
        try await round.put(Self.harpreet, weekdays)
        try await round.put(Self.nusrat, weekdays)
        round.clock.move(seconds: 4 * 3_600)
        await round.queue(Self.harpreet)
        await round.queue(Self.nusrat)
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.isEmpty)
        try await round.put(Self.nusrat, SafeTimes(window: .weekdays, words: "not this week"))
        round.clock.move(seconds: 63 * 3_600 - 1)
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.isEmpty)
        round.clock.move(seconds: 1)
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.map(\.id.file) == [Self.harpreet])
        #expect(await round.office.rows[2]?.end == .failed("not sent: contact no longer safe"))
    }

    @Test("a try that fails is not repeated outside the time that is safe")
    func retried() async throws {
        let round = try Round(failing: [.later("busy")], at: Self.afternoon)
        try await round.put(Self.nusrat, SafeTimes(window: .daytime, words: nil))
        round.clock.move(seconds: 3 * 3_600 - 30)
        await round.queue(Self.nusrat)
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.count == 1)
        round.clock.move(seconds: 3_600)
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.count == 1)
        round.clock.move(seconds: 16 * 3_600)
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.count == 2)
        #expect(round.pigeon.carried.last?.isRepeat == true)
    }

    @Test("a link goes for the asking where only asked messages may, and is dropped where it would come too late")
    func links() async throws {
        let round = try Round(at: Self.afternoon)
        try await round.put(Self.harpreet, SafeTimes(window: .asked, words: nil))
        try await round.put(Self.nusrat, SafeTimes(window: .evenings, words: nil))
        await round.queue(Self.harpreet, .link)
        await round.queue(Self.nusrat, .link)
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.map(\.id.file) == [Self.harpreet])
        #expect(await round.office.rows[2]?.end == .failed("not sent: contact no longer safe"))
    }
}

extension Round {
    fileprivate func put(_ file: FileID, _ times: SafeTimes, then facts: [FileFact] = []) async throws {
        let person = MessageCast.reporter(contact: .only(.text, when: times))
        try await put(MessageCast.state(person, guarded: true, then: facts, file: file))
    }

    fileprivate func queue(_ file: FileID, _ kind: Notice.Kind = .news) async {
        await queue(kind, .text, about: file, token: [1])
    }
}
