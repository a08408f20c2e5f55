import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("The general pages")
struct GeneralPagesTests {
    @Test(
        "say what they are for",
        arguments: [
            ("/", ["call 999", "Call 101", "18001 101", "front counter", "href=\"/report\"", "href=\"/track\""]),
            ("/accessibility", ["version 2.2, level AA", "What we do not know yet", "How to complain"]),
            ("/privacy", ["24 hours", "writes down each time", "Information Commissioner", "Cookies"]),
            ("/contact", ["999", "18000", "101", "18001 101"]),
        ])
    func pages(_ path: String, _ parts: [String]) async throws {
        try await TestSite.with { _, client in
            let page = try await TestBrowser(client).get(path)
            #expect(page.status == .ok)
            for part in parts { #expect(page.contains(part), "\(path) says \(part)") }
            #expect(page.text.matches(of: /<h1/).count == 1)
            #expect(!page.contains("style=") && !page.contains("<style") && !page.contains("onclick"))
        }
    }

    @Test("weigh less than 60 KB with everything that the first one needs")
    func weight() async throws {
        try await TestSite.with { _, client in
            let browser = TestBrowser(client)
            browser.headers[.acceptEncoding] = "gzip"
            let page = try await browser.get("/")
            var bytes = page.text.utf8.count
            for match in page.text.matches(of: /(?:src|href)="(\/assets\/[^"]+)"/) {
                bytes += try await client.execute(
                    uri: String(match.output.1), method: .get, headers: [.acceptEncoding: "gzip"]
                ) { $0.body.readableBytes }
            }
            #expect(bytes < 60_000)
        }
    }

    @Test(
        "change the language and go back, but never to another site",
        arguments: [
            ("ur", "/track", "/track"), ("ur", "/report/burglary/when", "/report/burglary/when"), ("en", "/", "/"),
            ("ur", "//elsewhere.example", "/"), ("ur", "https://elsewhere.example", "/"),
            ("ur", "/%5Celsewhere.example", "/"), ("ur", "/%0d%0aSet-Cookie:x=y", "/"), ("ur", "", "/"),
            ("xx", "/track", "/track"),
        ])
    func language(_ tag: String, _ back: String, _ expected: String) async throws {
        try await TestSite.with { _, client in
            let browser = TestBrowser(client)
            let page = try await browser.get("/language?to=\(tag)&back=\(back)")
            #expect(page.status == .seeOther)
            #expect(page.location == expected)
            #expect(browser.cookies["language"] == (tag == "xx" ? nil : tag))
        }
    }

    @Test("are read in the language of the browser until another is chosen")
    func browserLanguage() async throws {
        try await TestSite.with { _, client in
            let browser = TestBrowser(client)
            browser.headers[.acceptLanguage] = "fr;q=0.9, ur-PK;q=0.8, en;q=0.5"
            #expect(try await browser.get("/").contains("<html lang=\"ur\" dir=\"rtl\""))
            try await browser.get("/language?to=en&back=/")
            #expect(try await browser.get("/").contains("<html lang=\"en\" dir=\"ltr\""))
        }
    }

    @Test("keep programs away from what is not theirs")
    func robots() async throws {
        try await TestSite.with { _, client in
            let page = try await TestBrowser(client).get("/robots.txt")
            #expect(page.headers[.contentType] == "text/plain; charset=utf-8")
            for path in ["/desk", "/api/", "/track/", "/leave"] { #expect(page.contains("Disallow: \(path)\n")) }
        }
    }

    @Test("tell whoever finds a hole where to say so")
    func security() async throws {
        try await TestSite.with { _, client in
            let page = try await TestBrowser(client).get("/.well-known/security.txt")
            #expect(page.contains("Contact: http://report.example/contact\n"))
            #expect(page.contains("Expires: 2027-05-22T09:00:00Z\n"))
        }
    }

    @Test("say in words that there is no such page")
    func notFound() async throws {
        try await TestSite.with { _, client in
            let page = try await TestBrowser(client).get("/nothing-here")
            #expect(page.status == .notFound)
            #expect(page.plain.contains("We cannot find this page"))
        }
    }
}

@Suite("Leaving in a hurry")
struct LeavingTests {
    @Test("closes the report and forgets the visit", arguments: [true, false])
    func leaves(_ byScript: Bool) async throws {
        try await TestSite.with { test, client in
            let browser = TestBrowser(client)
            try await browser.open(try await test.report())
            let answer = byScript ? try await browser.post("/leave", []) : try await browser.get("/leave")
            #expect(answer.headers[HTTPField.Name("Clear-Site-Data") ?? .age] != nil)
            #expect(browser.cookies["report"] == nil && browser.cookies["visit"] == nil)
            if !byScript { #expect(answer.location?.hasPrefix("https://") == true) }
            #expect(try await browser.get("/track/report").location == "/track?ended=page")
        }
    }
}
