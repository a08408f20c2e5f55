import Foundation
import Policing

/// Who may know of which file, as lists ask for it.
enum Visible {
    /// The condition under which a list may show a file to its reader. Every list of files has it.
    ///
    /// - Parameters:
    ///   - reader: the parameter that holds `keys(of:)`, such as `$5`.
    ///   - file: the column with the file's number.
    static func condition(_ reader: String, file: String = "file.number") -> String {
        """
        NOT EXISTS (SELECT 1 FROM restriction WHERE restriction.file = \(file) AND NOT EXISTS (
            SELECT 1 FROM restriction_reader WHERE restriction_reader.file = \(file)
            AND restriction_reader.reader IN (SELECT value FROM json_each(\(reader)))))
        """
    }

    /// The files that a list may not show to its reader: what a sum over all files has too much. They are few.
    static func hidden(_ reader: String) -> String {
        """
        SELECT file AS hidden_file FROM restriction WHERE NOT EXISTS (
            SELECT 1 FROM restriction_reader WHERE restriction_reader.file = restriction.file
            AND restriction_reader.reader IN (SELECT value FROM json_each(\(reader))))
        """
    }

    /// What a restriction may name them by.
    static func keys(of reader: StaffMember) -> Value {
        let keys = [key(person: reader.username)] + reader.units.sorted().map { key(unit: $0) }
        return .text(String(decoding: (try? JSONEncoder().encode(keys)) ?? Data("[]".utf8), as: UTF8.self))
    }

    static func key(person username: String) -> String { "staff:\(username)" }
    static func key(unit code: String) -> String { "unit:\(code)" }
}

/// The views of restrictions, as they follow from facts.
enum AccessViews {
    static let clearing: [SQL] = [
        "DELETE FROM restriction WHERE file > $1 AND file <= $2",
        "DELETE FROM restriction_reader WHERE file > $1 AND file <= $2",
        "DELETE FROM glass_breaking WHERE file > $1 AND file <= $2",
    ]

    private static let deleteReaders: SQL = "DELETE FROM restriction_reader WHERE file = $1"
    private static let delete: SQL = "DELETE FROM restriction WHERE file = $1"
    private static let insert: SQL = """
        INSERT INTO restriction (file, since, review_by, by) VALUES ($1, $2, $3, $4)
        ON CONFLICT (file) DO UPDATE SET review_by = excluded.review_by, by = excluded.by
        """
    private static let insertReader: SQL = "INSERT INTO restriction_reader (file, reader) VALUES ($1, $2)"
    private static let insertBreaking: SQL = """
        INSERT INTO glass_breaking (file, number, by, at, until, reason) VALUES ($1, $2, $3, $4, $5, $6)
        """
    private static let review: SQL = """
        UPDATE glass_breaking SET reviewed_at = $3, justified = $4, reviewed_by = $5, judgement = $6
        WHERE file = $1 AND number = $2
        """

    static func calls(_ number: Int64, _ recorded: RecordedFact) -> [Call] {
        guard case .access(let fact) = recorded.fact else { return [] }
        switch fact {
        case .restricted(let restricted): return restriction(number, restricted, at: recorded.at)
        case .lifted: return [Call(deleteReaders, [.int(number)]), Call(delete, [.int(number)])]
        case .broken(let broken):
            return [
                Call(
                    insertBreaking,
                    [
                        .int(number), .int(Int64(broken.number)), .text(broken.by), .int(recorded.at.milliseconds),
                        .int(broken.until.milliseconds), .optional(broken.reason.value),
                    ])
            ]
        case .reviewed(let review):
            return [
                Call(
                    self.review,
                    [
                        .int(number), .int(Int64(review.number)), .int(recorded.at.milliseconds),
                        .bool(review.justified), .text(review.by), .text(review.reason),
                    ])
            ]
        }
    }

    private static func restriction(_ number: Int64, _ restricted: FileRestricted, at moment: Moment) -> [Call] {
        let readers =
            restricted.people.map { Visible.key(person: $0) } + restricted.units.map { Visible.key(unit: $0) }
        return [
            Call(deleteReaders, [.int(number)]),
            Call(
                insert,
                [
                    .int(number), .int(moment.milliseconds),
                    .int(Moment.endOfDay(london: restricted.reviewBy).milliseconds), .text(restricted.by),
                ]),
        ] + readers.map { Call(insertReader, [.int(number), .text($0)]) }
    }
}

extension AccessFact {
    /// What the desk's timeline says of it; the person hears nothing of it.
    var said: Said {
        switch self {
        case .restricted(let fact):
            Said(code: fact.reviewBy.iso, note: [fact.by, fact.reason.value].compactMap { $0 }.joined(separator: ": "))
        case .lifted(let fact):
            Said(note: [fact.by, fact.reason.value].compactMap { $0 }.joined(separator: ": "))
        case .broken(let fact):
            Said(note: [fact.by, fact.reason.value].compactMap { $0 }.joined(separator: ": "))
        case .reviewed(let fact):
            Said(code: fact.justified ? "justified" : "not-justified", note: "\(fact.by): \(fact.reason)")
        }
    }
}
