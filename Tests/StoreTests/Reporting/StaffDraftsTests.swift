import Policing
import Store
import Testing
import Workflows

@Suite("Unfinished reports of staff")
struct StaffDraftsTests {
    private static let end = Moment.start.adding(hours: 24)

    private static func draft(_ number: UInt64, saves: Int = 1, at: Moment = .start, _ bytes: [UInt8] = [1])
        -> StaffDraft
    {
        StaffDraft(
            id: CommandID(high: 7, low: number), username: "priya.nair", sealed: bytes, saves: saves, savedAt: at,
            endsAt: end)
    }

    @Test("are read by the member whose they are alone, until they end")
    func reading() async throws {
        let store = try await ScratchStore()
        let drafts = SQLDrafts(engine: store.engine)
        let draft = Self.draft(1)
        #expect(try await drafts.save(draft))
        #expect(try await drafts.staffDraft(draft.id, of: "priya.nair", at: .start) == draft)
        #expect(try await drafts.staffDraft(draft.id, of: "tom.hale", at: .start) == nil)
        #expect(try await drafts.staffDraft(draft.id, of: "priya.nair", at: Self.end) == nil)
        #expect(try await drafts.staffDrafts(of: "tom.hale", at: .start).isEmpty)
    }

    @Test("are saved over what was seen, and over nothing newer")
    func saving() async throws {
        let store = try await ScratchStore()
        let drafts = SQLDrafts(engine: store.engine)
        #expect(try await drafts.save(Self.draft(1)))
        #expect(try await !drafts.save(Self.draft(1)))
        #expect(try await drafts.save(Self.draft(1, saves: 2, [2])))
        #expect(try await !drafts.save(Self.draft(1, saves: 2, [3])))
        #expect(try await !drafts.save(Self.draft(2, saves: 2)))
        #expect(try await drafts.staffDraft(Self.draft(1).id, of: "priya.nair", at: .start)?.sealed == [2])
    }

    @Test("are listed with the latest saved first, and go when they are deleted or have run out")
    func listing() async throws {
        let store = try await ScratchStore()
        let drafts = SQLDrafts(engine: store.engine)
        _ = try await drafts.save(Self.draft(1))
        _ = try await drafts.save(Self.draft(2, at: Moment.start.adding(seconds: 5)))
        _ = try await drafts.save(Self.draft(3))
        try await drafts.deleteStaffDraft(Self.draft(3).id, of: "tom.hale")
        #expect(try await drafts.staffDrafts(of: "priya.nair", at: .start).count == 3)
        try await drafts.deleteStaffDraft(Self.draft(3).id, of: "priya.nair")
        #expect(try await drafts.staffDrafts(of: "priya.nair", at: .start).map(\.id.low) == [2, 1])
        #expect(try await drafts.deleteDrafts(before: Self.end) == 2)
    }
}
