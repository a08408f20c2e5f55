/// Which of several crimes against one victim is the principal one: the order of seriousness, as a table.
///
/// Source: Home Office Crime Recording Rules, the principal crime.
public struct PrincipalCrimeTable: Sendable, Hashable {
    /// The most serious first.
    public let rows: [Row]

    /// One offence, or a subgroup of offences.
    public enum Row: Sendable, Hashable {
        case offence(String)
        case subgroup(String)

        func holds(_ offence: Offence) -> Bool {
            switch self {
            case .offence(let code): offence.code == code
            case .subgroup(let name): offence.subgroup == name
            }
        }

        var isOffence: Bool { if case .offence = self { true } else { false } }
    }

    /// Every offence is as serious as every other.
    public static let none = PrincipalCrimeTable(rows: [])

    public init(rows: [Row]) {
        self.rows = rows
    }

    /// The greater, the more serious: an offence's own row stands before that of its subgroup; 0 without a row.
    public func seriousness(of offence: Offence) -> Int {
        let own = rows.firstIndex { $0.isOffence && $0.holds(offence) }
        return (own ?? rows.firstIndex { $0.holds(offence) }).map { rows.count - $0 } ?? 0
    }
}

/// Another offence in the same report.
public struct FurtherOffence: Hashable, Sendable, Codable {
    /// The code of the offence.
    public let offence: String
    public let whom: Whom

    /// To whom it was done, and when.
    public enum Whom: String, CaseIterable, Sendable, Codable {
        /// To the same victims on the same occasion.
        case sameVictims = "same-victims"
        /// To one other victim.
        case otherVictim = "other-victim"
        /// To the same victims again, after the first report.
        case again
    }

    public init(offence: String, whom: Whom) {
        self.offence = offence
        self.whom = whom
    }
}

/// One offence of a report and how many crimes it counts as: none where a more serious one stands for it.
public struct CountedOffence: Hashable, Sendable, Codable {
    public let offence: String
    public let crimes: Int

    public init(offence: String, crimes: Int) {
        self.offence = offence
        self.crimes = crimes
    }
}

extension Recorded {
    /// The offences that count, each with its crimes; of facts of before the one that they name. None for no crime.
    public var counted: [CountedOffence] {
        guard let offence = classification.offence else { return [] }
        return (offences ?? [CountedOffence(offence: offence, crimes: crimes ?? 1)]).filter { $0.crimes > 0 }
    }
}

extension [CountedOffence] {
    /// How many crimes they are together.
    public var crimes: Int { reduce(0) { $0 + $1.crimes } }
}

/// Every offence of one report, counted.
public struct CountedReport: Hashable, Sendable {
    /// The offence as which the report is recorded: the most serious.
    public let principal: String
    /// In the order in which they were named, each once.
    public let offences: [CountedOffence]
    public var crimes: Int { offences.crimes }
}

extension CountingRules {
    /// Counts the offences of a report.
    ///
    /// Several crimes against one victim on one occasion are one, the most serious; each further victim is another,
    /// and so is what happens again after the report. A crime against the state has no victim and counts once.
    ///
    /// - Parameters:
    ///   - first: the offence named first.
    ///   - victims: how many people it was done to.
    ///   - further: the others, each with whom it was done to.
    ///
    /// Source: Home Office Crime Recording Rules: one crime per victim, the principal crime, finished incident.
    public static func count(
        _ first: Offence, victims: Int, further: [(Offence, FurtherOffence.Whom)], by table: PrincipalCrimeTable
    ) -> CountedReport {
        let named = [(first, FurtherOffence.Whom.sameVictims)] + further
        let allegations = named.enumerated().flatMap { place, item in
            Self.victims(of: item.0, item.1, victims: victims, place: place).map { victim in
                Allegation(
                    victim: victim, offender: nil, occasion: item.1 == .again ? "later" : "report",
                    offence: item.0.code, seriousness: table.seriousness(of: item.0))
            }
        }
        let counted = crimes(in: allegations)
        let codes = named.map(\.0.code).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let principal = counted.dropFirst().reduce(counted.first) { best, next in
            next.seriousness > best?.seriousness ?? -1 ? next : best
        }
        return CountedReport(
            principal: principal?.offence ?? first.code,
            offences: codes.map { code in
                CountedOffence(offence: code, crimes: counted.count { $0.offence == code })
            })
    }

    private static func victims(
        of offence: Offence, _ whom: FurtherOffence.Whom, victims: Int, place: Int
    ) -> [String] {
        if offence.basis == .state { return ["state"] }
        return whom == .otherVictim ? ["other \(place)"] : (0..<victims).map(String.init)
    }
}
