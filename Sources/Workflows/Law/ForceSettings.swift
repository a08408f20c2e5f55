import Foundation
import Policing
import Yams

/// What `force.yaml` says.
struct ForceSettings {
    let identity: ForceIdentity
    let area: Area
    let districts: [District]
}

/// Reads `force.yaml`, and keeps every defect.
struct ForceSettingsReader {
    private let path: String
    private(set) var reader: DataReader

    private typealias Fields = [String: Node]

    init(folder: String) {
        path = "\(folder)/force.yaml"
        reader = DataReader(file: "\(URL(fileURLWithPath: folder).lastPathComponent)/force.yaml")
    }

    /// Nil when anything needed is wrong, which is then noted.
    mutating func read() -> ForceSettings? {
        guard let root = reader.root(of: path) else { return nil }
        let required = ["name", "web", "area", "telephone", "languages", "mail", "districts"]
        let fields = reader.fields(of: root, "the force", allowed: required + ["tiles"], required: required)
        let area = fields["area"].flatMap { self.area($0) }
        let districts = fields["districts"].map { self.districts($0) } ?? []
        guard let identity = identity(fields), let area, reader.defects.isEmpty else { return nil }
        return ForceSettings(identity: identity, area: area, districts: districts)
    }

    private mutating func identity(_ fields: Fields) -> ForceIdentity? {
        let name = text("name", in: fields)
        let web = fields["web"].flatMap { address($0, "web") }
        let telephone = fields["telephone"].flatMap { self.telephone($0) }
        let languages = fields["languages"].map { self.languages($0) } ?? []
        let mail = fields["mail"].map { reader.fields(of: $0, "mail", allowed: senders, required: senders) } ?? [:]
        let sender = text("sender", in: mail), neutral = text("neutral-sender", in: mail)
        let tiles = fields["tiles"].flatMap { $0.null != nil ? nil : address($0, "tiles") }
        guard let name, let web, let telephone, let sender, let neutral else { return nil }
        return ForceIdentity(
            name: name, web: web, telephone: telephone, languages: languages, mailSender: sender,
            neutralMailSender: neutral, tiles: tiles)
    }

    private let senders = ["sender", "neutral-sender"]

    private mutating func telephone(_ node: Node) -> ForceTelephone? {
        let names = ["emergency", "non-emergency", "emergency-textphone", "non-emergency-textphone"]
        let fields = reader.fields(of: node, "telephone", allowed: names, required: names)
        let numbers = names.compactMap { text($0, in: fields) }
        guard numbers.count == names.count else { return nil }
        return ForceTelephone(
            emergency: numbers[0], nonEmergency: numbers[1], emergencyTextphone: numbers[2],
            nonEmergencyTextphone: numbers[3])
    }

    private mutating func languages(_ node: Node) -> [String] {
        let tags = reader.items(of: node, "languages").compactMap { reader.name($0, "a language") }
        if tags.first != "en" || Set(tags).count != tags.count {
            reader.note("languages should begin with en and name each once", at: node, "Write `[en, pl]`")
        }
        return tags
    }

    private mutating func districts(_ node: Node) -> [District] {
        let names = ["code", "name", "latitude", "longitude"]
        let districts = reader.items(of: node, "districts").compactMap { item -> District? in
            let fields = reader.fields(of: item, "a district", allowed: names, required: names)
            let code = fields["code"].flatMap { reader.name($0, "a district") }
            let name = text("name", in: fields)
            guard let code, let name, let centre = point(fields, at: item) else { return nil }
            return District(code: code, name: name, centre: centre)
        }
        if Set(districts.map(\.code)).count != districts.count {
            reader.note("two districts have one code", at: node, "Rename one")
        }
        return districts
    }

    private mutating func point(_ fields: Fields, at node: Node) -> Coordinate? {
        let latitude = reader.number(fields["latitude"], "latitude")
        let longitude = reader.number(fields["longitude"], "longitude")
        guard let latitude, let longitude else { return nil }
        if let point = Coordinate(latitude: latitude, longitude: longitude) { return point }
        reader.note("not a point on the earth", at: node, "Write degrees, latitude first")
        return nil
    }

    private mutating func area(_ node: Node) -> Area? {
        let names = ["south", "west", "north", "east"]
        let fields = reader.fields(of: node, "area", allowed: names, required: names)
        let edges = names.compactMap { reader.number(fields[$0], $0) }
        guard edges.count == names.count else { return nil }
        if let area = Area(south: edges[0], west: edges[1], north: edges[2], east: edges[3]) { return area }
        reader.note("area is not a box on the earth", at: node, "Put south below north and west left of east")
        return nil
    }

    private mutating func text(_ name: String, in fields: Fields) -> String? {
        fields[name].flatMap { reader.text($0, "`\(name)`") }
    }

    private mutating func address(_ node: Node, _ name: String) -> String? {
        let text = node.scalar?.string ?? ""
        if text.hasPrefix("https://") || text.hasPrefix("/") { return text }
        reader.note("`\(name)` is not an address", at: node, "Begin it with https://, or with / on this server")
        return nil
    }
}
