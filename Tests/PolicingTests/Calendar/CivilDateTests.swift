import Policing
import Testing

@Suite("A civil date")
struct CivilDateTests {
    @Test(
        "knows its day number, its weekday and its text",
        arguments: [
            ("1970-01-01", 0, Weekday.thursday),
            ("1969-12-31", -1, .wednesday),
            ("2000-02-29", 11_016, .tuesday),
            ("2026-08-31", 20_696, .monday),
            ("2100-03-01", 47_541, .monday),
            ("0001-01-01", -719_162, .monday),
            ("9999-12-31", 2_932_896, .friday),
        ])
    func facts(iso: String, dayNumber: Int, weekday: Weekday) throws {
        let date = try #require(CivilDate(iso: iso))
        #expect(date.dayNumber == dayNumber)
        #expect(date.weekday == weekday)
        #expect(date.iso == iso)
        #expect(CivilDate(dayNumber: dayNumber) == date)
    }

    @Test(
        "is not made of a day that does not exist or is not written in full",
        arguments: [
            "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-04-00", "0000-01-01",
            "2026-4-01", "26-04-01", "2026/04/01", "2026-04-01 ", "", "+026-04-01", "٢٠٢٦-٠٤-٠١",
        ])
    func refused(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test("comes back from its day number on every day of four centuries, each day after the one before")
    func everyDay() throws {
        var day = try #require(CivilDate(iso: "1899-12-31"))
        for number in day.dayNumber + 1...day.dayNumber + 146_097 {
            let next = CivilDate(dayNumber: number)
            guard next.dayNumber == number, next > day, next.weekday != day.weekday,
                next == CivilDate(year: next.year, month: next.month, day: next.day)
            else {
                Issue.record("wrong at day number \(number)")
                return
            }
            day = next
        }
    }
}
