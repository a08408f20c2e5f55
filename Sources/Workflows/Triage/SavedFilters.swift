import Policing

/// Filters that staff keep by a name, and share.
public protocol SavedFilters: Sendable {
    /// The reader's own, and those that are shared with them, by name.
    func filters(for reader: StaffMember) async throws(StoreError) -> [SavedFilter]
    /// - Returns: its number, or nil when the owner has as many as anybody may keep.
    func save(_ filter: NewFilter, at now: Moment) async throws(StoreError) -> Int64?
    /// Gives the owner's filter another name and other readers; false when it is not theirs.
    func change(_ number: Int64, of owner: String, to name: String, shared: SavedFilter.Shared) async throws(StoreError)
        -> Bool
    /// False when it is not theirs.
    func delete(_ number: Int64, of owner: String) async throws(StoreError) -> Bool
}

/// A part of the queue by a name.
public struct SavedFilter: Sendable, Equatable {
    public let number: Int64
    public let owner: String
    public let ownerName: String
    public let name: String
    /// What stands in the address behind `?`.
    public let query: String
    public let shared: Shared

    public init(number: Int64, owner: String, ownerName: String, name: String, query: String, shared: Shared) {
        self.number = number
        self.owner = owner
        self.ownerName = ownerName
        self.name = name
        self.query = query
        self.shared = shared
    }

    public static let nameCharacters = 60
    /// Of one owner.
    public static let most = 50

    /// Who sees it besides its owner.
    public enum Shared: Sendable, Equatable {
        case nobody
        /// Everybody who does the same work.
        case role(Role)
        /// Everybody of a unit.
        case unit(String)
        case everybody

        private static let unitMark = "unit:"

        /// As it is kept and sent: empty, `everybody`, the name of a role, or `unit:roads`.
        public var text: String {
            switch self {
            case .nobody: ""
            case .role(let role): role.rawValue
            case .unit(let code): Self.unitMark + code
            case .everybody: "everybody"
            }
        }

        public init?(text: String) {
            switch text {
            case "": self = .nobody
            case "everybody": self = .everybody
            case _ where text.hasPrefix(Self.unitMark): self = .unit(String(text.dropFirst(Self.unitMark.count)))
            default:
                guard let role = Role(rawValue: text) else { return nil }
                self = .role(role)
            }
        }

        /// Those that a member of staff may choose from, who then is one of those who see it.
        public static func choices(of member: StaffMember) -> [Shared] {
            [.nobody] + member.units.sorted().map { .unit($0) }
                + Role.allCases.filter(member.roles.contains).map { .role($0) } + [.everybody]
        }
    }
}

/// A filter to keep.
public struct NewFilter: Sendable, Equatable {
    public let owner: StaffMember
    public let name: String
    public let query: String
    public let shared: SavedFilter.Shared

    public init(owner: StaffMember, name: String, query: String, shared: SavedFilter.Shared) {
        self.owner = owner
        self.name = name
        self.query = query
        self.shared = shared
    }
}
