import Policing
import Testing

@Suite("An absence")
struct AbsenceTests {
    static func day(_ day: Int) -> Moment { Moment(london: CivilDate(year: 2026, month: 9, day: day)!, hour: 0) }

    static func away(_ who: String, _ from: Int, _ until: Int, cover: String? = nil) -> Absence {
        Absence(username: who, from: day(from), until: day(until), cover: cover)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let new: Absence
        let known: [Absence]
        let refusal: AbsenceRefusal?
        var testDescription: String { "\(new.username): \(refusal.map { "\($0)" } ?? "fine")" }

        init(_ new: Absence, beside known: [Absence] = [], _ refusal: AbsenceRefusal?) {
            (self.new, self.known, self.refusal) = (new, known, refusal)
        }
    }

    static let rows: [Row] = [
        Row(away("amara", 7, 12, cover: "tom"), nil),
        Row(away("amara", 7, 12), nil),
        Row(away("amara", 12, 7), .endsBeforeItBegins),
        Row(away("amara", 7, 7), .endsBeforeItBegins),
        Row(away("amara", 1, 2), .isOver),
        Row(
            Absence(username: "amara", from: day(7), until: day(7).adding(hours: 367 * 24), cover: nil),
            .tooLong(days: 366)),
        Row(away("amara", 7, 12, cover: "amara"), .coversThemselves),
        Row(away("amara", 7, 12), beside: [away("amara", 11, 14)], .awayAlready),
        Row(away("amara", 7, 12), beside: [away("amara", 12, 14)], nil),
        Row(away("amara", 7, 12, cover: "tom"), beside: [away("tom", 8, 9)], .coverIsAway),
        Row(away("amara", 7, 12, cover: "tom"), beside: [away("tom", 14, 16)], nil),
        Row(away("tom", 8, 9), beside: [away("amara", 7, 12, cover: "tom")], .coversFor("amara")),
    ]

    @Test("is noted where somebody is left to do the work", arguments: rows)
    func checked(row: Row) throws {
        let known = Absences(row.known)
        guard let refusal = row.refusal else { return try known.check(row.new, at: Self.day(3)) }
        #expect(throws: refusal) { try known.check(row.new, at: Self.day(3)) }
    }

    @Test("begins and ends by itself, and so does the cover")
    func byItself() {
        let known = Absences([Self.away("amara", 7, 12, cover: "tom"), Self.away("priya", 9, 10, cover: "tom")])
        let away = [6: [], 7: ["amara"], 9: ["amara", "priya"], 10: ["amara"], 12: []] as [Int: [String]]
        for (day, names) in away {
            #expect(known.covered(by: "tom", at: Self.day(day)).map(\.username) == names, "day \(day)")
            for name in ["amara", "priya", "tom"] {
                #expect(known.isAway(name, at: Self.day(day)) == names.contains(name), "\(name), day \(day)")
            }
        }
    }
}
