import Policing
import Testing

/// Who may see a file, and every reason why a wish about that is not carried out.
@Suite("Who may see a file")
struct AccessTests {
    static let dana = staff("dana.moss", [.dutyOfficer])
    static let yusuf = staff("yusuf.khan", [.supervisor])
    static let reviewBy = CivilDate(iso: "2026-11-27")!

    static func staff(_ username: String, _ roles: Set<Role>, units: Set<String> = []) -> Actor {
        .staff(StaffMember(username: username, name: username, roles: roles, units: units))
    }

    static func restrict(
        _ people: Set<String> = ["amara.okafor"], units: Set<String> = [], _ reason: String = "His brother works here",
        by date: String = "2026-11-27"
    ) -> FileCommand {
        .access(
            .restrict(
                NewRestriction(people: people, units: units, reason: reason, reviewBy: CivilDate(iso: date)!)))
    }

    static func review(_ number: Int = 1, justified: Bool = true) -> FileCommand {
        .access(.reviewGlass(number: number, justified: justified, reason: "There was no time to ask"))
    }

    private static func newTask(for actor: Actor) -> NewTask {
        NewTask(words: "See the neighbour", owner: actor.staff!, due: Station.friday.adding(hours: 500))
    }

    static func task(for actor: Actor) -> FileCommand { .investigation(.setTask(newTask(for: actor))) }

    static func direction(to actor: Actor) -> FileCommand {
        .investigation(
            .review(
                NewSupervisorReview(findings: "Ask her", directions: [newTask(for: actor)], nextReview: nil)))
    }

    static let breakGlass = FileCommand.access(.breakGlass(reason: "She rang and is in danger"))
    static let lift = FileCommand.access(.lift(reason: "He has left"))

    @Test(
        "is everybody who reads files, until it is restricted; then those who are named, by name or by unit",
        arguments: [
            (Station.amara, true), (Station.tom, true), (staff("lee.ward", [.investigator], units: ["roads"]), true),
            (staff("lee.ward", [.investigator], units: ["contact"]), false), (Station.priya, false),
            (Station.ruth, false), (yusuf, false), (dana, false), (.person, true), (.platform, true),
        ])
    func named(actor: Actor, sees: Bool) throws {
        var story = try Story(under: try Station().rules)
        #expect(story.state.access.isOpen(to: actor, at: story.now))
        try story.adding(Self.restrict(units: ["roads"]))
        #expect(story.state.access.isOpen(to: actor, at: story.now) == sees)
        try story.adding(Self.lift)
        #expect(story.state.access.isOpen(to: actor, at: story.now))
    }

    @Test("lets nobody else do anything, as if there were no such file")
    func outsiders() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(Self.restrict())
        for command: FileCommand in [.take, .grade(code: "P4", reason: "Later"), .crime, Self.lift, Self.restrict()] {
            #expect(throws: FileRefusal.noSuchFile, "\(command)") { try story.deciding(command, by: Self.yusuf) }
        }
        #expect(throws: Never.self) { try story.deciding(.take, by: Station.amara) }
        #expect(throws: Never.self) { try story.deciding(.addMessage(text: "Is there news?"), by: .person) }
    }

    @Test("is opened once by a duty officer, for an hour, and again only after that was found justified")
    func glass() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(Self.restrict())
        try story.adding(Self.breakGlass, by: Self.dana)
        #expect(story.state.access.isOpen(to: Self.dana, at: story.now))
        #expect(!story.state.access.isOpen(to: Self.yusuf, at: story.now))
        let until = story.now.adding(seconds: 3_600)
        #expect(story.state.access.isOpen(to: Self.dana, at: until.adding(seconds: -1)))
        #expect(!story.state.access.isOpen(to: Self.dana, at: until))
        #expect(throws: FileRefusal.access(.stillOpen(until: until))) {
            try story.deciding(Self.breakGlass, by: Self.dana)
        }
        story.now = until
        #expect(throws: FileRefusal.access(.usedAlready)) { try story.deciding(Self.breakGlass, by: Self.dana) }
        try story.adding(Self.review(), by: Self.yusuf)
        try story.adding(Self.breakGlass, by: Self.dana)
        try story.adding(Self.review(2, justified: false), by: Self.yusuf)
        story.now = until.adding(hours: 2)
        #expect(throws: FileRefusal.access(.usedAlready)) { try story.deciding(Self.breakGlass, by: Self.dana) }
        #expect(story.state.access.breakings.map { $0.review?.justified } == [true, false])
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let command: FileCommand
        let refusal: FileRefusal
        var after: [(FileCommand, Actor)] = []
        var by: Actor = Station.tom

        var testDescription: String { "\(refusal)" }
    }

    static let restricted: [(FileCommand, Actor)] = [(restrict(), Station.tom)]
    static let broken = restricted + [(breakGlass, dana)]

    static let rows = [
        Row(command: restrict([]), refusal: .access(.nobodyNamed)),
        Row(command: restrict(["tom.hale"]), refusal: .access(.nobodyNamed)),
        Row(command: restrict(units: ["moon"]), refusal: .access(.unknownUnit("moon"))),
        Row(command: restrict(by: "2026-08-27"), refusal: .access(.reviewDate(latestDays: 366))),
        Row(command: restrict(by: "2027-08-30"), refusal: .access(.reviewDate(latestDays: 366))),
        Row(command: restrict([], units: ["roads"], " "), refusal: .emptyText),
        Row(
            command: restrict(["priya.nair"]), refusal: .access(.ownerNotNamed),
            after: [
                (.crime, Station.tom),
                (.allocate(unit: "contact", officer: Station.amara.staff, because: .hand("Why")), Station.tom),
            ]),
        Row(
            command: .allocate(unit: "contact", officer: Station.priya.staff, because: .hand("Why")),
            refusal: .access(.ownerNotNamed),
            after: [(.crime, Station.tom)] + restricted),
        Row(
            command: task(for: Station.priya), refusal: .investigation(.taskOwnerNotNamed("Priya Nair")),
            after: restricted),
        Row(
            command: direction(to: Station.priya), refusal: .investigation(.taskOwnerNotNamed("Priya Nair")),
            after: restricted),
        Row(command: lift, refusal: .access(.notRestricted)),
        Row(command: breakGlass, refusal: .access(.notRestricted), by: dana),
        Row(
            command: breakGlass, refusal: .access(.alreadyNamed), after: restricted,
            by: staff("amara.okafor", [.dutyOfficer])),
        Row(command: breakGlass, refusal: .notPermitted(.role), after: restricted, by: yusuf),
        Row(command: review(), refusal: .access(.noSuchBreaking), after: restricted, by: yusuf),
        Row(
            command: review(), refusal: .access(.ownBreaking), after: broken,
            by: staff("dana.moss", [.dutyOfficer, .supervisor])),
        Row(
            command: review(), refusal: .access(.reviewedAlready), after: broken + [(review(), yusuf)],
            by: Station.tom),
        Row(command: review(), refusal: .notPermitted(.role), after: broken, by: Station.priya),
    ]

    @Test("is changed by no wish that a rule refuses", arguments: rows)
    func refused(_ row: Row) throws {
        var story = try Story(under: try Station().rules)
        for (command, actor) in row.after { try story.adding(command, by: actor) }
        #expect(throws: row.refusal) { try story.deciding(row.command, by: row.by) }
    }

    @Test("is said anew by a second restriction, which is how a review that keeps it is written down")
    func anew() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(Self.restrict())
        let since = story.state.access.restrictedAt
        story.now = story.now.adding(hours: 24)
        try story.adding(Self.restrict(["ruth.adeyemi"], by: "2027-01-08"))
        #expect(story.state.access.restriction?.people == ["ruth.adeyemi", "tom.hale"])
        #expect(story.state.access.restriction?.reviewBy == CivilDate(iso: "2027-01-08"))
        #expect(story.state.access.restrictedAt == since)
    }
}

@Suite("Why somebody opens a file")
struct ReadingBasisTests {
    struct Row: Sendable {
        let units: Set<String>
        let roles: Set<Role>
        let file: ReadingSubject
        let basis: ReadingBasis?
    }

    static func file(
        _ officer: String? = nil, _ unit: String? = nil, waits: Bool = true, searched: Bool = false
    ) -> ReadingSubject {
        ReadingSubject(officer: officer, unit: unit, isWaiting: waits, wasSearchedFor: searched)
    }

    static let rows = [
        Row(units: [], roles: [.investigator], file: file("someone", "roads", searched: true), basis: .own),
        Row(units: ["roads"], roles: [.investigator], file: file("other", "roads", searched: true), basis: .unit),
        Row(units: ["roads"], roles: [.investigator], file: file("other", "contact"), basis: nil),
        Row(units: [], roles: [.contactOfficer], file: file(), basis: .queue),
        Row(units: ["contact"], roles: [.contactOfficer], file: file(), basis: .queue),
        Row(units: [], roles: [.contactOfficer], file: file("other", "roads"), basis: .queue),
        Row(units: [], roles: [.contactOfficer], file: file(searched: true), basis: nil),
        Row(units: [], roles: [.contactOfficer], file: file("other", "roads", waits: false), basis: nil),
        Row(units: [], roles: [.supervisor], file: file("other", "roads", waits: false), basis: .supervision),
        Row(units: ["contact"], roles: [.supervisor], file: file("other", "roads", waits: false), basis: nil),
        Row(units: [], roles: [.supervisor], file: file(waits: false, searched: true), basis: nil),
    ]

    @Test("follows from the task where there is one, and is asked for otherwise", arguments: rows)
    func implied(_ row: Row) {
        let member = StaffMember(username: "someone", name: "Someone", roles: row.roles, units: row.units)
        #expect(ReadingBasis.implied(for: member, opening: row.file) == row.basis)
    }
}

@Suite("A file of another unit")
struct OtherUnitTests {
    private static let others: [Permission.Action] = [.allocate, .decideOutcome, .answerReview, .reopen, .restrict]

    @Test("is read and worked on by everybody, and decided on by its own unit", arguments: Permission.Action.allCases)
    func decided(action: Permission.Action) {
        func denial(_ units: Set<String>, _ roles: Set<Role> = [.supervisor]) -> Permission.Denial? {
            Permission.denial(AccessTests.staff("someone", roles, units: units), action, ownedBy: "roads")
        }
        let usual = Permission.denial(AccessTests.staff("someone", [.supervisor]), action)
        #expect(denial([]) == usual, "whoever belongs to no unit works for the whole force")
        #expect(denial(["roads", "contact"]) == usual)
        #expect(denial(["contact"]) == (Self.others.contains(action) ? .otherUnit : usual))
        let both: Set<Role> = [.registrar, .supervisor]
        #expect(denial(["contact"], both) == Permission.denial(AccessTests.staff("someone", both), action))
        let unowned = Permission.denial(
            AccessTests.staff("someone", [.supervisor], units: ["contact"]), action, ownedBy: nil)
        #expect(unowned == usual)
    }
}
