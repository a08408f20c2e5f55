import Policing

extension LawReading {
    /// The order of seriousness, each row an offence or a subgroup that there is.
    mutating func principalCrimes(among offences: [Offence]) -> PrincipalCrimeTable {
        let codes = Set(offences.map(\.code)), subgroups = Set(offences.map(\.subgroup))
        let columns = ["order", "offence", "subgroup"] + Provenance.columns
        let rows: [PrincipalCrimeTable.Row] = rows(of: "principal-crimes.csv", columns: columns, key: "order") {
            table, row in
            let code = table.optional(row, "offence", "a code of offences.csv") { code in
                // Offences with a defect are told of in their own table.
                codes.isEmpty || codes.contains(code) ? code : nil
            }
            let subgroup = table.optional(row, "subgroup", "a subgroup of offences.csv") { name in
                subgroups.isEmpty || subgroups.contains(name) ? name : nil
            }
            if row("offence").isEmpty == row("subgroup").isEmpty {
                table.note("neither an offence nor a subgroup alone", at: row.line, "Give one of the two")
            }
            guard Provenance(&table, row) != nil else { return nil }
            return code.map { .offence($0) } ?? subgroup.map { .subgroup($0) }
        }
        return PrincipalCrimeTable(rows: rows)
    }

    /// What is said of each rule of recording. Every rule that the program decides by must be there.
    mutating func recordingRules() -> [RecordingRuleText] {
        let columns = ["rule", "text", "source"] + Provenance.columns
        return rows(of: "recording-rules.csv", columns: columns, key: "rule") { table, row in
            if row.line == 2 {
                let named = Set(table.rows.map { $0("rule") })
                for rule in RecordingRule.allCases where !named.contains(rule.rawValue) {
                    table.note("no rule `\(rule.rawValue)`", at: 1, "Add a row for it")
                }
            }
            let rule = table.member(row, "rule", of: RecordingRule.self)
            let text = table.text(row, "text"), source = table.text(row, "source")
            guard let rule, let text, let source, let provenance = Provenance(&table, row) else { return nil }
            return RecordingRuleText(
                rule: rule, text: text, source: source, edition: provenance.edition, status: provenance.status)
        }
    }
}
