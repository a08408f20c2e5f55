/// What a report turned out to be, once somebody has read it.
public enum Classification: Hashable, Sendable {
    /// A crime, by the code of its ``Offence``.
    case crime(offence: String)
    /// Something for the force, but no crime.
    case nonCrimeIncident
    /// Anti-social behaviour, by the code of its type and whom it touches.
    case antiSocialBehaviour(type: String, qualifier: AntiSocialQualifier)
    /// A matter for another body, by its name.
    case notOurs(body: String)
    /// The same event as another report, by that report's reference.
    case duplicate(of: String)
}

extension Classification {
    /// The code of the offence; nil for what is no crime.
    public var offence: String? {
        if case .crime(let offence) = self { offence } else { nil }
    }

    /// Whether the force has no more to do: another body, or another file, has it.
    var endsTheFile: Bool {
        switch self {
        case .notOurs, .duplicate: true
        case .crime, .nonCrimeIncident, .antiSocialBehaviour: false
        }
    }
}

extension Classification {
    /// The short code of the views: `crime:44`, `incident`, `asb:noise:nuisance`, `not-ours`, `duplicate`.
    public var code: String {
        switch self {
        case .crime(let offence): "crime:\(offence)"
        case .nonCrimeIncident: "incident"
        case .antiSocialBehaviour(let type, let qualifier): "asb:\(type):\(qualifier.rawValue)"
        case .notOurs(let body): "not-ours:\(body)"
        case .duplicate(let reference): "duplicate:\(reference)"
        }
    }
}

/// Stored as one flat object: `{"is": "crime", "offence": "44"}`.
extension Classification: Codable {
    private enum Key: String, CodingKey {
        case name = "is"
        case offence, type, qualifier, body, reference
    }

    /// The stored names. Never rename one.
    private enum Name: String, Codable {
        case crime
        case nonCrimeIncident = "non-crime-incident"
        case antiSocialBehaviour = "anti-social-behaviour"
        case notOurs = "not-ours"
        case duplicate
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        switch try values.decode(Name.self, forKey: .name) {
        case .crime: self = .crime(offence: try values.decode(String.self, forKey: .offence))
        case .nonCrimeIncident: self = .nonCrimeIncident
        case .antiSocialBehaviour:
            self = .antiSocialBehaviour(
                type: try values.decode(String.self, forKey: .type),
                qualifier: try values.decode(AntiSocialQualifier.self, forKey: .qualifier))
        case .notOurs: self = .notOurs(body: try values.decode(String.self, forKey: .body))
        case .duplicate: self = .duplicate(of: try values.decode(String.self, forKey: .reference))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        switch self {
        case .crime(let offence):
            try values.encode(Name.crime, forKey: .name)
            try values.encode(offence, forKey: .offence)
        case .nonCrimeIncident:
            try values.encode(Name.nonCrimeIncident, forKey: .name)
        case .antiSocialBehaviour(let type, let qualifier):
            try values.encode(Name.antiSocialBehaviour, forKey: .name)
            try values.encode(type, forKey: .type)
            try values.encode(qualifier, forKey: .qualifier)
        case .notOurs(let body):
            try values.encode(Name.notOurs, forKey: .name)
            try values.encode(body, forKey: .body)
        case .duplicate(let reference):
            try values.encode(Name.duplicate, forKey: .name)
            try values.encode(reference, forKey: .reference)
        }
    }
}
