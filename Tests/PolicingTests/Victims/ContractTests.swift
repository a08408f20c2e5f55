import Policing
import Testing

@Suite("The contract with a victim")
struct ContractTests {
    static let now = Station.friday
    static let needs = VictimNeeds(reasons: [.intimidated: "Afraid to go to court"], interpreter: "Urdu")
    static let detail = ContactDetail(with: "Grace Lowe", summary: "Told her of the arrest.")

    static func rules() throws -> Rulebook {
        let station = try Station().rules
        let more = [
            rule("VC06-ARREST", 6, .suspectArrested, (.workingDays(5), .workingDays(1))),
            rule("VC07-VPS", 7, .statementTaken, (.none, .none)),
            rule("VC07-TAKE", 7, .statementWished, (.none, .none)),
            rule("VC05-COMP", 5, .crimeReported, (.none, .none)),
            rule("VC03-RJ", 3, .crimeReported, (.none, .none)),
            rule("VC08-COURTTOWCU", 8, .hearingHeld, (.workingDays(5), .workingDays(5)), .court),
            rule("VC04-ASSESS", 4, .crimeReported, (.none, .none)),
            rule("VC06-UPDATE", 6, .updateAgreed, (.asAgreed, .asAgreed)),
            rule("VC03-CONF", 3, .crimeReported, (.none, .none)),
        ]
        return Rulebook(
            promises: try station.promises.adding(more), calendar: station.calendar, grades: station.grades,
            offences: station.offences, outcomes: station.outcomes, asb: station.asb, units: station.units)
    }

    private static func rule(
        _ id: String, _ right: Int, _ trigger: PromiseTrigger, _ limits: (Limit, Limit),
        _ responsible: Responsible = .police
    ) -> PromiseRule {
        PromiseRule(
            id: id, edition: "2020", right: right, trigger: trigger, obligation: id, responsible: responsible,
            standard: limits.0, enhanced: limits.1, clock: .happened, status: .sourced)
    }

    static func event(_ happened: Moment = now, told: Moment? = nil) -> FileCommand {
        .contract(.noteEvent(.suspectArrested, happenedAt: happened, toldAt: told))
    }

    @Test("has Enhanced Rights once an assessment finds a ground, and shorter limits from then on")
    func enhanced() throws {
        var story = try Story(under: try Self.rules())
        #expect(!story.state.hasEnhancedRights)
        let facts = try story.adding(.contract(.assessNeeds(Self.needs)), by: Station.priya)
        #expect(facts.map(\.kind) == [.taken, .promiseKept, .needsAssessed])
        #expect(story.state.hasEnhancedRights && story.state.contract.of(nil).needs?.interpreter == "Urdu")
        try story.adding(Self.event())
        // Friday before a bank holiday: one working day is Tuesday.
        #expect(story.state.promises.last?.due == Moment(iso8601: "2026-09-01T22:59:59.999Z"))
        try story.adding(.contract(.assessNeeds(VictimNeeds())))
        #expect(!story.state.hasEnhancedRights, "asked again, it takes the place of the one before")
    }

    @Test("keeps both when something happened and when it was told")
    func told() throws {
        var story = try Story(under: try Self.rules())
        story.now = Self.now.adding(hours: 30)
        try story.adding(Self.event(Self.now, told: Self.now.adding(hours: 2)))
        #expect(story.state.promises.last?.keptAt == Self.now.adding(hours: 2))
        #expect(story.state.contract.events.map(\.happenedAt) == [Self.now])
        try story.adding(.informing(Self.event(), PersonUpdate(text: "We arrested somebody.")))
        #expect(story.state.promises.last?.keptAt == story.now, "the update beside it keeps it")
    }

    @Test("is changed by staff on the person's word, who said so standing beside it")
    func preference() throws {
        var story = try Story(under: try Self.rules())
        let details = ReporterDetails(
            name: "Grace Lowe", email: "grace@example.org", phone: nil, contact: .only(.email, when: .any))
        let said = NewPreference(reporter: details, declined: false, updateDays: 14, saidBy: "Grace Lowe, by phone")
        let facts = try story.adding(.contract(.sayPreference(said)))
        #expect(facts.map(\.kind) == [.contactChanged, .contactPreferenceSaid])
        #expect(
            story.state.reporter == details && story.state.contract.of(nil).preferenceSaidBy == "Grace Lowe, by phone")
        try story.adding(.changeContact(Sketch.grace, declined: false))
        #expect(story.state.contract.of(nil).preferenceSaidBy == nil, "the person has changed it since")
    }

    @Test("has every contact in one list, in the order in which they were noted, and a call keeps what it told")
    func contacts() throws {
        var story = try Story(under: try Self.rules())
        try story.adding(Self.event())
        try story.adding(.addMessage(text: "Is there news?"))
        story.now = Self.now.adding(hours: 3)
        let call = NewContact(
            direction: .outgoing, channel: .call, at: Self.now.adding(hours: 1), detail: Self.detail,
            told: ["VC06-ARREST"])
        try story.adding(.contract(.noteContact(call)), by: Station.amara)
        try story.adding(.write(text: "As I said on the phone."))
        let letters = story.state.contract.letters
        #expect(letters.map(\.medium) == [.page, .noted(.call), .page])
        #expect(letters.map(\.direction) == [.incoming, .outgoing, .outgoing])
        #expect(letters[1].who == "Grace Lowe" && letters[1].at == Self.now.adding(hours: 1))
        let promise = story.state.promises.first { $0.rule == "VC06-ARREST" }
        #expect(promise?.keptAt == Self.now.adding(hours: 1))
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let command: ContractCommand
        let refusal: FileRefusal
        var actor = Station.tom

        var testDescription: String { "\(refusal)" }
    }

    static let later = now.adding(hours: 1), before = now.adding(hours: -25)
    static let rows = [
        Row(
            command: .assessNeeds(VictimNeeds(reasons: [.hateCrime: "?"])),
            refusal: .contract(.groundOfTheCrime(.hateCrime))),
        Row(command: .assessNeeds(VictimNeeds(reasons: [.vulnerable: " "])), refusal: .emptyText),
        Row(
            command: .assessNeeds(VictimNeeds(interpreter: String(repeating: "a", count: 1_001))),
            refusal: .tooLong(limit: 1_000)),
        Row(command: .noteEvent(.suspectArrested, happenedAt: later, toldAt: nil), refusal: .contract(.notYetHappened)),
        Row(command: .noteEvent(.suspectArrested, happenedAt: now, toldAt: later), refusal: .contract(.notYetHappened)),
        Row(
            command: .noteEvent(.suspectArrested, happenedAt: before, toldAt: nil), refusal: .contract(.beforeTheReport)
        ),
        Row(
            command: .noteEvent(.suspectArrested, happenedAt: now, toldAt: now.adding(seconds: -1)),
            refusal: .contract(.toldBeforeItHappened)),
        Row(
            command: .noteEvent(.crimeReported, happenedAt: now, toldAt: nil),
            refusal: .contract(.notedByItself(.crimeReported))),
        Row(command: .setAside(rule: "VC99", reason: "?"), refusal: .contract(.unknownRule("VC99"))),
        Row(command: .setAside(rule: "FORCE-READ", reason: "?"), refusal: .contract(.unknownRule("FORCE-READ"))),
        Row(command: .setAside(rule: "VC06-ARREST", reason: " "), refusal: .emptyText),
        Row(command: .setAside(rule: "VC06-ARREST", reason: "?"), refusal: .notPermitted(.role), actor: Station.priya),
        Row(
            command: .sayPreference(NewPreference(reporter: Sketch.grace, declined: false, updateDays: 0, saidBy: "?")),
            refusal: .contract(.updateDaysOutOfRange(limit: 90))),
        Row(
            command: .sayPreference(NewPreference(reporter: Sketch.grace, declined: true, updateDays: nil, saidBy: "")),
            refusal: .emptyText),
        Row(
            command: .noteContact(
                NewContact(direction: .incoming, channel: .call, at: now, detail: detail, told: ["VC06-ARREST"])),
            refusal: .contract(.incomingTellsNothing)),
        Row(
            command: .noteContact(
                NewContact(direction: .outgoing, channel: .call, at: now, detail: detail, told: ["VC06-ARREST"])),
            refusal: .contract(.nothingToTell("VC06-ARREST"))),
        Row(
            command: .noteContact(NewContact(direction: .outgoing, channel: .call, at: later, detail: detail)),
            refusal: .contract(.notYetHappened)),
        Row(command: .assessNeeds(needs), refusal: .notPermitted(.role), actor: Station.ruth),
        Row(command: .assessNeeds(needs), refusal: .notPermitted(.onlyStaff), actor: .person),
    ]

    @Test("refuses what cannot be, and leaves the file as it was", arguments: rows)
    func refused(row: Row) throws {
        var story = try Story(under: try Self.rules())
        let before = story.state
        #expect(throws: row.refusal) { try story.adding(.contract(row.command), by: row.actor) }
        #expect(story.state == before)
    }

    @Test("has told nobody of an event by a contact that was before it")
    func toldBefore() throws {
        var story = try Story(under: try Self.rules())
        let arrest = Self.now.adding(hours: 2)
        story.now = Self.now.adding(hours: 4)
        try story.adding(Self.event(arrest))
        try story.adding(.contract(.assessNeeds(Self.needs)))
        func call(_ moment: Moment) -> FileCommand {
            .contract(
                .noteContact(
                    NewContact(
                        direction: .outgoing, channel: .call, at: moment, detail: Self.detail, told: ["VC06-ARREST"])))
        }
        #expect(throws: FileRefusal.contract(.toldBeforeItHappened)) {
            try story.deciding(call(arrest.adding(seconds: -1)))
        }
        try story.adding(call(arrest.adding(hours: 1)))
        #expect(story.state.promises.last { $0.rule == "VC06-ARREST" }?.keptAt == arrest.adding(hours: 1))
    }

    @Test("sets nothing aside that was done already")
    func alreadyKept() throws {
        var story = try Story(under: try Self.rules())
        try story.adding(Self.event(Self.now, told: Self.now))
        #expect(throws: FileRefusal.contract(.alreadyKept("VC06-ARREST"))) {
            try story.adding(.contract(.setAside(rule: "VC06-ARREST", reason: "?")))
        }
    }
}
