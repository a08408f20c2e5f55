import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("The page of who has read a file")
struct AccessesPageTests {
    private static let mostBytes = 92_000

    @Test("shows 600 readings and 600 lists page by page, each small, each once, with the ways on and back")
    func pages() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let file = try #require(try await world.folder.ledger.file(of: reference))
            for number in 0..<600 {
                let actor = "staff:officer.number.\(number)"
                try await world.folder.accessLog.log(
                    AccessEntry(
                        at: world.now, actor: actor, file: file, action: .readFile, purpose: "disclosure",
                        basis: .safeguarding, words: "Somebody may be in danger, and nobody else is here to look"))
                try await world.folder.accessLog.log(
                    AccessEntry(
                        at: world.now, actor: actor, file: nil, action: .readQueue, purpose: "search",
                        shown: [reference]))
            }
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let path = "/desk/files/\(reference.text)/accesses"
            for (start, least) in [(path, 600), ("\(path)/lists", 600)] {
                let (pages, actors) = try await Self.walk(tom, from: start, by: "next")
                #expect(actors.count >= least && Set(actors.filter { $0.hasPrefix("officer") }).count == 600)
                #expect(actors.filter { $0.hasPrefix("officer") }.count == 600, "one is shown twice")
                #expect(pages.count == (actors.count + 99) / 100)
                let back = try await Self.walk(tom, from: try #require(pages.last), by: "prev").pages
                // To turn a page is itself a reading, which stands before the first.
                #expect(abs(back.count - pages.count) <= 1 && back.last == start)
            }
        }
    }

    /// Every page from one on, and whoever stands on them.
    private static func walk(
        _ browser: TestBrowser, from start: String, by way: String
    ) async throws -> (pages: [String], actors: [String]) {
        var pages: [String] = [], actors: [String] = []
        var path: String? = start
        while let next = path, pages.count < 20 {
            let page = try await browser.get(next)
            #expect(page.status == .ok && page.text.utf8.count < mostBytes, "\(next): \(page.text.utf8.count) bytes")
            pages.append(next)
            actors += page.text.matches(of: /data-label="Who">([^<]*)</).map { String($0.output.1) }
            let link = try Regex(
                "govuk-pagination__\(way)\"><a [^>]*href=\"([^\"]*)\"", as: (Substring, Substring).self)
            path = page.text.firstMatch(of: link).map { String($0.output.1) }
        }
        return (pages, actors)
    }
}
