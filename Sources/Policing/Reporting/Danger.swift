/// What an answer means beyond itself: somebody may not be safe, or another body takes the matter.
public struct Danger: Hashable, Sendable, Codable {
    /// The id of the `Elsewhere` the person is shown, such as `emergency`.
    public let destination: String
    /// Why, in plain English for the desk; kept with the report.
    public let reason: String

    public init(destination: String, reason: String) {
        self.destination = destination
        self.reason = reason
    }

    /// The destination of an emergency: 999 and the other ways to reach it.
    public static let emergency = "emergency"
    /// The destination of somebody who may hurt themselves.
    public static let despair = "despair"
}

/// A danger that one answer of a report raised.
public struct RaisedDanger: Hashable, Sendable, Codable {
    /// The id of the question answered.
    public let question: String
    /// Where it leads, and why.
    public let danger: Danger

    public init(question: String, danger: Danger) {
        self.question = question
        self.danger = danger
    }
}

/// Somewhere else that takes a matter the force's forms don't: an emergency, fraud, a missing
/// person, another force's area.
public struct Elsewhere: Sendable, Equatable, Identifiable {
    /// Its name, such as `report-fraud`.
    public let id: String
    /// Whether the person can go on with the form afterwards.
    public let firmness: Firmness
    /// How to reach it, the best way first.
    public let ways: [Way]
    /// The words and phrases by which callers speak of such a matter, in English.
    public let hears: [String]

    public init(id: String, firmness: Firmness, ways: [Way], hears: [String] = []) {
        self.id = id
        self.firmness = firmness
        self.ways = ways
        self.hears = hears
    }

    /// The catalogue key of what it is about.
    public var titleKey: String { "forms.elsewhere.\(id).title" }
    /// The catalogue key of what to do and why.
    public var textKey: String { "forms.elsewhere.\(id).text" }

    /// Whether the person can go on with the form.
    public enum Firmness: String, Sendable, CaseIterable, Codable {
        /// It is shown first, and the person may go on afterwards.
        case pause
        /// It is shown in place of the form: this force does not take the matter here.
        case stop
    }

    /// One way to reach it.
    public struct Way: Sendable, Equatable {
        /// By which means.
        public let kind: Kind
        /// A number to call or text as it is written for people, or an `https` address.
        public let target: String
        /// The catalogue key of the sentence that goes with it.
        public let textKey: String

        public init(kind: Kind, target: String, textKey: String) {
            self.kind = kind
            self.target = target
            self.textKey = textKey
        }

        /// A phone call, a text message, or a web page.
        public enum Kind: String, Sendable, CaseIterable, Codable {
            case call, text, web
        }
    }
}
