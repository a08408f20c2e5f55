/// One kind of report: what is asked, in which order, and how careful to be while asking.
///
/// A form is read from a file and never changes while the program runs. It holds no sentence,
/// only the keys by which a catalogue in the reader's language is asked for them.
public struct Form: Sendable, Equatable, Identifiable {
    /// The kind of report, such as `bicycle-theft`: lower case, words joined by hyphens.
    public let id: String
    /// The heading under which the kind is offered, such as `property`.
    public let group: String
    /// How careful the pages and messages are.
    public let safety: Safety
    /// Whether a report may come without a name.
    public let anonymity: Anonymity
    /// Whether a report of this kind has a victim, and with that the promises of the Victims' Code.
    public let isVictimBased: Bool
    /// The Home Office offence code a member of staff is offered first, such as `44`; nil where none fits.
    public let suggestedOffence: String?
    /// Why a victim has the enhanced rights of the Victims' Code from the start, such as
    /// `domestic-abuse`; nil where it depends on the person.
    public let enhancedGround: String?
    /// The steps all forms share that this one has, in the order in which they are asked.
    public let asks: [SharedStep]
    /// The form's own questions, in order, those of included blocks among them.
    public let questions: [Question]
    /// The words and phrases by which callers speak of such a thing, in English: staff are offered the kind by them.
    public let hears: [String]

    public init(
        id: String, group: String, manner: Manner, standing: Standing,
        asks: [SharedStep], questions: [Question], hears: [String] = []
    ) {
        self.id = id
        self.group = group
        safety = manner.safety
        anonymity = manner.anonymity
        isVictimBased = standing.isVictimBased
        suggestedOffence = standing.suggestedOffence
        enhancedGround = standing.enhancedGround
        self.asks = asks
        self.questions = questions
        self.hears = hears
    }

    /// The question of that id, or nil.
    public func question(_ id: String) -> Question? {
        questions.first { $0.id == id }
    }

    /// The catalogue key of the form's name, as in "Report a stolen bicycle".
    public var titleKey: String { "forms.\(id).title" }
    /// The catalogue key of one or two sentences on what the form is for.
    public var summaryKey: String { "forms.\(id).summary" }
    /// The catalogue key of what is good to have at hand before starting.
    public var beforeKey: String { "forms.\(id).before" }
    /// The catalogue key of the name of a group of forms.
    public static func groupKey(_ group: String) -> String { "forms.shared.groups.\(group)" }
}

extension Form {
    /// How careful the pages and messages must be.
    public enum Safety: String, Sendable, CaseIterable, Codable {
        /// Pages and messages may name what happened.
        case ordinary
        /// Somebody may be watching: no message unless asked for, neutral words in titles and
        /// messages, no saving by mail, nothing left in the browser.
        case guarded
    }

    /// Whether a report may come without a name.
    public enum Anonymity: String, Sendable, CaseIterable, Codable {
        /// The person's details must be given.
        case never
        /// The person may choose to give none.
        case allowed
        /// No details are asked for.
        case always
    }

    /// A step that several forms share and the pages know how to ask.
    public enum SharedStep: String, Sendable, CaseIterable, Codable {
        case when, `where`, property, evidence, contact
    }

    /// How the form treats the person.
    public struct Manner: Sendable, Equatable {
        public let safety: Safety
        public let anonymity: Anonymity

        public init(safety: Safety, anonymity: Anonymity) {
            self.safety = safety
            self.anonymity = anonymity
        }
    }

    /// What the form means for the force and for the rights of a victim.
    public struct Standing: Sendable, Equatable {
        public let isVictimBased: Bool
        public let suggestedOffence: String?
        public let enhancedGround: String?

        public init(isVictimBased: Bool, suggestedOffence: String? = nil, enhancedGround: String? = nil) {
            self.isVictimBased = isVictimBased
            self.suggestedOffence = suggestedOffence
            self.enhancedGround = enhancedGround
        }
    }
}
