/// A point in time: whole milliseconds since 1970-01-01T00:00:00Z.
///
/// The rules of the force never ask what time it is: a `Moment` is always a parameter.
public struct Moment: Hashable, Comparable, Sendable, Codable {
    /// Milliseconds since the Unix epoch, in UTC, without leap seconds.
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    public static func < (left: Moment, right: Moment) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The moment that many seconds later (earlier when negative).
    public func adding(seconds: Int64) -> Moment {
        Moment(milliseconds: milliseconds + seconds * 1_000)
    }

    /// The moment that many hours of 3,600 seconds later (earlier when negative).
    public func adding(hours: Int64) -> Moment {
        adding(seconds: hours * 3_600)
    }
}
