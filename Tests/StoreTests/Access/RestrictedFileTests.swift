import Policing
import Store
import Testing
import Workflows

@Suite("A restricted file in the store")
struct RestrictedFileTests {
    private static func restrict(_ people: Set<String>, units: Set<String> = []) -> FileCommand {
        .access(
            .restrict(
                NewRestriction(
                    people: people, units: units, reason: "His brother works here",
                    reviewBy: CivilDate(iso: "2026-09-01")!)))
    }

    @Test(
        "is in no list, no count and no search for anybody whom it does not name",
        arguments: [
            (Town.tom, true), (Town.amara, true), (Town.priya, false), (Town.duty, false),
            (StaffMember(username: "lee.ward", name: "Lee", roles: [.investigator], units: ["roads"]), true),
            (StaffMember(username: "lee.ward", name: "Lee", roles: [.investigator], units: ["contact"]), false),
        ])
    func lists(reader: StaffMember, sees: Bool) async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let open = try await vault.write(1)
        let file = try await vault.write(2, [Self.restrict(["amara.okafor"], units: ["roads"])])
        let queue = vault.folder.queue
        let expected = sees ? [open.id, file.id] : [open.id]
        for filter in [QueueFilter.everything, .unread, .unrecorded, .late(at: FileInHand.start.adding(hours: 999))] {
            let rows = try await queue.queue(QueueRequest(filter, reader: reader), after: nil, limit: 9)
            #expect(Set(rows.map(\.summary.id)) == Set(expected), "\(filter)")
        }
        let counts = try await queue.queueCounts(for: reader, covering: [], at: FileInHand.start)
        #expect([counts.everything, counts.unread, counts.unrecorded] == Array(repeating: expected.count, count: 3))
        #expect(
            Set(try await queue.search(FileSearch(words: "Grace Lowe"), for: reader, limit: 9).map(\.id))
                == Set(expected))
        let reference = file.state.report.reference.text
        #expect(
            try await queue.search(FileSearch(words: reference), for: reader, limit: 9).map(\.id)
                == (sees ? [file.id] : []))
    }

    @Test("is in the lists again once the restriction is lifted, and those who are named anew see it at once")
    func changes() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        var file = try await vault.write(1, [Self.restrict(["amara.okafor"])])
        func seers() async throws -> [String] {
            var names: [String] = []
            for reader in [Town.tom, Town.amara, Town.priya]
            where try await !vault.folder.queue.queue(
                QueueRequest(.everything, reader: reader), after: nil, limit: 9
            ).isEmpty {
                names.append(reader.username)
            }
            return names
        }
        #expect(try await seers() == ["tom.hale", "amara.okafor"])
        _ = try await vault.ledger.append(try file.adding(Self.restrict(["priya.nair"])))
        #expect(try await seers() == ["tom.hale", "priya.nair"])
        let before = try await vault.views()
        #expect(before.contains { $0.hasPrefix("restriction|") && $0.hasSuffix("tom.hale") })
        _ = try await vault.ledger.rebuild { _ in }
        #expect(try await vault.views() == before)
        _ = try await vault.ledger.append(try file.adding(.access(.lift(reason: "He left"))))
        #expect(try await seers() == ["tom.hale", "amara.okafor", "priya.nair"])
    }
}
