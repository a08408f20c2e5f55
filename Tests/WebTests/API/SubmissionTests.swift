import Foundation
import HTTPTypes
import Policing
import Store
import Testing
import Web

/// `POST /api/v1/reports`.
@Suite("Sending a report by the API")
struct SubmissionTests {
    @Test("a report is taken, and its secret opens it")
    func taken() async throws {
        try await TestSite.with { _, client in
            let program = ProgramClient(client)
            let answer = try await program.send(ProgramClient.theft)
            #expect(answer.status == 201)
            let receipt = try answer.read(ProgramClient.Receipt.self)
            #expect(answer.headers[.location] == "/api/v1/reports/\(receipt.reference)")
            #expect(receipt.trackingUrl.hasPrefix("http://report.example/track"))
            #expect(!receipt.trackingUrl.contains(receipt.trackingSecret))
            #expect(!receipt.promises.isEmpty)
            #expect(try await program.track(receipt.reference, receipt.trackingSecret).status == 200)
        }
    }

    @Test(
        "an answer that leads elsewhere, or is a danger, does not refuse a report",
        arguments: [
            #"{"what-happened":"Fraud.","about":"fraud"}"#, #"{"what-happened":"Now.","danger-now":"yes"}"#,
        ])
    func dangers(answers: String) async throws {
        try await TestSite.with { _, client in
            let body = ProgramClient.report(kind: "information", answers: answers, person: "null")
            let answer = try await ProgramClient(client).send(body)
            #expect(answer.status == 201, "\(answer.text)")
        }
    }

    @Test(
        "when it is safe is kept with the one way that is",
        arguments: [
            (#""safeTimes":"evenings""#, SafeTimes(window: .evenings, words: nil)),
            (#""safeTimesInWords":"only after six""#, SafeTimes(window: .other, words: "only after six")),
            (
                #""safeTimes":"weekdays","safeTimesInWords":"not Friday""#,
                SafeTimes(window: .weekdays, words: "not Friday")
            ),
            (#""safeTimes":null"#, .any),
        ])
    func safeTimes(members: String, times: SafeTimes) async throws {
        try await TestSite.with { test, client in
            let person = #"{"name":"Nusrat Begum","phone":"07700 900321","safeToContact":"text",\#(members)}"#
            let receipt = try await ProgramClient(client).report(ProgramClient.report(person: person))
            let state = try #require(try await test.folder.file(typed: receipt.reference))
            #expect(state.reporter?.contact == .only(.text, when: times))
        }
    }

    // MARK: The same again

    @Test(
        "the same key and the same report give the same answer, byte for byte",
        arguments: [("key-1", "key-1"), ("\"key-1\"", "key-1"), ("key-1", "\"key-1\"")])
    func again(first: String, second: String) async throws {
        try await TestSite.with { test, client in
            let program = ProgramClient(client)
            let one = try await program.send(ProgramClient.theft, key: first)
            test.clock.pass(seconds: 86_400)
            let other = ProgramClient.theft.replacing(",", with: " ,\n")
            let two = try await program.send(other, key: second)
            #expect(one.status == 201)
            #expect(two.text == one.text)
        }
    }

    @Test("what the force does meanwhile is no part of the same answer")
    func againLater() async throws {
        try await TestSite.with { test, client in
            let program = ProgramClient(client)
            let one = try await program.send(ProgramClient.theft, key: "key-1")
            let file = try await file(of: try one.read(ProgramClient.Receipt.self), test)
            try await test.act(.take, on: file)
            try await test.act(.addMessage(text: "Is there any news?"), .person, on: file)
            #expect(try await program.send(ProgramClient.theft, key: "key-1").text == one.text)
        }
    }

    private func file(of receipt: ProgramClient.Receipt, _ test: TestSite) async throws -> TestSite.Sent {
        guard let state = try await test.folder.file(typed: receipt.reference) else { throw Missing(what: "file") }
        return TestSite.Sent(
            file: state.id, reference: state.report.reference,
            secret: test.site.secrets.trackingSecret(of: .init(high: 0, low: 0)))
    }

    @Test("the same key with another report is a conflict, even when that one is wrong or too many")
    func conflict() async throws {
        var options = TestSite.Options()
        options.submissionsPerHour = 1
        try await TestSite.with(options) { _, client in
            let program = ProgramClient(client)
            let one = try await program.send(ProgramClient.theft, key: "key-1")
            #expect(one.status == 201)
            let other = ProgramClient.report(answers: #"{"what-happened":"Another story."}"#)
            try await program.send(other, key: "key-1").expectProblem(409, "key-reused")
            try await program.send("{}", key: "key-1").expectProblem(409, "key-reused")
            #expect(try await program.send(ProgramClient.theft, key: "key-1").text == one.text)
        }
    }

    @Test("a report that was refused does not use up its key")
    func refusedKey() async throws {
        try await TestSite.with { _, client in
            let program = ProgramClient(client)
            try await program.send("{}", key: "key-1").expectProblem(422, "validation")
            #expect(try await program.send(ProgramClient.theft, key: "key-1").status == 201)
        }
    }

    @Test(
        "a key has 1 to 255 visible ASCII characters",
        arguments: [nil, "", "\"\"", "two words", "é", String(repeating: "x", count: 256)] as [String?])
    func keys(key: String?) async throws {
        try await TestSite.with { _, client in
            try await ProgramClient(client).send(ProgramClient.theft, key: key)
                .expectProblem(400, "idempotency-key")
        }
    }

    // MARK: Limits

    @Test("beyond the limit of an hour there is a 429 that says how long to wait, and nobody else has to")
    func limit() async throws {
        var options = TestSite.Options()
        options.submissionsPerHour = 2
        try await TestSite.with(options) { test, client in
            let program = ProgramClient(client)
            for _ in 0..<2 { #expect(try await program.send(ProgramClient.theft).status == 201) }
            try await program.send("{}").expectProblem(422, "validation")
            let refused = try await program.send(ProgramClient.theft)
            try refused.expectProblem(429, "too-many")
            let seconds = try #require(refused.headers[.retryAfter].flatMap { Int64($0) })
            #expect((1...3_600).contains(seconds))
            test.clock.pass(seconds: 7_200)
            #expect(try await program.send(ProgramClient.theft).status == 201)
        }
    }

    @Test(
        "only JSON is taken",
        arguments: [nil, "text/plain", "application/x-www-form-urlencoded", "application/json-seq", "text/json"])
    func types(type: String?) async throws {
        try await TestSite.with { _, client in
            var headers = ProgramClient.json
            headers[.contentType] = type
            headers[ProgramClient.keyName] = "key-1"
            let body = Array(ProgramClient.theft.utf8)
            try await ProgramClient(client).ask(.post, "/api/v1/reports", headers, body)
                .expectProblem(415, "wrong-type")
            headers[.contentType] = "Application/JSON; charset=utf-8"
            #expect(try await ProgramClient(client).ask(.post, "/api/v1/reports", headers, body).status == 201)
        }
    }

    @Test("more than a million bytes are refused")
    func size() async throws {
        try await TestSite.with { _, client in
            let body = ProgramClient.report(
                answers: #"{"what-happened":"\#(String(repeating: "x", count: 1_000_000))"}"#)
            try await ProgramClient(client).send(body).expectProblem(413, "too-large")
        }
    }
}
