/// One thing asked of the person reporting.
public struct Question: Sendable, Equatable, Identifiable {
    /// Its name within the form, such as `frame-number`: lower case, words joined by hyphens.
    public let id: String
    /// The shape of its answer.
    public let type: Kind
    /// Whether a report is useless without it. Never true of a question with a `condition`.
    public let isRequired: Bool
    /// When it is asked; nil for always.
    public let condition: Condition?
    /// What can be chosen. Empty for text, numbers and dates; `yes` and `no` for `yesNo`.
    public let options: [Option]
    /// What its answer must keep to, beyond its shape.
    public let checks: Checks
    /// The HTML `autocomplete` token, only ever about the person answering; nil for none.
    public let autocomplete: String?
    /// The keys of its sentences.
    public let words: Words

    public init(
        id: String, type: Kind, asked: Asked, options: [Option] = [], checks: Checks = Checks(),
        autocomplete: String? = nil, words: Words
    ) {
        self.id = id
        self.type = type
        isRequired = asked.isRequired
        condition = asked.condition
        self.options = options
        self.checks = checks
        self.autocomplete = autocomplete
        self.words = words
    }

    /// The option of that value, or nil.
    public func option(_ value: String) -> Option? {
        options.first { $0.value == value }
    }
}

extension Question {
    /// The shape of an answer. The raw values are those of the API.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        /// One line.
        case text
        /// As many lines as it takes.
        case longText
        case yesNo
        /// One of the options.
        case choice
        /// Any number of the options.
        case choices
        case number
        /// A day of the calendar, as ISO text: `2026-10-31`.
        case date
    }

    /// Whether and when a question is asked.
    public struct Asked: Sendable, Equatable {
        public let isRequired: Bool
        public let condition: Condition?

        public init(isRequired: Bool = false, condition: Condition? = nil) {
            self.isRequired = isRequired
            self.condition = condition
        }
    }

    /// One answer that can be chosen.
    public struct Option: Sendable, Equatable {
        /// What is stored and sent, such as `back-door`.
        public let value: String
        /// The catalogue key of what the person reads.
        public let labelKey: String
        /// What choosing it means for somebody's safety, or who else takes the matter; nil for nothing.
        public let danger: Danger?
        /// Whether it excludes all others of a `choices` question, as "None of these" does.
        public let isExclusive: Bool
        /// Why a victim who chooses it has the enhanced rights of the Victims' Code; nil for no reason.
        public let enhancedGround: String?

        public init(
            value: String, labelKey: String, danger: Danger? = nil, isExclusive: Bool = false,
            enhancedGround: String? = nil
        ) {
            self.value = value
            self.labelKey = labelKey
            self.danger = danger
            self.isExclusive = isExclusive
            self.enhancedGround = enhancedGround
        }
    }

    /// The catalogue keys of a question's sentences.
    public struct Words: Sendable, Equatable {
        /// The question itself.
        public let textKey: String
        /// A line that helps to answer; nil for none.
        public let hintKey: String?
        /// What to say when a required answer is missing; nil for the general sentence.
        public let missingKey: String?

        public init(textKey: String, hintKey: String? = nil, missingKey: String? = nil) {
            self.textKey = textKey
            self.hintKey = hintKey
            self.missingKey = missingKey
        }
    }

    /// What an answer must keep to, beyond its type.
    public struct Checks: Sendable, Equatable {
        /// The most Unicode scalars; nil for the limit of the type.
        public let maxLength: Int?
        /// The least number, or the least count of choices.
        public let min: Double?
        /// The greatest number, or the greatest count of choices.
        public let max: Double?
        /// Whether a number must be whole.
        public let isWhole: Bool
        /// Whether a number is an amount of pounds, with pence after its decimal mark.
        public let isPounds: Bool
        /// The kind of text it must be; nil for any.
        public let pattern: Pattern?
        /// Whether a date may lie after today.
        public let allowsFuture: Bool

        public init(
            maxLength: Int? = nil, range: (min: Double?, max: Double?) = (nil, nil), isWhole: Bool = false,
            isPounds: Bool = false, pattern: Pattern? = nil, allowsFuture: Bool = false
        ) {
            self.maxLength = maxLength
            min = range.min
            max = range.max
            self.isWhole = isWhole
            self.isPounds = isPounds
            self.pattern = pattern
            self.allowsFuture = allowsFuture
        }
    }

    /// The most Unicode scalars an answer of this question may hold.
    public var lengthLimit: Int {
        checks.maxLength ?? (type == .longText ? 10_000 : 500)
    }
}
