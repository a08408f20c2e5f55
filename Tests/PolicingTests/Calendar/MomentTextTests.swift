import Policing
import Testing

@Suite("A moment as text")
struct MomentTextTests {
    @Test(
        "is written in UTC",
        arguments: [
            (Int64(0), "1970-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (1_788_157_500_000, "2026-08-31T06:25:00Z"),
            (1_788_157_500_007, "2026-08-31T06:25:00.007Z"),
        ])
    func written(milliseconds: Int64, text: String) {
        #expect(Moment(milliseconds: milliseconds).iso8601 == text)
        #expect(Moment(iso8601: text) == Moment(milliseconds: milliseconds))
    }

    @Test(
        "is read with offsets, fractions and small letters",
        arguments: [
            ("2026-08-31T07:25:00+01:00", "2026-08-31T06:25:00Z"),
            ("2026-08-30T23:25:00-07:00", "2026-08-31T06:25:00Z"),
            ("2026-08-31t06:25:00z", "2026-08-31T06:25:00Z"),
            ("2026-08-31T06:25:00.5Z", "2026-08-31T06:25:00.500Z"),
            ("2026-08-31T06:25:00.0079999Z", "2026-08-31T06:25:00.007Z"),
            ("2026-08-31T06:25:00.12+00:00", "2026-08-31T06:25:00.120Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
            ("2026-08-31T06:25:00-00:00", "2026-08-31T06:25:00Z"),
        ])
    func read(text: String, utc: String) {
        #expect(Moment(iso8601: text)?.iso8601 == utc)
    }

    @Test(
        "is not read from anything else",
        arguments: [
            "", "2026-08-31", "2026-08-31T06:25:00", "2026-08-31T06:25Z", "2026-08-31 06:25:00Z",
            "2026-02-30T06:25:00Z",
            "2026-08-31T24:00:00Z", "2026-08-31T06:60:00Z", "2026-08-31T06:25:61Z", "2026-08-31T06:25:00.Z",
            "2026-08-31T06:25:00+0100", "2026-08-31T06:25:00+24:00", "2026-08-31T06:25:00 01:00",
            "2026-08-31T06:25:00ZZ", "2026-08-31T06.25.00Z", "2026-08-31T6:25:000Z", "٢٠٢٦-٠٨-٣١T06:25:00Z",
        ])
    func refused(text: String) {
        #expect(Moment(iso8601: text) == nil)
    }
}
