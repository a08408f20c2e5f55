import Policing

/// Everything that differs from one force to another, as its folder under `Force/` has it.
public struct Force: Sendable {
    /// The name of the folder, as defects show it.
    public let folder: String
    public let identity: ForceIdentity
    /// The smallest box round the force's area.
    public let area: Area
    public let districts: [District]
    public let grades: GradeTable
    /// What speaks for an investigation.
    public let solvability: SolvabilityTable
    public let units: [ForceUnit]
    /// What the force promises beyond the Victims' Code.
    public let promises: [PromiseRule]
    public let neighbours: [NeighbourForce]
    public let gazetteer: Gazetteer
    public let support: [SupportService]
    /// What first decisions are suggested by.
    public let triage: TriageTables
    /// What the force has ready to say to people.
    public let replies: ReplyTable
    /// The words that need care in what it says.
    public let words: WordTable
    /// What the groups of a provider of log-ins mean here.
    public let groups: GroupTable
    public let supervision: ForceSupervision

    public var name: String { identity.name }

    /// The origin of the map tiles, `https://tiles.example.org`, for a content security policy;
    /// nil when there are none or they come from this server.
    public var tileOrigin: String? {
        guard let tiles = identity.tiles, tiles.hasPrefix("https://") else { return nil }
        return "https://" + tiles.dropFirst(8).prefix { $0 != "/" }
    }

    /// The unit of that code, or nil.
    public func unit(_ code: String) -> ForceUnit? {
        units.first { $0.code == code }
    }

    /// The support services for a topic, such as the id of a form, and those for any topic, in their order.
    public func support(for topic: String) -> [SupportService] {
        support.filter { $0.topics.isEmpty || $0.topics.contains(topic) }
    }

    /// Whose area a postcode lies in.
    ///
    /// A whole postcode is told by its sector first (`DY9 0`), then by its district (`DY9`), then by its letters.
    public func jurisdiction(of postcode: Postcode) -> Jurisdiction {
        for part in Gazetteer.parts(of: postcode.text) {
            if gazetteer.isOurs(part) { return .ours }
            if let force = neighbours.first(where: { $0.postcodes.contains(part) }) { return .neighbour(force) }
        }
        return .elsewhere
    }

    /// Whose area a point lies in, by boxes. Boxes overlap: near the edge only a person can say for sure.
    public func jurisdiction(of point: Coordinate) -> Jurisdiction {
        if area.contains(point) { return .ours }
        let near = neighbours.first { $0.area?.contains(point) ?? false }
        return near.map { .neighbour($0) } ?? .elsewhere
    }
}

/// Whose area something lies in.
public enum Jurisdiction: Hashable, Sendable {
    case ours
    case neighbour(NeighbourForce)
    /// In nobody's area that this force knows of.
    case elsewhere
}

/// What the force is called, and how it is reached.
public struct ForceIdentity: Sendable, Equatable {
    public let name: String
    public let web: String
    public let telephone: ForceTelephone
    /// Tags of languages, English first.
    public let languages: [String]
    /// Who mail says it is from, as `Name <address>`.
    public let mailSender: String
    /// The same when somebody may be watching: nothing of police or crime.
    public let neutralMailSender: String
    /// The address of map tiles with `{z}`, `{x}` and `{y}`; nil when there are none.
    public let tiles: String?
}

/// The numbers to call.
public struct ForceTelephone: Sendable, Equatable {
    public let emergency: String
    public let nonEmergency: String
    public let emergencyTextphone: String
    public let nonEmergencyTextphone: String
}

/// A box of the earth, in degrees (WGS 84).
public struct Area: Hashable, Sendable {
    public let south: Double
    public let west: Double
    public let north: Double
    public let east: Double

    /// Nil unless south is below north and west left of east, all on the earth.
    public init?(south: Double, west: Double, north: Double, east: Double) {
        guard south < north, west < east, (-90...90).contains(south), (-90...90).contains(north),
            (-180...180).contains(west), (-180...180).contains(east)
        else { return nil }
        self.south = south
        self.west = west
        self.north = north
        self.east = east
    }

    public func contains(_ point: Coordinate) -> Bool {
        (south...north).contains(point.latitude) && (west...east).contains(point.longitude)
    }
}

/// A local policing area.
public struct District: Hashable, Sendable {
    public let code: String
    public let name: String
    public let centre: Coordinate
}

/// A team that can own a file.
public struct ForceUnit: Hashable, Sendable {
    public let code: String
    public let title: String
    public let kind: ForceUnitKind
    /// The code of its district; nil for a team of the whole force.
    public let district: String?
}

public enum ForceUnitKind: String, CaseIterable, Sendable {
    case contact, local, burglary, roads, registrar
    case volumeCrime = "volume-crime"
    case publicProtection = "public-protection"
}

/// Another force to which a matter may belong.
public struct NeighbourForce: Hashable, Sendable {
    public let code: String
    public let name: String
    public let web: String
    /// Areas, districts and sectors of postcodes: `ST`, `WS11`, `DY9 0`.
    public let postcodes: [String]
    /// A rough box; nil for a force that has no area of its own.
    public let area: Area?
}

/// Somebody who can help a person.
public struct SupportService: Hashable, Sendable {
    public let code: String
    public let title: String
    public let telephone: String?
    /// The number to text.
    public let textNumber: String?
    public let web: String?
    /// What it is for; empty for anything.
    public let topics: [String]
}
