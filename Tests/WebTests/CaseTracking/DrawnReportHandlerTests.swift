import HTTPTypes
import Hummingbird
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Policing
import Store
import TestSupport
import Testing
import Web
import Workflows

/// A page whose store was not written to since goes out from its connection: the same page, with nobody asked.
@Suite("A report's page given from its connection")
struct DrawnReportHandlerTests {
    @Test("takes no statement, and is the page of the routes to the byte and the header")
    func same() async throws {
        try await watched { test, browser, counter in
            test.clock.pass(seconds: 1)
            let asked = try await browser.get("/track/report")
            let count = try await counter.statements {
                let given = try await browser.get("/track/report")
                #expect(given.text == asked.text)
                #expect(given.headers.plain == asked.headers.plain)
                #expect(given.headers[.date]?.count == asked.headers[.date]?.count)
            }
            #expect(count == 0)
        }
    }

    @Test("is compared with the store again after a second, for another program may have written")
    func otherPrograms() async throws {
        try await watched { test, browser, counter in
            test.clock.pass(seconds: 1)
            let first = try await asked(browser, counter)
            let second = try await asked(browser, counter)
            #expect([first, second] == [1, 0])
        }
    }

    @Test("tells of a new fact, and of an erasure, at once")
    func written() async throws {
        try await TestSite.with(TestSite.Options(isLive: true)) { test, client in
            let browser = TestBrowser(client)
            let sent = try await test.report()
            try await browser.open(sent)
            try await browser.get("/track/report")
            try await test.act(.write(text: "We have found it."), .staff(TestSite.priya), on: sent)
            #expect(try await browser.get("/track/report").contains("We have found it."))
            #expect(try await browser.get("/track/report").contains("We have found it."))
            let person = try await test.state(of: sent).person
            try await test.folder.ledger.erase(person, of: sent.file, at: test.now)
            #expect(!(try await browser.get("/track/report").contains("We have found it.")))
        }
    }

    @Test("is for whoever has the report open, in their language, and for nobody else")
    func whose() async throws {
        try await watched { test, browser, _ in
            try await browser.get("/track/report")
            let stranger = browser.stranger()
            #expect(try await stranger.get("/track/report").location?.hasPrefix("/track?ended") == true)
            stranger.keep("visit", try #require(browser.cookies["visit"]))
            stranger.keep("report", "forged")
            #expect(try await stranger.get("/track/report").location?.hasPrefix("/track?ended") == true)
            browser.keep("language", "pl")
            #expect(try await browser.get("/track/report").contains("<html lang=\"pl\""))
            test.clock.pass(seconds: 1_800)
            #expect(try await browser.get("/track/report").location?.hasPrefix("/track?ended") == true)
        }
    }

    @Test(
        "leaves to the routes whatever is not plain",
        arguments: [
            ("/track/report?done=message", [:]), ("/track", [:]), ("/track/report", [.connection: "close"]),
            ("/track/report", [.expect: "100-continue"]), ("/track/report", [.contentLength: "0"]),
            ("/track/report", [HTTPField.Name("Bluelamp-Sent-By")!: "drafts"]),
        ] as [(String, HTTPFields)])
    func notPlain(path: String, fields: HTTPFields) async throws {
        try await watched { test, browser, _ in
            try await browser.get("/track/report")
            let connection = try Connection(test.site)
            try connection.ask(path, fields + browser.cookieFields)
            #expect(try connection.wentOn() == path)
            #expect(try connection.given() == nil)
        }
    }

    @Test("waits for the answers that were asked for before it")
    func order() async throws {
        try await watched { test, browser, _ in
            try await browser.get("/track/report")
            let connection = try Connection(test.site)
            try connection.ask("/track/report", browser.cookieFields)
            #expect(try connection.wentOn() == nil)
            #expect(try connection.given() == .ok)
            try connection.ask("/", [:])
            try connection.ask("/track/report", browser.cookieFields)
            #expect(try connection.wentOn() == "/")
            #expect(try connection.wentOn() == "/track/report")
            #expect(try connection.given() == nil)
            for _ in 1...2 { try connection.answerRequest() }
            try connection.ask("/track/report", browser.cookieFields)
            #expect(try connection.wentOn() == nil)
        }
    }

    private func asked(_ browser: TestBrowser, _ counter: StatementCounter) async throws -> Int {
        try await counter.statements { try await browser.get("/track/report") }
    }

    /// A site over real connections, and a browser that has opened a report there.
    private func watched(
        _ body: @escaping @Sendable (TestSite, TestBrowser, StatementCounter) async throws -> Void
    ) async throws {
        let counter = StatementCounter()
        try await TestSite.with(TestSite.Options(wrap: counter.wrap, isLive: true)) { test, client in
            let browser = TestBrowser(client)
            let sent = try await test.report()
            // A minute later no promise of a new report is about to turn.
            test.clock.pass(seconds: 60)
            try await browser.open(sent)
            try await browser.get("/track/report")
            try await body(test, browser, counter)
        }
    }
}

/// A connection with the handler alone: what it gives, and what it lets through.
private struct Connection {
    private let channel = EmbeddedChannel()

    init(_ site: Site) throws {
        try channel.pipeline.syncOperations.addHandler(DrawnReportHandler(site))
    }

    func ask(_ path: String, _ fields: HTTPFields) throws {
        let head = HTTPRequest(
            method: .get, scheme: "http", authority: "report.example", path: path, headerFields: fields)
        try channel.writeInbound(HTTPRequestPart.head(head))
        try channel.writeInbound(HTTPRequestPart.end(nil))
    }

    /// The routes answer the next request that went on to them.
    func answerRequest() throws {
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .noContent)))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
    }

    /// The path of the next request that went on.
    func wentOn() throws -> String? {
        guard case .head(let head)? = try channel.readInbound(as: HTTPRequestPart.self) else { return nil }
        _ = try channel.readInbound(as: HTTPRequestPart.self)
        return head.path
    }

    /// The status of the answer that was given here.
    func given() throws -> HTTPResponse.Status? {
        guard case .head(let head)? = try channel.readOutbound(as: HTTPResponsePart.self) else { return nil }
        while let part = try channel.readOutbound(as: HTTPResponsePart.self) { if case .end = part { break } }
        return head.status
    }
}

extension HTTPFields {
    /// Without the second in which it was given.
    fileprivate var plain: [String] {
        filter { $0.name != .date }.map { "\($0.name): \($0.value)" }.sorted()
    }

    fileprivate static func + (first: HTTPFields, second: HTTPFields) -> HTTPFields {
        second.reduce(into: first) { $0.append($1) }
    }
}

extension TestBrowser {
    fileprivate var cookieFields: HTTPFields {
        [.cookie: cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ")]
    }
}
