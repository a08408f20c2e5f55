import Foundation
import Policing

/// The folder of national tables. Either all of them are right, or none is used.
public enum LawLibrary {
    /// Reads and checks every table.
    ///
    /// - Parameters:
    ///   - folder: the path of `Law/`.
    ///   - codeEdition: the edition of the Victims' Code to use; nil for the latest that is there.
    /// - Throws: everything that is wrong, by file and line.
    public static func load(from folder: String, codeEdition: String? = nil) throws(FileDefects) -> Law {
        var reading = LawReading(folder: folder)
        let offences = reading.offences(), outcomes = reading.outcomes(), asb = reading.antiSocialTypes()
        let promises = reading.promises(in: reading.codeFile(codeEdition))
        let calendar = reading.calendar(), rules = reading.recordingRules()
        let principal = reading.principalCrimes(among: offences)
        guard reading.defects.isEmpty else { throw FileDefects(reading.defects) }
        do {
            return Law(
                offences: try OffenceTable(offences: offences), outcomes: try OutcomeTable(outcomes: outcomes),
                promises: try PromiseTable(rules: promises), asb: try AntiSocialTable(types: asb),
                calendar: calendar, principalCrimes: principal, recordingRules: rules)
        } catch {
            preconditionFailure("repeats were noted while reading")
        }
    }
}

/// What has been read of a folder of tables so far.
struct LawReading {
    let folder: String
    private(set) var defects: [FileDefect] = []

    init(folder: String) {
        self.folder = folder
    }

    /// The values of each row of a file that has none wrong; the defects are kept.
    mutating func rows<Value>(
        of name: String, columns: [String], key: String, _ read: (inout CSVTable, CSVTable.Row) -> Value?
    ) -> [Value] {
        var table = CSVTable(name, in: folder, columns: columns)
        table.refuseRepeats(in: key)
        let values = table.rows.compactMap { read(&table, $0) }
        if values.isEmpty, table.defects.isEmpty { table.note("the table has no rows", at: 1, "Add some") }
        defects += table.defects
        return values
    }

    /// The name of the file of an edition of the Victims' Code.
    func codeFile(_ edition: String?) -> String {
        if let edition { return "victims-code-\(edition).csv" }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let editions = names.filter { $0.hasPrefix("victims-code-") && $0.hasSuffix(".csv") }
        return editions.max() ?? "victims-code.csv"
    }
}

/// Where a row comes from: the columns that every table has.
struct Provenance {
    static let columns = ["edition", "status"]

    let edition: String
    let status: RuleStatus

    init?(_ table: inout CSVTable, _ row: CSVTable.Row) {
        let edition = table.text(row, "edition")
        let status = table.member(row, "status", of: RuleStatus.self)
        guard let edition, let status else { return nil }
        self.edition = edition
        self.status = status
    }
}
