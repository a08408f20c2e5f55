/// Who does something. Every command and every fact names one.
public enum Actor: Hashable, Sendable, Codable {
    /// The person whose report it is, known by reference and secret.
    case person
    /// A member of staff, by user name and the roles they hold.
    case staff(StaffMember)
    /// The platform itself, doing what a rule says is due.
    case platform

    /// How a fact and the access log write it: `person`, `platform` or `staff:priya`.
    public var text: String {
        switch self {
        case .person: "person"
        case .staff(let member): "staff:\(member.username)"
        case .platform: "platform"
        }
    }

    /// The member of staff, if it is one.
    public var staff: StaffMember? {
        if case .staff(let member) = self { member } else { nil }
    }
}

/// A member of staff as the rules see one.
public struct StaffMember: Hashable, Sendable, Codable {
    /// The log-in name, lower case.
    public let username: String
    /// As colleagues and the public know them.
    public let name: String
    /// What they may do.
    public let roles: Set<Role>
    /// The codes of the units they belong to; none for somebody who works for the whole force.
    public let units: Set<String>

    public init(username: String, name: String, roles: Set<Role>, units: Set<String> = []) {
        self.username = username
        self.name = name
        self.roles = roles
        self.units = units
    }
}

/// The roles of staff. The stored names are a storage format: never renamed.
public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    /// Reads new reports, grades and records them, writes to people.
    case contactOfficer
    /// Investigates the files allocated to them.
    case investigator
    /// Answers for a team: allocates, reopens, sees late promises.
    case supervisor
    /// Does what a supervisor does, and gives the authority that some outcomes take of an inspector.
    case inspector
    /// Decides what counts under the recording rules.
    case registrar
    /// Answers for the force: reads its numbers and the files behind them, and changes none.
    case chiefOfficer
    /// Looks after accounts and settings; sees no file.
    case administrator
    /// May open a restricted file when it cannot wait, and answers for having done so.
    case dutyOfficer
    /// Looks whether records are right: reads and judges, and changes nothing.
    case auditor
}
