import Policing
import Store
import Testing
import Workflows

@Suite("The search by field")
struct FieldSearchTests {
    static let today = CivilDate(year: 2026, month: 6, day: 30)!

    /// One file by every command, one that says other things, and some that are made up.
    static func filled(_ maker: EngineMaker) async throws -> (Vault, FileInHand) {
        let vault = try await Vault(maker)
        _ = try await vault.seed(120)
        let file = try await vault.write(
            900_001,
            [
                .addProperty(
                    PropertyItem(description: "a van", serialNumber: "BD51 SMR", valuePence: nil)),
                .addProperty(
                    PropertyItem(description: "blue bicycle", serialNumber: "WTU-123 456", valuePence: 45_000)),
            ])
        return (vault, file)
    }

    @Test(
        "finds a file by each field, as people type it", arguments: EngineMaker.all,
        [
            "name:grace lowe", "name:LOWE", "name:gra", "phone:07700 900123", "phone:+44 7700 900123",
            "phone:0770090012", "email:grace.lowe@example.org", "email:lowe", "plate:BD51SMR", "plate:bd51 smr",
            "plate:bd51", "serial:WTU123456", "serial:wtu-123", "place:library", "place:b4 6nq", "place:B46NQ",
            "date:2026-06-01", "date:1 june 2026", "received:2026-06-01", "date:2026-05-20 to 2026-06-02",
            "date:2026", "name:grace phone:07700900123 plate:BD51 SMR date:june 2026", "bicycle name:grace serial:WTU",
        ])
    func finds(maker: EngineMaker, typed: String) async throws {
        let (vault, file) = try await Self.filled(maker)
        let wanted = FileSearch(typed: typed, dayWords: Self.words, today: Self.today)
        #expect(try await vault.folder.queue.search(wanted, for: Town.priya, limit: 200).map(\.id).contains(file.id))
    }

    @Test(
        "does not find it by what stands in another field", arguments: EngineMaker.all,
        [
            "name:library", "place:grace", "phone:07700900999", "plate:WTU", "date:2026-06-02", "received:2025",
            "name:grace date:2026-05", "email:library", "plate:!!!", "phone:--", "bicycle name:agnieszka",
        ])
    func leaves(maker: EngineMaker, typed: String) async throws {
        let (vault, file) = try await Self.filled(maker)
        let wanted = FileSearch(typed: typed, dayWords: Self.words, today: Self.today)
        #expect(try await !vault.folder.queue.search(wanted, for: Town.priya, limit: 200).map(\.id).contains(file.id))
    }

    /// `PartyCast` adds a suspect by name, number and address, his van, and takes back another location.
    @Test(
        "finds it by the people and things that staff have added", arguments: EngineMaker.all,
        [
            "name:daniel price", "name:grace lowe", "phone:07700 900456", "email:daniel.price", "plate:AB12 CDE",
            "white van", "name:price plate:ab12",
        ])
    func added(maker: EngineMaker, typed: String) async throws {
        let vault = try await Vault(maker)
        let file = try await vault.write(900_001, FileInHand.everyCommandOfParties)
        let wanted = FileSearch(typed: typed, dayWords: Self.words, today: Self.today)
        #expect(try await vault.folder.queue.search(wanted, for: Town.priya, limit: 5).map(\.id) == [file.id])
    }

    @Test("does not find it by who was taken off the file", arguments: EngineMaker.all)
    func takenOff(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        _ = try await vault.write(900_001, FileInHand.everyCommandOfParties)
        for typed in ["name:danny", "place:cedar"] {
            let wanted = FileSearch(typed: typed, dayWords: Self.words, today: Self.today)
            #expect(try await vault.folder.queue.search(wanted, for: Town.priya, limit: 5).isEmpty, "\(typed)")
        }
    }

    static let words = DayWords(
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ], today: "today", yesterday: "yesterday", between: ["to"], endings: [])

    @Test("finds nothing of somebody who was erased", arguments: EngineMaker.all)
    func erased(maker: EngineMaker) async throws {
        let (vault, file) = try await Self.filled(maker)
        try await vault.ledger.erase(file.state.person, of: file.id, at: Town.until)
        for typed in [
            "name:grace", "phone:07700900123", "plate:BD51SMR", "serial:WTU123456", "place:library", "date:2026",
        ] {
            let wanted = FileSearch(typed: typed, dayWords: Self.words, today: Self.today)
            let found = try await vault.folder.queue.search(wanted, for: Town.priya, limit: 200)
            #expect(!found.map(\.id).contains(file.id), "\(typed)")
        }
    }

    @Test("finds a thing that happened over some days on each of them", arguments: EngineMaker.all)
    func spans(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let states = try await vault.seed(300).map(\.state)
        for state in states.prefix(60) {
            guard let contents = state.report.contents.value, let first = contents.occurrence.earliest,
                let last = contents.occurrence.latest
            else { continue }
            for day in Set([first.london.date, last.london.date]) {
                let wanted = FileSearch(typed: "date:\(day.iso)", today: Self.today)
                let found = try await vault.folder.queue.search(wanted, for: Town.priya, limit: 500)
                #expect(found.map(\.id).contains(state.id), "\(state.id.text) on \(day.iso)")
            }
        }
    }
}
