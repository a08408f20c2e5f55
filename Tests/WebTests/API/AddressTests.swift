import Foundation
import HTTPTypes
import Hummingbird
import Policing
import Testing
import Web
import Workflows

/// Addresses and methods, known and unknown, and the description of them.
@Suite("Addresses of the API")
struct AddressTests {
    @Test(
        "an address that is none is a 404",
        arguments: [
            "/api/", "/api/v1", "/api/v2/reports", "/api/v1/no-such", "/api/v1/reports/x/y",
            "/api/v1/reports/x/evidence/y/z",
        ])
    func unknown(path: String) async throws {
        try await TestSite.with { _, client in
            for method in [HTTPRequest.Method.get, .post, .trace] {
                try await ProgramClient(client).ask(method, path).expectProblem(404, "not-found")
            }
        }
    }

    @Test(
        "a method that an address does not take is a 405 that says what it takes",
        arguments: [
            ("/api/v1/reports", "POST"), ("/api/v1/report-kinds", "GET"), ("/api/v1/reports/222222222", "GET"),
            ("/api/v1/reports/222222222/messages", "POST"), ("/openapi.json", "GET"), ("/health/live", "GET"),
            ("/health/ready", "GET"), ("/api/v1/reports/222222222/evidence", "POST, OPTIONS"),
        ])
    func methods(path: String, allowed: String) async throws {
        try await TestSite.with { _, client in
            for method in ["PUT", "TRACE", "HEAD", "BREW"].compactMap({ HTTPRequest.Method($0) }) {
                let answer = try await ProgramClient(client).ask(method, path)
                #expect(answer.status == 405)
                #expect(answer.headers[.allow] == allowed)
                if method == .head {
                    #expect(answer.text.isEmpty)
                } else {
                    try answer.expectProblem(405, "method-not-allowed")
                }
            }
        }
    }

    @Test("every kind of problem has its page")
    func problemPages() async throws {
        try await TestSite.with { _, client in
            let problem = try await ProgramClient(client).ask(.get, "/api/v1/no-such").expectProblem(404, "not-found")
            let path = problem.type.replacing("http://report.example", with: "")
            let page = try await ProgramClient(client).ask(.get, path)
            #expect(page.status == 200)
            #expect(page.text.contains(problem.title))
            #expect(try await ProgramClient(client).ask(.get, "/problems/no-such").status == 404)
        }
    }

    private struct Kind: Decodable {
        let id: String
        let title: String
        let questions: [Question]

        struct Question: Decodable {
            let id: String
            let text: String
            let type: String
            let required: Bool
            let options: [Option]
            let when: When?
        }
        struct Option: Decodable {
            let value: String
            let label: String
        }
        struct When: Decodable {
            let question: String?
        }
    }

    @Test("every kind tells its questions, and none on a branch is required")
    func kinds() async throws {
        try await TestSite.with { test, client in
            let kinds = try await ProgramClient(client).ask(.get, "/api/v1/report-kinds").read([Kind].self)
            #expect(kinds.map(\.id) == test.site.forms.forms.map(\.id))
            for question in kinds.flatMap(\.questions) {
                #expect(!question.text.contains("[") && !question.text.isEmpty)
                #expect(question.when == nil || !question.required, "\(question.id)")
                if question.type.hasPrefix("choice") { #expect(!question.options.isEmpty) }
            }
            #expect(kinds.flatMap(\.questions).contains { $0.when?.question != nil })
        }
    }

    @Test("the kinds speak the language of whoever asks")
    func languages() async throws {
        try await TestSite.with { _, client in
            let english = try await ProgramClient(client).ask(.get, "/api/v1/report-kinds")
            let urdu = try await ProgramClient(client).ask(
                .get, "/api/v1/report-kinds", [.acceptLanguage: "ur-PK, en;q=0.5"])
            #expect(urdu.headers[.contentLanguage] == "ur")
            #expect(urdu.text != english.text)
        }
    }

    @Test("the description refers only to what it holds")
    func description() async throws {
        try await TestSite.with { test, client in
            let answer = try await ProgramClient(client).ask(.get, "/openapi.json")
            let parsed = try JSONSerialization.jsonObject(with: Data(answer.text.utf8))
            let document = try #require(parsed as? [String: Any])
            #expect(document["openapi"] as? String == "3.1.0")
            let references = answer.text.matches(of: /"\$ref":"#\/components\/([a-z]+)\/([A-Za-z0-9]+)"/)
            let components = try #require(document["components"] as? [String: Any])
            #expect(references.count > 50)
            for reference in references {
                let section = components[String(reference.output.1)] as? [String: Any]
                #expect(section?[String(reference.output.2)] != nil, "\(reference.output.0)")
            }
            for form in test.site.forms.forms { #expect(answer.text.contains("\"const\":\"\(form.id)\"")) }
        }
    }
}
