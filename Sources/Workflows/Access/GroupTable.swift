import Policing

/// What the groups of a provider mean here, as the force's own table says.
public struct GroupTable: Sendable, Equatable {
    public let grants: [GroupGrant]

    public init(grants: [GroupGrant]) {
        self.grants = grants
    }

    /// What somebody in all these groups may do, and the units they belong to. A group that the table does not
    /// know gives nothing.
    public func granted(to groups: [String]) -> (roles: Set<Role>, units: Set<String>) {
        let known = grants.filter { groups.contains($0.group) }
        return (Set(known.flatMap(\.roles)), Set(known.flatMap(\.units)))
    }
}

/// One group, and what it gives.
public struct GroupGrant: Sendable, Equatable {
    public let group: String
    public let roles: [Role]
    /// Codes of units.
    public let units: [String]

    public init(group: String, roles: [Role], units: [String]) {
        self.group = group
        self.roles = roles
        self.units = units
    }
}

extension LawReading {
    mutating func groups(units: Set<String>) -> GroupTable {
        let grants: [GroupGrant] = rows(of: "groups.csv", columns: ["group", "roles", "units"], key: "group") {
            table, row in
            let names = table.list(row, "roles"), codes = table.list(row, "units")
            let roles = names.compactMap(Role.init(rawValue:))
            if roles.count < names.count {
                let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
                table.note("an unknown role in `\(row("roles"))`", at: row.line, "Use of these: \(known)")
            }
            if let stranger = codes.first(where: { !units.contains($0) }) {
                table.note("unknown unit `\(stranger)`", at: row.line, "Use a code of units.csv")
            }
            if names.isEmpty, codes.isEmpty {
                table.note("the group gives nothing", at: row.line, "Give it a role or a unit, or take it out")
            }
            guard let group = table.text(row, "group") else { return nil }
            return GroupGrant(group: group, roles: roles, units: codes)
        }
        return GroupTable(grants: grants)
    }
}
