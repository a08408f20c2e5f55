import Policing
import Testing
import Web

@Suite("The page of a file")
struct FilePageFrameTests {
    @Test("begins with five lines at most, which say what, where, when, who and what is next by when")
    func brief() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let page = try await priya.get("/desk/files/\(reference.text)")
            let brief = try #require(
                page.text.firstMatch(of: /(?s)<dl class="govuk-summary-list bl-brief">(.*?)<\/dl>/))
            let keys = brief.output.1.matches(of: /<dt[^>]*>([^<]*)</).map { String($0.output.1) }
            #expect(keys == ["What", "Where", "When", "Who", "Next"])
            for part in [
                "My bicycle was taken.", "By the library", "Not known", "Reported by Grace Lowe", "Decide about it",
                "read the report by",
            ] {
                #expect(brief.output.1.contains(part), "\(part) is not among the lines")
            }
        }
    }

    @Test("leads from its contents to every section that has something in it, and to no other")
    func contents() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let path = "/desk/files/\(reference.text)"
            #expect(try await !priya.get(path).text.contains("id=\"property\""))
            try await world.person(.addMessage(text: "Is there news?"), on: reference)
            try await world.person(
                .addProperty(PropertyItem(description: "A lamp", serialNumber: nil, valuePence: nil)), on: reference)
            let page = try await priya.get(path).text
            let list = try #require(page.firstMatch(of: /(?s)<nav class="bl-contents".*?<\/nav>/)).output
            let ways = list.matches(of: /href="#([a-z]+)"/).map { String($0.output.1) }
            let sections = page.matches(of: /<section id="([a-z]+)" class="bl-section"/).map { String($0.output.1) }
            #expect(ways == sections)
            #expect(Set(["told", "people", "property", "messages", "timeline"]).isSubset(of: Set(sections)))
        }
    }

    @Test("cuts a long account between words, and shows a short one whole")
    func shortened() async throws {
        try await onDesk { world, client in
            let account = "It began " + String(repeating: "again and ", count: 60) + "then stopped."
            let reference = try await world.report(answers: ["what-happened": .text(account)])
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let page = try await priya.get("/desk/files/\(reference.text)").text
            let brief = try #require(page.firstMatch(of: /(?s)bl-brief">(.*?)<\/dl>/)).output.1
            #expect(brief.contains("again…") || brief.contains("and…"))
            #expect(brief.utf8.count < 2_000)
            #expect(page.contains("then stopped."), "the whole account stands further down")
        }
    }

    @Test("says where it happened in words, and has the force's own map for whoever asks")
    func map() async throws {
        try await onDesk { world, client in
            let nowhere = try await world.report()
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            #expect(try await !priya.get("/desk/files/\(nowhere.text)").contains("id=\"file-map\""))
            let reference = try await world.report(at: Coordinate(latitude: 52.4797, longitude: -1.9027))
            let page = try await priya.get("/desk/files/\(reference.text)")
            #expect(page.contains("id=\"file-map\"") && page.contains("data-latitude=\"52.4797\""))
            let words = try #require(page.plain.firstMatch(of: /The point is near ([A-Z][^:]*): 52.4797, -1.9027/))
            #expect(page.plain.contains("By the library, near \(words.output.1)"))
            #expect(!page.contains("leaflet.js\"></script>"), "the map is fetched by whoever asks for it")
        }
    }
}
