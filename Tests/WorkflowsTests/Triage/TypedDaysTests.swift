import Policing
import Testing
import Workflows

@Suite("Days as people type them")
struct TypedDaysTests {
    static let words = DayWords(
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ], today: "today", yesterday: "yesterday", between: ["to", "until"], endings: ["st", "nd", "rd", "th"])
    /// A Monday.
    static let today = CivilDate(year: 2026, month: 6, day: 15)!

    static let readable: [(typed: String, from: String, to: String)] = [
        ("2026-06-03", "2026-06-03", "2026-06-03"), ("3/6/2026", "2026-06-03", "2026-06-03"),
        ("03/06/26", "2026-06-03", "2026-06-03"), ("3.6.26", "2026-06-03", "2026-06-03"),
        ("3/6", "2026-06-03", "2026-06-03"), ("3 June", "2026-06-03", "2026-06-03"),
        ("3rd of june", "2026-06-03", "2026-06-03"), ("June 3 2026", "2026-06-03", "2026-06-03"),
        ("3 jun 25", "2025-06-03", "2025-06-03"), ("20 june", "2025-06-20", "2025-06-20"),
        ("today", "2026-06-15", "2026-06-15"), ("Yesterday", "2026-06-14", "2026-06-14"),
        ("2025 to today", "2025-01-01", "2026-06-15"), ("2025 to may 2026", "2025-01-01", "2026-05-31"),
        ("June 2026", "2026-06-01", "2026-06-30"), ("february", "2026-02-01", "2026-02-28"),
        ("august", "2025-08-01", "2025-08-31"), ("2025", "2025-01-01", "2025-12-31"),
        ("3-5 june", "2026-06-03", "2026-06-05"), ("3 to 5 June 2026", "2026-06-03", "2026-06-05"),
        ("3 May – 5 June", "2026-05-03", "2026-06-05"), ("1/5/26 - 3/6/26", "2026-05-01", "2026-06-03"),
        ("2026-05-01 to 2026-06-03", "2026-05-01", "2026-06-03"), ("2026-05", "2026-05-01", "2026-05-31"),
        ("2026-02 to 2026-04", "2026-02-01", "2026-04-30"), ("2024-2025", "2024-01-01", "2025-12-31"),
        ("28 december to 3 january", "2025-12-28", "2026-01-03"),
        ("may to june 2026", "2026-05-01", "2026-06-30"), ("1 may until yesterday", "2026-05-01", "2026-06-14"),
    ]

    @Test("are read in every way that is usual", arguments: readable)
    func read(typed: String, from: String, to: String) {
        let days = TypedDays(words: Self.words.with("of"), today: Self.today)
        #expect(
            days.read(typed)
                == CivilDate(iso: from).flatMap { from in CivilDate(iso: to).flatMap { DayRange(from, $0) } })
    }

    @Test(
        "that are none are none",
        arguments: [
            "", "soon", "2026-06-31", "2026 to 5 june", "5 june 2026 to 3 june 2026",
            "31 June", "32/1/26", "3/13/26", "june june", "5 june to 3 june 2026 to 4", "1 2 3 4", "-",
            "to",
            "3 to", "2026-13-01", "2026-13", "99999", "٣", String(repeating: "3 ", count: 500),
        ])
    func unreadable(typed: String) {
        #expect(TypedDays(words: Self.words, today: Self.today).read(typed) == nil)
    }
}

extension DayWords {
    fileprivate func with(_ ending: String) -> DayWords {
        DayWords(
            months: months, today: today, yesterday: yesterday, between: between, endings: endings + [ending])
    }
}

@Suite("What is typed into the search")
struct FileSearchTests {
    static let cases: [(typed: String, words: String, fields: [SearchField: String])] = [
        ("green bicycle", "green bicycle", [:]), ("phone:07700900123", "", [.phone: "07700900123"]),
        ("phone:07700 900123 bicycle", "bicycle", [.phone: "07700 900123"]),
        ("phone: 07700 900 123", "", [.phone: "07700 900 123"]),
        ("bicycle name:grace lowe", "bicycle", [.name: "grace lowe"]),
        ("Name:\"grace lowe\" bicycle", "bicycle", [.name: "grace lowe"]),
        ("name:grace place:kiln hill", "", [.name: "grace", .place: "kiln hill"]),
        ("plate:ab12 cde stolen", "stolen", [.plate: "ab12 cde"]),
        ("plate:AB12CDE stolen", "stolen", [.plate: "AB12CDE"]),
        ("serial:WTU-123456 frame", "frame", [.serial: "WTU-123456"]), ("colour:green", "colour:green", [:]),
        ("phone:", "", [:]), ("\"name", "name", [:]),
    ]

    @Test("is taken apart into words and fields", arguments: cases)
    func parts(typed: String, words: String, fields: [SearchField: String]) {
        let search = FileSearch(typed: typed, today: TypedDaysTests.today)
        #expect(search.words == words)
        #expect(search.fields == fields)
    }

    @Test("says which day it could not read, and keeps the rest")
    func days() {
        let search = FileSearch(
            typed: "bicycle date:3 to 5 june", form: [.received: "soon"], dayWords: TypedDaysTests.words,
            today: TypedDaysTests.today)
        #expect(search.days[.date]?.first.iso == "2026-06-03")
        #expect(search.days[.date]?.last.iso == "2026-06-05")
        #expect(search.unread == [.received])
        #expect(search.words == "bicycle")
    }
}
