import Foundation
import Policing
import Store
import TestSupport
import Testing
import Workflows

/// One engine that the contract is run on. A second engine is a second element of `all`.
struct EngineMaker: Sendable, CustomTestStringConvertible {
    let name: String
    let open: @Sendable (String, @Sendable (any Engine) -> any Engine) async throws -> StoreFolder

    var testDescription: String { name }

    static let all = [EngineMaker(name: "SQLite") { try await StoreFolder($0, wrap: $1) }]
}

/// A real store in a folder of its own, deleted with it, and the real rules to fill it by.
final class Vault: Sendable {
    let path: String
    let folder: StoreFolder
    let statements = StatementCounter()
    let world: SeedWorld
    private let isOwner: Bool

    var ledger: SQLLedger { folder.ledger }

    init(_ maker: EngineMaker, at path: String? = nil) async throws {
        let own = NSTemporaryDirectory() + "bluelamp-\(UUID().uuidString)"
        self.path = path ?? own
        isOwner = path == nil
        folder = try await maker.open(path ?? own, statements.wrap)
        world = try Town.world.get()
    }

    deinit {
        try? folder.close()
        if isOwner { try? FileManager.default.removeItem(atPath: path) }
    }

    func execute(_ sql: SQL, _ arguments: [Value] = []) async throws {
        _ = try await folder.engine.write { try $0.execute(sql, arguments) }
    }

    func texts(_ sql: SQL, _ arguments: [Value] = [], column: Int = 0) async throws -> [String] {
        try await folder.engine.read { try $0.query(sql, arguments) { $0.text(column) } }
    }

    func numbers(_ sql: SQL, _ arguments: [Value] = []) async throws -> [Int64] {
        try await folder.engine.read { try $0.query(sql, arguments) { $0.int(0) } }
    }

    /// Whether the bytes of some words lie anywhere in the database's files.
    func holds(_ words: String) throws -> Bool {
        try FileManager.default.contentsOfDirectory(atPath: path).contains { name in
            guard name.hasPrefix("bluelamp.sqlite"),
                let data = FileManager.default.contents(atPath: "\(path)/\(name)")
            else { return false }
            return data.range(of: Data(words.utf8)) != nil
        }
    }

    /// Fills the store with made-up files, as `bluelamp seed` does.
    func seed(_ reports: Int, seed: UInt64 = 1) async throws -> [FileHistory] {
        let plan = SeedPlan(reports: reports, seed: seed, until: Town.until, world: world)
        let maker = SeedFile(world: world, until: Town.until)
        let histories = try plan.arrivals.map { try maker.make($0) }
        try await ledger.add(try ledger.seal(histories))
        return histories
    }

    /// Everything that the views hold, line by line.
    func views() async throws -> [String] {
        try await Self.dumps.asyncFlatMap { try await texts($0) }
    }

    private static let dumps: [SQL] = [
        dump(
            "file", "number",
            [
                "number", "reference", "version", "secret_hash", "form", "language", "guarded", "enhanced", "status",
                "is_open", "rank", "grade", "classification", "unit", "officer", "officer_name", "outcome",
                "received_at", "changed_at", "recorded_at", "next_due", "reporter_name", "place_text",
                "contact_declined", "messages_returned", "review_open", "feedback_given", "unanswered", "cell",
                "next_rule", "erased",
            ]),
        dump("timeline", "file, version", ["file", "version", "at", "kind", "code", "who", "words", "note"]),
        dump("promise", "file, number", ["file", "number", "rule", "made_at", "due", "kept_at"]),
        dump(
            "file_search", "rowid",
            ["rowid", "words", "name", "phone", "email", "plate", "serial", "place", "happened", "received"]),
        dump("file_task", "file, number", ["file", "number", "words", "owner", "due", "set_by", "ended", "unit"]),
        dump("supervisor_review", "file", ["file", "due", "reviewed_by"]),
        dump("proposed_outcome", "file", ["file", "code", "proposed_by", "at"]),
        dump("exhibit_seal", "seal, file", ["seal", "file"]),
        dump("work_load", "unit, officer, status, grade", ["unit", "officer", "status", "grade", "files"]),
        dump("day_mark", "file, version, measure", ["file", "version", "measure", "day", "code", "amount"]),
        dump("day_count", "day, measure, code", ["day", "measure", "code", "amount"]),
        dump("staff_work", "file, username, week", ["file", "username", "week"]),
        dump(
            "quality_check", "file, number",
            ["file", "number", "about", "checker", "week", "at", "score", "heard_at"]),
        dump("quality_answer", "file, number, question", ["file", "number", "question", "answer", "about", "at"]),
        dump("restriction", "file", ["file", "since", "review_by", "by"]),
        dump("restriction_reader", "file, reader", ["file", "reader"]),
        dump("party", "file, id", ["file", "hex(id)", "kind", "role", "name", "name_key", "born", "is_reporter"]),
        dump("party_mark", "file, party, kind, value", ["file", "hex(party)", "kind", "value"]),
        dump("party_merge", "file, party", ["file", "hex(party)", "hex(into_party)"]),
        dump("object", "file, number", ["file", "number", "kind", "mark", "description"]),
        dump("file_link", "file, other", ["file", "hex(other)", "how"]),
        dump(
            "glass_breaking", "file, number",
            ["file", "number", "by", "at", "until", "reason", "reviewed_at", "reviewed_by", "justified", "judgement"]),
        dump("triage", "file", ["file", "redo", "clock_due"]),
        dump("audit_judgement", "file, sample", ["file", "sample", "verdict", "by"]),
        dump("contact_point", "key, file", ["file", "key"]),
    ]

    private static func dump(_ table: String, _ order: String, _ columns: [String]) -> SQL {
        let line = columns.map { "coalesce(CAST(\($0) AS TEXT), 'null')" }.joined(separator: " || '|' || ")
        return SQL("SELECT '\(table)|' || \(line) FROM \(table) ORDER BY \(order)")
    }
}

extension Sequence {
    fileprivate func asyncFlatMap<Result>(_ body: (Element) async throws -> [Result]) async throws -> [Result] {
        var all: [Result] = []
        for element in self { all += try await body(element) }
        return all
    }
}

/// The repository's own force, forms and law, with the cast at work.
enum Town {
    static let until = Moment(iso8601: "2026-06-30T12:00:00Z")!

    static let world = Result { try load() }

    private static func load() throws -> SeedWorld {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../..").standardized.path
        let forms = try FormFiles.load("\(root)/Forms")
        let force = try ForceFolder.load(from: "\(root)/Force/west-midlands")
        let rules = try LawLibrary.load(from: "\(root)/Law").rulebook(for: force)
        let secrets = SubmitReport.Secrets(
            secret: { command in
                var random = SplitMix64(seed: command.low)
                return TrackingSecret.make(using: &random)
            }, hash: { secret, reference in "\(reference.text)\(secret.text)" })
        return SeedWorld(
            force: (force, forms, rules), texts: try SeedTexts(file: "\(root)/Demonstration/reports.yaml"),
            secrets: secrets, staff: [priya, tom, amara, ruth])
    }

    static let priya = StaffMember(username: "priya.nair", name: "Priya Nair", roles: [.contactOfficer])
    static let tom = StaffMember(username: "tom.hale", name: "Tom Hale", roles: [.supervisor])
    static let amara = StaffMember(username: "amara.okafor", name: "Amara Okafor", roles: [.investigator])
    static let inspector = StaffMember(username: "ruth.adeyemi", name: "Ruth Adeyemi", roles: [.inspector])
    static let duty = StaffMember(username: "dana.moss", name: "Dana Moss", roles: [.dutyOfficer])
    static let ruth = StaffMember(username: "ruth.adeyemi", name: "Ruth Adeyemi", roles: [.registrar])
}
