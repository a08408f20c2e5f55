import Policing

extension LawReading {
    /// What a force's first decisions are suggested by.
    ///
    /// - Parameter grades: the force's grades; nil when their table has a defect.
    mutating func triage(grades: GradeTable?) -> TriageTables {
        TriageTables(
            grading: GradingTable(rows: gradingRows(grades)),
            dangerWords: DangerWords(phrases: dangerPhrases()))
    }

    private mutating func gradingRows(_ grades: GradeTable?) -> [GradingTable.Row] {
        let letters = ThriveElement.allCases.map(\.rawValue)
        let columns = ["order", "grade"] + letters + Provenance.columns
        return rows(of: "grading.csv", columns: columns, key: "order") { table, row in
            let grade = table.required(row, "grade", "a code of grades.csv") { code in
                grades == nil || grades?[code] != nil ? code : nil
            }
            var levels = ThriveLevels()
            for element in ThriveElement.allCases {
                levels[element] =
                    table.optional(row, element.rawValue, "a level or nothing") { ThriveLevel(rawValue: $0) } ?? .none
            }
            guard let grade, Provenance(&table, row) != nil else { return nil }
            return GradingTable.Row(grade: grade, atLeast: levels)
        }
    }

    private mutating func dangerPhrases() -> [DangerWords.Phrase] {
        let columns = ["phrase", "language", "element", "level"] + Provenance.columns
        return rows(of: "danger-words.csv", columns: columns, key: "phrase") { table, row in
            let phrase = table.required(row, "phrase", "words in small letters") { text in
                text.isEmpty || text != text.lowercased() ? nil : text
            }
            let element = table.member(row, "element", of: ThriveElement.self)
            let level = table.member(row, "level", of: ThriveLevel.self)
            guard let phrase, let element, let level, table.text(row, "language") != nil,
                Provenance(&table, row) != nil
            else { return nil }
            return DangerWords.Phrase(text: phrase, element: element, level: level)
        }
    }
}
