/// What brings a store of an earlier version up to date, in one transaction with the mark of its new version.
enum Upgrade {
    /// Some stores of version 1 have it.
    private static let hasErased: SQL = "SELECT 1 FROM pragma_table_info('file') WHERE name = 'erased'"
    private static let addErased: SQL =
        "ALTER TABLE file ADD COLUMN erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1))"

    static func toVersion2(in session: any Session) throws {
        if try session.first(hasErased, [], { _ in true }) == nil { try session.execute(addErased, []) }
        for statement in version2 { try session.execute(statement, []) }
    }

    static func toVersion3(in session: any Session) throws {
        for statement in version3 { try session.execute(statement, []) }
    }

    /// Filled when the views are made again.
    static func toVersion4(in session: any Session) throws {
        try session.execute("ALTER TABLE promise ADD COLUMN ending TEXT", [])
        try session.execute(QueueSchema.kindIndex, [])
    }

    /// News that was missed stands among the promises once the views are made again.
    static func toVersion5(in session: any Session) throws {
        try session.execute(QueueSchema.kindGradeAndUnitIndex, [])
    }

    /// Filled when the views are made again.
    private static let ofVictims: [SQL] = [
        "ALTER TABLE file ADD COLUMN reporter_is_victim INTEGER CHECK (reporter_is_victim IN (0, 1))",
        "ALTER TABLE promise ADD COLUMN victim BLOB",
    ]

    private static let version3: [SQL] =
        AccessSchema.version3 + RestrictionSchema.statements + TriageSchema.statements + AuditSchema.statements
        + StaffDraftSchema.statements + ContactPointView.statements + InvestigationSchema.statements
        + [OutboxSchema.fileIndex] + QueueSchema.replaced + [QueueSchema.search] + QueueSchema.statements
        + PartySchema.statements + ofVictims
        + SupervisionSchema.statements + SupervisionSchema.filling

    private static let version2: [SQL] =
        [
            "ALTER TABLE file ADD COLUMN next_rule TEXT",
            """
            UPDATE file SET next_rule = (
                SELECT promise.rule FROM promise
                WHERE promise.file = file.number AND promise.kept_at IS NULL AND promise.due IS NOT NULL
                ORDER BY promise.due, promise.number LIMIT 1)
            """,
            ViewSchema.erasedIndex,
            "ALTER TABLE access_log ADD COLUMN query BLOB", "ALTER TABLE access_log ADD COLUMN shown TEXT",
        ] + LinkSchema.statements
}
