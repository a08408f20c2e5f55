import Policing
import Testing

@Suite("The details of a person reporting")
struct ReporterDetailsTests {
    @Test(
        "take any name that a person has",
        arguments: ["Grace Lowe", "নুসরাত বেগম", "عمران صادق", "ਹਰਪ੍ਰੀਤ ਗਿੱਲ", "Agnieszka Nowak-Żółć", "O", "Nguyễn 3rd, Jr."])
    func names(_ name: String) {
        let details = ReporterDetails(name: "  \(name) ", email: nil, phone: nil, contact: .yes)
        #expect(details.name == name)
        #expect(details.problems.isEmpty)
    }

    @Test(
        "say what is wrong with them",
        arguments: [
            (details(), []),
            (details(name: String(repeating: "a", count: 501)), [.init(field: .name, reason: .tooLong(max: 500))]),
            (details(name: String(repeating: "a", count: 500)), []),
            (details(name: "Gr\u{0}ce"), [.init(field: .name, reason: .unreadable)]),
            (details(email: "grace"), [.init(field: .email, reason: .badPattern(.email))]),
            (details(phone: "12"), [.init(field: .phone, reason: .badPattern(.phone))]),
            (details(contact: .only(.email, when: .any)), [.init(field: .email, reason: .missing)]),
            (
                details(
                    email: "grace@example.org",
                    contact: .only(.email, when: SafeTimes(window: .other, words: "after six"))), []
            ),
            (details(contact: .only(.text, when: .any)), [.init(field: .phone, reason: .missing)]),
            (details(contact: .only(.letter, when: .any)), [.init(field: .address, reason: .missing)]),
            (details(contact: .no), []),
            (
                details(phone: "07700 900123", contact: .only(.text, when: SafeTimes(window: .other, words: " "))),
                [.init(field: .timesInWords, reason: .missing)]
            ),
            (
                details(phone: "07700 900123", contact: .only(.text, when: SafeTimes(window: .any, words: "a\u{0}"))),
                [.init(field: .timesInWords, reason: .unreadable)]
            ),
        ] as [(ReporterDetails, [FieldProblem])])
    func problems(_ details: ReporterDetails, _ expected: [FieldProblem]) {
        #expect(details.problems == expected)
    }

    @Test("need a name only where the form does")
    func nameless() {
        let details = ReporterDetails(name: " ", email: "grace@example.org", phone: nil, contact: .yes)
        #expect(details.problems(for: form(.never)) == [FieldProblem(field: .name, reason: .missing)])
        #expect(details.problems(for: form(.allowed)).isEmpty)
    }

    @Test("allow only the ways that are safe")
    func ways() {
        #expect(ContactWay.allCases.allSatisfy { ContactChoice.yes.allows($0) })
        #expect(!ContactWay.allCases.contains { ContactChoice.no.allows($0) })
        #expect(ContactWay.allCases.filter { ContactChoice.only(.call, when: .any).allows($0) } == [.call])
    }
}

private func details(
    name: String = "Grace Lowe", email: String? = nil, phone: String? = nil, contact: ContactChoice = .yes
) -> ReporterDetails {
    ReporterDetails(name: name, email: email, phone: phone, contact: contact)
}

private func form(_ anonymity: Form.Anonymity) -> Form {
    Form(
        id: "theft", group: "stolen", manner: Form.Manner(safety: .ordinary, anonymity: anonymity),
        standing: Form.Standing(isVictimBased: true), asks: [], questions: [])
}

@Suite("When and where")
struct OccurrenceAndPlaceTests {
    private let now = Moment(milliseconds: 1_790_000_000_000)

    @Test("an occurrence is one moment, two, or none")
    func shapes() {
        let earlier = now.adding(hours: -8)
        #expect(Occurrence(from: earlier, to: now) == .between(from: earlier, to: now))
        #expect(Occurrence(from: now, to: now) == .exact(now))
        #expect(Occurrence(from: nil, to: now) == .exact(now))
        #expect(Occurrence(from: nil, to: nil) == .unknown)
    }

    @Test("an occurrence lies in the past and runs forward")
    func problems() {
        #expect(Occurrence.unknown.problem(now: now) == nil)
        #expect(Occurrence.exact(now.adding(seconds: 299)).problem(now: now) == nil)
        #expect(Occurrence.exact(now.adding(seconds: 301)).problem(now: now) == .future)
        #expect(Occurrence.between(from: now, to: now.adding(hours: -1)).problem(now: now) == .endsBeforeItBegins)
        #expect(Occurrence.between(from: now.adding(hours: -1), to: now.adding(hours: 9)).problem(now: now) == nil)
    }

    @Test(
        "a coordinate is on the earth and keeps six decimals",
        arguments: [
            (52.4862441, -1.8904009, true), (91, 0, false), (0, -180.1, false), (.nan, 0, false), (.infinity, 0, false),
        ])
    func coordinates(_ latitude: Double, _ longitude: Double, _ isReal: Bool) {
        let coordinate = Coordinate(latitude: latitude, longitude: longitude)
        #expect((coordinate != nil) == isReal)
        if let coordinate { #expect((coordinate.latitude, coordinate.longitude) == (52.486244, -1.890401)) }
    }

    @Test("a place may be nothing at all, and half a postcode is one")
    func places() {
        #expect(Place(coordinate: nil, postcode: nil, words: "  ").isUnknown)
        #expect(Place(coordinate: nil, postcode: Postcode("b4"), words: nil).postcode?.text == "B4")
        let long = Place(coordinate: nil, postcode: nil, words: String(repeating: "a", count: 1_001))
        #expect(long.problem == FieldProblem(field: .place, reason: .tooLong(max: 1_000)))
    }
}
