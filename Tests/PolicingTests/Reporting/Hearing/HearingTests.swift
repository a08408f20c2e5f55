import Policing
import Testing

@Suite("What is heard in an account")
struct HearingTests {
    /// 09:00 in London on Monday 23 November 2026.
    private static let now = Moment(milliseconds: 1_795_424_400_000)

    private static func day(_ day: Int, _ hour: Int, _ minute: Int = 0, month: Int = 11) -> Moment {
        CivilDate(year: 2026, month: month, day: day).map { Moment(london: $0, hour: hour, minute: minute) } ?? now
    }

    struct Time: Sendable, CustomTestStringConvertible {
        let words: String
        let said: String
        let from: Moment
        let to: Moment
        var testDescription: String { words }
    }

    static let times: [Time] = [
        Time(words: "It went last night.", said: "last night", from: day(22, 18), to: day(23, 5, 59)),
        Time(words: "Overnight, from the shed", said: "Overnight", from: day(22, 18), to: day(23, 5, 59)),
        Time(words: "this morning", said: "this morning", from: day(23, 6), to: now),
        Time(words: "It was today", said: "today", from: day(23, 0), to: now),
        Time(words: "yesterday afternoon", said: "yesterday afternoon", from: day(22, 12), to: day(22, 17, 59)),
        Time(words: "on Saturday evening", said: "Saturday evening", from: day(21, 18), to: day(21, 23, 59)),
        Time(words: "last Monday", said: "Monday", from: day(16, 0), to: day(16, 23, 59)),
        Time(words: "on Monday", said: "Monday", from: day(23, 0), to: now),
        Time(words: "on 12 November", said: "12 November", from: day(12, 0), to: day(12, 23, 59)),
        Time(words: "on November 12th", said: "November 12th", from: day(12, 0), to: day(12, 23, 59)),
        Time(words: "since 12/11/2026", said: "12/11/2026", from: day(12, 0), to: day(12, 23, 59)),
        Time(
            words: "on 25 October night", said: "25 October night", from: day(25, 18, month: 10),
            to: day(26, 5, 59, month: 10)),
        Time(words: "at 8pm last night", said: "8pm last night", from: day(22, 20), to: day(22, 20)),
        Time(words: "last night at about 8", said: "last night at about 8", from: day(22, 20), to: day(22, 20)),
        Time(words: "last night about 2", said: "last night about 2", from: day(23, 2), to: day(23, 2)),
        Time(words: "yesterday at 14:30", said: "yesterday at 14:30", from: day(22, 14, 30), to: day(22, 14, 30)),
        Time(
            words: "yesterday between 6 pm and 8.30pm", said: "yesterday between 6 pm and 8.30pm", from: day(22, 18),
            to: day(22, 20, 30)),
        Time(words: "last night at midnight", said: "last night at midnight", from: day(23, 0), to: day(23, 0)),
        Time(
            words: "I left it last night and this morning it was gone", said: "last night … this morning",
            from: day(22, 18), to: now),
    ]

    @Test("is when it happened, as whoever tells it counts the days", arguments: times)
    func when(_ time: Time) {
        let first = Hearing.facts(in: time.words, at: Self.now).first
        #expect(first == HeardFact(said: time.said, meaning: .when(Occurrence(from: time.from, to: time.to))))
    }

    @Test(
        "is nothing where nothing of the kind was said, or it is still to come",
        arguments: [
            "", "My bicycle is gone.", "I paid 20 for it", "at about 8", "tonight", "this afternoon", "12/13/2026",
            "99/99",
            "They may come back", "I left 2 of them", "ring 12345", "AB12",
        ])
    func nothing(_ words: String) {
        let facts = Hearing.facts(in: words, at: Self.now)
        #expect(facts.isEmpty, "\(facts)")
    }

    @Test("are numbers, postcodes, addresses and plates, however they are spaced")
    func marks() throws {
        let words = """
            Call me on 07700 900123, or (0121) 496 0001. I live at 4 High Street, B29 6BD. grace.lowe@example.org. \
            The van was AB12 CDE and the other ab12cdf!
            """
        let meanings = Hearing.facts(in: words, at: Self.now).map(\.meaning)
        let expected: [HeardFact.Meaning] = [
            .phone(try #require(PhoneNumber("07700900123"))), .phone(try #require(PhoneNumber("01214960001"))),
            .postcode(try #require(Postcode("B29 6BD"))),
            .email(try #require(EmailAddress("grace.lowe@example.org"))), .plate("AB12CDE"), .plate("AB12CDF"),
        ]
        #expect(meanings == expected)
    }

    @Test("is each thing once, and at most three times of day")
    func once() {
        let words = "B29 6BD, I said b296bd. Yesterday, on Saturday, on Friday, on Thursday, yesterday."
        let facts = Hearing.facts(in: words, at: Self.now)
        #expect(facts.count(where: { if case .when = $0.meaning { true } else { false } }) <= 3)
        #expect(facts.count(where: { if case .postcode = $0.meaning { true } else { false } }) == 1)
    }

    @Test(
        "takes any words without harm",
        arguments: ["\u{202E}", String(repeating: "last night at 8 ", count: 2_000), "٧٧"])
    func anyWords(_ words: String) {
        _ = Hearing.facts(in: words, at: Self.now)
    }

    @Test("suggests the kinds whose words it uses most, the best first")
    func kinds() {
        let kinds = [
            (id: "theft", hears: ["stolen", "took my"]), (id: "bicycle", hears: ["bike", "bike lock", "d-lock"]),
            (id: "noise", hears: ["loud music"]),
        ]
        func likeliest(_ words: String) -> [String] { KindHint.likeliest(for: words, of: kinds, limit: 2) }
        #expect(likeliest("My bike was STOLEN, they cut the bike lock.") == ["bicycle", "theft"])
        #expect(likeliest("Stolen! And loud  music.") == ["noise", "theft"])
        #expect(likeliest("My motorbike") == [])
        #expect(likeliest("the D-lock") == ["bicycle"])
        #expect(likeliest("") == [])
    }

    @Test("is found again by one key for one number, however it is written")
    func keys() {
        let written = ["07700 900123", "+44 7700 900123", "0044 7700 900123", "07700900123 ext 4"]
        #expect(Set(written.compactMap { PhoneNumber($0).map { ContactPoint.phone($0).key } }).count == 1)
    }
}
