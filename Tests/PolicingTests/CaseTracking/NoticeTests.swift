import Policing
import Testing

/// Safety first: who gets a message, by which way, and who gets none.
@Suite("A notice")
struct NoticeTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let contact: ContactChoice
        var guarded = false
        var email: String? = "grace@example.org"
        var phone: String? = "07700 900123"
        var after: [FileCommand] = []
        let channels: [ContactChannel]

        var testDescription: String { name }

        var reporter: ReporterDetails {
            ReporterDetails(name: "Grace Lowe", email: email, phone: phone, contact: contact)
        }
    }

    static let rows: [Row] = [
        Row(name: "every way is safe", contact: .yes, channels: [.email, .text]),
        Row(name: "no e-mail address", contact: .yes, email: nil, channels: [.text]),
        Row(name: "no phone number", contact: .yes, phone: nil, channels: [.email]),
        Row(name: "no details at all", contact: .yes, email: nil, phone: nil, channels: []),
        Row(name: "no way is safe", contact: .no, channels: []),
        Row(name: "e-mail alone", contact: .only(.email, when: .any), channels: [.email]),
        Row(
            name: "texts alone", contact: .only(.text, when: SafeTimes(window: .other, words: "mornings")),
            channels: [.text]),
        Row(name: "e-mail alone, without an address", contact: .only(.email, when: .any), email: nil, channels: []),
        Row(name: "calls alone", contact: .only(.call, when: .any), channels: []),
        Row(name: "letters alone", contact: .only(.letter, when: .any), channels: []),
        Row(name: "guarded and said to be safe", contact: .yes, guarded: true, channels: []),
        Row(name: "guarded and unsafe", contact: .no, guarded: true, channels: []),
        Row(
            name: "guarded, with a way that was asked for", contact: .only(.text, when: .any), guarded: true,
            channels: [.text]),
        Row(
            name: "declined", contact: .yes,
            after: [.changeContact(Sketch.grace, declined: true)], channels: []),
        Row(
            name: "declined, and changed their mind", contact: .yes,
            after: [.changeContact(Sketch.grace, declined: true), .changeContact(Sketch.grace, declined: false)],
            channels: [.email, .text]),
        Row(name: "e-mail came back", contact: .yes, after: [.returnMessage(.email)], channels: [.text]),
        Row(
            name: "everything came back", contact: .yes,
            after: [.returnMessage(.email), .returnMessage(.text)], channels: []),
        Row(
            name: "came back, and has another address now", contact: .yes,
            after: [.returnMessage(.email), .changeContact(Sketch.grace, declined: false)], channels: [.email, .text]),
    ]

    @Test("goes only by a way that the person called safe", arguments: rows)
    func safe(row: Row) throws {
        let sketch = Sketch(safety: row.guarded ? .guarded : .ordinary, reporter: row.reporter)
        var story = try Story(sketch, under: try Station().rules)
        for command in row.after { try story.adding(command) }
        #expect(Notice.safeChannels(of: story.state) == row.channels)
        #expect(Notice.safeChannel(of: story.state) == row.channels.first)
        let facts = try story.adding(.write(text: "There is news"))
        let leaves = row.contact.times.letsMessagesLeave
        #expect(
            Notice.due(for: facts, after: story.state).map(\.channel) == (leaves ? Array(row.channels.prefix(1)) : []))
    }

    @Test(
        "never leaves by itself where words say when, or the person wants to ask; a link then leaves for the asking",
        arguments: SafeWindow.allCases, [nil, "not when he is home"])
    func times(window: SafeWindow, words: String?) throws {
        let times = SafeTimes(window: window, words: words)
        let reporter = ReporterDetails(
            name: "Nusrat Begum", email: nil, phone: "07700 900321", contact: .only(.text, when: times))
        let story = try Story(Sketch(safety: .guarded, reporter: reporter), under: try Station().rules)
        let isSilent = words != nil || window == .asked || window == .other
        #expect(Notice.due(for: story.history.map(\.fact), after: story.state).isEmpty == isSilent)
        let calendar = WorkingCalendar(bankHolidays: []), night = Moment(milliseconds: 1_788_142_400_000)
        let link = Notice.departure(of: .link, about: story.state, from: night, calendar: calendar)
        let mayAsk = words == nil && (window == .any || window == .asked)
        #expect((link == night) == mayAsk)
    }

    static let danger = FileCommand.contract(.assessNeeds(VictimNeeds(safeContact: "Her brother reads her post")))
    static let said = FileCommand.contract(
        .sayPreference(
            NewPreference(
                reporter: ReporterDetails(
                    name: nil, email: nil, phone: "07700 900321", contact: .only(.text, when: .any)),
                declined: false, updateDays: nil, saidBy: "Grace Lowe, at the counter")))

    @Test("waits from the moment in which a danger is noted until it is said anew how to reach them, then goes once")
    func held() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(Self.danger)
        #expect(story.state.contract.holdsNotices && Notice.safeChannels(of: story.state).isEmpty)
        for words in ["There is news", "And more"] {
            let facts = try story.adding(.write(text: words))
            #expect(Notice.due(for: facts, after: story.state).isEmpty)
        }
        let facts = try story.adding(Self.said)
        #expect(Notice.due(for: facts, after: story.state) == [Notice(kind: .news, channel: .text)])
        #expect(Notice.safeChannels(of: story.state) == [.text] && !story.state.contract.holdsNotices)
        let next = try story.adding(.take, by: Station.priya)
        #expect(Notice.due(for: next, after: story.state).isEmpty, "what waited is told once")
    }

    @Test("does not wait again for a danger that was known when they said how, nor for one that is gone")
    func known() throws {
        var story = try Story(under: try Station().rules)
        for command in [Self.danger, Self.said, Self.danger] { try story.adding(command) }
        #expect(!story.state.contract.holdsNotices && Notice.safeChannels(of: story.state) == [.text])
        try story.adding(.contract(.assessNeeds(VictimNeeds(safeContact: "Her sister answers the phone"))))
        #expect(story.state.contract.holdsNotices)
        try story.adding(.contract(.assessNeeds(VictimNeeds())))
        #expect(!story.state.contract.holdsNotices)
    }

    @Test("is owed to nobody where nothing happened while messages waited")
    func nothingOwed() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(Self.danger)
        let facts = try story.adding(Self.said)
        #expect(Notice.due(for: facts, after: story.state).isEmpty)
    }

    @Test("never goes to somebody who gave no name")
    func nameless() throws {
        let story = try Story(Sketch(reporter: nil), under: try Station().rules)
        #expect(Notice.due(for: story.history.map(\.fact), after: story.state).isEmpty)
    }

    @Test("says that the report has arrived, once")
    func received() throws {
        let story = try Story(under: try Station().rules)
        #expect(
            Notice.due(for: story.history.map(\.fact), after: story.state) == [Notice(kind: .received, channel: .email)]
        )
    }

    static let silent: Set<FileFact.Kind> = [
        .promised, .promiseKept, .taken, .graded, .personWrote, .propertyAdded, .evidenceAdded, .contactChanged,
        .reviewRequested, .feedbackGiven, .messageReturned, .supportReferred,
    ]

    @Test("follows from each act that is news to the person, at most one an act", arguments: DecisionTests.rows)
    func news(row: DecisionTests.Row) throws {
        var story = try Story(row.sketch, under: try Station().rules)
        for command in row.before { try story.adding(command) }
        let facts = try story.adding(row.command)
        let isNews = !Self.silent.isSuperset(of: facts.map(\.kind)) && Notice.safeChannel(of: story.state) != nil
        #expect(Notice.due(for: facts, after: story.state).map(\.kind) == (isNews ? [.news] : []))
    }
}
