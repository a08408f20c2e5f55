import Policing
import Store
import Testing
import Workflows

@Suite("Drafts")
struct DraftsTests {
    private static let end = Moment.start.adding(hours: 24)

    @Test("a draft is read as it was saved, until it ends")
    func saving() async throws {
        let store = try await ScratchStore()
        let drafts = SQLDrafts(engine: store.engine)
        try await drafts.save([0, 1, 255], as: [9, 0, 9], until: Self.end)
        #expect(try await drafts.draft([9, 0, 9], at: Self.end.adding(seconds: -1)) == [0, 1, 255])
        #expect(try await drafts.draft([9, 0, 9], at: Self.end) == nil)
        #expect(try await drafts.draft([9, 0], at: .start) == nil)
    }

    @Test("saving again replaces the draft and moves its end")
    func again() async throws {
        let store = try await ScratchStore()
        let drafts = SQLDrafts(engine: store.engine)
        try await drafts.save([1], as: [9], until: Self.end)
        try await drafts.save([2], as: [9], until: Self.end.adding(hours: 1))
        #expect(try await drafts.draft([9], at: Self.end) == [2])
    }

    @Test("drafts go when they are deleted and when they have run out")
    func deleting() async throws {
        let store = try await ScratchStore()
        let drafts = SQLDrafts(engine: store.engine)
        try await drafts.save([1], as: [1], until: Self.end)
        try await drafts.save([2], as: [2], until: Self.end.adding(seconds: 1))
        try await drafts.save([3], as: [3], until: Self.end.adding(seconds: 1))
        try await drafts.deleteDraft([3])
        #expect(try await drafts.deleteDrafts(before: Self.end) == 1)
        #expect(try await drafts.draft([2], at: .start) == [2])
        #expect(try await drafts.draft([3], at: .start) == nil)
    }
}
