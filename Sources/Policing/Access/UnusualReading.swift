/// What makes a reading worth a supervisor's look. None of it is wrong by itself.
///
/// Source: Data Protection Act 2018 s.62 (logs are used for self-monitoring); the signs are the force's own.
public enum UnusualSign: String, Sendable, Codable, CaseIterable {
    /// The report's person has the reader's family name.
    case ownName
    /// It is about the reader's home.
    case ownAddress
    /// The reader opened many files within a day that were no task of theirs.
    case manyWithoutTask
    /// The file was restricted, and the reader not named.
    case brokenGlass
}

/// What is known when somebody opens a file.
public struct ReadingFacts: Sendable, Equatable {
    /// The reader, as colleagues know them.
    public let reader: String
    public let homePostcode: String?
    /// The report's person; nil where there is none.
    public let person: String?
    /// Of the place, and of the person's address.
    public let postcodes: [String]
    public let basis: ReadingBasis?
    /// Files that were no task of theirs, opened within the last day, this one with them.
    public let othersToday: Int

    public init(
        reader: String, homePostcode: String?, person: String?, postcodes: [String], basis: ReadingBasis?,
        othersToday: Int
    ) {
        self.reader = reader
        self.homePostcode = homePostcode
        self.person = person
        self.postcodes = postcodes
        self.basis = basis
        self.othersToday = othersToday
    }
}

extension UnusualSign {
    /// So many files that are no task of the reader's, within a day, stand out.
    public static let manyFiles = 20

    /// The signs of a reading, in the order of `allCases`.
    public static func signs(of facts: ReadingFacts) -> [UnusualSign] {
        allCases.filter { sign in
            switch sign {
            case .ownName: isSameFamily(facts.reader, facts.person)
            case .ownAddress: facts.homePostcode.map { home in facts.postcodes.contains { same($0, home) } } ?? false
            case .manyWithoutTask: isWithoutTask(facts.basis) && facts.othersToday >= manyFiles
            case .brokenGlass: facts.basis == .glass
            }
        }
    }

    private static func isWithoutTask(_ basis: ReadingBasis?) -> Bool {
        basis.map(ReadingBasis.asked.contains) ?? false
    }

    /// The last part of each name, whatever its case and marks. A single letter is an initial.
    private static func isSameFamily(_ reader: String, _ person: String?) -> Bool {
        guard let person, let one = family(reader), let other = family(person) else { return false }
        return one == other
    }

    private static func family(_ name: String) -> String? {
        let last = name.split { $0.isWhitespace }.last.map { $0.lowercased().filter(\.isLetter) }
        return last.flatMap { $0.count > 1 ? $0 : nil }
    }

    private static func same(_ one: String, _ other: String) -> Bool {
        plain(one) == plain(other) && !plain(one).isEmpty
    }

    private static func plain(_ postcode: String) -> String {
        postcode.uppercased().filter { $0.isLetter || $0.isNumber }
    }
}
