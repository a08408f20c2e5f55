import Foundation
import Hummingbird
import Policing
import Workflows

/// A part of the queue and what narrows it, as they stand in an address:
/// `/desk?show=late&unit=volume-crime&age=over-7`. Every key may stand several times.
struct QueueAddress: Sendable, Equatable {
    var part: QueuePart
    /// Only keys and values that can mean something.
    private(set) var values: [Key: [String]] = [:]

    /// What a list can be narrowed by.
    enum Key: String, CaseIterable, Sendable {
        case unit, officer, kind, grade, status
        case classification = "class"
        /// `under-7` or `over-7` days old, or `on-2026-11-20`.
        case age
        case area
        /// `guarded`, `enhanced`.
        case only
    }

    /// Stands for whoever reads, so that a shared filter is everybody's own.
    static let me = "me"
    private static let mostValues = 12
    private static let mostCharacters = 60

    init(_ part: QueuePart) {
        self.part = part
    }

    init(_ request: Request, part: QueuePart? = nil) {
        self.init(query: request.uri.query ?? "")
        if let part { self.part = part }
    }

    /// What stands behind the question mark of an address, or in a saved filter.
    init(query: String) {
        self.init(.everything)
        guard let form = try? FormBody.parse(Array(query.utf8)) else { return }
        part = QueuePart(rawValue: form["show"]) ?? .everything
        for key in Key.allCases { set(key, form.all(key.rawValue)) }
    }

    subscript(key: Key) -> [String] { values[key] ?? [] }

    private mutating func set(_ key: Key, _ typed: [String]) {
        let good = typed.filter { text in
            !text.isEmpty && text.count <= Self.mostCharacters && !text.contains { $0 == "|" || $0.isNewline }
        }
        values[key] = good.isEmpty ? nil : Array(good.prefix(Self.mostValues))
    }

    var isNarrowed: Bool { !values.isEmpty }

    /// Behind the question mark; empty for the whole queue.
    var query: String {
        let show = part == .everything ? [] : ["show=\(part.rawValue)"]
        let rest = Key.allCases.flatMap { key in self[key].map { "\(key.rawValue)=\(Self.encoded($0))" } }
        return (show + rest).joined(separator: "&")
    }

    var path: String {
        query.isEmpty ? "/desk" : query == "show=mine" ? "/desk/mine" : "/desk?\(query)"
    }

    func path(after mark: QueueMark) -> String {
        "/desk?\(query.isEmpty ? "" : "\(query)&")after=\(mark.text)"
    }

    /// The same narrowed in another part.
    func inPart(_ part: QueuePart) -> QueueAddress {
        var other = self
        other.part = part
        return other
    }

    /// The same part, not narrowed.
    var whole: QueueAddress { QueueAddress(part) }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }

    private static let plain = CharacterSet(
        charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:")
}

extension QueueAddress {
    /// What the store is asked; nil for an area that nobody knows.
    func request(for member: StaffMember, at now: Moment, in force: Force) -> QueueRequest? {
        var narrowing = Narrowing()
        narrowing.units = self[.unit]
        narrowing.officers = self[.officer].map { $0 == Self.me ? member.username : $0 }
        narrowing.kinds = self[.kind]
        narrowing.grades = self[.grade]
        narrowing.statuses = self[.status]
        narrowing.classifications = self[.classification]
        narrowing.onlyGuarded = self[.only].contains("guarded")
        narrowing.onlyEnhanced = self[.only].contains("enhanced")
        for age in self[.age] { narrowing.take(age: age, at: now) }
        if let typed = self[.area].first {
            guard let box = Self.box(typed, in: force) else { return nil }
            narrowing.area = box
        }
        return QueueRequest(part.filter(for: member.username, at: now), narrowing, reader: member)
    }

    /// A whole district, or the surroundings of a place.
    private static func box(_ typed: String, in force: Force) -> CellBox? {
        if let district = force.districts.first(where: { $0.name.lowercased() == typed.lowercased() }) {
            let places = force.gazetteer.places.filter { $0.council == district.name }
            return CellBox(around: places.map(\.coordinate) + [district.centre], marginDegrees: 0.005)
        }
        guard let place = force.gazetteer.find(typed, limit: 1).first else { return nil }
        return CellBox(around: [place.coordinate], marginDegrees: place.kind == .town ? 0.03 : 0.012)
    }
}

extension Narrowing {
    fileprivate mutating func take(age: String, at now: Moment) {
        let parts = age.split(separator: "-", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return }
        if parts[0] == "on", let day = CivilDate(iso: parts[1]) {
            receivedFrom = Moment(london: day, hour: 0)
            receivedBefore = Moment(london: day.adding(days: 1), hour: 0)
        } else if let days = Int64(parts[1]), (1...3_650).contains(days) {
            if parts[0] == "under" { receivedFrom = now.adding(hours: -24 * days) }
            if parts[0] == "over" { receivedBefore = now.adding(hours: -24 * days) }
        }
    }
}
