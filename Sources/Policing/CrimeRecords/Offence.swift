/// A kind of crime of the Home Office list of notifiable offences.
public struct Offence: Hashable, Sendable, Codable {
    /// The Home Office classification, such as `44` or `8N`; stored in facts.
    public let code: String
    /// The official title.
    public let title: String
    /// The Home Office group, such as "Theft offences".
    public let group: String
    /// The Home Office subgroup, such as "Bicycle theft".
    public let subgroup: String
    /// The category of the open crime data, such as `bicycle-theft`.
    public let policeUKSlug: String
    public let basis: OffenceBasis
    public let recorder: OffenceRecorder
    public let edition: String
    public let status: RuleStatus

    public init(
        code: String, title: String, group: String, subgroup: String, policeUKSlug: String,
        basis: OffenceBasis, recorder: OffenceRecorder, edition: String, status: RuleStatus
    ) {
        self.code = code
        self.title = title
        self.group = group
        self.subgroup = subgroup
        self.policeUKSlug = policeUKSlug
        self.basis = basis
        self.recorder = recorder
        self.edition = edition
        self.status = status
    }

    /// Whether it is of the rape subgroup, for which only the registrar may cancel a record.
    public var isRape: Bool { subgroup == "Rape" }
}

/// Whether an offence has a victim, or is against the state (drugs, weapons, public order).
public enum OffenceBasis: String, CaseIterable, Sendable, Codable {
    case victim
    case state
}

/// Who records an offence.
public enum OffenceRecorder: String, CaseIterable, Sendable, Codable {
    /// The force in whose area it was committed.
    case force
    /// The national fraud and cyber crime service; a force passes the report on.
    case nationalFraudService = "national-fraud-service"
}

/// The offences in force, by code.
public struct OffenceTable: Sendable, Hashable {
    public let offences: [Offence]
    private let byCode: [String: Int]

    /// - Throws: `TableFault.repeated` when two offences have one code.
    public init(offences: [Offence]) throws(TableFault) {
        self.offences = offences
        byCode = try index(offences.map(\.code))
    }

    public subscript(code: String) -> Offence? {
        byCode[code].map { offences[$0] }
    }

    /// The groups in the order of the table, each with its offences.
    public var grouped: [(group: String, offences: [Offence])] {
        var names: [String] = []
        for offence in offences where !names.contains(offence.group) { names.append(offence.group) }
        return names.map { name in (name, offences.filter { $0.group == name }) }
    }
}
