import Foundation
import HTTPTypes
import Policing
import Testing
import Web
import Workflows

/// Every wrong field of a report is named.
@Suite("Wrong fields of a report")
struct WrongFieldTests {
    @Test(
        "a body that is no JSON, or that JSON forbids, cannot be read",
        arguments: [
            "", "{", "{}{}", "tru", "01", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "{\"kind\":\"\\ud800\"}",
            "{\"kind\":\"\\u12\"}", "{\"a\":1e999}", "{\"a\":\"\u{1}\"}", "{'a':1}", "// no\n{}", "-",
            String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 33),
        ])
    func unreadable(body: String) async throws {
        try await TestSite.with { _, client in
            try await ProgramClient(client).send(body).expectProblem(400, "unreadable")
        }
    }

    @Test("a body that is not UTF-8 cannot be read")
    func notUTF8() async throws {
        try await TestSite.with { _, client in
            var headers = ProgramClient.json
            headers[ProgramClient.keyName] = "key-1"
            let body = Array("{\"kind\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)
            try await ProgramClient(client).ask(.post, "/api/v1/reports", headers, body)
                .expectProblem(400, "unreadable")
        }
    }

    static let wrong: [(body: String, pointer: String, code: String)] = [
        ("[]", "#", "wrong-type"),
        ("{}", "#/kind", "missing"),
        ("{}", "#/answers", "missing"),
        (#"{"kind":7,"answers":{}}"#, "#/kind", "wrong-type"),
        (#"{"kind":"no-such-kind","answers":{}}"#, "#/kind", "unknown-kind"),
        (report(#""surprise":1,"#), "#/surprise", "unknown-member"),
        (report(#""a/b~c d":1,"#), "#/a~1b~0c%20d", "unknown-member"),
        (report(#""location":7,"#), "#/location", "wrong-type"),
        (report(#""location":{"latitude":91,"longitude":0},"#), "#/location/latitude", "out-of-range"),
        (report(#""location":{"latitude":"north","longitude":0},"#), "#/location/latitude", "wrong-type"),
        (report(#""location":{"latitude":52,"longitude":-180.1},"#), "#/location/longitude", "out-of-range"),
        (report(#""location":{"latitude":52},"#), "#/location/longitude", "missing"),
        (report(#""location":{"planet":"Mars"},"#), "#/location/planet", "unknown-member"),
        (report(#""location":{"description":"\u0000"},"#), "#/location/description", "unreadable"),
        (report(#""occurred":{"from":"yesterday"},"#), "#/occurred/from", "not-a-time"),
        (report(#""occurred":{"from":"2026-11-20T10:00:00"},"#), "#/occurred/from", "not-a-time"),
        (report(#""occurred":{"from":"2026-02-30T10:00:00Z"},"#), "#/occurred/from", "not-a-time"),
        (report(#""occurred":{"from":"2026-11-25T10:00:00Z"},"#), "#/occurred/from", "future"),
        (
            report(#""occurred":{"from":"2026-11-20T10:00:00Z","to":"2026-11-20T09:00:00Z"},"#), "#/occurred/to",
            "ends-before-it-begins"
        ),
        (ProgramClient.report(answers: "[]"), "#/answers", "wrong-type"),
        (ProgramClient.report(answers: "{}"), "#/answers/what-happened", "missing"),
        (ProgramClient.report(answers: #"{"what-happened":null}"#), "#/answers/what-happened", "missing"),
        (ProgramClient.report(answers: #"{"what-happened":" "}"#), "#/answers/what-happened", "missing"),
        (ProgramClient.report(answers: #"{"what-happened":7}"#), "#/answers/what-happened", "wrong-type"),
        (
            ProgramClient.report(answers: #"{"what-happened":"x","no-such":"x"}"#), "#/answers/no-such",
            "unknown-question"
        ),
        (
            ProgramClient.report(answers: #"{"what-happened":"x","locked":"magic"}"#), "#/answers/locked",
            "not-an-option"
        ),
        (ProgramClient.report(person: "null"), "#/person", "missing"),
        (ProgramClient.report(person: "{}"), "#/person/safeToContact", "missing"),
        (person(#""name":5,"safeToContact":true"#), "#/person/name", "wrong-type"),
        (person(#""name":null,"safeToContact":true"#), "#/person/name", "missing"),
        (person(#""name":"Grace Lowe","safeToContact":"pigeon""#), "#/person/safeToContact", "not-an-option"),
        (person(#""name":"Grace Lowe","safeToContact":1"#), "#/person/safeToContact", "wrong-type"),
        (person(#""name":"Grace Lowe","safeToContact":"email""#), "#/person/email", "missing"),
        (person(#""name":"Grace Lowe","email":"not one","safeToContact":true"#), "#/person/email", "bad-pattern.email"),
        (person(#""name":"Grace Lowe","phone":"12","safeToContact":true"#), "#/person/phone", "bad-pattern.phone"),
        (person(#""name":"Grace Lowe","safeToContact":true,"age":9"#), "#/person/age", "unknown-member"),
        (person(#""name":"G","safeToContact":"text","safeTimes":"night""#), "#/person/safeTimes", "not-an-option"),
        (person(#""name":"G","safeToContact":"text","safeTimes":6"#), "#/person/safeTimes", "wrong-type"),
        (person(#""name":"G","safeToContact":true,"safeTimes":"any""#), "#/person/safeTimes", "not-together"),
        (
            person(#""name":"G","safeToContact":false,"safeTimesInWords":"x""#), "#/person/safeTimesInWords",
            "not-together"
        ),
        (
            person(#""name":"G","safeToContact":"call","safeTimes":"other""#), "#/person/safeTimesInWords", "missing"
        ),
    ]

    private static func report(_ rest: String) -> String { ProgramClient.report(rest: rest) }
    private static func person(_ members: String) -> String { ProgramClient.report(person: "{\(members)}") }

    @Test("a wrong field is named by its pointer", arguments: wrong)
    func named(body: String, pointer: String, code: String) async throws {
        try await TestSite.with { _, client in
            let problem = try await ProgramClient(client).send(body).expectProblem(422, "validation")
            let found = try #require(problem.errors?.first { $0.pointer == pointer }, "\(problem)")
            #expect(found.code == code)
        }
    }

    @Test("all wrong fields are named at once, each once")
    func allAtOnce() async throws {
        try await TestSite.with { _, client in
            let body = ProgramClient.report(
                answers: #"{"no-such":1}"#, rest: #""location":{"latitude":91,"longitude":0},"x":1,"#,
                person: #"{"name":5,"email":"no"}"#)
            let problem = try await ProgramClient(client).send(body).expectProblem(422, "validation")
            let pointers = problem.errors?.map(\.pointer) ?? []
            #expect(
                Set(pointers) == [
                    "#/x", "#/answers/no-such", "#/answers/what-happened", "#/location/latitude", "#/person/name",
                    "#/person/email", "#/person/safeToContact",
                ])
            #expect(Set(pointers).count == pointers.count)
        }
    }

    @Test(
        "what can be said in two ways is taken in both",
        arguments: [
            ("assault", #"{"what-happened":"x"}"#), ("burglary", #"{"what-happened":"x"}"#),
        ])
    func lenient(kind: String, answers: String) async throws {
        try await TestSite.with { test, client in
            let form = try #require(test.site.forms[kind])
            let yesNo = form.questions.filter { $0.type == .yesNo && $0.condition == nil }
            for spelling in ["true", "false", #""yes""#, #""no""#] {
                let members = (yesNo.map { "\"\($0.id)\":\(spelling)" } + [#""what-happened":"x""#]).joined(
                    separator: ",")
                let answer = try await ProgramClient(client).send(
                    ProgramClient.report(kind: kind, answers: "{\(members)}"))
                #expect(answer.status == 201, "\(answer.text)")
            }
        }
    }
}
