import Policing
import Testing
import Workflows

/// A link to answers that nobody has sent yet goes where its person wants it: no file knows of it.
@Suite("The postman and links to answers not sent yet")
struct SavedLinkPostTests {
    private static let nobodysFile = FileID(high: 9, low: 9)

    @Test("go to the address that was given, in the person's language and under the right name, once")
    func leaves() async throws {
        let round = try Round()
        await round.queue(.saved, .email, about: Self.nobodysFile, token: Array("imran.sadiq@example.org ur open".utf8))
        await round.queue(.saved, .text, about: Self.nobodysFile, token: Array("07700900321 en guarded".utf8))
        await round.postman.deliverDue()
        await round.postman.deliverDue()
        let carried = round.pigeon.carried
        #expect(carried.map(\.address) == ["imran.sadiq@example.org", "07700900321"])
        #expect(carried.map(\.channel) == [.email, .text])
        #expect(carried.map(\.words.sender) == [.force, .neutral])
        #expect(carried.allSatisfy { $0.words.text.contains("https://example.org/open/tok") })
        #expect(carried[0].words.subject != carried[1].words.subject)
    }

    @Test("are dropped when they cannot be read, and when the answers are gone")
    func dropped() async throws {
        let round = try Round(failing: [.later("busy")])
        await round.queue(.saved, .email, about: Self.nobodysFile, token: Array("nonsense".utf8))
        await round.queue(.saved, .email, about: Self.nobodysFile, token: Array("imran.sadiq@example.org en open".utf8))
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.count == 1)
        round.clock.move(seconds: SavedLink.lifeHours * 3_600)
        await round.postman.deliverDue()
        #expect(round.pigeon.carried.count == 1)
        for id in [Int64(1), 2] {
            #expect(await round.office.rows[id]?.end == .failed("not sent: the link can no longer be read"))
        }
    }

    @Test("leave within the hour or never where somebody may be watching")
    func safeForAnHour() async throws {
        let round = try Round(failing: [.later("busy"), .later("busy")])
        await round.queue(.saved, .text, about: Self.nobodysFile, token: Array("07700900321 en guarded".utf8))
        await round.queue(.saved, .email, about: Self.nobodysFile, token: Array("imran.sadiq@example.org en open".utf8))
        await round.postman.deliverDue()
        round.clock.move(seconds: SavedLink.safeHours * 3_600)
        await round.postman.deliverDue()
        #expect(await round.office.rows[1]?.end == .failed("not sent: the link can no longer be read"))
        #expect(round.pigeon.carried.map(\.channel) == [.text, .email, .email], "the other is tried again")
    }

    @Test("whose address does not work are given up, and noted on no file")
    func refused() async throws {
        let round = try Round(failing: [.addressRefused("550")])
        await round.queue(.saved, .email, about: Self.nobodysFile, token: Array("imran.sadiq@example.org en open".utf8))
        await round.postman.deliverDue()
        #expect(await round.office.rows[1]?.end == .failed("550"))
        #expect(await round.office.returned.isEmpty)
    }
}
