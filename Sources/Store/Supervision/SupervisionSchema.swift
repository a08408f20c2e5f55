/// What supervisors look at, and what they keep.
enum SupervisionSchema {
    static let statements: [SQL] = WorkLoadSchema.statements + DayCountSchema.statements + views + kept

    /// For a store whose files were there before.
    static let filling: [SQL] = WorkLoadSchema.filling

    /// Everything of these that stands between two positions, to be made again.
    static let clearing: [SQL] = [
        "DELETE FROM day_mark WHERE file > $1 AND file <= $2", "DELETE FROM staff_work WHERE file > $1 AND file <= $2",
        "DELETE FROM quality_check WHERE file > $1 AND file <= $2",
        "DELETE FROM quality_answer WHERE file > $1 AND file <= $2",
    ]

    private static let views: [SQL] = [
        "CREATE INDEX IF NOT EXISTS file_received ON file (received_at)",
        """
        CREATE INDEX IF NOT EXISTS file_oldest ON file (unit, officer, received_at)
            WHERE is_open = 1 AND unit IS NOT NULL
        """,
        """
        CREATE INDEX IF NOT EXISTS file_oldest_unit ON file (unit, received_at) WHERE is_open = 1 AND unit IS NOT NULL
        """,
        """
        CREATE INDEX IF NOT EXISTS file_unallocated ON file (rank, next_due, number)
            WHERE is_open = 1 AND status = 'recorded' AND unit IS NULL
        """,
        """
        CREATE INDEX IF NOT EXISTS file_owed_nobody ON file (next_due, number)
            WHERE unit IS NULL AND next_due < 9999999999999
        """,
        """
        CREATE INDEX IF NOT EXISTS file_owed_unit ON file (unit, next_due, officer)
            WHERE unit IS NOT NULL AND next_due < 9999999999999
        """,
        """
        CREATE INDEX IF NOT EXISTS file_owed_officer ON file (officer, next_due, unit)
            WHERE officer IS NOT NULL AND next_due < 9999999999999
        """,
        "CREATE INDEX IF NOT EXISTS file_changed ON file (unit, changed_at) WHERE unit IS NOT NULL",
        """
        CREATE INDEX IF NOT EXISTS promise_open ON promise (rule, due, file, kept_at)
            WHERE kept_at IS NULL AND due IS NOT NULL
        """,
        "CREATE INDEX IF NOT EXISTS promise_kept_late ON promise (rule, due, file, kept_at) WHERE kept_at > due",
        """
        CREATE TABLE IF NOT EXISTS staff_work (
            file INTEGER NOT NULL,
            username TEXT NOT NULL,
            week INTEGER NOT NULL,
            PRIMARY KEY (file, username, week)) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS staff_work_week ON staff_work (week, username, file)",
        """
        CREATE TABLE IF NOT EXISTS quality_check (
            file INTEGER NOT NULL,
            number INTEGER NOT NULL,
            about TEXT NOT NULL,
            checker TEXT NOT NULL,
            week INTEGER NOT NULL,
            at INTEGER NOT NULL,
            score INTEGER,
            heard_at INTEGER,
            PRIMARY KEY (file, number)) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS quality_check_week ON quality_check (week)",
        "CREATE INDEX IF NOT EXISTS quality_check_about ON quality_check (about, at)",
        """
        CREATE TABLE IF NOT EXISTS quality_answer (
            file INTEGER NOT NULL,
            number INTEGER NOT NULL,
            question TEXT NOT NULL,
            answer TEXT NOT NULL,
            about TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (file, number, question)) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS quality_answer_at ON quality_answer (at, question, answer, about)",
    ]

    /// What is no fact of a file.
    private static let kept: [SQL] = [
        """
        CREATE TABLE IF NOT EXISTS absence (
            number INTEGER PRIMARY KEY,
            username TEXT NOT NULL,
            from_at INTEGER NOT NULL,
            until_at INTEGER NOT NULL CHECK (until_at > from_at),
            cover TEXT,
            noted_by TEXT NOT NULL,
            noted_at INTEGER NOT NULL,
            ended_by TEXT)
        """,
        "CREATE INDEX IF NOT EXISTS absence_until ON absence (until_at)",
        """
        CREATE TABLE IF NOT EXISTS handover_note (
            number INTEGER PRIMARY KEY,
            unit TEXT NOT NULL,
            sealed BLOB NOT NULL,
            by_name TEXT NOT NULL,
            at INTEGER NOT NULL,
            taken_by TEXT,
            taken_at INTEGER)
        """,
        "CREATE INDEX IF NOT EXISTS handover_note_unit ON handover_note (unit, at)",
        "CREATE INDEX IF NOT EXISTS handover_note_at ON handover_note (at)",
    ]
}

/// Open files by who has them, kept by triggers: so whatever writes a view keeps them. Rows that come to nothing go.
enum WorkLoadSchema {
    static let statements: [SQL] = [
        """
        CREATE TABLE IF NOT EXISTS work_load (
            unit TEXT NOT NULL,
            officer TEXT NOT NULL,
            status TEXT NOT NULL,
            grade TEXT NOT NULL,
            files INTEGER NOT NULL,
            PRIMARY KEY (unit, officer, status, grade)) WITHOUT ROWID
        """,
        SQL(
            """
            CREATE TRIGGER IF NOT EXISTS work_load_comes AFTER INSERT ON file
            WHEN new.is_open = 1 AND new.unit IS NOT NULL
            BEGIN \(more("true")); END
            """),
        SQL(
            """
            CREATE TRIGGER IF NOT EXISTS work_load_goes AFTER DELETE ON file
            WHEN old.is_open = 1 AND old.unit IS NOT NULL
            BEGIN \(less("true")); END
            """),
        SQL(
            """
            CREATE TRIGGER IF NOT EXISTS work_load_moves AFTER UPDATE ON file
            WHEN old.is_open IS NOT new.is_open OR old.unit IS NOT new.unit OR old.officer IS NOT new.officer
                OR old.status IS NOT new.status OR old.grade IS NOT new.grade
            BEGIN
                \(less("old.is_open = 1 AND old.unit IS NOT NULL"));
                \(more("new.is_open = 1 AND new.unit IS NOT NULL"));
            END
            """),
    ]

    static let filling: [SQL] = [
        """
        INSERT INTO work_load (unit, officer, status, grade, files)
        SELECT unit, coalesce(officer, ''), status, coalesce(grade, ''), count(*) FROM file
        WHERE is_open = 1 AND unit IS NOT NULL GROUP BY 1, 2, 3, 4
        """
    ]

    private static func more(_ condition: String) -> String {
        """
        INSERT INTO work_load (unit, officer, status, grade, files)
            SELECT new.unit, coalesce(new.officer, ''), new.status, coalesce(new.grade, ''), 1 WHERE \(condition)
            ON CONFLICT (unit, officer, status, grade) DO UPDATE SET files = files + 1
        """
    }

    private static func less(_ condition: String) -> String {
        let key = """
            unit = old.unit AND officer = coalesce(old.officer, '') AND status = old.status
                AND grade = coalesce(old.grade, '')
            """
        return """
            UPDATE work_load SET files = files - 1 WHERE \(condition) AND \(key);
                DELETE FROM work_load WHERE files = 0 AND \(key)
            """
    }
}

/// What each day comes to: a row for each thing that counts, and their sums, kept by triggers.
enum DayCountSchema {
    static let statements: [SQL] = [
        """
        CREATE TABLE IF NOT EXISTS day_mark (
            file INTEGER NOT NULL,
            version INTEGER NOT NULL,
            measure TEXT NOT NULL,
            day INTEGER NOT NULL,
            code TEXT NOT NULL,
            amount INTEGER NOT NULL,
            PRIMARY KEY (file, version, measure)) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS day_mark_day ON day_mark (day, measure, file, code)",
        """
        CREATE TABLE IF NOT EXISTS day_count (
            day INTEGER NOT NULL,
            measure TEXT NOT NULL,
            code TEXT NOT NULL,
            amount INTEGER NOT NULL,
            PRIMARY KEY (day, measure, code)) WITHOUT ROWID
        """,
        """
        CREATE TRIGGER IF NOT EXISTS day_mark_comes AFTER INSERT ON day_mark BEGIN
            INSERT INTO day_count (day, measure, code, amount) VALUES (new.day, new.measure, new.code, new.amount)
                ON CONFLICT (day, measure, code) DO UPDATE SET amount = amount + excluded.amount;
        END
        """,
        """
        CREATE TRIGGER IF NOT EXISTS day_mark_goes AFTER DELETE ON day_mark BEGIN
            UPDATE day_count SET amount = amount - old.amount
                WHERE day = old.day AND measure = old.measure AND code = old.code;
            DELETE FROM day_count WHERE day = old.day AND measure = old.measure AND code = old.code AND amount = 0;
        END
        """,
    ]
}
