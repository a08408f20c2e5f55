import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("The address of a search")
struct SearchAddressTests {
    private static func asked(_ browser: TestBrowser, _ words: String) async throws -> String {
        let sent = try await browser.fill("/desk/search", on: try await browser.get("/desk"), [("q", words)])
        #expect(sent.status == .seeOther)
        return try #require(sent.location)
    }

    @Test("says nothing of what was searched for, and shows it again as often as it is asked")
    func address() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let first = try await Self.asked(priya, "grace lowe bicycle")
            let other = try await Self.asked(priya, "grace lowe bicycle")
            #expect(first != other && first.hasPrefix("/desk/search/") && first.count == 13 + 43)
            for path in [first, other, first] {
                let page = try await priya.get(path)
                #expect(page.status == .ok && page.contains(reference.text))
                #expect(page.contains("value=\"grace lowe bicycle\""))
                #expect(!page.contains("method=\"get\" role=\"search\""))
            }
            #expect(try await Self.asked(priya, "  ") == "/desk/search", "nothing was asked")
        }
    }

    @Test("takes no words from an address, and none without the token of the session")
    func words() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let page = try await priya.get("/desk/search?q=grace&name=lowe")
            #expect(page.status == .ok && !page.contains(reference.text) && !page.contains("value=\"grace\""))
            #expect(try await priya.post("/desk/search", [("q", "grace")]).status == .forbidden)
        }
    }

    @Test("is good for the session that asked alone, for half an hour after it was last read")
    func ownAndShort() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let priya = TestBrowser(client), again = TestBrowser(client), tom = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            try await tom.signIn("tom.hale", in: world)
            world.pass(seconds: 60)
            try await again.signIn("priya.nair", in: world)
            let path = try await Self.asked(priya, "grace")
            for other in [tom, again] {
                let page = try await other.get(path)
                #expect(page.status == .notFound && page.contains("This search is no longer kept"))
                #expect(!page.contains(reference.text) && !page.contains("grace"))
            }
            world.pass(seconds: 29 * 60)
            #expect(try await priya.get(path).status == .ok)
            world.pass(seconds: 29 * 60)
            #expect(try await priya.get(path).status == .ok, "reading it keeps it")
            world.pass(seconds: 16 * 60)
            #expect(try await priya.get("/desk").status == .ok, "the session goes on")
            world.pass(seconds: 15 * 60)
            #expect(try await priya.get(path).status == .notFound)
        }
    }

    @Test("is gone with the session, and with twenty newer ones")
    func gone() async throws {
        try await onDesk { world, client in
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let first = try await Self.asked(priya, "grace")
            let second = try await Self.asked(priya, "lowe")
            for number in 0..<19 { _ = try await Self.asked(priya, "word \(number)") }
            #expect(try await priya.get(first).status == .notFound)
            #expect(try await priya.get(second).status == .ok)
            let cookies = priya.cookies
            _ = try await priya.fill("/desk/sign-out", on: try await priya.get("/desk"), [])
            for (name, value) in cookies { priya.keep(name, value) }
            #expect(try await priya.get(second).status == .seeOther, "nobody is signed in")
        }
    }

    @Test("of a search by words in the palette goes by its form as well")
    func palette() async throws {
        try await onDesk { world, client in
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let palette = try await priya.get("/desk/palette")
            let sent = try await priya.fill("/desk/search", on: palette, [("q", "bicycle")])
            #expect(sent.status == .seeOther)
        }
    }
}
