import Policing
import Testing

@Suite("London time")
struct LondonTimeTests {
    @Test(
        "follows summer time from the last Sunday of March to the last Sunday of October",
        arguments: [
            ("2026-01-15T12:00:00Z", "2026-01-15", "12:00"),
            ("2026-03-29T00:59:59.999Z", "2026-03-29", "00:59"),
            ("2026-03-29T01:00:00Z", "2026-03-29", "02:00"),
            ("2026-07-31T23:30:00Z", "2026-08-01", "00:30"),
            ("2026-10-25T00:59:59Z", "2026-10-25", "01:59"),
            ("2026-10-25T01:00:00Z", "2026-10-25", "01:00"),
            ("2024-03-31T01:00:00Z", "2024-03-31", "02:00"),
            ("2027-10-31T01:00:00Z", "2027-10-31", "01:00"),
            ("2026-12-31T23:59:59Z", "2026-12-31", "23:59"),
            ("1969-12-31T23:59:59Z", "1969-12-31", "23:59"),
        ])
    func clock(utc: String, date: String, clock: String) throws {
        let london = try #require(Moment(iso8601: utc)).london
        #expect(london.date.iso == date)
        #expect(london.clock == clock)
    }

    @Test(
        "becomes a moment",
        arguments: [
            ("2026-01-15", 12, 0, "2026-01-15T12:00:00Z"),
            ("2026-06-15", 12, 0, "2026-06-15T11:00:00Z"),
            ("2026-06-15", 0, 0, "2026-06-14T23:00:00Z"),
            ("2026-03-29", 0, 59, "2026-03-29T00:59:00Z"),
            ("2026-03-29", 2, 0, "2026-03-29T01:00:00Z"),
            ("2026-10-25", 2, 0, "2026-10-25T02:00:00Z"),
            ("2026-12-31", 24, 0, "2027-01-01T00:00:00Z"),
        ])
    func moment(date: String, hour: Int, minute: Int, utc: String) throws {
        let date = try #require(CivilDate(iso: date))
        #expect(Moment(london: date, hour: hour, minute: minute).iso8601 == utc)
    }

    @Test("takes the first of the two hours that October shows twice, and the hour after the one that March skips")
    func edges() throws {
        let october = try #require(CivilDate(iso: "2026-10-25")), march = try #require(CivilDate(iso: "2026-03-29"))
        #expect(Moment(london: october, hour: 1, minute: 30).iso8601 == "2026-10-25T00:30:00Z")
        #expect(Moment(london: march, hour: 1, minute: 30).iso8601 == "2026-03-29T01:30:00Z")
        #expect(Moment(london: march, hour: 1, minute: 30).london.clock == "02:30")
    }

    @Test("comes back from its moment at every quarter of an hour of a year, but for the hour shown twice")
    func everyQuarter() throws {
        let start = try #require(Moment(iso8601: "2026-01-01T00:00:00Z"))
        let twice = try #require(Moment(iso8601: "2026-10-25T01:00:00Z"))
        for quarter in 0..<Int64(365 * 96) {
            let moment = start.adding(seconds: quarter * 900)
            let back = Moment(london: moment.london)
            let isSecondShowing = moment >= twice && moment < twice.adding(hours: 1)
            guard back == (isSecondShowing ? moment.adding(hours: -1) : moment) else {
                Issue.record("wrong at \(moment.iso8601)")
                return
            }
        }
    }

    @Test("refuses a time that no clock shows", arguments: [(24, 0), (-1, 0), (0, 60), (0, -1)])
    func refused(hour: Int, minute: Int) {
        #expect(CivilTime(date: CivilDate(dayNumber: 0), hour: hour, minute: minute) == nil)
    }
}
