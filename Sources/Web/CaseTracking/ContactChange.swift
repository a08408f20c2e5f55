import Policing

/// What a person typed about how to reach them.
struct ContactChange: Sendable {
    var safe = ""
    var way = ""
    var window: SafeWindow?
    var when = ""
    /// By the names of the details; an empty one keeps what there is.
    var typed: [String: String] = [:]
    /// The details to forget.
    var forgotten: Set<String> = []

    /// The controls of the details, in the order in which they are asked.
    static let details = ["email", "phone", "address"]

    /// What was chosen before, to begin with.
    init(_ choice: ContactChoice?) {
        switch choice {
        case nil: break
        case .yes: safe = "yes"
        case .no: safe = "no"
        case .only(let way, let times):
            safe = "only"
            self.way = way.rawValue
            window = times.window
            when = times.words ?? ""
        }
    }

    init(_ form: FormBody) {
        safe = form["safe"]
        way = form["way"]
        window = SafeWindow(rawValue: form["times"])
        when = form["when"]
        for name in Self.details {
            typed[name] = form[name]
            if form["forget-\(name)"] == "yes" { forgotten.insert(name) }
        }
    }

    /// Whether and how it is safe.
    var choice: Result<ContactChoice, ActionFault> {
        switch safe {
        case "yes":
            // A time goes with one way; nobody's word about it is passed over.
            if (window ?? .any) != .any || !when.allSatisfy(\.isWhitespace) {
                return .failure(
                    ActionFault(field: "safe", key: "tracking.actions.contact.problems.times-need-way"))
            }
            return .success(.yes)
        case "no": return .success(.no)
        case "only":
            guard let way = ContactWay(rawValue: way) else {
                return .failure(ActionFault(field: "way", key: "tracking.actions.contact.problems.way-missing"))
            }
            if way == .letter { return .success(.only(way, when: SafeTimes(window: window ?? .any, words: when))) }
            guard let window else { return .failure(ActionFault(field: "times", key: "problems.times.missing")) }
            return .success(.only(way, when: SafeTimes(window: window, words: when)))
        default: return .failure(ActionFault(field: "safe", key: "tracking.actions.contact.problems.safe-missing"))
        }
    }

    /// The details as they are now to be.
    func details(_ choice: ContactChoice, keeping kept: ReporterDetails?) -> ReporterDetails {
        ReporterDetails(
            name: kept?.name, email: detail("email", kept?.email), phone: detail("phone", kept?.phone),
            address: detail("address", kept?.address), contact: choice)
    }

    private func detail(_ name: String, _ kept: String?) -> String? {
        let new = typed[name] ?? ""
        if !new.allSatisfy(\.isWhitespace) { return new }
        return forgotten.contains(name) ? nil : kept
    }

    /// The control to which a problem with the details belongs; nil for one that this page does not ask.
    static func control(of field: FieldProblem.Field) -> String? {
        switch field {
        case .timesInWords: "when"
        case .contact: "safe"
        case .email, .phone, .address: field.rawValue
        case .name, .place: nil
        }
    }
}

/// Details of a person with most of them hidden: enough to know which one it is, no use to anybody else.
enum Masked {
    static let dots = "•••"

    /// `g•••@example.org`
    static func email(_ email: String) -> String {
        guard let at = email.lastIndex(of: "@") else { return dots }
        let name = email[..<at]
        return "\(name.count > 1 ? name.prefix(1) : "")\(dots)\(email[at...])"
    }

    /// `••• 123`
    static func phone(_ phone: String) -> String {
        phone.count > 6 ? "\(dots) \(phone.suffix(3))" : dots
    }
}
