import Foundation
import Hummingbird
import Testing
import Web

@Suite("The pages of the desk")
struct DeskRoutesTests {
    /// What `Tests/browser/desk_pages.py` measures, and what it says is no page, without what follows a `?`.
    private static func listed() throws -> Set<String> {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../browser/desk_pages.py").standardized
        let text = try String(contentsOf: file, encoding: .utf8)
        return Set(text.matches(of: /"(\/desk[^"?]*)/).map { form(String($0.output.1)) })
    }

    /// What stands for something else is the same whatever it is called.
    private static func form(_ path: String) -> String {
        path.split(separator: "/").map { $0.hasPrefix("{") || $0.hasPrefix(":") ? "{}" : String($0) }
            .joined(separator: "/")
    }

    @Test("are all measured against their budget, or named with the reason why not")
    func all() async throws {
        try await TestSite.with { test, _ in
            let listed = try Self.listed()
            let routes = test.site.router().routes.filter {
                $0.method == .get && $0.path.description.hasPrefix("/desk")
            }
            let forms = Set(routes.map { Self.form($0.path.description) })
            #expect(forms.count > 90, "these are all of them: \(forms.count)")
            #expect(forms.subtracting(listed).isEmpty, "desk_pages.py lacks \(forms.subtracting(listed).sorted())")
            #expect(listed.subtracting(forms).isEmpty, "there is no \(listed.subtracting(forms).sorted())")
        }
    }
}
