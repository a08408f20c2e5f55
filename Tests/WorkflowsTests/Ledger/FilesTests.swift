import Foundation
import Policing
import Testing
import Workflows

@Suite("An order on a file")
struct FilesTests {
    static let now = Moment(iso8601: "2026-06-01T09:00:00Z")!
    static let tom = Actor.staff(StaffMember(username: "tom.hale", name: "Tom Hale", roles: [.supervisor]))
    static let sam = Actor.staff(StaffMember(username: "sam.whitlock", name: "Sam Whitlock", roles: [.administrator]))

    let shelf = Shelf(rival: .taken(Taken(by: "tom.hale")))
    let files: Files
    let form: Form

    init() throws {
        let force = try ForceFolder.load(from: Folders.root.appending(path: "Force/west-midlands").path)
        let rules = try LawLibrary.load(from: Folders.root.appending(path: "Law").path).rulebook(for: force)
        files = Files(ledger: shelf, rules: rules)
        form = try #require(try FormFiles.load(Folders.forms)["bicycle-theft"])
    }

    private func order(
        _ number: UInt64, _ command: FileCommand, by actor: Actor = tom, seen: Int? = nil, fingerprint: [UInt8] = []
    ) -> Files.Order {
        Files.Order(
            id: CommandID(high: 1, low: number), command: command, actor: actor, at: Self.now, seen: seen,
            fingerprint: fingerprint)
    }

    private func report(_ seed: UInt64) -> NewReport {
        var random = SplitMix64(seed: seed)
        let grace = ReporterDetails(name: "Grace Lowe", email: "grace@example.org", phone: nil, contact: .yes)
        return NewReport(
            file: FileID.make(at: Self.now, using: &random), person: PersonID.make(at: Self.now, using: &random),
            reference: Reference.make(using: &random), secretHash: "", form: form, language: "en", channel: .web,
            contents: ReportContents(answers: [:], occurrence: .unknown, place: .unknown, reporter: grace))
    }

    private func newFile(_ seed: UInt64 = 1) async throws -> FileID {
        let report = report(seed)
        _ = try await files.carryOut(order(seed, .report(report), by: .person), on: report.file)
        return report.file
    }

    @Test("is decided on what the file adds up to, and comes back with what it adds up to now")
    func done() async throws {
        let file = try await newFile()
        let done = try await files.carryOut(order(2, .write(text: "Hello")), on: file)
        #expect(done.state == (try await shelf.state(of: file)))
        #expect(done.receipt.version == done.state.version)
        #expect(done.state.takenBy == "tom.hale")
    }

    @Test("is read and decided again when somebody else was quicker")
    func conflict() async throws {
        let file = try await newFile()
        await shelf.sendRivals(1)
        let done = try await files.carryOut(order(2, .grade(code: "P4", reason: "By telephone")), on: file)
        let kinds = try await shelf.history(of: file).map(\.fact.kind)
        #expect(kinds.count { $0 == .taken } == 1, "the rival took it, so it is not taken again")
        #expect(kinds.count { $0 == .graded } == 1)
        #expect(done.state.version == kinds.count)
        #expect(await shelf.rivals == 0)
    }

    @Test("gives up when somebody else is quicker each time")
    func alwaysSlower() async throws {
        let file = try await newFile()
        await shelf.sendRivals(100)
        await #expect(throws: Files.Failure.store(.busy)) {
            try await files.carryOut(order(2, .addMessage(text: "News?"), by: .person), on: file)
        }
        #expect(await shelf.rivals == 92)
    }

    @Test("by somebody who has not seen the newest version changes nothing")
    func seen() async throws {
        let file = try await newFile()
        let version = try #require(try await shelf.state(of: file)?.version)
        _ = try await files.carryOut(order(2, .addMessage(text: "News?"), by: .person), on: file)
        let now = try #require(try await shelf.state(of: file)?.version)
        await #expect(throws: Files.Failure.changed(version: now)) {
            try await files.carryOut(order(3, .take, seen: version), on: file)
        }
        #expect(try await shelf.state(of: file)?.version == now)
        _ = try await files.carryOut(order(3, .take, seen: now), on: file)
        #expect(try await shelf.state(of: file)?.takenBy == "tom.hale")
    }

    @Test("on a version that changes while it is decided changes nothing")
    func seenAndRaced() async throws {
        let file = try await newFile()
        let version = try #require(try await shelf.state(of: file)?.version)
        await shelf.sendRivals(1)
        await #expect(throws: Files.Failure.changed(version: version + 1)) {
            try await files.carryOut(order(2, .grade(code: "P4", reason: "Seen"), seen: version), on: file)
        }
    }

    @Test("sent again changes nothing and gets the same receipt, whatever has happened since")
    func again() async throws {
        let file = try await newFile()
        let version = try #require(try await shelf.state(of: file)?.version)
        let feedback = order(2, .giveFeedback(score: 5, words: ""), by: .person, seen: version, fingerprint: [7])
        let first = try await files.carryOut(feedback, on: file)
        _ = try await files.carryOut(order(3, .take), on: file)
        let before = try await shelf.history(of: file)
        let second = try await files.carryOut(feedback, on: file)
        #expect(second.receipt == first.receipt)
        #expect(try await shelf.history(of: file) == before)
    }

    @Test("with the id of another wish is refused")
    func reused() async throws {
        let file = try await newFile(), other = try await newFile(50)
        _ = try await files.carryOut(order(2, .addMessage(text: "One"), by: .person, fingerprint: [1]), on: file)
        await #expect(throws: Files.Failure.store(.commandReused)) {
            try await files.carryOut(order(2, .addMessage(text: "Two"), by: .person, fingerprint: [2]), on: file)
        }
        await #expect(throws: Files.Failure.store(.commandReused)) {
            try await files.carryOut(order(2, .addMessage(text: "One"), by: .person, fingerprint: [1]), on: other)
        }
    }

    @Test("that leaves the file as it is writes nothing")
    func nothingToDo() async throws {
        let file = try await newFile()
        _ = try await files.carryOut(order(2, .take), on: file)
        let appends = await shelf.appends
        let done = try await files.carryOut(order(3, .take), on: file)
        #expect(await shelf.appends == appends)
        #expect(done.receipt.version == done.state.version)
    }

    @Test("to begin a file that is there already is refused")
    func alreadyReported() async throws {
        let report = report(1)
        _ = try await files.carryOut(order(1, .report(report), by: .person), on: report.file)
        await #expect(throws: Files.Failure.refused(.alreadyReported)) {
            try await files.carryOut(order(2, .report(report), by: .person), on: report.file)
        }
    }

    @Test("that the rules refuse says why, and on no file says that")
    func refused() async throws {
        let file = try await newFile()
        await #expect(throws: Files.Failure.refused(.notPermitted(.role))) {
            try await files.carryOut(order(2, .take, by: Self.sam), on: file)
        }
        await #expect(throws: Files.Failure.refused(.noSuchFile)) {
            try await files.carryOut(order(2, .take), on: FileID(high: 9, low: 9))
        }
    }
}
