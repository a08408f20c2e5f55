import Policing
import Testing

@Suite("A working calendar")
struct WorkingCalendarTests {
    let calendar = WorkingCalendar(
        bankHolidays: Set(
            ["2026-04-03", "2026-04-06", "2026-08-31", "2026-12-25", "2026-12-28", "2027-01-01"]
                .compactMap { CivilDate(iso: $0) }))

    @Test(
        "leaves out weekends and bank holidays",
        arguments: [
            ("2026-08-28", true), ("2026-08-29", false), ("2026-08-30", false), ("2026-08-31", false),
            ("2026-09-01", true), ("2026-12-26", false), ("2026-12-28", false), ("2026-12-29", true),
        ])
    func workingDays(date: String, works: Bool) throws {
        #expect(calendar.isWorkingDay(try #require(CivilDate(iso: date))) == works)
    }

    @Test(
        "counts to the end of the London day of the nth working day after",
        arguments: [
            // A Monday morning: one working day is Tuesday, to its last millisecond, in summer time.
            ("2026-06-15T08:00:00Z", 1, "2026-06-16T22:59:59.999Z"),
            ("2026-06-15T08:00:00Z", 5, "2026-06-22T22:59:59.999Z"),
            // Half past midnight in London is still the day before in UTC, and counts as London says.
            ("2026-06-15T23:30:00Z", 1, "2026-06-17T22:59:59.999Z"),
            // The August bank holiday.
            ("2026-08-28T16:00:00Z", 1, "2026-09-01T22:59:59.999Z"),
            ("2026-08-29T10:00:00Z", 2, "2026-09-02T22:59:59.999Z"),
            // Easter: Friday and Monday do not count.
            ("2026-04-02T10:00:00Z", 2, "2026-04-08T22:59:59.999Z"),
            // Christmas, in winter time.
            ("2026-12-24T10:00:00Z", 5, "2027-01-05T23:59:59.999Z"),
            // Over the end of summer time.
            ("2026-10-23T10:00:00Z", 1, "2026-10-26T23:59:59.999Z"),
            // None: the end of the same day.
            ("2026-06-15T08:00:00Z", 0, "2026-06-15T22:59:59.999Z"),
        ])
    func due(after: String, days: Int, end: String) throws {
        let start = try #require(Moment(iso8601: after))
        #expect(calendar.due(workingDays: days, after: start).iso8601 == end)
    }

    @Test("never falls due earlier for a later event, and says which years it knows")
    func ordered() throws {
        var start = try #require(Moment(iso8601: "2026-01-01T00:00:00Z"))
        for _ in 0..<500 {
            let later = start.adding(hours: 17)
            #expect(calendar.due(workingDays: 5, after: start) <= calendar.due(workingDays: 5, after: later))
            start = later
        }
        #expect(calendar.covers(CivilDate(dayNumber: 20_696)))
        #expect(!calendar.covers(CivilDate(dayNumber: 0)))
    }
}
