import Foundation
import Policing
import Testing

/// Where each rule of the Code stands, row by row: after which commands, at what time.
///
/// Source: Victims' Code 2020; the limits are those of `ContractTests.rules()`.
@Suite("The rights of a victim")
struct VictimRightsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let rule: String?
        let after: [FileCommand]
        let standing: VictimRight.Standing
        var hours: Int64 = 0
        var sketch = Sketch()

        var testDescription: String { "\(rule ?? "right 1"): \(standing) after \(after.count)" }
    }

    static let now = Station.friday
    static let assess = FileCommand.contract(.assessNeeds(VictimNeeds()))
    static let enhance = FileCommand.contract(.assessNeeds(ContractTests.needs))
    static let fiveDays = Moment(iso8601: "2026-09-07T22:59:59.999Z")!
    static let oneDay = Moment(iso8601: "2026-09-01T22:59:59.999Z")!
    static let twoDays = Moment(iso8601: "2026-09-02T22:59:59.999Z")!
    static let nameless = Sketch(reporter: nil)

    static let filed = FileCommand.investigation(
        .decideSolvability(added: [], choice: .file, reason: "Nothing to follow"))
    static let noEvidence = FileCommand.decideOutcome(
        NewOutcome(code: "15", body: nil, victim: .supports, explanation: "There is too little to go on."))

    static func every(_ days: Int?, declined: Bool = false) -> FileCommand {
        .contract(
            .sayPreference(
                NewPreference(reporter: Sketch.grace, declined: declined, updateDays: days, saidBy: "Grace Lowe")))
    }

    static let solvable = FileCommand.investigation(
        .decideSolvability(added: [], choice: .investigate, reason: "A film"))
    static let why = PersonUpdate(text: "We will not look into it, for nobody saw who it was.")

    static let rows: [Row] = [
        // Right 1: understand and be understood.
        Row(rule: nil, after: [], standing: .due(nil)), Row(rule: nil, after: [assess], standing: .kept(now)),
        Row(rule: nil, after: [], standing: .notApplicable(.nobody), sketch: nameless),
        // Right 2: recorded without delay; 24 hours by the counting rules.
        Row(rule: "VC02-REC", after: [], standing: .due(now.adding(hours: 24))),
        Row(rule: "VC02-REC", after: [], standing: .late(due: now.adding(hours: 24)), hours: 25),
        Row(rule: "VC02-REC", after: [.crime], standing: .kept(now)),
        Row(rule: "VC02-REC", after: [.incident], standing: .kept(now)),
        Row(rule: "VC02-REC", after: [], standing: .due(now.adding(hours: 24)), sketch: nameless),
        // Right 3: written confirmation, by the first words in writing after recording.
        Row(rule: "VC03-CONF", after: [], standing: .due(nil)),
        Row(rule: "VC03-CONF", after: [.crime], standing: .due(nil)),
        Row(rule: "VC03-CONF", after: [.crime, .write(text: "Recorded.")], standing: .kept(now)),
        Row(rule: "VC03-CONF", after: [.crime, contact(.call)], standing: .due(nil)),
        Row(rule: "VC03-CONF", after: [.crime, contact(.letter)], standing: .kept(now)),
        Row(rule: "VC03-CONF", after: [.incident], standing: .notApplicable(.noCrime)),
        Row(rule: "VC03-CONF", after: [.crime], standing: .notApplicable(.nobody), sketch: nameless),
        // Right 4: needs assessed, referred to support.
        Row(rule: "VC04-ASSESS", after: [], standing: .due(nil)),
        Row(rule: "VC04-ASSESS", after: [assess], standing: .kept(now)),
        Row(rule: "VC04-REFER", after: [], standing: .notApplicable(.notAsked)),
        Row(rule: "VC04-REFER", after: [], standing: .due(twoDays), sketch: Sketch(wantsSupport: true)),
        Row(
            rule: "VC04-REFER", after: [], standing: .late(due: twoDays), hours: 24 * 6,
            sketch: Sketch(wantsSupport: true)),
        Row(
            rule: "VC04-REFER", after: [.referToSupport(service: "Help")], standing: .kept(now),
            sketch: Sketch(wantsSupport: true)),
        Row(rule: "VC04-REFER", after: [.referToSupport(service: "Help")], standing: .kept(now)),
        // Right 6: told of an arrest in five working days, in one with Enhanced Rights.
        Row(rule: "VC06-ARREST", after: [], standing: .notApplicable(.nothingHappened)),
        Row(rule: "VC06-ARREST", after: [.incident], standing: .notApplicable(.noCrime)),
        Row(rule: "VC06-ARREST", after: [ContractTests.event()], standing: .due(fiveDays)),
        Row(rule: "VC06-ARREST", after: [enhance, ContractTests.event()], standing: .due(oneDay)),
        Row(rule: "VC06-ARREST", after: [ContractTests.event()], standing: .late(due: fiveDays), hours: 24 * 11),
        Row(rule: "VC06-ARREST", after: [ContractTests.event(told: now)], standing: .kept(now)),
        Row(
            rule: "VC06-ARREST", after: [.informing(ContractTests.event(), PersonUpdate(text: "Arrested."))],
            standing: .kept(now)),
        Row(
            rule: "VC06-ARREST", after: [.contract(.setAside(rule: "VC06-ARREST", reason: "She asked not to know"))],
            standing: .notApplicable(.setAside("She asked not to know"))),
        // Right 6: told of the decision, in the same moment as it is made.
        Row(rule: "VC06-NOINV", after: [], standing: .notApplicable(.nothingHappened)),
        // Right 6: told of a decision not to investigate, counted from the decision, and only once.
        Row(rule: "VC06-NOINV", after: [.crime, filed], standing: .due(fiveDays)),
        Row(rule: "VC06-NOINV", after: [filed, filed], standing: .due(fiveDays)),
        Row(rule: "VC06-NOINV", after: [enhance, .crime, filed], standing: .due(oneDay)),
        Row(rule: "VC06-NOINV", after: [.crime, filed], standing: .late(due: fiveDays), hours: 24 * 11),
        Row(rule: "VC06-NOINV", after: [.crime, .informing(filed, why)], standing: .kept(now)),
        Row(rule: "VC06-NOINV", after: [.crime, filed, .informing(filed, why)], standing: .kept(now)),
        Row(rule: "VC06-NOINV", after: [.crime, filed, .write(text: "Hello.")], standing: .due(fiveDays)),
        Row(rule: "VC06-NOINV", after: [.crime, solvable], standing: .notApplicable(.nothingHappened)),
        Row(rule: "VC06-NOINV", after: [.incident, filed], standing: .notApplicable(.noCrime)),
        Row(rule: "VC06-NOINV", after: [.crime, filed], standing: .notApplicable(.nobody), sketch: nameless),
        // That an investigation ended is another right than that there is none, and with a suspect it is about a charge.
        Row(rule: "VC06-NOINV", after: [.crime, .noSuspect], standing: .notApplicable(.nothingHappened)),
        Row(rule: "VC06-NFA", after: [.crime, .noSuspect], standing: .kept(now)),
        Row(rule: "VC06-NOINV", after: [.crime, filed, .noSuspect], standing: .kept(now)),
        Row(rule: "VC06-NFA", after: [.crime, filed, .noSuspect], standing: .notApplicable(.nothingHappened)),
        Row(rule: "VC06-CHARGE", after: [.crime, .suspect, noEvidence], standing: .kept(now)),
        Row(rule: "VC06-NOINV", after: [.crime, filed, .suspect, noEvidence], standing: .kept(now)),
        // Right 6: updates as agreed.
        Row(rule: "VC06-UPDATE", after: [], standing: .notApplicable(.noInterval)),
        Row(rule: "VC06-UPDATE", after: [every(nil)], standing: .notApplicable(.noInterval)),
        Row(rule: "VC06-UPDATE", after: [every(10)], standing: .due(fiveDays)),
        Row(rule: "VC06-UPDATE", after: [every(10)], standing: .late(due: fiveDays), hours: 24 * 11),
        Row(rule: "VC06-UPDATE", after: [every(10, declined: true)], standing: .notApplicable(.declined)),
        Row(rule: "VC06-UPDATE", after: [every(10), .write(text: "Still looking.")], standing: .due(fiveDays)),
        Row(rule: "VC06-UPDATE", after: [every(10), .crime, .noSuspect], standing: .notApplicable(.noInterval)),
        // Right 7: no time is set.
        Row(
            rule: "VC07-VPS", after: [.contract(.noteEvent(.statementTaken, happenedAt: now, toldAt: nil))],
            standing: .due(nil)),
    ]

    static func wishing(
        _ support: SupportConsent? = nil, _ statement: StatementWish? = nil, _ restorative: RestorativeWish? = nil
    ) -> FileCommand {
        .contract(.assessNeeds(VictimNeeds(support: support, statement: statement, restorative: restorative)))
    }

    static let personal = statement(.victimPersonal)

    static func statement(_ kind: StatementKind) -> FileCommand {
        .investigation(
            .take(
                NewStatement(
                    number: nil, kind: kind,
                    contents: StatementContents(name: "Grace Lowe", text: "I do not sleep."), takenAt: now,
                    isSigned: true)))
    }

    static func compensated(_ wish: CompensationWish) -> FileCommand {
        .contract(.assessNeeds(VictimNeeds(compensation: wish)))
    }

    /// What the victim answers when they are asked what they need, and the right that each answer starts.
    static let wishes = [
        // Right 4: two working days from the consent.
        Row(rule: "VC04-REFER", after: [wishing(.yes)], standing: .due(twoDays)),
        Row(rule: "VC04-REFER", after: [wishing(.yes)], standing: .late(due: twoDays), hours: 24 * 6),
        Row(rule: "VC04-REFER", after: [wishing(.yes), .referToSupport(service: "Help")], standing: .kept(now)),
        Row(rule: "VC04-REFER", after: [wishing(.no)], standing: .notApplicable(.refused)),
        Row(
            rule: "VC04-REFER", after: [wishing(.no)], standing: .notApplicable(.refused),
            sketch: Sketch(wantsSupport: true)),
        // Right 7: the question is the offer; a wish is to be met.
        Row(rule: "VC07-VPS", after: [wishing()], standing: .notApplicable(.nothingHappened)),
        Row(rule: "VC07-VPS", after: [wishing(nil, .no)], standing: .kept(now)),
        Row(
            rule: "VC07-VPS",
            after: [.contract(.noteEvent(.statementTaken, happenedAt: now, toldAt: nil)), wishing(nil, .yes)],
            standing: .kept(now)),
        Row(rule: "VC07-TAKE", after: [wishing()], standing: .notApplicable(.nothingHappened)),
        Row(rule: "VC07-TAKE", after: [wishing(nil, .no)], standing: .notApplicable(.refused)),
        Row(rule: "VC07-TAKE", after: [wishing(nil, .yes)], standing: .due(nil)),
        Row(rule: "VC07-TAKE", after: [wishing(nil, .aloud), .crime, personal], standing: .kept(now)),
        // Right 7: the victim's own statement is when it is to be offered, once.
        Row(rule: "VC07-VPS", after: [.crime, statement(.victim)], standing: .due(nil)),
        Row(rule: "VC07-VPS", after: [.crime, statement(.victim), wishing(nil, .no)], standing: .kept(now)),
        Row(rule: "VC07-VPS", after: [.crime, wishing(nil, .no), statement(.victim)], standing: .kept(now)),
        Row(rule: "VC07-VPS", after: [.crime, statement(.witness)], standing: .notApplicable(.nothingHappened)),
        Row(
            rule: "VC07-VPS", after: [.crime, statement(.victim)], standing: .notApplicable(.nobody), sketch: nameless),
        // Right 5: how to ask for compensation.
        Row(rule: "VC05-COMP", after: [], standing: .due(nil)),
        Row(rule: "VC05-COMP", after: [.incident], standing: .notApplicable(.noCrime)),
        Row(rule: "VC05-COMP", after: [compensated(.told)], standing: .kept(now)),
        Row(rule: "VC05-COMP", after: [compensated(.told), compensated(.no)], standing: .kept(now)),
        Row(rule: "VC05-COMP", after: [compensated(.no)], standing: .notApplicable(.refused)),
        Row(rule: "VC05-COMP", after: [], standing: .notApplicable(.nobody), sketch: nameless),
        // Right 3: where to learn about restorative justice.
        Row(rule: "VC03-RJ", after: [], standing: .due(nil)),
        Row(rule: "VC03-RJ", after: [.incident], standing: .notApplicable(.noCrime)),
        Row(rule: "VC03-RJ", after: [wishing(nil, nil, .told)], standing: .kept(now)),
        Row(rule: "VC03-RJ", after: [wishing(nil, nil, .wanted)], standing: .due(nil)),
        Row(rule: "VC03-RJ", after: [wishing(nil, nil, .wanted), wishing(nil, nil, .told)], standing: .kept(now)),
        Row(rule: "VC03-RJ", after: [wishing(nil, nil, .no)], standing: .notApplicable(.refused)),
    ]

    @Test("are started by what the victim answers", arguments: wishes)
    func wished(row: Row) throws { try stands(row: row) }

    @Test("are promised once, however often they are asked for, and nobody is passed on who declined")
    func once() throws {
        var story = try Story(Sketch(wantsSupport: true), under: try Self.rightRules())
        let before = story.state.promises.count
        for _ in 0..<2 { try story.adding(Self.wishing(.yes, .yes, .wanted)) }
        #expect(story.state.promises.dropFirst(before).map(\.rule) == ["VC07-TAKE", "VC03-RJ"])
        try story.adding(Self.wishing(.no))
        #expect(throws: FileRefusal.contract(.supportDeclined)) {
            try story.deciding(.referToSupport(service: "Help"))
        }
        #expect(story.state.victimsToRefer.isEmpty)
    }

    @Test("are not asked for by needs that were written down before anybody asked")
    func needsOfBefore() throws {
        let old = #"{"reasons":{"intimidated":"Afraid"},"interpreter":"Urdu"}"#
        let needs = try JSONDecoder().decode(VictimNeeds.self, from: Data(old.utf8))
        #expect(needs == VictimNeeds(reasons: [.intimidated: "Afraid"], interpreter: "Urdu"))
        #expect(needs.support == nil && needs.statement == nil && needs.restorative == nil)
    }

    static func contact(_ channel: NotedChannel) -> FileCommand {
        .contract(
            .noteContact(
                NewContact(direction: .outgoing, channel: channel, at: now, detail: ContractTests.detail)))
    }

    @Test("stand where the facts say, and nowhere else", arguments: rows)
    func stands(row: Row) throws {
        let rules = try Self.rightRules()
        var story = try Story(row.sketch, under: rules)
        for command in row.after { try story.adding(command) }
        let rows = VictimRights.rows(of: story.state, at: Self.now.adding(hours: row.hours), under: rules)
        #expect(rows.first { $0.rule == row.rule }?.standing == row.standing)
    }

    /// The tests' own promises have no right of the Code; here they have.
    static func rightRules() throws -> Rulebook {
        let rules = try ContractTests.rules()
        let promises = rules.promises.rules.map { rule in
            guard rule.id.hasPrefix("VC"), rule.right == nil, let digit = Int(rule.id.dropFirst(2).prefix(2)) else {
                return rule
            }
            return PromiseRule(
                id: rule.id, edition: rule.edition, right: digit, trigger: rule.trigger, obligation: rule.obligation,
                responsible: rule.responsible, standard: rule.standard, enhanced: rule.enhanced, clock: rule.clock,
                status: rule.status)
        }
        return Rulebook(
            promises: try PromiseTable(rules: promises), calendar: rules.calendar, grades: rules.grades,
            offences: rules.offences, outcomes: rules.outcomes, asb: rules.asb, units: rules.units)
    }

    @Test("come in their order, and what a court owes to others is not among them")
    func order() throws {
        let story = try Story(under: try Self.rightRules())
        let rows = VictimRights.rows(of: story.state, at: Self.now, under: story.rules)
        #expect(rows.map(\.right) == rows.map(\.right).sorted() && rows.first?.right == 1)
        #expect(!rows.contains { $0.rule == "VC08-COURTTOWCU" })
    }

    @Test(
        "of a decision not to investigate is kept late by an outcome that comes too late, and promised no second time")
    func outcomeTooLate() throws {
        var story = try Story(under: try Self.rightRules())
        for command in [.crime, Self.filed] { try story.adding(command) }
        story.now = Self.now.adding(hours: 24 * 12)
        try story.adding(.noSuspect)
        let promises = story.state.promises.filter { $0.rule == "VC06-NOINV" }
        #expect(promises.map(\.keptAt) == [story.now])
        let rows = VictimRights.rows(of: story.state, at: story.now, under: story.rules)
        #expect(rows.first { $0.rule == "VC06-NOINV" }?.standing == .keptLate(story.now, due: Self.fiveDays))
    }

    @Test("late is told with both times")
    func keptLate() throws {
        var story = try Story(under: try Self.rightRules())
        try story.adding(ContractTests.event())
        story.now = Self.now.adding(hours: 24 * 12)
        let call = NewContact(
            direction: .outgoing, channel: .call, at: story.now, detail: ContractTests.detail, told: ["VC06-ARREST"])
        try story.adding(.contract(.noteContact(call)))
        let rows = VictimRights.rows(of: story.state, at: story.now, under: story.rules)
        #expect(
            rows.first { $0.rule == "VC06-ARREST" }?.standing == .keptLate(story.now, due: Self.fiveDays))
    }
}
