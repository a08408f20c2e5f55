import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Testing
import Web
import Workflows

/// When more comes than can be done, what was begun is finished and the rest is told at once to come back.
@Suite("More than can be done")
struct AdmissionTests {
    private static let admitted = 256
    private static let more = 8

    @Test("a slow store is asked for no more than is finished in a second; the rest comes back and is taken")
    func surge() async throws {
        let store = StoreGate()
        try await TestSite.with(TestSite.Options(wrap: store.wrap, submissionsPerHour: 1_000)) { test, client in
            let program = ProgramClient(client)
            store.shut()
            let answers = try await Self.surge(program, thenOpen: store) {
                try await Self.expectOpenForAll(program)
                #expect(test.site.metrics.text.contains("bluelamp_requests_in_flight \(Self.admitted)\n"))
            }
            #expect(answers.prefix(Self.more).allSatisfy { $0.status == 503 })
            for refused in answers.prefix(Self.more) {
                try refused.expectProblem(503, "busy")
                #expect(refused.headers[.retryAfter] == "5")
            }
            let taken = answers.dropFirst(Self.more)
            #expect(taken.count == Self.admitted && taken.allSatisfy { $0.status == 201 })
            Self.expect(201, try await program.send(ProgramClient.theft))
            #expect(test.site.metrics.text.contains("bluelamp_refusals_total{cause=\"busy\"} \(Self.more)\n"))
            #expect(test.site.metrics.text.contains("bluelamp_reports_total{channel=\"api\"} \(Self.admitted + 1)\n"))
        }
    }

    @Test(
        "whoever filled in a form gets it back, to be sent again by one press, in their language",
        arguments: [
            ("en", "We are keeping your answers. Try again in a moment."), ("pl", "Przechowujemy Państwa odpowiedzi."),
            ("ur", "آپ کے جواب ہمارے پاس محفوظ ہیں۔"), ("pa", "ਤੁਹਾਡੇ ਜਵਾਬ ਸਾਡੇ ਕੋਲ ਸਾਂਭੇ ਹੋਏ ਹਨ।"),
            ("bn", "আপনার উত্তরগুলো আমাদের কাছে রাখা আছে।"),
        ] as [(String, String)])
    func givenBack(language: String, sentence: String) async throws {
        let store = StoreGate()
        try await TestSite.with(TestSite.Options(wrap: store.wrap, submissionsPerHour: 1_000)) { _, client in
            let browser = TestBrowser(client)
            browser.keep("language", language)
            store.shut()
            _ = try await Self.surge(ProgramClient(client), thenOpen: store) {
                let path = "/report/bicycle-theft/what-happened"
                let page = try await browser.post(
                    path, [("answer", "It was \"mine\" & <new."), ("form_token", "abc")])
                #expect(page.status == .serviceUnavailable)
                #expect(page.headers[.retryAfter] == "5")
                #expect(page.contains(sentence))
                let kept = page.hidden(in: path)
                #expect(kept.map(\.0) == ["answer", "form_token"])
                #expect(kept.map(\.1) == ["It was \"mine\" & <new.", "abc"])
            }
        }
    }

    @Test("a password is never given back")
    func password() async throws {
        let store = StoreGate()
        try await TestSite.with(TestSite.Options(wrap: store.wrap, submissionsPerHour: 1_000)) { _, client in
            store.shut()
            _ = try await Self.surge(ProgramClient(client), thenOpen: store) {
                let page = try await TestBrowser(client).post("/desk/login", [("password", "lamplight-9")])
                #expect(page.status == .serviceUnavailable)
                #expect(!page.contains("lamplight-9"))
            }
        }
    }

    @Test("a program that is about to end is not ready, and goes on answering")
    func ending() async throws {
        try await TestSite.with { test, client in
            let program = ProgramClient(client)
            Self.expect(200, try await program.ask(.get, "/health/ready"))
            test.site.drain.begin()
            Self.expect(503, try await program.ask(.get, "/health/ready"))
            Self.expect(200, try await program.ask(.get, "/health/live"))
            Self.expect(201, try await program.send(ProgramClient.theft))
        }
    }

    /// Sends more than is admitted while the store takes nothing. Those that are refused are answered first; then comes
    /// what the test does meanwhile, and then the store takes all.
    private static func surge(
        _ program: ProgramClient, thenOpen store: StoreGate, _ meanwhile: () async throws -> Void
    ) async throws -> [ProgramClient.Answer] {
        try await withThrowingTaskGroup(of: ProgramClient.Answer.self) { group in
            for _ in 0..<(admitted + more) { group.addTask { try await program.send(ProgramClient.theft) } }
            var answers: [ProgramClient.Answer] = []
            while answers.count < more, let answer = try await group.next() { answers.append(answer) }
            do {
                try await meanwhile()
            } catch {
                store.open()
                throw error
            }
            store.open()
            for try await answer in group { answers.append(answer) }
            return answers
        }
    }

    private static func expect(_ status: Int, _ answer: ProgramClient.Answer) {
        #expect(answer.status == status, "\(answer.text)")
    }

    /// What is the same for everybody, and what must never wait.
    private static func expectOpenForAll(_ program: ProgramClient) async throws {
        for path in ["/", "/report", "/track", "/privacy", "/health/live", "/openapi.json", "/api/v1/report-kinds"] {
            Self.expect(200, try await program.ask(.get, path))
        }
        Self.expect(204, try await program.ask(.post, "/leave"))
        Self.expect(404, try await program.ask(.get, "/no/such/page"))
    }
}
