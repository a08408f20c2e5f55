import Foundation
import HTTPTypes
import Logging
import Policing
import Store
import Synchronization
import Testing
import Web
import Workflows

/// The log tells what was done, how long it took and what came of it, and nothing of anybody's.
@Suite("Lines of the log")
struct RequestLinesTests {
    @Test("a line is one object: time, level, label, message and metadata")
    func object() throws {
        let lines = Lines()
        var logger = lines.logger(.info)
        logger[metadataKey: "node"] = "a"
        logger.warning("two\nlines, \"quoted\" \u{1}", metadata: ["count": .stringConvertible(3), "of": ["x", "y"]])
        let text = try #require(lines.all.first)
        #expect(lines.all.count == 1)
        #expect(text.hasSuffix("}\n") && text.dropLast().contains("\n") == false)
        let line = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(line["time"] as? String == "2026-06-30T12:00:00Z")
        #expect(line["level"] as? String == "warning")
        #expect(line["label"] as? String == "tests")
        #expect(line["message"] as? String == "two\nlines, \"quoted\" \u{1}")
        let metadata = try #require(line["metadata"] as? [String: Any])
        #expect(metadata["count"] as? Int == 3)
        #expect(metadata["of"] as? [String] == ["x", "y"])
        #expect(metadata["node"] as? String == "a")
    }

    @Test("a request's line has its method, route, status, time and id, which the answer has too")
    func request() async throws {
        let lines = Lines()
        try await TestSite.with(TestSite.Options(logger: lines.logger(.info))) { test, client in
            let program = ProgramClient(client)
            let receipt = try await program.report()
            let answer = try await program.track(receipt.reference, receipt.trackingSecret)
            let metadata = try lines.requests().last
            let line = try #require(metadata)
            #expect(line["route"] as? String == "/api/v1/reports/{reference}")
            #expect(line["method"] as? String == "GET")
            #expect(line["status"] as? Int == 200)
            #expect(line["milliseconds"] is Double)
            #expect(line["request"] as? String == answer.headers[HTTPField.Name("X-Request-ID")!])
            _ = try await program.ask(.get, "/no/such/page?name=Grace")
            _ = try await program.ask(HTTPRequest.Method("GRACE")!, "/track")
            let strange = try lines.requests().suffix(2)
            #expect(strange.map { $0["route"] as? String } == ["none", "none"])
            #expect(strange.map { $0["method"] as? String } == ["GET", "other"])
            for told in [receipt.reference, receipt.trackingSecret, "Grace", "no/such", "GRACE", "example.org"] {
                #expect(!lines.all.joined().contains(told), "\(told) is in the log")
            }
            #expect(test.site.metrics.text.contains(#"route="/api/v1/reports/{reference}",method="GET",status="2xx""#))
        }
    }

    @Test("without a line nobody is told an id")
    func quiet() async throws {
        let lines = Lines()
        try await TestSite.with(TestSite.Options(logger: lines.logger(.notice))) { _, client in
            let answer = try await ProgramClient(client).ask(.get, "/")
            #expect(answer.headers[HTTPField.Name("X-Request-ID")!] == nil)
            #expect(lines.all.isEmpty)
        }
    }

    @Test("a failure of ours shows the id by which its line is found")
    func failure() async throws {
        let lines = Lines(), store = StoreGate()
        try await TestSite.with(TestSite.Options(wrap: store.wrap, logger: lines.logger(.notice))) { test, client in
            let browser = TestBrowser(client), program = ProgramClient(client)
            let sent = try await test.report()
            try await browser.open(sent)
            let cookies = browser.cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
            store.break()
            let page = try await program.ask(.get, "/track/report", [.cookie: cookies])
            #expect(page.status == 500)
            let id = try #require(page.headers[HTTPField.Name("X-Request-ID")!])
            #expect(page.text.contains("say this code: \(id)."))
            let metadata = try lines.metadata(of: "a request failed")
            #expect(metadata.map { $0["request"] as? String } == [id])
            #expect(metadata.map { $0["route"] as? String } == ["/track/report"])
            let problem = try await program.track(sent.reference.text, sent.secret.text)
            try problem.expectProblem(500, "broken")
            #expect(problem.headers[HTTPField.Name("X-Request-ID")!] != nil)
            #expect(test.site.metrics.text.contains(#"bluelamp_refusals_total{cause="broken"} 2"#))
        }
    }

    @Test(
        "a trace that somebody began goes on in the line, unless it is not what the standard says",
        arguments: [
            ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", true),
            ("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more", true),
            ("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more", false),
            ("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", false),
            ("00-00000000000000000000000000000000-00f067aa0ba902b7-01", false),
            ("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01", false),
            ("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", false),
            ("Grace Lowe", false), ("", false),
        ] as [(String, Bool)])
    func trace(header: String, isTaken: Bool) async throws {
        let lines = Lines()
        try await TestSite.with(TestSite.Options(logger: lines.logger(.debug))) { _, client in
            _ = try await ProgramClient(client).ask(.get, "/", [HTTPField.Name("traceparent")!: header])
            let line = try #require(try lines.requests().last)
            #expect(line["trace"] as? String == (isTaken ? "4bf92f3577b34da6a3ce929d0e0e4736" : nil))
            let spans = try lines.metadata(of: "span")
            #expect(spans.count == (isTaken ? 1 : 0))
            #expect(spans.allSatisfy { $0["parent"] as? String == "00f067aa0ba902b7" })
            #expect(spans.allSatisfy { ($0["span"] as? String)?.count == 16 })
            #expect(!lines.all.joined().contains("Grace"))
        }
    }
}

/// What was logged.
final class Lines: Sendable {
    private let kept = Mutex<[String]>([])
    private static let noon = Moment(iso8601: "2026-06-30T12:00:00Z")

    var all: [String] { kept.withLock { $0 } }

    func logger(_ level: Logger.Level) -> Logger {
        var logger = Logger(label: "tests") { [self] label in
            JSONLogHandler(label: label, clock: { Self.noon ?? Moment(milliseconds: 0) }) { line in
                self.kept.withLock { $0.append(line) }
            }
        }
        logger.logLevel = level
        return logger
    }

    func requests() throws -> [[String: Any]] { try metadata(of: "request") }

    func metadata(of message: String) throws -> [[String: Any]] {
        try all.compactMap { text in
            let line = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            return line?["message"] as? String == message ? line?["metadata"] as? [String: Any] : nil
        }
    }
}
