/// Whether and how the force may reach the person: asked before any contact detail.
public enum ContactChoice: Hashable, Sendable {
    /// It is safe to use the details given.
    case yes
    /// It is not safe: no message of any kind may be sent.
    case no
    /// It is safe in this way alone, and perhaps only at some times.
    case only(ContactWay, when: SafeTimes)

    /// Whether a message may be sent in that way.
    public func allows(_ way: ContactWay) -> Bool {
        switch self {
        case .yes: true
        case .no: false
        case .only(let chosen, _): chosen == way
        }
    }
}

/// A way to reach a person.
public enum ContactWay: String, Sendable, CaseIterable, Codable {
    case email, text, call, letter
}

extension ContactChoice: Codable {
    private enum Key: String, CodingKey { case safe, way, window, when }
    private enum Safe: String, Codable { case yes, no, only }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        switch try container.decode(Safe.self, forKey: .safe) {
        case .yes: self = .yes
        case .no: self = .no
        case .only:
            // Where no window was asked for, words alone say when.
            let words = try container.decodeIfPresent(String.self, forKey: .when)
            let window = try container.decodeIfPresent(SafeWindow.self, forKey: .window)
            self = .only(
                try container.decode(ContactWay.self, forKey: .way),
                when: SafeTimes(window: window ?? (words == nil ? .any : .other), words: words))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        switch self {
        case .yes: try container.encode(Safe.yes, forKey: .safe)
        case .no: try container.encode(Safe.no, forKey: .safe)
        case .only(let way, let times):
            try container.encode(Safe.only, forKey: .safe)
            try container.encode(way, forKey: .way)
            try container.encode(times.window, forKey: .window)
            try container.encodeIfPresent(times.words, forKey: .when)
        }
    }
}

/// Who reports, and how to reach them.
public struct ReporterDetails: Hashable, Sendable, Codable {
    /// As the person writes it, in any script; nil for none.
    public let name: String?
    /// An e-mail address as given, perhaps a wrong one; nil for none.
    public let email: String?
    /// A phone number, as it can be dialled when it is a right one; nil for none.
    public let phone: String?
    /// A postal address; nil for none.
    public let address: String?
    /// Whether and how these details may be used.
    public let contact: ContactChoice

    /// What is wrong with one of them.
    public typealias Problem = FieldProblem

    public init(name: String?, email: String?, phone: String?, address: String? = nil, contact: ContactChoice) {
        self.name = Self.tidied(name)
        self.email = Self.tidied(email).map { EmailAddress($0)?.text ?? $0 }
        self.phone = Self.tidied(phone).map { PhoneNumber($0)?.text ?? $0 }
        self.address = address.map { $0.tidy() }.flatMap { $0.isEmpty ? nil : $0 }
        self.contact = contact
    }

    private static func tidied(_ text: String?) -> String? {
        text.map { $0.tidyLine() }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Everything wrong with what is given, in the order in which it is asked. Empty when it can be kept.
    public var problems: [FieldProblem] {
        [timesProblem, nameProblem, emailProblem, phoneProblem, addressProblem].compactMap { $0 }
    }

    /// As `problems`, with a name that the form needs and is not there.
    public func problems(for form: Form) -> [FieldProblem] {
        let isNameless = name == nil && form.anonymity == .never
        return (isNameless ? [FieldProblem(field: .name, reason: .missing)] : []) + problems
    }

    /// The most Unicode scalars of words about when it is safe.
    public static let timesLimit = 500
    /// The most Unicode scalars of a name.
    public static let nameLimit = 500

    private var nameProblem: FieldProblem? {
        guard let name else { return nil }
        return FreeText.problem(with: name, limit: Self.nameLimit).map { FieldProblem(field: .name, reason: $0) }
    }

    private var emailProblem: FieldProblem? {
        guard let email else {
            return needs(.email) ? FieldProblem(field: .email, reason: .missing) : nil
        }
        return EmailAddress(email) == nil ? FieldProblem(field: .email, reason: .badPattern(.email)) : nil
    }

    private var phoneProblem: FieldProblem? {
        guard let phone else {
            return needs(.call) || needs(.text) ? FieldProblem(field: .phone, reason: .missing) : nil
        }
        return PhoneNumber(phone) == nil ? FieldProblem(field: .phone, reason: .badPattern(.phone)) : nil
    }

    private var addressProblem: FieldProblem? {
        guard let address else {
            return needs(.letter) ? FieldProblem(field: .address, reason: .missing) : nil
        }
        return FreeText.problem(with: address, limit: 1_000).map { FieldProblem(field: .address, reason: $0) }
    }

    private var timesProblem: FieldProblem? {
        guard let words = contact.times.words else {
            return contact.times.window == .other ? FieldProblem(field: .timesInWords, reason: .missing) : nil
        }
        return FreeText.problem(with: words, limit: Self.timesLimit).map {
            FieldProblem(field: .timesInWords, reason: $0)
        }
    }

    /// Whether that way is the only one allowed.
    private func needs(_ way: ContactWay) -> Bool {
        if case .only(way, _) = contact { true } else { false }
    }
}

/// What is wrong with one field of the shared steps.
public struct FieldProblem: Hashable, Sendable {
    /// Which field.
    public let field: Field
    /// What is wrong with it.
    public let reason: AnswerProblem.Reason

    public init(field: Field, reason: AnswerProblem.Reason) {
        self.field = field
        self.reason = reason
    }

    /// The fields that are not questions of a form. Raw values name them in the API and in catalogue keys.
    public enum Field: String, Sendable, CaseIterable {
        case place, name, email, phone, address, contact, timesInWords
    }
}

/// Checks that all free text shares.
enum FreeText {
    static func problem(with text: String, limit: Int) -> AnswerProblem.Reason? {
        if text.hasControls { return .unreadable }
        return text.unicodeScalars.count > limit ? .tooLong(max: limit) : nil
    }
}
