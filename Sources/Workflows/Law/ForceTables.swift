import Policing

extension LawReading {
    /// The grades, or nil when their table has a defect.
    mutating func grades() -> GradeTable? {
        let columns = ["code", "title", "target-minutes", "clock"] + Provenance.columns
        let grades: [Grade] = rows(of: "grades.csv", columns: columns, key: "code") { table, row in
            let code = table.text(row, "code"), title = table.text(row, "title")
            let target = table.optional(row, "target-minutes", "a number of minutes") { text in
                Int(text).flatMap { $0 > 0 ? $0 : nil }
            }
            let clock = table.member(row, "clock", of: GradeClock.self)
            guard let code, let title, let clock, Provenance(&table, row) != nil else { return nil }
            return Grade(code: code, title: title, targetMinutes: target, clock: clock)
        }
        return try? GradeTable(grades: grades)
    }

    mutating func units(districts: Set<String>) -> [ForceUnit] {
        rows(of: "units.csv", columns: ["code", "title", "kind", "district"], key: "code") { table, row in
            let code = table.text(row, "code"), title = table.text(row, "title")
            let kind = table.member(row, "kind", of: ForceUnitKind.self)
            let district = table.optional(row, "district", "a district of force.yaml") {
                districts.contains($0) ? $0 : nil
            }
            guard let code, let title, let kind else { return nil }
            return ForceUnit(code: code, title: title, kind: kind, district: district)
        }
    }

    mutating func neighbours() -> [NeighbourForce] {
        let edges = ["south", "west", "north", "east"]
        let columns = ["code", "name", "web", "postcodes"] + edges + ["status"]
        return rows(of: "neighbours.csv", columns: columns, key: "code") { table, row in
            let code = table.text(row, "code"), name = table.text(row, "name"), web = table.text(row, "web")
            let numbers = edges.compactMap { table.optional(row, $0, "degrees") { Double($0) } }
            let area =
                numbers.count == 4
                ? Area(south: numbers[0], west: numbers[1], north: numbers[2], east: numbers[3]) : nil
            if area == nil, edges.contains(where: { !row($0).isEmpty }) {
                table.note("the edges are not a box on the earth", at: row.line, "Give all four, or none")
            }
            guard let code, let name, let web, table.member(row, "status", of: RuleStatus.self) != nil
            else { return nil }
            return NeighbourForce(
                code: code, name: name, web: web, postcodes: table.list(row, "postcodes"), area: area)
        }
    }

    /// What speaks for an investigation, or nil when its table has a defect.
    mutating func solvability() -> SolvabilityTable? {
        let columns = ["code", "title", "points", "fact", "answers"] + Provenance.columns
        let factors: [SolvabilityFactor] = rows(of: "solvability.csv", columns: columns, key: "code") { table, row in
            let code = table.text(row, "code"), title = table.text(row, "title")
            let points = table.required(row, "points", "a number other than 0") { text in
                Int(text).flatMap { $0 == 0 ? nil : $0 }
            }
            let sign = table.optional(row, "fact", "a fact that a file can show") { SolvabilitySign(rawValue: $0) }
            let answers = table.list(row, "answers")
            if answers.contains(where: { $0.split(separator: "=").count != 2 }) {
                table.note("an answer is not `question=value`", at: row.line, "Write it so, with `; ` between two")
            }
            guard let code, let title, let points, Provenance(&table, row) != nil else { return nil }
            return SolvabilityFactor(code: code, title: title, points: points, sign: sign, answers: answers)
        }
        return try? SolvabilityTable(factors: factors)
    }

    mutating func support() -> [SupportService] {
        let columns = ["code", "title", "telephone", "text", "web", "topics"] + Provenance.columns
        return rows(of: "support.csv", columns: columns, key: "code") { table, row in
            let ways = ["telephone", "text", "web"].map { column in table.optional(row, column, "a way") { $0 } }
            if ways.allSatisfy({ $0 == nil }) {
                table.note("no way to reach it", at: row.line, "Give a telephone, a text number or a web address")
            }
            let code = table.text(row, "code"), title = table.text(row, "title")
            guard let code, let title, Provenance(&table, row) != nil else { return nil }
            return SupportService(
                code: code, title: title, telephone: ways[0], textNumber: ways[1], web: ways[2],
                topics: table.list(row, "topics"))
        }
    }

    /// The named places, then the postcodes.
    mutating func places(councils: Set<String>) -> [GazetteerPlace] {
        let ground = ["council", "latitude", "longitude"]
        let named = rows(of: "gazetteer.csv", columns: ["name", "kind", "also"] + ground, key: "name") { table, row in
            let kind = table.member(row, "kind", of: GazetteerKind.self)
            return kind.flatMap { Self.place(&table, row, name: "name", kind: $0, councils) }
        }
        let postcodes = rows(of: "postcodes.csv", columns: ["postcode"] + ground, key: "postcode") { table, row in
            Self.place(&table, row, name: "postcode", kind: .postcode, councils)
        }
        return named + postcodes
    }

    private static func place(
        _ table: inout CSVTable, _ row: CSVTable.Row, name column: String, kind: GazetteerKind, _ councils: Set<String>
    ) -> GazetteerPlace? {
        let name = table.text(row, column)
        let council = table.required(row, "council", "a district of force.yaml") { councils.contains($0) ? $0 : nil }
        let latitude = table.required(row, "latitude", "degrees north") { Double($0) }
        let longitude = table.required(row, "longitude", "degrees east") { Double($0) }
        guard let name, let council, let latitude, let longitude else { return nil }
        guard let point = Coordinate(latitude: latitude, longitude: longitude) else {
            table.note("not a point on the earth", at: row.line, "Write degrees, latitude first")
            return nil
        }
        return GazetteerPlace(
            name: name, kind: kind, council: council, coordinate: point, otherNames: table.list(row, "also"))
    }
}
