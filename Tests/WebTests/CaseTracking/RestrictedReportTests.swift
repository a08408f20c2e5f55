import HTTPTypes
import Policing
import Testing
import Workflows

@Suite("A restricted report")
struct RestrictedReportTests {
    private static let words = "HIS-BROTHER-WORKS-HERE"

    /// Everything that can happen to who may see a file.
    private static func restrict(_ test: TestSite, _ sent: TestSite.Sent) async throws {
        let dana = StaffMember(username: "dana.moss", name: "Dana Moss", roles: [.dutyOfficer])
        let wish = NewRestriction(
            people: ["amara.okafor"], units: ["public-protection"], reason: words,
            reviewBy: CivilDate(dayNumber: test.now.london.date.dayNumber + 7))
        try await test.act(.access(.restrict(wish)), on: sent)
        try await test.act(.access(.breakGlass(reason: words)), .staff(dana), on: sent)
        try await test.act(.access(.reviewGlass(number: 1, justified: false, reason: words)), on: sent)
    }

    @Test("is as it was for its person, on their page and by the API, and says nothing of the restriction")
    func person() async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            let before = try await TestBrowser(client).open(sent).plain
            try await Self.restrict(test, sent)
            let page = try await TestBrowser(client).open(sent)
            #expect(page.plain == before)
            let answer = try await ProgramClient(client).ask(
                .get, "/api/v1/reports/\(sent.reference.text)",
                [.authorization: "Bearer \(sent.secret.text)"])
            #expect(answer.status == 200)
            for word in [Self.words, "dana", "amara", "estrict", "glass", "otection"] {
                #expect(!answer.text.contains(word), "\(word)")
            }
            try await test.act(.addMessage(text: "Is there news?"), .person, on: sent)
            #expect(try await test.state(of: sent).unansweredMessages == 1)
        }
    }
}
