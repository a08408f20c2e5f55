import Policing

extension LawReading {
    /// The words that need care: `words.csv` of a force's folder.
    mutating func words() -> [WordTable.Entry] {
        rows(of: "words.csv", columns: ["word", "kind", "instead"], key: "word") { table, row in
            let word = table.text(row, "word")
            let kind = table.member(row, "kind", of: WordTable.Kind.self)
            let instead = table.optional(row, "instead", "a word") { $0 }
            guard let word, let kind else { return nil }
            return WordTable.Entry(phrase: word, kind: kind, instead: instead)
        }
    }
}
