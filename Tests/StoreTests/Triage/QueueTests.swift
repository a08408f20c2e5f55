import Policing
import Store
import TestSupport
import Testing
import Workflows

@Suite("The queue")
struct QueueTests {
    static let now = Town.until
    static let filters: [QueueFilter] = [
        .everything, .unread, .unrecorded, .owned(by: "amara.okafor"), .late(at: now), .reviews, .unanswered,
    ]

    static func holds(_ filter: QueueFilter, _ state: FileState) -> Bool {
        switch filter {
        case .everything: state.status.isOpen
        case .unread: state.status == .received
        case .unrecorded: state.status.isOpen && state.recorded == nil
        case .owned(let username): state.status.isOpen && state.allocation?.officer == username
        case .late(let now): state.nextOwed.map { $0.due < now } ?? false
        case .reviews: state.reviewOpen
        case .unanswered: state.unansweredMessages > 0
        }
    }

    @Test("shows each part whole, the most at risk first, page after page", arguments: EngineMaker.all)
    func pages(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let states = try await vault.seed(500).map(\.state)
        for filter in Self.filters {
            let expected = Set(states.filter { Self.holds(filter, $0) }.map(\.id))
            #expect(!expected.isEmpty, "\(filter) has nothing to show")
            var rows: [QueueRow] = []
            while case let page = try await vault.folder.queue.queue(
                QueueRequest(filter, reader: Town.priya), after: rows.last?.mark, limit: 7),
                !page.isEmpty
            {
                rows += page
            }
            #expect(rows.count == expected.count, "\(filter): a gap or a repeat")
            #expect(Set(rows.map(\.summary.id)) == expected, "\(filter)")
            let marks = rows.map { [$0.mark.rank, $0.mark.limit, $0.mark.number] }
            #expect(marks == marks.sorted { $0.lexicographicallyPrecedes($1) }, "\(filter): out of order")
            let ranks = Dictionary(uniqueKeysWithValues: states.map { ($0.id, Int64(QueueRank.rank(of: $0))) })
            #expect(rows.allSatisfy { $0.mark.rank == ranks[$0.summary.id] }, "\(filter)")
            let limits = Dictionary(uniqueKeysWithValues: states.map { ($0.id, $0.nextLimit) })
            #expect(rows.allSatisfy { $0.summary.nextLimit == limits[$0.summary.id] }, "\(filter)")
            #expect(rows.allSatisfy { $0.mark.limit == $0.summary.nextLimit?.milliseconds ?? 9_999_999_999_999 })
        }
    }

    @Test("counts each part", arguments: EngineMaker.all)
    func counts(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let states = try await vault.seed(500).map(\.state)
        let queue = vault.folder.queue
        let counts = try await queue.queueCounts(for: Town.amara, covering: [], at: Self.now)
        func count(_ filter: QueueFilter) -> Int { states.count { Self.holds(filter, $0) } }
        #expect(
            counts
                == QueueCounts(
                    everything: count(.everything), unread: count(.unread), unrecorded: count(.unrecorded),
                    mine: count(.owned(by: "amara.okafor")), late: count(.late(at: Self.now)), reviews: count(.reviews),
                    unanswered: count(.unanswered)))
        let covering = try await queue.queueCounts(for: Town.tom, covering: ["amara.okafor"], at: Self.now)
        #expect(covering.mine == count(.owned(by: "tom.hale")) + counts.mine && counts.mine > 0)
    }

    @Test("counts once for a reader while nothing is new, and no longer than some seconds")
    func countsAgain() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        var file = try await vault.write(1)
        let queue = vault.folder.queue
        func statements(_ reader: StaffMember, at now: Moment) async throws -> (Int, QueueCounts) {
            let before = vault.statements.value
            let counts = try await queue.queueCounts(for: reader, covering: [], at: now)
            return (vault.statements.value - before, counts)
        }
        let now = file.now
        let first = try await statements(Town.amara, at: now)
        #expect(first.0 > 2 && first.1.everything == 1 && first.1.unread == 1)
        let again = try await statements(Town.amara, at: now.adding(seconds: 4))
        #expect(again.0 == 1 && again.1 == first.1, "the position of the newest fact alone is read")
        let other = try await statements(Town.tom, at: now)
        #expect(other.0 > 2, "another reader sees other files")
        let later = try await statements(Town.amara, at: now.adding(seconds: 5))
        #expect(later.0 > 2, "something may have become late")
        _ = try await vault.ledger.append(file.adding(.take))
        let after = try await statements(Town.amara, at: now.adding(seconds: 6))
        #expect(after.0 > 2 && after.1.unread == 0, "what was just done is counted")
    }

    @Test("reads only the rows of its page, however many are late")
    func late() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        _ = try await vault.seed(500)
        let plan = try await vault.texts(
            """
            EXPLAIN QUERY PLAN SELECT number FROM file INDEXED BY file_waiting
            WHERE next_due < 9999999999999 AND next_due < 5 AND limit_at < 5 AND rank = 12
                AND (limit_at, number) > (1, 1)
            ORDER BY rank, limit_at, number LIMIT 9
            """, column: 3)
        #expect(plan.contains { $0.contains("USING COVERING INDEX file_waiting (rank=? AND limit_at") }, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        let before = vault.statements.value
        let request = QueueRequest(.late(at: Self.now), reader: Town.priya)
        let page = try await vault.folder.queue.queue(request, after: nil, limit: 7)
        #expect(page.count == 7)
        #expect(vault.statements.value - before <= 2 * 15)
    }

    @Test("says how long the newest reports waited to be read and recorded")
    func waits() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let states = try await vault.seed(200).map(\.state)
        let since = Self.now.adding(hours: -14 * 24)
        let waits = try await vault.folder.queue.waits(since: since)
        let read = states.compactMap { state in
            state.promises.first { $0.rule == Victims.Rules.read }?.keptAt.flatMap {
                $0 >= since ? ($0.milliseconds - state.receivedAt.milliseconds) / 1_000 : nil
            }
        }
        #expect(!read.isEmpty)
        #expect(waits.compactMap(\.readSeconds).sorted() == read.sorted())
        let recorded = states.compactMap { state in
            state.recordedAt.flatMap {
                $0 >= since ? ($0.milliseconds - state.receivedAt.milliseconds) / 1_000 : nil
            }
        }
        #expect(waits.compactMap(\.recordedSeconds).sorted() == recorded.sorted())
    }

    @Test("has a position that grows with every fact")
    func position() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let before = try await vault.folder.queue.position()
        _ = try await vault.write(1, [.take])
        #expect(try await vault.folder.queue.position() > before)
    }
}

extension Queue {
    /// What words alone find.
    func found(_ words: String, limit: Int) async throws(StoreError) -> [FileSummary] {
        try await search(FileSearch(words: words), for: Town.priya, limit: limit)
    }
}

@Suite("The search")
struct SearchTests {
    static func filled(_ maker: EngineMaker) async throws -> (Vault, FileInHand) {
        let vault = try await Vault(maker)
        _ = try await vault.seed(120)
        return (vault, try await vault.write(1, FileInHand.everyCommand))
    }

    @Test(
        "finds a file by anything that is known of it", arguments: EngineMaker.all,
        [
            "Grace Lowe", "lowe grace", "GRACE", "grac", "new.grace@example.org", "WTU123456", "wtu123",
            "Outside the library",
            "B4 6NQ", "b46nq", "green bicycle kiln",
        ])
    func finds(maker: EngineMaker, words: String) async throws {
        let (vault, file) = try await Self.filled(maker)
        #expect(try await vault.folder.queue.found(words, limit: 50).map(\.id).contains(file.id))
    }

    @Test(
        "finds a phone number however it is spaced", arguments: EngineMaker.all,
        [
            "07700900123", "07700 900123", "07700 900 123", "(07700) 900-123", "0770090012",
        ])
    func phone(maker: EngineMaker, number: String) async throws {
        let vault = try await Vault(maker)
        let file = try await vault.write(1)
        _ = try await vault.write(
            2,
            [
                .changeContact(
                    ReporterDetails(name: "Daniel Price", email: nil, phone: "07700 900999", contact: .yes),
                    declined: false)
            ])
        #expect(try await vault.folder.queue.found(number, limit: 9).map(\.id) == [file.id])
    }

    @Test("finds a reference however it is written, and by its beginning", arguments: EngineMaker.all)
    func reference(maker: EngineMaker) async throws {
        let (vault, file) = try await Self.filled(maker)
        let reference = file.state.report.reference
        for typed in [reference.text, reference.description, reference.text.lowercased()] {
            #expect(try await vault.folder.queue.found(typed, limit: 9).map(\.id) == [file.id], "\(typed)")
        }
        #expect(try await vault.folder.queue.found(String(reference.text.prefix(6)), limit: 9).map(\.id) == [file.id])
    }

    @Test("shows the newest first, and no more than asked", arguments: EngineMaker.all)
    func newest(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let files = try await [vault.write(1), vault.write(2), vault.write(3)]
        let found = try await vault.folder.queue.found("grace", limit: 2)
        #expect(found.map(\.id) == [files[2].id, files[1].id])
    }

    @Test(
        "shows whole words first where they fill the page, and else whatever the words begin",
        arguments: EngineMaker.all)
    func beginnings(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let names = ["Thornworth", "Thorn", "Thornsey"]
        var files: [FileID] = []
        for (number, name) in names.enumerated() {
            let details = ReporterDetails(name: name, email: nil, phone: nil, contact: .yes)
            files.append(
                try await vault.write(UInt64(number + 1), [.changeContact(details, declined: false)]).id)
        }
        for (typed, limit, found) in [
            ("thorn", 1, [1]), ("thorn", 9, [2, 1, 0]), ("tho", 9, [2, 1, 0]), ("th", 9, []),
        ] {
            let shown = try await vault.folder.queue.found(typed, limit: limit).map(\.id)
            #expect(shown == found.map { files[$0] }, "\(typed), \(limit) at most")
        }
    }

    @Test(
        "takes any text as words, never as a command", arguments: EngineMaker.all,
        [
            "", " ", "\"", "'", "\"\"\"", "grace\"", "grace' OR '1'='1", "grace OR NOT", "NOT", "AND AND", "NEAR(a b)",
            "a*b*",
            "words:grace", "-grace", "^grace", "{grace}", "(grace", "grace)", "grace AND", "\u{0}", "grace\u{0}lowe",
            "%", "_",
            "; DROP TABLE file", "😀", "ੴ", "\u{202E}grace", String(repeating: "a ", count: 5_000),
            String(repeating: "x", count: 100_000),
        ])
    func hostile(maker: EngineMaker, words: String) async throws {
        let vault = try await Vault(maker)
        _ = try await vault.write(1)
        #expect(try await vault.folder.queue.found(words, limit: 9).count <= 1)
        #expect(try await vault.numbers("SELECT count(*) FROM file") == [1])
    }

    @Test(
        "finds words of every language that is read here", arguments: EngineMaker.all,
        [
            ("Wójcik", "wojcik"), ("گریس لو", "گریس"), ("ਹਰਪ੍ਰੀਤ ਗਿੱਲ", "ਹਰਪ੍ਰੀਤ"), ("নুসরাত বেগম", "নুসরাত"),
        ] as [(name: String, typed: String)])
    func languages(maker: EngineMaker, words: (name: String, typed: String)) async throws {
        let (name, typed) = words
        let vault = try await Vault(maker)
        let file = try await vault.write(
            1,
            [
                .changeContact(ReporterDetails(name: name, email: nil, phone: nil, contact: .yes), declined: false)
            ])
        _ = try await vault.write(2)
        #expect(try await vault.folder.queue.found(typed, limit: 9).map(\.id) == [file.id])
        #expect(try await vault.folder.queue.found(name, limit: 9).map(\.id) == [file.id])
    }
}
