/// Whom or what anti-social behaviour touches.
///
/// Source: National Standard for Incident Recording (2011), qualifiers of anti-social behaviour.
public enum AntiSocialQualifier: String, CaseIterable, Sendable, Codable {
    /// Aimed at one person or group, or felt by them more than by the community.
    case personal
    /// Trouble or annoyance to the community in general.
    case nuisance
    /// Aimed at no person or group but at public spaces, buildings or the wider environment.
    case environmental
}

/// A type of anti-social behaviour, such as rowdy or nuisance neighbours.
public struct AntiSocialType: Hashable, Sendable, Codable {
    /// A stable code such as `rowdy-neighbours`; stored in facts.
    public let code: String
    public let title: String
    /// The qualifier to suggest; a person decides.
    public let usualQualifier: AntiSocialQualifier
    public let edition: String
    public let status: RuleStatus

    public init(
        code: String, title: String, usualQualifier: AntiSocialQualifier, edition: String, status: RuleStatus
    ) {
        self.code = code
        self.title = title
        self.usualQualifier = usualQualifier
        self.edition = edition
        self.status = status
    }
}

/// The types of anti-social behaviour in use, by code.
public struct AntiSocialTable: Sendable, Hashable {
    public let types: [AntiSocialType]
    private let byCode: [String: Int]

    /// - Throws: `TableFault.repeated` when two types have one code.
    public init(types: [AntiSocialType]) throws(TableFault) {
        self.types = types
        byCode = try index(types.map(\.code))
    }

    public subscript(code: String) -> AntiSocialType? {
        byCode[code].map { types[$0] }
    }
}
