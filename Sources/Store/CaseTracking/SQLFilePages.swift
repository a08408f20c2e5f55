import Policing
import Workflows

/// The tracker's and the desk's page of one file: three statements, whatever its length.
public struct SQLFilePages: FilePages {
    let engine: any Engine

    init(engine: any Engine) {
        self.engine = engine
    }

    private static let timeline: SQL = """
        SELECT version, at, kind, code, who, words, note FROM timeline WHERE file = $1 ORDER BY version
        """
    private static let promises: SQL = """
        SELECT number, rule, made_at, due, kept_at, victim, ending FROM promise WHERE file = $1 AND number >= 0 ORDER BY number
        """
    private static let nearby: SQL = """
        SELECT count(*) FROM file
        WHERE cell IN ($1, $2, $3, $4, $5, $6, $7, $8, $9) AND received_at >= $10 AND form = $11
        """

    public func page(of reference: Reference) async throws(StoreError) -> FilePage? {
        guard case .page(let page) = try await page(of: reference, ifNot: nil) else { return nil }
        return page
    }

    public func page(
        of reference: Reference, ifNot seen: FilePage.Mark?
    ) async throws(StoreError) -> FilePage.Reading {
        try await engine.glancing { session in
            // All of it is asked while the file's row is read: so it belongs together.
            let found = try session.first(FileRow.byReference, [.text(reference.text)]) { row in
                FileRow.mark(row) == seen ? FilePage.Reading.unchanged : .page(try Self.page(row, in: session))
            }
            return found ?? .missing
        }
    }

    public var writings: Int? { engine.writings }

    private static func page(_ row: any Row, in session: any Session) throws -> FilePage {
        let number = Value.int(row.int(FileRow.numberColumn))
        return FilePage(
            summary: try FileRow.summary(row), timeline: try session.query(timeline, [number], entry),
            promises: try session.query(promises, [number], promise))
    }

    public func summary(of reference: Reference) async throws(StoreError) -> FileSummary? {
        try await engine.glancing { session in
            try session.first(FileRow.byReference, [.text(reference.text)], FileRow.summary)
        }
    }

    public func countNearby(
        _ cell: Cell, form: String, since: Moment
    ) async throws(StoreError) -> Int {
        let cells = cell.neighbourhood.map { Value.int($0.number) }
        return try await engine.reading { session in
            let counts = try session.query(
                Self.nearby, cells + [.int(since.milliseconds), .text(form)]
            ) { Int($0.int(0)) }
            return counts.first ?? 0
        }
    }

    static func entry(_ row: any Row) throws -> TimelineEntry {
        guard let kind = FileFact.Kind(rawValue: row.text(2)) else { throw EngineError.corrupt("a timeline row") }
        return TimelineEntry(
            version: Int(row.int(0)), at: Moment(milliseconds: row.int(1)), kind: kind,
            code: row.optionalText(3), who: row.optionalText(4), words: row.optionalText(5),
            note: row.optionalText(6))
    }

    private static func promise(_ row: any Row) -> FileState.Promise {
        FileState.Promise(
            number: Int(row.int(0)), rule: row.text(1), madeAt: Moment(milliseconds: row.int(2)),
            due: row.optionalInt(3).map(Moment.init), keptAt: row.optionalInt(4).map(Moment.init),
            victim: row.optionalBlob(5).flatMap(PartyID.init(bytes:)),
            ending: row.optionalText(6).flatMap(PromiseEnding.init(rawValue:)))
    }
}

/// One row of the `file` table as lists and headings need it.
enum FileRow {
    static let columns = """
        file.id, file.reference, file.version, file.secret_hash, file.form, file.language, file.guarded,
        file.enhanced, file.status, file.grade, file.classification, file.unit, file.officer,
        file.officer_name, file.outcome, file.received_at, file.changed_at, file.recorded_at, file.next_due,
        file.reporter_name, file.place_text, file.contact_declined, file.messages_returned, file.review_open,
        file.feedback_given, file.unanswered, file.number, file.rank, file.erased, file.next_rule,
        file.limit_at, file.reporter_is_victim,
        \(TriageViews.columns)
        """
    /// How many columns there are: what a statement asks for besides comes after.
    static let count = triageColumn + TriageViews.columnCount
    static let numberColumn = 26
    static let rankColumn = 27
    /// The nearest limit, of promises and of everything else.
    static let limitColumn = 30
    private static let dueColumn = 18
    private static let erasedColumn = 28
    private static let victimColumn = 31
    private static let triageColumn = 32

    static let byReference = SQL("SELECT \(columns) FROM file WHERE reference = $1")

    static func mark(_ row: any Row) -> FilePage.Mark {
        FilePage.Mark(version: Int(row.int(2)), isErased: row.int(erasedColumn) == 1)
    }

    static func summary(_ row: any Row) throws -> FileSummary {
        guard let id = FileID(bytes: row.blob(0)), let reference = Reference(typed: row.text(1)),
            let status = FileState.Status(rawValue: row.text(8))
        else { throw EngineError.corrupt("a file row") }
        let due = row.int(dueColumn), limit = row.int(limitColumn)
        return FileSummary(
            id: id, reference: reference, version: Int(row.int(2)), secretHash: row.text(3), form: row.text(4),
            language: row.text(5), guarded: row.int(6) == 1, enhanced: row.int(7) == 1, status: status,
            grade: row.optionalText(9), classification: row.optionalText(10), unit: row.optionalText(11),
            officer: row.optionalText(12), officerName: row.optionalText(13), outcome: row.optionalText(14),
            receivedAt: Moment(milliseconds: row.int(15)), changedAt: Moment(milliseconds: row.int(16)),
            recordedAt: row.optionalInt(17).map(Moment.init),
            nextDue: due == FileViews.noDue ? nil : Moment(milliseconds: due), nextRule: row.optionalText(29),
            nextLimit: limit == FileViews.noDue ? nil : Moment(milliseconds: limit),
            reporterName: row.optionalText(19), placeText: row.optionalText(20),
            contactDeclined: row.int(21) == 1, messagesReturned: row.int(22) == 1, reviewOpen: row.int(23) == 1,
            feedbackGiven: row.int(24) == 1, unansweredMessages: Int(row.int(25)),
            isErased: row.int(erasedColumn) == 1, reporterIsVictim: row.optionalInt(victimColumn).map { $0 == 1 },
            triage: TriageViews.mark(row, at: triageColumn))
    }
}
