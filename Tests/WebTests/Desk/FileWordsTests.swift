import HTTPTypes
import Policing
import Testing
import Web

@Suite("The words of a file at the desk")
struct FileWordsTests {
    /// What a reply leaves for its writer to fill stands there as it is written, and the hint that says so.
    private static let leftByReplies: Set<String> = ["{braces}", "{owner}", "{decision}", "{reason}"]

    @Test("leave no place open, on the file and on the pages that act on it")
    func places() async throws {
        try await onDesk { world, client in
            let reference = try await world.owned()
            try await world.person(.addMessage(text: "Is there news?"), on: reference)
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            for page in ["", "/set-aside", "/code-event", "/needs", "/allocate", "/outcome"] {
                let shown = try await tom.get("/desk/files/\(reference.text)\(page)")
                #expect(shown.status == .ok, "\(page)")
                let open = shown.plain.matches(of: /\{[a-z][a-zA-Z-]*\}/).map { String($0.output) }
                #expect(open.filter { !Self.leftByReplies.contains($0) } == [], "\(page)")
            }
        }
    }
}
