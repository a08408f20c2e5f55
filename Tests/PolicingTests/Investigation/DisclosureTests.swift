import Policing
import Testing

@Suite("The schedule of disclosure")
struct DisclosureTests {
    typealias Wish = InvestigationWishes

    private static func story() throws -> Story {
        var story = try Story(under: try Station().rules)
        for command: FileCommand in [
            .evidence(1), .addMessage(text: "Is there news of it?"), .crime,
            .investigation(.seize(Wish.exhibit())), .investigation(.take(Wish.statement())),
        ] {
            try story.adding(command)
        }
        return story
    }

    @Test("can hold exhibits, statements, messages and uploaded files, each with what it is and why")
    func items() throws {
        var story = try Self.story()
        #expect(story.state.disclosable.count == 4)
        for item in story.state.disclosable {
            #expect(DisclosureItem(text: item.text) == item)
            try story.adding(.investigation(.decideDisclosure(item, .unused, reason: "Not of the case")))
        }
        try story.adding(.investigation(.decideDisclosure(.exhibit(1), .used, reason: "His tool")))
        #expect(story.state.investigation.disclosure[.exhibit(1)]?.standing == .used)
        #expect(story.state.investigation.disclosure[.statement(1)]?.standing == .unused)
        for text in ["", "exhibit", "exhibit:x", "upload:1", "film:1", "exhibit:1:2"] {
            #expect(DisclosureItem(text: text) == nil, "\(text)")
        }
    }

    static let call = FileCommand.contract(
        .noteContact(
            NewContact(
                direction: .incoming, channel: .call, at: Station.friday,
                detail: ContactDetail(
                    with: "Imran Sadiq", summary: "He saw the van outside the bakery. It was blue."))))

    @Test("can hold a call or a letter that staff noted, and lets a sensitive one be told to nobody")
    func noted() throws {
        var story = try Self.story()
        let before = story.state.disclosable.count
        try story.adding(Self.call)
        #expect(story.state.disclosable.count == before + 1)
        let item = DisclosureItem.message(story.state.version)
        let tell = FileCommand.write(text: "Somebody saw the van outside the bakery.")
        let saying = FileCommand.write(text: "Somebody said: he saw the van outside the bakery!")
        try story.adding(.investigation(.decideDisclosure(item, .sensitive, reason: "He is afraid")))
        #expect(story.state.investigation.disclosure[item]?.standing == .sensitive)
        #expect(try !story.deciding(tell).isEmpty)
        #expect(throws: FileRefusal.investigation(.tellsSensitive(item))) { try story.deciding(saying) }
    }

    static let telling: [(String, DisclosureItem)] = [
        ("We hold AO/1 at the station.", .exhibit(1)), ("We hold ao 1.", .exhibit(1)),
        ("The seal S1 is whole.", .exhibit(1)), ("We found bolt   cutters by the canal.", .exhibit(1)),
        ("IMRAN SADIQ told us.", .statement(1)),
        ("Somebody said: I saw a tall man, with bolt-cutters!", .statement(1)),
        ("The film lock.jpg helps.", .upload(EvidenceID(high: 1, low: 1))),
    ]

    @Test("lets nothing sensitive be told to the person, however it is written", arguments: telling)
    func sensitive(words: String, item: DisclosureItem) throws {
        var story = try Self.story()
        let tell: [FileCommand] = [
            .write(text: words),
            .decideOutcome(
                NewOutcome(code: "18", body: nil, victim: .supports, explanation: words)),
        ]
        for command in tell { #expect(try !story.deciding(command).isEmpty) }
        try story.adding(.investigation(.decideDisclosure(item, .sensitive, reason: "It shows how we work")))
        for command in tell {
            #expect(throws: FileRefusal.investigation(.tellsSensitive(item))) { try story.deciding(command) }
        }
        try story.adding(.noSuspect)
        try story.adding(.requestReview(reason: "Why?"))
        #expect(throws: FileRefusal.investigation(.tellsSensitive(item))) {
            try story.deciding(.answerReview(upheld: true, explanation: words))
        }
    }

    static let plain = [
        "We hold AO/11 and AO/2.", "A tall man.", "We have looked at everything that you sent.", "Your lock was cut.",
    ]

    @Test("keeps nobody from telling what gives nothing away", arguments: plain)
    func harmless(words: String) throws {
        var story = try Self.story()
        for item in story.state.disclosable {
            try story.adding(.investigation(.decideDisclosure(item, .sensitive, reason: "It shows how we work")))
        }
        #expect(try !story.deciding(.write(text: words)).isEmpty)
    }

    @Test("is for those who investigate: whoever takes reports neither changes it nor sees what is sensitive")
    func rights() throws {
        let story = try Self.story()
        let decide = FileCommand.investigation(.decideDisclosure(.exhibit(1), .used, reason: "His tool"))
        #expect(throws: FileRefusal.notPermitted(.role)) { try story.deciding(decide, by: Station.priya) }
        #expect(Permission.denial(Station.priya, .readSensitive) == .role)
        #expect(Permission.denial(Station.amara, .readSensitive) == nil)
    }
}
