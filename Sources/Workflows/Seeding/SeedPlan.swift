import Policing

/// When each made-up report arrives, and which it is. From the plan, every report follows by itself, so they can
/// be made in any order.
public struct SeedPlan: Sendable {
    /// One report to come.
    public struct Arrival: Sendable {
        public let at: Moment
        public let reference: Reference
        let seed: UInt64
        /// The place of its kind in the world's list.
        let kind: Int
        let named: SeedTexts.Named?
        /// The reference of the report before it, for whoever reports something twice.
        let before: Reference?

        /// Whether this is the report that visitors are shown.
        public var isExample: Bool { named?.example ?? false }
    }

    /// In order of time.
    public let arrivals: [Arrival]

    /// How long the force has been at work.
    public static let days = 30

    /// - Parameter until: when the story ends; nothing is later.
    public init(reports: Int, seed: UInt64, until: Moment, world: SeedWorld) {
        var random = SplitMix64(seed: seed)
        let cast = reports >= world.texts.cast.count * 4 ? world.texts.cast : []
        let named = cast.map { (Self.moment(of: $0, until: until), Optional($0)) }
        let others = (0..<max(0, reports - cast.count)).map { _ in
            (Self.moment(until: until, using: &random), SeedTexts.Named?.none)
        }
        let shares = world.kinds.map(\.kind.share)
        var taken: Set<Reference> = []
        var before: Reference?
        arrivals = (named + others).sorted { $0.0 < $1.0 }.map { at, named in
            let reference = Self.reference(notIn: &taken, using: &random)
            let drawn = random.weighted(shares)
            let kind = named.flatMap { named in world.kinds.firstIndex { $0.form.id == named.form } } ?? drawn
            defer { before = reference }
            return Arrival(
                at: at, reference: reference, seed: random.next(), kind: kind, named: named, before: before)
        }
    }

    private static func reference(notIn taken: inout Set<Reference>, using random: inout SplitMix64) -> Reference {
        var reference = Reference.make(using: &random)
        while !taken.insert(reference).inserted { reference = Reference.make(using: &random) }
        return reference
    }

    private static func moment(of named: SeedTexts.Named, until: Moment) -> Moment {
        let day = until.london.date.adding(days: -named.daysAgo)
        return Moment(london: day, hour: 10 + named.daysAgo % 8, minute: named.daysAgo * 5 % 60)
    }

    /// Monday first: people tell the police on Monday what happened at the weekend.
    private static let weekdays = [118, 106, 102, 100, 101, 92, 84]
    /// From midnight: few at night, most in the late morning and after work.
    private static let hours = [
        11, 8, 6, 5, 5, 7, 13, 25, 42, 55, 62, 63, 60, 58, 57, 58, 60, 63, 61, 54, 46, 37, 27, 18,
    ]

    /// A moment of the last days, as often as such moments bring reports.
    private static func moment(until: Moment, using random: inout SplitMix64) -> Moment {
        let today = until.london.date
        while true {
            let date = today.adding(days: -Int.random(in: 0..<days, using: &random))
            let weight = weekdays[(date.dayNumber + 3) % 7]
            guard Int.random(in: 0..<120, using: &random) < weight else { continue }
            let hour = random.weighted(hours)
            let start = Moment(london: date, hour: hour)
            let moment = Moment(
                milliseconds: start.milliseconds + Int64.random(in: 0..<3_600_000, using: &random))
            if moment < until { return moment }
        }
    }
}
