import Policing
import Testing

@Suite("Words to a person")
struct SafeWordingTests {
    static let words = WordTable(
        entries: [
            .init(phrase: "covert", kind: .tactic), .init(phrase: "search warrant", kind: .tactic),
            .init(phrase: "police", kind: .telling), .init(phrase: "abuse", kind: .telling),
            .init(phrase: "price", kind: .alsoName), .init(phrase: "will", kind: .alsoName),
        ], openNumbers: ["999", "101", "0121 496 0101", "18001 101"])

    static func state(safety: Form.Safety = .ordinary, who: String = "Daniel Price, my neighbour. He has a dog.")
        throws -> FileState
    {
        let person = ReporterDetails(
            name: "Grace Lowe", email: "grace@example.org", phone: "07700 900123",
            address: "4 Mill Lane, Aston, B6 5RQ", contact: .yes)
        var sketch = Sketch()
        sketch.safety = safety
        sketch.reporter = person
        var random = Numbers(seed: 3)
        let plain = sketch.report(using: &random)
        let report = NewReport(
            file: plain.file, person: plain.person, reference: plain.reference, secretHash: "00", form: plain.form,
            language: "en", channel: .web,
            contents: ReportContents(
                answers: ["suspect-who": .text(who), "registration": .text("bx19 abc")], occurrence: .unknown,
                place: Place(coordinate: nil, postcode: Postcode("B4 6NQ"), words: "9 High Street"), reporter: person))
        return try Story(report, under: try Station().rules).state
    }

    @Test("may name their own reference, though it look like a postcode, and no other that does")
    func ownReference() throws {
        var random = Numbers(seed: 11)
        func isLikePostcode(_ reference: Reference) -> Bool {
            Postcode(String(reference.text.dropFirst(3)))?.isWhole ?? false
        }
        var references: [Reference] = []
        while references.count < 2 {
            let next = Reference.make(using: &random)
            if isLikePostcode(next) { references.append(next) }
        }
        let plain = Sketch().report(using: &random)
        let report = NewReport(
            file: plain.file, person: plain.person, reference: references[0], secretHash: "00", form: plain.form,
            language: "en", channel: .web, contents: plain.contents)
        let state = try Story(report, under: try Station().rules).state
        let own = references[0].description, other = references[1].description
        #expect(SafeWording.refusal(of: "We have read \(own).", about: state, words: Self.words) == nil)
        guard case .address? = SafeWording.refusal(of: "We have read \(other).", about: state, words: Self.words) else {
            Issue.record("\(other) went through")
            return
        }
    }

    static let rows: [(String, WordingRefusal?)] = [
        ("We have your report. Call 999 or 101, or 0121 496 0101.", nil),
        ("Grace, we will call you on 07700 900123 or +44 7700 900123.", nil),
        ("We were at 4 Mill Lane, B6 5RQ, and at 9 High Street, B4 6NQ.", nil),
        ("We met on 21-11-2026. The number 20/123456/26 is ours.", nil),
        ("The price will be high.", nil),
        ("We spoke to Daniel Price.", .namesSomebody("Daniel Price")),
        ("We spoke to daniel price.", .namesSomebody("Daniel Price")),
        ("Daniel told us.", .namesSomebody("Daniel")),
        ("We know Daniel's car.", .namesSomebody("Daniel")),
        ("We saw Mr Price there.", .namesSomebody("Price")),
        ("Call 07700 900999.", .phoneNumber("07700 900999")),
        ("Call (0121) 496-0555 now.", .phoneNumber("(0121) 496-0555")),
        ("Call ۰۷۷۰۰ ۹۰۰۹۹۹", .phoneNumber("07700 900999")),
        ("We will write to grace@example.org. Follow us @police.", nil),
        ("Write to GRACE@Example.org.", nil),
        ("Write to dan.price@example.com.", .email("dan.price@example.com")),
        ("He is <d_p+1@mail.example.com>, we think", .email("d_p+1@mail.example.com")),
        ("Your car BX19 ABC is here. So is bx19abc.", nil),
        ("Be here at 10 and bring all. We came on the 1A bus, up the M6 and back.", nil),
        ("The other car was KL02 XYZ.", .plate("KL02 XYZ")),
        ("The other car was kl02xyz.", .plate("kl02xyz")),
        ("The other car was KL 02 XYZ", .plate("KL 02 XYZ")),
        ("It was an old one, R123 ABC.", .plate("R123 ABC")),
        ("It was an older one, ABC 123R.", .plate("ABC 123R")),
        ("He lives at B1 1AA.", .address("B1 1AA")),
        ("It was at 12 Canal Road.", .address("12 Canal Road")),
        ("We use a Covert team.", .tactics("covert")),
        ("We have a search\nwarrant.", .tactics("search warrant")),
        ("{decision}.", .placeholderEmpty(.decision)),
        ("Ask {somebody}.", .placeholderUnknown("somebody")),
    ]

    @Test("are refused where they name what is not the person's to know, and never otherwise", arguments: rows)
    func refused(text: String, refusal: WordingRefusal?) throws {
        let state = try Self.state()
        #expect(SafeWording.refusal(of: text, about: state, words: Self.words) == refusal)
        // Plain ASCII is taken apart byte by byte, and everything else sign by sign.
        #expect(SafeWording.refusal(of: text + " – ’tis so", about: state, words: Self.words) == refusal)
    }

    @Test("name no vehicle of the file by its plate, whatever shape that has, unless it is the person's own")
    func vehicles() throws {
        var story = try Story(under: try Station().rules)
        try story.adding(.addProperty(PropertyItem(description: "van", serialNumber: "D 7741", valuePence: nil)))
        for (number, mark) in ["W-AB 12", "D 7741"].enumerated() {
            let vehicle = ObjectDetails(kind: .vehicle, mark: mark, description: nil)
            try story.adding(
                .parties(
                    .addItem(
                        PartyItemID(high: 1, low: UInt64(number)), .object(vehicle),
                        source: NewAssertion(said: .officer, nature: .fact))))
        }
        func refusal(_ text: String) -> WordingRefusal? {
            SafeWording.refusal(of: text, about: story.state, words: Self.words)
        }
        #expect(refusal("We stopped w ab 12.") == .plate("w ab 12"))
        #expect(refusal("Your van D 7741 is here.") == nil)
    }

    @Test(
        "know a name however it was given",
        arguments: [
            ("Daniel", "Daniel called.", "Daniel"), ("It was Daniel from work", "We saw Daniel.", "Daniel"),
            ("The man next door", "The man called.", nil), ("my ex", "Your ex called.", nil),
            ("My brother Imran Sadiq", "Imran called.", "Imran"), ("ڈینئل", "ہم نے ڈینئل سے بات کی", "ڈینئل"),
            ("Grace Price", "Grace, hello.", nil), ("Will Hale", "Will you call us?", nil),
            ("Will Hale", "We saw Will there.", "Will"), ("Jo Hale", "Ms Hale called.", "Hale"),
        ] as [(String, String, String?)])
    func names(who: String, text: String, name: String?) throws {
        let refusal = SafeWording.refusal(of: text, about: try Self.state(who: who), words: Self.words)
        #expect(refusal == name.map { .namesSomebody($0) })
    }

    static let leaving: [(String, WordingRefusal?)] = [
        ("There is something new for you to read.", nil),
        ("Here is the link that you asked for: https://report.police.example/a/b", nil),
        ("The police have news.", .notNeutral("police")),
        ("About the ABUSE", .notNeutral("abuse")),
        ("Hello Grace Lowe", .notNeutral("Grace Lowe")),
    ]

    @Test("that leave about a guarded report are neutral, or do not leave", arguments: leaving)
    func guarded(text: String, refusal: WordingRefusal?) throws {
        let state = try Self.state(safety: .guarded)
        #expect(SafeWording.refusal(leaving: text, about: state, words: Self.words) == refusal)
        #expect(SafeWording.refusal(leaving: text, about: try Self.state(), words: Self.words) == nil)
        let reference = "About \(state.report.reference.description)."
        #expect(SafeWording.refusal(leaving: reference, about: state, words: Self.words) != nil)
    }
}
