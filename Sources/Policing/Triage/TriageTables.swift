/// The force's tables by which a first decision is suggested. A suggestion binds nobody: a person decides.
public struct TriageTables: Sendable, Hashable {
    public let grading: GradingTable
    public let dangerWords: DangerWords

    /// Nothing is suggested.
    public static let none = TriageTables(
        grading: GradingTable(rows: []), dangerWords: DangerWords(phrases: []))

    public init(grading: GradingTable, dangerWords: DangerWords) {
        self.grading = grading
        self.dangerWords = dangerWords
    }
}

/// Which grade to suggest for which levels, the first row that fits.
public struct GradingTable: Sendable, Hashable {
    public let rows: [Row]

    public struct Row: Sendable, Hashable {
        /// A code of the force's grades.
        public let grade: String
        /// The least level of each letter; a letter that is left open asks for nothing.
        public let atLeast: ThriveLevels

        public init(grade: String, atLeast: ThriveLevels) {
            self.grade = grade
            self.atLeast = atLeast
        }
    }

    public init(rows: [Row]) {
        self.rows = rows
    }

    /// The first row of which every level is reached; nil when none is.
    public func suggestion(for levels: ThriveLevels) -> Row? {
        rows.first { row in ThriveElement.allCases.allSatisfy { levels[$0] >= row.atLeast[$0] } }
    }
}

/// Words and phrases that make a person look twice, in the languages that people write in.
public struct DangerWords: Sendable, Hashable {
    public let phrases: [Phrase]
    private let byFirstWord: [String: [Int]]

    public struct Phrase: Sendable, Hashable {
        /// In small letters, words apart by one space.
        public let text: String
        public let element: ThriveElement
        public let level: ThriveLevel

        public init(text: String, element: ThriveElement, level: ThriveLevel) {
            self.text = text
            self.element = element
            self.level = level
        }

        fileprivate var words: [String] { DangerWords.words(text) }
    }

    public init(phrases: [Phrase]) {
        self.phrases = phrases
        byFirstWord = Dictionary(grouping: phrases.indices) { phrases[$0].words.first ?? "" }
    }

    /// The phrases that stand in any of the texts as whole words, each once, in the order of the table.
    public func found(in texts: [String]) -> [Phrase] {
        var found: Set<Int> = []
        for text in texts {
            let words = Self.words(text)
            for place in words.indices {
                for index in byFirstWord[words[place]] ?? [] where !found.contains(index) {
                    if words[place...].starts(with: phrases[index].words) { found.insert(index) }
                }
            }
        }
        return found.sorted().map { phrases[$0] }
    }

    /// Whether any of the texts holds a phrase that weighs most: somebody may be in danger.
    public func showDanger(in texts: [String]) -> Bool {
        found(in: texts).contains { $0.level == .high }
    }

    fileprivate static func words(_ text: String) -> [String] {
        text.lowercased().split { !$0.isLetterOrDigit }.map(String.init)
    }
}
