import Foundation
import Policing
import Yams

/// How a force's supervisors work: what differs from force to force.
public struct ForceSupervision: Sendable {
    public let allocation: [AllocationRule]
    public let team: [TeamPlace]
    /// The questions of a quality check, in their order.
    public let checks: [CheckQuestion]
    public let shiftHours: Int
    /// Codes of grades that must not be left lying at the end of a shift.
    public let urgentGrades: [String]
    /// Files drawn for a quality check, a person and week.
    public let checksAWeek: Int
    /// How long notes for the next shift are kept.
    public let noteDays: Int

    /// Where a member of staff belongs; nil for whoever is not in the table.
    public func place(of username: String) -> TeamPlace? {
        team.first { $0.username == username }
    }
}

/// The unit of a member of staff, and what they are trained for.
public struct TeamPlace: Hashable, Sendable {
    public let username: String
    /// The code of the unit.
    public let unit: String
    public let skills: Set<String>
}

/// One question of a quality check.
public struct CheckQuestion: Hashable, Sendable {
    /// Stored in facts: never renamed.
    public let code: String
    public let question: String
}

extension LawReading {
    /// The rules of allocation, in their order.
    mutating func allocation(units: [ForceUnit], districts: Set<String>, grades: Set<String>) -> [AllocationRule] {
        let scope = ["kinds", "classes", "grades", "areas", "enhanced"]
        let target = ["unit", "owner", "skill", "limit", "automatic", "reason"]
        return rows(of: "allocation.csv", columns: ["code"] + scope + target + Provenance.columns, key: "code") {
            table, row in
            let code = table.text(row, "code"), reason = table.text(row, "reason")
            let fits = Self.scope(&table, row, districts: districts, grades: grades)
            let automatic = table.member(row, "automatic", of: YesOrNo.self)
            let target = Self.target(&table, row, units: units)
            guard let code, let reason, let fits, let automatic, let target, Provenance(&table, row) != nil
            else { return nil }
            if automatic == .yes, target.wantsOfficer {
                table.note("an automatic rule wants an officer", at: row.line, "Let it go to the unit, or be suggested")
                return nil
            }
            return AllocationRule(
                code: code, fits: fits, target: target, reason: reason, isAutomatic: automatic == .yes)
        }
    }

    private static func scope(
        _ table: inout CSVTable, _ row: CSVTable.Row, districts: Set<String>, grades: Set<String>
    ) -> AllocationRule.Scope? {
        let classes = known(&table, row, "classes") { RecordedClass(rawValue: $0) }
        let chosen = known(&table, row, "grades") { grades.contains($0) ? $0 : nil }
        let areas = known(&table, row, "areas") { districts.contains($0) ? $0 : nil }
        guard let classes, let chosen, let areas, let enhanced = table.member(row, "enhanced", of: YesOrNo.self)
        else { return nil }
        return AllocationRule.Scope(
            kinds: Set(table.list(row, "kinds")), classes: Set(classes), grades: Set(chosen), areas: Set(areas),
            enhancedOnly: enhanced == .yes)
    }

    private static func target(
        _ table: inout CSVTable, _ row: CSVTable.Row, units: [ForceUnit]
    ) -> AllocationRule.Target? {
        let owner = table.member(row, "owner", of: Owner.self)
        let most = table.optional(row, "limit", "a number of files") { Int($0).flatMap { $0 > 0 ? $0 : nil } }
        let unit = table.required(row, "unit", "a code or a kind of units.csv") { Self.unit($0, in: units) }
        guard let owner, let unit else { return nil }
        let skill = row("skill")
        return AllocationRule.Target(
            unit: unit, wantsOfficer: owner == .officer, skill: skill.isEmpty ? nil : skill, mostFiles: most)
    }

    /// A unit by its code, or the units of a kind by their districts.
    private static func unit(_ text: String, in units: [ForceUnit]) -> AllocationRule.Unit? {
        if units.contains(where: { $0.code == text }) { return .named(text) }
        let places = units.filter { $0.kind.rawValue == text }.compactMap { unit in
            unit.district.map { ($0, unit.code) }
        }
        return places.isEmpty ? nil : .byArea(Dictionary(places, uniquingKeysWith: { first, _ in first }))
    }

    /// What a list of a column means; nil, and noted, when one item means nothing.
    private static func known<Value>(
        _ table: inout CSVTable, _ row: CSVTable.Row, _ column: String, _ read: (String) -> Value?
    ) -> [Value]? {
        let items = table.list(row, column), values = items.compactMap(read)
        if values.count == items.count { return values }
        let strangers = items.filter { read($0) == nil }
        table.note("unknown \(column) `\(strangers.joined(separator: "; "))`", at: row.line, "Use what the force has")
        return nil
    }

    mutating func team(units: Set<String>) -> [TeamPlace] {
        rows(of: "team.csv", columns: ["username", "unit", "skills"], key: "username") { table, row in
            let username = table.text(row, "username")
            let unit = table.required(row, "unit", "a unit of units.csv") { units.contains($0) ? $0 : nil }
            guard let username, let unit else { return nil }
            return TeamPlace(username: username, unit: unit, skills: Set(table.list(row, "skills")))
        }
    }

    mutating func checks() -> [CheckQuestion] {
        rows(of: "checks.csv", columns: ["code", "question"] + Provenance.columns, key: "code") { table, row in
            let code = table.text(row, "code"), question = table.text(row, "question")
            guard let code, let question, Provenance(&table, row) != nil else { return nil }
            return CheckQuestion(code: code, question: question)
        }
    }

    private enum YesOrNo: String, CaseIterable { case yes, no }
    private enum Owner: String, CaseIterable { case officer, unit }
}

/// Reads `supervision.yaml`, and keeps every defect.
struct SupervisionReader {
    private let path: String
    private(set) var reader: DataReader

    /// What the file says.
    struct Settings {
        let shiftHours: Int
        let urgentGrades: [String]
        let checksAWeek: Int
        let noteDays: Int
    }

    init(folder: String) {
        path = "\(folder)/supervision.yaml"
        reader = DataReader(file: "\(URL(fileURLWithPath: folder).lastPathComponent)/supervision.yaml")
    }

    /// Nil when anything is wrong, which is then noted.
    mutating func read(grades: Set<String>) -> Settings? {
        guard let root = reader.root(of: path) else { return nil }
        let names = ["shift-hours", "urgent-grades", "checks-a-week", "note-days"]
        let fields = reader.fields(of: root, "supervision", allowed: names, required: names)
        let shift = count(fields["shift-hours"], "shift-hours", 1...24)
        let checks = count(fields["checks-a-week"], "checks-a-week", 1...20)
        let days = count(fields["note-days"], "note-days", 1...365)
        let urgent = fields["urgent-grades"].map { self.grades($0, known: grades) } ?? []
        guard let shift, let checks, let days, reader.defects.isEmpty else { return nil }
        return Settings(shiftHours: shift, urgentGrades: urgent, checksAWeek: checks, noteDays: days)
    }

    private mutating func grades(_ node: Node, known: Set<String>) -> [String] {
        reader.items(of: node, "urgent-grades").compactMap { item in
            let code = item.scalar?.string ?? ""
            if known.contains(code) { return code }
            reader.note("there is no grade `\(code)`", at: item, "Use a code of grades.csv")
            return nil
        }
    }

    private mutating func count(_ node: Node?, _ name: String, _ range: ClosedRange<Int>) -> Int? {
        guard let node else { return nil }
        if let number = node.scalar.flatMap({ Int($0.string) }), range.contains(number) { return number }
        reader.note("`\(name)` is not a number", at: node, "Write one from \(range.lowerBound) to \(range.upperBound)")
        return nil
    }
}

extension Force {
    /// Which district a place lies in, by the force's postcodes and known places.
    var areas: PolicingAreas {
        let codes = Dictionary(districts.map { ($0.name, $0.code) }, uniquingKeysWith: { first, _ in first })
        let known = gazetteer.places.compactMap { place in codes[place.council].map { (place, $0) } }
        return PolicingAreas(
            districts: Dictionary(
                known.filter { $0.0.kind == .postcode }.map { ($0.0.name, $0.1) },
                uniquingKeysWith: { first, _ in first }),
            points: known.map { PolicingAreas.Point(coordinate: $0.0.coordinate, district: $0.1) })
    }
}
