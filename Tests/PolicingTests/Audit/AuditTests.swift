import Policing
import Testing

@Suite("A sample for an audit")
struct AuditSampleTests {
    static let strata = [("theft", "crime", 9), ("theft", "incident", 3), ("assault", "crime", 40)]

    static func candidates(seed: UInt64 = 1) -> [AuditCandidate] {
        var random = Numbers(seed: seed)
        return strata.flatMap { form, classification, count in
            (0..<count).map { _ in
                AuditCandidate(
                    reference: .make(using: &random),
                    stratum: AuditStratum(form: form, classification: classification, age: .month))
            }
        }
    }

    static func draw(_ seed: UInt64, perStratum: Int = 5) -> [AuditCandidate] {
        var random = Numbers(seed: seed)
        return AuditSample.draw(candidates(), perStratum: perStratum, using: &random)
    }

    @Test("takes so many of each stratum, or all that there are, each once", arguments: [0, 1, 3, 5, 100])
    func sizes(perStratum: Int) {
        let drawn = Self.draw(7, perStratum: perStratum)
        for (form, classification, count) in Self.strata {
            let of = drawn.filter { $0.stratum.form == form && $0.stratum.classification == classification }
            #expect(of.count == min(count, perStratum))
        }
        #expect(Set(drawn).count == drawn.count)
        #expect(Set(drawn).isSubset(of: Set(Self.candidates())))
    }

    @Test("is the same for the same seed and the same files, and another for another seed")
    func seeded() {
        #expect(Self.draw(7) == Self.draw(7))
        #expect(Self.draw(7) != Self.draw(8))
    }

    @Test("takes every file as often as every other", arguments: [UInt64(11), 12, 13])
    func alike(seed: UInt64) {
        var random = Numbers(seed: seed)
        let candidates = Array(Self.candidates().prefix(9))
        var times: [AuditCandidate: Int] = [:]
        for _ in 0..<3_000 {
            for drawn in AuditSample.draw(candidates, perStratum: 3, using: &random) { times[drawn, default: 0] += 1 }
        }
        // A thousand each are expected; the bounds are seven standard deviations wide.
        for candidate in candidates {
            #expect((820...1_180).contains(times[candidate] ?? 0), "seed \(seed): \(times[candidate] ?? 0)")
        }
    }

    @Test(
        "sorts files by age",
        arguments: [
            (0, AuditStratum.Age.month), (30, .month), (31, .quarter), (90, .quarter), (91, .older), (9_000, .older),
        ])
    func ages(days: Int, age: AuditStratum.Age) {
        #expect(AuditStratum.Age(days: days) == age)
        let stratum = AuditStratum(form: "theft", classification: "crime", age: age)
        #expect(AuditStratum(text: stratum.text) == stratum)
        #expect(AuditStratum(text: "theft/crime") == nil && AuditStratum(text: "theft/crime/old") == nil)
    }
}

/// Source: Wilson's score interval; the values are those of any table of it.
@Suite("An error rate")
struct ErrorRateTests {
    @Test(
        "lies between Wilson's bounds",
        arguments: [
            (0, 10, 0.0, 0.2775), (1, 10, 0.0179, 0.4042), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0),
            (1, 1, 0.2065, 1.0), (0, 1, 0.0, 0.7935), (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605),
        ])
    func bounds(errors: Int, judged: Int, from: Double, to: Double) throws {
        let interval = try #require(ErrorRate(errors: errors, judged: judged).interval)
        #expect(abs(interval.lowerBound - from) < 0.000_1, "\(interval)")
        #expect(abs(interval.upperBound - to) < 0.000_1, "\(interval)")
    }

    @Test("is none of nothing")
    func nothing() {
        #expect(ErrorRate(errors: 0, judged: 0).share == nil && ErrorRate(errors: 0, judged: 0).interval == nil)
        #expect(ErrorRate(errors: 1, judged: 4).share == 0.25)
    }
}

@Suite("A judgement of a record")
struct AuditTests {
    static func judge(_ verdict: AuditVerdict = .right, _ note: String = "As told", sample: Int64 = 1) -> FileCommand {
        .judge(NewAuditJudgement(sample: sample, stratum: "theft/crime/month", verdict: verdict, note: note))
    }

    @Test("needs a record, and somebody else than whoever recorded it")
    func refused() throws {
        var story = try Story(under: try Station().rules)
        #expect(throws: FileRefusal.notPermitted(.role)) { try story.deciding(Self.judge()) }
        #expect(throws: FileRefusal.notRecorded) { try story.deciding(Self.judge(), by: Station.ruth) }
        try story.adding(.crime, by: Station.ruth)
        #expect(throws: FileRefusal.audit(.ownRecording)) { try story.deciding(Self.judge(), by: Station.ruth) }
    }

    @Test("is kept once a sample, on a file that has ended too, and changes nothing else")
    func kept() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.crime)
        try story.adding(.noSuspect)
        for verdict in AuditVerdict.allCases where verdict.isError {
            #expect(throws: FileRefusal.audit(.noteMissing)) {
                try story.deciding(Self.judge(verdict, "  "), by: Station.ruth)
            }
        }
        #expect(throws: FileRefusal.tooLong(limit: 2_000)) {
            try story.deciding(Self.judge(.late, String(repeating: "a", count: 2_001)), by: Station.ruth)
        }
        try story.adding(Self.judge(.right, ""), by: Station.ruth)
        #expect(throws: FileRefusal.audit(.judgedAlready)) { try story.deciding(Self.judge(.late), by: Station.ruth) }
        try story.adding(Self.judge(.wrongClass, sample: 2), by: Station.ruth)
        #expect(story.state.judgements.map(\.verdict) == [.right, .wrongClass])
        #expect(story.state.status == .decided && story.state.recorded?.classification == .crime(offence: "44"))
    }

    @Test("is the registrar's and the auditor's, and an auditor may do nothing but read and judge")
    func rights() throws {
        let auditor = PermissionTests.member([.auditor])
        for action in Permission.Action.allCases {
            let isAllowed = [.readFile, .readQueue, .viewEvidence, .readPeople, .judgeRecord].contains(action)
            #expect((Permission.denial(auditor, action) == nil) == isAllowed, "\(action)")
        }
    }
}
