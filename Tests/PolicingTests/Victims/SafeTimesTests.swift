import Policing
import Testing

/// A message that leaves by itself must not arrive when somebody else may see it.
@Suite("Times that are safe")
struct SafeTimesTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let window: SafeWindow
        /// A London clock.
        let at: String
        /// When a message may leave; nil for never.
        let opens: String?

        var testDescription: String { "\(window.rawValue) at \(at)" }
    }

    /// 2026-10-05 is a Monday; 2026-08-31 and the Friday and Monday after Christmas are bank holidays.
    static let rows: [Row] = [
        Row(window: .any, at: "2026-10-05 03:00", opens: "2026-10-05 03:00"),
        Row(window: .daytime, at: "2026-10-05 08:59", opens: "2026-10-05 09:00"),
        Row(window: .daytime, at: "2026-10-05 09:00", opens: "2026-10-05 09:00"),
        Row(window: .daytime, at: "2026-10-05 16:59", opens: "2026-10-05 16:59"),
        Row(window: .daytime, at: "2026-10-05 17:00", opens: "2026-10-06 09:00"),
        Row(window: .daytime, at: "2026-10-03 12:00", opens: "2026-10-03 12:00"),
        Row(window: .evenings, at: "2026-10-05 12:00", opens: "2026-10-05 18:00"),
        Row(window: .evenings, at: "2026-10-05 20:59", opens: "2026-10-05 20:59"),
        Row(window: .evenings, at: "2026-10-05 21:00", opens: "2026-10-06 18:00"),
        Row(window: .evenings, at: "2026-10-05 23:30", opens: "2026-10-06 18:00"),
        Row(window: .weekdays, at: "2026-10-02 17:00", opens: "2026-10-05 09:00"),
        Row(window: .weekdays, at: "2026-10-03 12:00", opens: "2026-10-05 09:00"),
        Row(window: .weekdays, at: "2026-08-28 18:00", opens: "2026-09-01 09:00"),
        Row(window: .weekdays, at: "2026-12-24 18:00", opens: "2026-12-29 09:00"),
        // The clock goes back on 25 October, and forward on 28 March.
        Row(window: .daytime, at: "2026-10-24 20:00", opens: "2026-10-25 09:00"),
        Row(window: .daytime, at: "2027-03-27 20:00", opens: "2027-03-28 09:00"),
        Row(window: .asked, at: "2026-10-05 12:00", opens: nil),
        Row(window: .other, at: "2026-10-05 12:00", opens: nil),
    ]

    static let calendar = WorkingCalendar(
        bankHolidays: Set(["2026-08-31", "2026-12-25", "2026-12-28"].compactMap { CivilDate(iso: $0) }))

    private static func moment(_ text: String) throws -> Moment {
        let date = try #require(CivilDate(iso: text.prefix(10)))
        let hour = try #require(Int(text.dropFirst(11).prefix(2))), minute = try #require(Int(text.suffix(2)))
        return Moment(london: date, hour: hour, minute: minute)
    }

    @Test("let a message leave, or say when", arguments: rows)
    func opens(row: Row) throws {
        let times = SafeTimes(window: row.window, words: nil)
        let expected = try row.opens.map(Self.moment)
        #expect(times.opening(from: try Self.moment(row.at), calendar: Self.calendar) == expected)
        #expect(times.letsMessagesLeave == (row.opens != nil))
    }

    @Test("with words of the person let none leave by itself, whatever was chosen", arguments: SafeWindow.allCases)
    func words(window: SafeWindow) throws {
        let times = SafeTimes(window: window, words: " only after six ")
        #expect(times.words == "only after six")
        #expect(times.opening(from: try Self.moment("2026-10-05 18:30"), calendar: Self.calendar) == nil)
        #expect(SafeTimes(window: window, words: " \n ").words == nil)
    }
}
