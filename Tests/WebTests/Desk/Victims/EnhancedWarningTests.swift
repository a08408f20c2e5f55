import Policing
import Store
import Testing
import Web
import Workflows

@Suite("Enhanced rights that are found out after the report, at the desk")
struct EnhancedWarningTests {
    private static let stalking = FileCommand.record(
        .crime(offence: "8Q"), reason: "He follows her",
        circumstances: ReportedCircumstances(basis: .victim, reporter: .victim, probablyACrime: true))
    private static let afraid = FileCommand.contract(
        .assessNeeds(VictimNeeds(reasons: [.intimidated: "He lives next door"])))

    @Test("are warned of, weighed in THRIVE and listed as those of the report are")
    func warned() async throws {
        try await onDesk { world, client in
            let reference = try await world.report(), path = "/desk/files/\(reference.text)"
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let thrive = "They have enhanced rights"
            #expect(try await !tom.get(path).contains("The victim has enhanced rights"))
            #expect(try await !tom.get("\(path)/thrive").contains(thrive))
            try await world.act(Self.afraid, .staff(TestSite.tom), on: reference)
            #expect(try await tom.get(path).plain.contains("The victim has enhanced rights: afraid or under pressure"))
            #expect(try await tom.get("\(path)/thrive").contains(thrive))
            try await world.act(Self.stalking, .staff(TestSite.tom), on: reference)
            let page = try await tom.get(path).plain
            #expect(page.contains("stalking") && page.contains("The victim has enhanced rights"))
            let summary = try #require(try await world.folder.pages.summary(of: reference))
            #expect(summary.enhanced, "the queue's filter finds it")
        }
    }
}
