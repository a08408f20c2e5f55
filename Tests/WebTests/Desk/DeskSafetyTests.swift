import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("What people write, on the desk's pages")
struct DeskSafetyTests {
    fileprivate static let attack = "<script>alert('x')</script>\"><img src=x onerror=alert(1)>"

    private static func expectSafe(_ page: TestBrowser.Page, _ place: String) {
        #expect(!page.contains("<script>alert"), "\(place) lets a script in")
        #expect(!page.contains("<img src=x"), "\(place) lets an element in")
        #expect(page.contains("&lt;script&gt;"), "\(place) does not show what was written")
    }

    @Test("is never read as markup: in a report, a message, a name, a thing")
    func fromThePerson() async throws {
        try await onDesk { world, client in
            let person = ReporterDetails(
                name: Self.attack, email: nil, phone: nil, address: Self.attack,
                contact: .only(.letter, when: SafeTimes(window: .other, words: Self.attack)))
            let reference = try await world.report(
                answers: ["what-happened": .text(Self.attack), "colour": .text(Self.attack)], person: person,
                words: Self.attack)
            try await world.person(.addMessage(text: Self.attack), on: reference)
            try await world.person(
                .addProperty(PropertyItem(description: Self.attack, serialNumber: "<b>1</b>", valuePence: 1_205)),
                on: reference)
            let browser = TestBrowser(client)
            try await browser.signIn("tom.hale", in: world)
            let page = try await browser.get("/desk/files/\(reference.text)")
            Self.expectSafe(page, "the file")
            #expect(!page.contains("<b>1</b>"))
            #expect(page.contains("£12.05"))
            Self.expectSafe(try await browser.get("/desk"), "the queue")
        }
    }

    @Test(
        "is never read as markup: in every field that staff write",
        arguments: [
            ("grade", [("grade", "P1"), ("reason", attack)]),
            ("record", [("is", "not-ours"), ("test", "no"), ("body", attack), ("reason", attack)]),
            // In the letters that the person reads, as otherwise the words are asked about first.
            ("write", [("text", attack + " شکریہ")]),
        ])
    func fromStaff(action: String, fields: [(String, String)]) async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let browser = TestBrowser(client)
            try await browser.signIn("tom.hale", in: world)
            #expect(try await browser.act(action, on: path, fields).status == .seeOther)
            Self.expectSafe(try await browser.get(path), "the file")
            let again = try await browser.act(action, on: path, fields.map { ($0.0, $0.0 == "reason" ? "" : $0.1) })
            #expect(!again.contains("<script>alert"))
        }
    }

    @Test("is never read as markup: in the search and the user name")
    func fromTheAddress() async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            let door = try await browser.get("/desk/login")
            let wrong = try await browser.fill(
                "/desk/login", on: door, [("username", Self.attack), ("password", "x")])
            Self.expectSafe(wrong, "the user name")
            try await browser.signIn("tom.hale", in: world)
            Self.expectSafe(
                try await browser.search(Self.attack), "the search")
        }
    }

    @Test("a guarded report says so first, and offers no unsafe message")
    func guarded() async throws {
        try await onDesk { world, client in
            let person = ReporterDetails(name: "Nusrat Begum", email: "n.begum@example.org", phone: nil, contact: .yes)
            let reference = try await world.report("domestic-abuse", answers: [:], person: person)
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            #expect(try await browser.get("/desk").contains("May be in danger: Domestic abuse"))
            let page = try await browser.get("/desk/files/\(reference.text)")
            #expect(page.contains("Somebody may be watching this person."))
            #expect(page.contains("The victim has enhanced rights: domestic abuse."))
            #expect(page.contains("because the person named no safe way"))
        }
    }

    struct TimesRow: Sendable, CustomTestStringConvertible {
        let times: SafeTimes
        let warning: String
        let notice: String

        var testDescription: String { times.words ?? times.window.rawValue }
    }

    @Test(
        "when the person is safe to reach stands on the file and beside what staff write",
        arguments: [
            TimesRow(
                times: SafeTimes(window: .other, words: "only after six"),
                warning: "In their own words: “only after six”. No message goes by itself.",
                notice: "The notice is held back, because the person said in their own words when it is safe: “only"),
            TimesRow(
                times: SafeTimes(window: .asked, words: nil), warning: "Only when I ask for it. No message goes",
                notice: "The notice is held back, because the person wants a message only when they ask for it."),
            TimesRow(
                times: SafeTimes(window: .evenings, words: nil), warning: "It is not such a time now.",
                notice: "A neutral text will tell them that there is something to read, but not before today 18:00"),
            TimesRow(
                times: SafeTimes(window: .daytime, words: nil), warning: "It is such a time now.",
                notice: "A neutral text will tell them that there is something to read. It never says what."),
        ])
    func times(row: TimesRow) async throws {
        try await onDesk { world, client in
            let person = ReporterDetails(
                name: "Nusrat Begum", email: nil, phone: "07700 900321", contact: .only(.text, when: row.times))
            let reference = try await world.report("domestic-abuse", answers: [:], person: person)
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            let page = try await browser.get("/desk/files/\(reference.text)")
            #expect(page.plain.contains(row.warning), "\(page.plain)")
            #expect(page.plain.contains(row.notice), "\(page.plain)")
        }
    }

    @Test("the queue is read page by page, each file once")
    func pages() async throws {
        try await onDesk { world, client in
            var references: Set<String> = []
            for _ in 1...120 { references.insert(try await world.report().text) }
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            var path: String? = "/desk", seen: [String] = []
            while let here = path {
                let page = try await browser.get(here)
                seen += page.text.matches(of: /href="\/desk\/files\/([^"\/]+)"/).map { String($0.output.1) }
                path = page.text.firstMatch(of: /href="(\/desk\?after=[^"]+)"/).map { String($0.output.1) }
                try #require(seen.count <= 120)
            }
            #expect(seen.count == 120)
            #expect(Set(seen) == references)
        }
    }

    @Test("a late promise is named, with how late it is")
    func late() async throws {
        try await onDesk { world, client in
            _ = try await world.report()
            world.pass(seconds: 27 * 3_600)
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            let page = try await browser.get("/desk?show=late")
            #expect(page.contains("Promise late by 3 hours: read the report"))
            #expect(page.contains("24-hour recording limit passed 3 hours ago"))
        }
    }
}
