import Policing
import Store
import Testing
import Workflows

@Suite("A store of an earlier version")
struct UpgradeTests {
    /// What later versions have and version 1 had not.
    private static let takingBack: [SQL] =
        takingBackSupervision + takingBackVersion5 + takingBackVersion4 + takingBackVersion3 + [
            "DROP INDEX file_erased", "ALTER TABLE file DROP COLUMN next_rule",
            "ALTER TABLE access_log DROP COLUMN query",
            "ALTER TABLE access_log DROP COLUMN shown", "DROP TABLE used_link", "DROP TABLE sent_link",
            "UPDATE store_version SET version = 1",
        ]

    private static let takingBackVersion5: [SQL] = ["DROP INDEX file_kind_grade_unit"]

    private static let takingBackVersion4: [SQL] = [
        "ALTER TABLE promise DROP COLUMN ending", "DROP INDEX file_kind",
    ]

    private static let takingBackVersion3: [SQL] =
        [
            "DROP INDEX file_waiting", "DROP TABLE saved_filter", "DROP TABLE file_search",
            "DROP INDEX file_unread", "DROP INDEX file_unrecorded", "DROP INDEX file_officer", "DROP INDEX file_unit",
            "DROP INDEX file_due", "DROP INDEX file_review", "DROP INDEX file_unanswered",
            "ALTER TABLE file DROP COLUMN limit_at", "ALTER TABLE file DROP COLUMN reporter_is_victim",
            "ALTER TABLE promise DROP COLUMN victim",
            "CREATE INDEX file_queue ON file (rank, next_due, number) WHERE is_open = 1",
            "CREATE VIRTUAL TABLE file_search USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2')",
        ] + ["DROP INDEX staff_account_subject", "DROP INDEX access_log_actor", "DROP INDEX access_log_signs"]
        + ["units", "provider", "subject", "home_postcode"].map { SQL("ALTER TABLE staff_account DROP COLUMN \($0)") }
        + ["basis", "words", "signs"].map { SQL("ALTER TABLE access_log DROP COLUMN \($0)") }
        + [
            "triage", "audit_sample", "audit_stratum", "audit_item", "audit_judgement", "access_shown",
            "reading_purpose",
            "reading_review", "restriction", "restriction_reader", "glass_breaking", "staff_draft", "contact_point",
            "file_task", "supervisor_review", "proposed_outcome", "exhibit_seal",
            "party", "party_mark", "party_merge", "object", "file_link", "work_load", "day_mark", "day_count",
            "staff_work", "quality_check", "quality_answer", "absence", "handover_note",
        ].map { SQL("DROP TABLE \($0)") }

    /// The triggers go before the tables that they write.
    private static let takingBackSupervision: [SQL] =
        ["work_load_comes", "work_load_goes", "work_load_moves", "day_mark_comes", "day_mark_goes", "file_task_moves"]
        .map {
            SQL("DROP TRIGGER \($0)")
        }
        + [
            "file_received", "file_oldest", "file_oldest_unit", "file_unallocated", "file_owed_nobody",
            "file_owed_unit", "file_owed_officer", "file_changed", "promise_open",
            "promise_kept_late",
        ].map { SQL("DROP INDEX \($0)") }

    /// Some stores of version 1 knew already who was erased.
    @Test(
        "is brought up to date when it is opened, and shows what it showed",
        arguments: [["ALTER TABLE file DROP COLUMN erased"], []] as [[SQL]])
    func upgraded(more: [SQL]) async throws {
        let vault = try await Vault(EngineMaker.all[0])
        _ = try await vault.seed(120)
        let before = try await vault.views()
        for statement in Self.takingBack + more { try await vault.execute(statement) }
        let opened = try await Vault(EngineMaker.all[0], at: vault.path)
        #expect(try await opened.views() == before)
        var file = try FileInHand(900_001, world: opened.parts)
        _ = try await opened.ledger.append(file.reporting)
        _ = try await opened.ledger.append(try file.adding(.take))
        #expect(try await opened.folder.links.use([1], endsAt: file.now))
        #expect(try await opened.ledger.verify().fault == nil)
        #expect(try await Self.schema(opened) == Self.schema(Vault(EngineMaker.all[0])))
    }

    @Test("knows after that whose the promises are, and who has the rights of a victim")
    func victims() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        var file = try FileInHand(900_002, world: vault.parts)
        _ = try await vault.ledger.append(file.reporting)
        let victim = NewParty(
            id: PartyID(high: 7, low: 7), kind: .person, role: .victim,
            details: PartyDetails(names: ["Daniel Price"]), source: NewAssertion(said: .officer, nature: .fact))
        let seen = ReportedCircumstances(
            basis: .victim, reporter: .bystander, probablyACrime: true, victimConfirms: true)
        for command: FileCommand in [
            .record(.crime(offence: "8Q"), reason: "He follows her", circumstances: seen), .parties(.add(victim)),
            .contract(.noteEvent(.suspectArrested, happenedAt: file.now, toldAt: nil)),
        ] {
            _ = try await vault.ledger.append(try file.adding(command))
        }
        for statement in ["UPDATE file SET enhanced = 0"] + Self.takingBack {
            try await vault.execute(statement)
        }
        let opened = try await Vault(EngineMaker.all[0], at: vault.path)
        let page = try #require(try await opened.folder.pages.page(of: file.state.report.reference))
        #expect(page.summary.reporterIsVictim == false && page.summary.enhanced)
        #expect(page.promises == file.state.promises && page.promises.last?.victim == victim.id)
    }

    @Test("of the version before knows after that which news was missed")
    func news() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        var file = try FileInHand(900_003, world: vault.parts)
        _ = try await vault.ledger.append(file.reporting)
        let agreed = FileCommand.contract(.sayPreference(NewPreference(updateDays: 3, saidBy: "By phone")))
        _ = try await vault.ledger.append(file.adding(agreed))
        file.now = file.now.adding(hours: 24 * 5)
        _ = try await vault.ledger.append(file.adding(.write(text: "We are still looking.")))
        let before = try await vault.views()
        for statement in ["DELETE FROM promise WHERE number < 0 AND kept_at IS NOT NULL"] + Self.takingBackVersion5
            + ["UPDATE store_version SET version = 4"]
        {
            try await vault.execute(statement)
        }
        #expect(try await vault.views() != before)
        let opened = try await Vault(EngineMaker.all[0], at: vault.path)
        #expect(try await opened.views() == before)
        #expect(try await Self.schema(opened) == Self.schema(Vault(EngineMaker.all[0])))
    }

    @Test("of version 3 knows after that which promises are owed no more")
    func endings() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let state = try await EndedPromisesTests.declined(in: vault)
        for statement in Self.takingBackVersion5 + Self.takingBackVersion4 + ["UPDATE store_version SET version = 3"] {
            try await vault.execute(statement)
        }
        let opened = try await Vault(EngineMaker.all[0], at: vault.path)
        #expect(try await opened.folder.pages.page(of: state.report.reference)?.promises == state.promises)
        #expect(try await Self.schema(opened) == Self.schema(Vault(EngineMaker.all[0])))
    }

    @Test("is left alone when it is of a later version than this program knows")
    func later() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        try await vault.execute("UPDATE store_version SET version = 99")
        await #expect(throws: StoreError.self) {
            try await Vault(EngineMaker.all[0], at: vault.path)
        }
    }

    /// Tables with their columns, indexes and triggers.
    private static func schema(_ vault: Vault) async throws -> [String] {
        try await vault.texts(
            """
            SELECT object.type || ' ' || object.name || ' ' || coalesce(column.name, '') FROM sqlite_schema AS object
            LEFT JOIN pragma_table_info(object.name) AS column ON object.type = 'table' ORDER BY 1
            """)
    }
}
