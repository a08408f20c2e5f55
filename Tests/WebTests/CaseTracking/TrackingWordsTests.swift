import Policing
import Testing
import Web
import Workflows

@Suite("The words of the tracker")
struct TrackingWordsTests {
    @Test("have a sentence for everything that can be told")
    func complete() async throws {
        try await TestSite.with { test, _ in
            let words = test.site.languages.source
            for key in Self.keys(of: test.site) { #expect(words.has(key), "\(key)") }
        }
    }

    @Test("name no rule and no code in any language")
    func nothingInternal() async throws {
        try await TestSite.with { test, _ in
            let codes = test.site.rules.promises.rules.map(\.id)
            for catalogue in test.site.languages.catalogues {
                for (key, sentence) in catalogue.own where key.hasPrefix("tracking.") {
                    for code in codes { #expect(!sentence.contains(code), "\(catalogue.language.tag) \(key)") }
                }
            }
        }
    }

    private static func keys(of site: Site) -> [String] {
        let simple: [FileFact.Kind] = [
            .reported, .promised, .promiseKept, .taken, .personWrote, .propertyAdded, .evidenceAdded, .reviewRequested,
            .reopened, .feedbackGiven, .personErased, .decisionUndone,
        ]
        let ends: [FileFact.Kind: [String]] = [
            .graded: GradeClock.allCases.flatMap { [$0.rawValue, "\($0.rawValue)-within"] } + ["other"],
            .recorded: ["crime", "incident", "asb", "not-ours", "not-ours-named", "duplicate", "other"],
            .allocated: ["person-of-unit", "person", "unit", "other"],
            .outcomeDecided: OutcomeGroup.allCases.map(\.rawValue) + ["other-body-named", "no-crime"],
            .staffWrote: ["named", "unnamed"], .supportReferred: ["named", "unnamed"],
            .contactChanged: ["changed", "declined"], .reviewAnswered: ["upheld", "changed"],
            .messageReturned: ContactChannel.allCases.map(\.rawValue),
        ]
        let told = Set(simple).union(ends.keys)
        #expect(told == Set(FileFact.Kind.allCases.filter { !$0.isForStaffAlone }))
        let timeline =
            simple.map { "tracking.timeline.\($0.rawValue)" }
            + ends.flatMap { kind, ends in ends.map { "tracking.timeline.\(kind.rawValue).\($0)" } }
        return timeline + FileState.Status.allCases.map { "statuses.\($0.rawValue)" }
            + Weekday.allCases.map { "tracking.weekdays.\($0.rawValue)" }
            + Victims.Rules.all.map { "promises.\($0)" }
    }
}
