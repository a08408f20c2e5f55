import Foundation
import HTTPTypes
import Policing
import Testing
import Workflows

/// `/api/v1/reports/{reference}`.
@Suite("Following a report by the API")
struct TrackedReportTests {
    struct Tracked: Decodable {
        let reference: String
        let status: String
        let promises: [Promise]
        let timeline: [Entry]
        let messages: [Message]

        struct Promise: Decodable {
            let what: String
            let due: String?
            let keptAt: String?
        }
        struct Entry: Decodable {
            let at: String
            let kind: String
            let text: String
        }
        struct Message: Decodable, Equatable {
            let from: String
            let text: String?
        }
    }

    @Test("what the force does and says is there, in plain words and times of UTC")
    func story() async throws {
        try await TestSite.with { test, client in
            let program = ProgramClient(client)
            let sent = try await test.report()
            test.clock.pass(seconds: 60)
            try await test.act(.take, .staff(TestSite.priya), on: sent)
            try await test.act(.write(text: "We are looking at the cameras."), .staff(TestSite.priya), on: sent)
            let answer = try await program.track("\(sent.reference)".replacing(" ", with: "%20"), sent.secret.text)
            let tracked = try answer.read(Tracked.self)
            #expect(tracked.reference == sent.reference.text)
            #expect(tracked.status == "taken")
            #expect(tracked.timeline.first?.at == "2026-11-23T09:00:00Z")
            #expect(tracked.timeline.allSatisfy { !$0.text.isEmpty && !$0.text.contains("[") })
            #expect(tracked.messages == [.init(from: "force", text: "We are looking at the cameras.")])
            #expect(tracked.promises.count >= 1)
        }
    }

    @Test("a message is kept; with the same key it is kept once")
    func messages() async throws {
        try await TestSite.with { _, client in
            let program = ProgramClient(client)
            let receipt = try await program.report()
            let words = #"{"text":"The frame number is WBK 4471. Ünïcödé یہ میری سائیکل ہے"}"#
            for _ in 0..<2 { #expect(try await program.write(receipt, words, key: "note-1").status == 201) }
            try await program.write(receipt, #"{"text":"Something else."}"#, key: "note-1").expectProblem(
                409, "key-reused")
            let tracked = try await program.track(receipt.reference, receipt.trackingSecret).read(Tracked.self)
            #expect(
                tracked.messages == [
                    .init(from: "person", text: "The frame number is WBK 4471. Ünïcödé یہ میری سائیکل ہے")
                ])
        }
    }

    @Test(
        "a message that says nothing, too much, or something else is refused by name",
        arguments: [
            (#"{}"#, "#/text", "missing"), (#"{"text":"  "}"#, "#/text", "missing"),
            (#"{"text":null}"#, "#/text", "missing"), (#"{"text":7}"#, "#/text", "wrong-type"),
            (#"{"text":"a\u0007"}"#, "#/text", "unreadable"), (#"{"text":"x","to":"y"}"#, "#/to", "unknown-member"),
            ("[]", "#", "wrong-type"),
            ("{\"text\":\"\(String(repeating: "é", count: 10_001))\"}", "#/text", "too-long"),
        ])
    func wrongMessages(body: String, pointer: String, code: String) async throws {
        try await TestSite.with { _, client in
            let program = ProgramClient(client)
            let receipt = try await program.report()
            let problem = try await program.write(receipt, body).expectProblem(422, "validation")
            #expect(problem.errors == [.init(pointer: pointer, code: code)])
        }
    }

    @Test("no secret, a wrong one and a reference that nobody has get one and the same answer")
    func closed() async throws {
        try await TestSite.with { test, client in
            let program = ProgramClient(client)
            let receipt = try await program.report()
            let other = try await test.report()
            let answers = [
                try await program.track(receipt.reference, nil),
                try await program.track(receipt.reference, "not-the-secret"),
                try await program.track(receipt.reference, other.secret.text),
                try await program.track("222222222", receipt.trackingSecret),
                try await program.track("nothing", receipt.trackingSecret),
            ]
            for answer in answers {
                try answer.expectProblem(401, "unauthorized")
                #expect(answer.headers[.wwwAuthenticate] == "Bearer realm=\"report\"")
                #expect(answer == answers[0])
            }
        }
    }

    @Test("wrong secrets end in 429; right ones are never counted")
    func limit() async throws {
        try await TestSite.with { _, client in
            let program = ProgramClient(client)
            let receipt = try await program.report()
            for _ in 0..<50 {
                #expect(try await program.track(receipt.reference, receipt.trackingSecret).status == 200)
            }
            var last = 401
            for number in 0..<20 where last == 401 {
                last = try await program.track(receipt.reference, "guess-\(number)").status
            }
            #expect(last == 429)
            let refused = try await program.track(receipt.reference, receipt.trackingSecret)
            try refused.expectProblem(429, "too-many")
            #expect(refused.headers[.retryAfter].flatMap { Int($0) } ?? 0 >= 1)
        }
    }
}
