import Policing
import Testing

/// What became of the news that was agreed with each victim.
///
/// Source: Victims' Code 2020, right 6.
@Suite("News agreed with a victim")
struct AgreedNewsTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        /// Each command, and on which day after the report it comes.
        let acts: [(Int64, FileCommand)]
        /// On which days of August and September news was told in time.
        var kept: [String] = []
        /// On which days its time ran out, with the victim's name.
        var missed: [String] = []
        /// When it is owed next, likewise.
        var owed: [String] = []

        var testDescription: String { name }
    }

    static let daniel = UpdatesAgreedTests.daniel
    static let write = FileCommand.write(text: "We are still looking.")

    private static func moment(after days: Int64) -> Moment { Station.friday.adding(hours: 24 * days) }

    private static func agree(_ days: Int?, _ victim: PartyID? = nil) -> FileCommand {
        let word = ContractCommand.sayPreference(NewPreference(updateDays: days, saidBy: "By phone"))
        return .contract(victim.map { .of($0, word) } ?? word)
    }

    /// A call that was made so many days after the report, whenever it is noted.
    private static func rang(after days: Int64, _ victim: PartyID? = nil) -> FileCommand {
        let call = ContractCommand.noteContact(
            NewContact(direction: .outgoing, channel: .call, at: moment(after: days), detail: ContractTests.detail))
        return .contract(victim.map { .of($0, call) } ?? call)
    }

    private static func decline(_ declined: Bool) -> FileCommand { .changeContact(Sketch.grace, declined: declined) }

    private static let noVictim = FileCommand.parties(
        .assertRole(daniel, .witness, source: .told))

    /// The report came on Friday 28 August. It was agreed with Grace on that day that she hears each week.
    static let weekly: [Row] = [
        Row(name: "in time", acts: [(3, write)], kept: ["31"], owed: ["Grace 07"]),
        Row(name: "twice on one day", acts: [(3, write), (3, write)], kept: ["31"], owed: ["Grace 07"]),
        Row(name: "on the day on which it was agreed", acts: [(0, write)], owed: ["Grace 04"]),
        Row(
            name: "late, and then in time", acts: [(9, write), (10, write)], kept: ["07"], missed: ["Grace 04"],
            owed: ["Grace 14"]),
        Row(name: "not at all", acts: [(40, .take)], owed: ["Grace 04"]),
        Row(name: "by telephone in time, noted late", acts: [(9, rang(after: 5))], kept: ["02"], owed: ["Grace 09"]),
        Row(name: "by telephone too late", acts: [(12, rang(after: 9))], missed: ["Grace 04"], owed: ["Grace 13"]),
        Row(
            name: "by telephone in time, noted when a late letter had gone",
            acts: [(9, write), (10, rang(after: 6))], kept: ["03", "06"], owed: ["Grace 13"]),
        Row(
            name: "by telephone in time, noted when the file had ended late",
            acts: [(9, .noSuspect), (10, rang(after: 6))], kept: ["03", "06"]),
        Row(name: "a message of theirs is no news", acts: [(9, .addMessage(text: "News?"))], owed: ["Grace 04"]),
        Row(name: "agreed anew in time", acts: [(3, agree(28))], owed: ["Grace 28"]),
        Row(name: "agreed anew too late", acts: [(9, agree(14))], missed: ["Grace 04"], owed: ["Grace 20"]),
        Row(name: "agreed no more, in time", acts: [(3, agree(nil)), (30, write)]),
        Row(name: "agreed no more, too late", acts: [(9, agree(nil))], missed: ["Grace 04"]),
        Row(name: "another way to reach her is no news", acts: [(3, decline(false))], owed: ["Grace 04"]),
        Row(name: "she wants to hear no more", acts: [(3, decline(true)), (30, write)]),
        Row(name: "she wants to hear no more, too late", acts: [(9, decline(true))], missed: ["Grace 04"]),
        Row(name: "she wants to hear again", acts: [(3, decline(true)), (20, decline(false))], owed: ["Grace 24"]),
        Row(
            name: "set aside",
            acts: [(3, .contract(.setAside(rule: "VC06-UPDATE", reason: "She is abroad"))), (30, write)]),
        Row(name: "the file ends in time, which tells it", acts: [(3, .noSuspect), (20, write)], kept: ["31"]),
        Row(name: "the file ends too late", acts: [(9, .noSuspect)], missed: ["Grace 04"]),
        Row(
            name: "the file is opened again", acts: [(3, .noSuspect), (20, .reopen(reason: "A film")), (21, write)],
            kept: ["31", "18"], owed: ["Grace 25"]),
        Row(
            name: "another victim hears apart",
            acts: [(0, agree(8, daniel)), (6, rang(after: 6, daniel)), (7, write)], kept: ["03", "04"],
            owed: ["Grace 11", "Daniel 11"]),
        Row(
            name: "two victims miss theirs, each on a day of its own", acts: [(0, agree(8, daniel)), (10, .noSuspect)],
            missed: ["Grace 04", "Daniel 05"]),
        Row(
            name: "another victim is none any more", acts: [(0, agree(8, daniel)), (3, noVictim), (20, write)],
            missed: ["Grace 04"], owed: ["Grace 24"]),
    ]

    @Test("is kept, missed or owed by what was said and when", arguments: weekly)
    func told(row: Row) throws {
        var story = try Story(under: try VictimRightsTests.rightRules())
        for command in [FileVictimsTests.crime(by: .victim), FileVictimsTests.daniel, Self.agree(7)] {
            try story.adding(command)
        }
        for (days, command) in row.acts {
            story.now = Self.moment(after: days)
            try story.adding(command)
        }
        let state = story.state
        let marks = state.supervision.marks.filter { $0.code == Victims.Rules.update }
        #expect(marks.allSatisfy { $0.measure == .promisesKept && $0.amount == 1 })
        #expect(marks.map { String($0.day.iso.suffix(2)) } == row.kept)
        #expect(Self.each(of: state) { $0.missed.map(\.due) } == row.missed)
        #expect(Self.each(of: state) { $0.due.map { [$0] } ?? [] } == row.owed)
        #expect(FileState.fold(state.id, story.history) == state)
    }

    private static func each(of state: FileState, _ moments: (AgreedNews) -> [Moment]) -> [String] {
        [(nil, "Grace"), (daniel, "Daniel")].flatMap { victim, name in
            moments(state.contract.of(victim).news).map { "\(name) \($0.london.date.iso.suffix(2))" }
        }
    }

    @Test("stays missed when a decision is taken back that had nothing to do with it")
    func undone() throws {
        var story = try Story(under: try VictimRightsTests.rightRules())
        try story.adding(Self.agree(7))
        story.now = Self.moment(after: 9)
        try story.adding(.grade(code: "P4", reason: "It can wait"))
        try story.adding(.changeContact(Sketch.grace, declined: true))
        try story.adding(.undo)
        #expect(Self.each(of: story.state) { $0.missed.map(\.due) } == ["Grace 04"])
    }
}
