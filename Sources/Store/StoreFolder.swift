import Foundation
import Policing
import Workflows

/// A data folder: the database, the force's key and the files of evidence.
///
///     data/
///       bluelamp.sqlite    facts, views, accounts, drafts, outbox
///       force.key          32 random bytes, readable by the owner alone; without it nothing can be read
///       evidence/          originals, unchanged, and previews
///       acknowledged       the last fact that was acknowledged, so that a loss is seen
public final class StoreFolder: Sendable {
    public let url: URL
    public let key: ForceKey
    public let engine: any Engine
    private let database: SQLiteEngine
    public let ledger: SQLLedger
    public let accessLog: SQLAccessLog
    public let passwords: ScryptPasswords
    public let readiness: Readiness
    private let acknowledged: AcknowledgedMark

    /// Opens a folder, and makes what is missing.
    ///
    /// - Parameter wrap: stands between the store and its engine; the tests count statements there.
    public init(_ path: String, wrap: (any Engine) -> any Engine = { $0 }) async throws(StoreError) {
        url = URL(fileURLWithPath: path, isDirectory: true)
        do {
            try DurableFile.makeFolder(url.path)
            let file = url.appendingPathComponent("bluelamp.sqlite")
            try ForeignDatabase.refuse(file.path)
            let isNew = !FileManager.default.fileExists(atPath: file.path)
            let keyFile = url.appendingPathComponent("force.key")
            guard isNew || FileManager.default.fileExists(atPath: keyFile.path) else {
                throw EngineError.corrupt("the key file force.key is missing")
            }
            key = try ForceKey(file: keyFile)
            database = try SQLiteEngine(path: file.path)
            engine = wrap(database)
            acknowledged = try AcknowledgedMark(folder: url.path, database: file.path)
            ledger = SQLLedger(engine: engine, forceKey: key, acknowledged: acknowledged)
            accessLog = SQLAccessLog(engine: engine)
            passwords = ScryptPasswords()
            readiness = Readiness(engine: engine, folder: url.path)
            try await checkAcknowledged(acknowledged)
            let isOlder = try await engine.write { try Schema.install(in: $0) }
            if isOlder { _ = try await ledger.rebuild { _ in } }
        } catch {
            throw StoreError(engine: error)
        }
    }

    /// Where files of evidence lie.
    public var evidencePath: String { url.appendingPathComponent("evidence").path }

    public var pages: any FilePages { SQLFilePages(engine: engine) }
    public var queue: any Queue { SQLQueue(engine: engine) }
    public var investigations: any InvestigationLists { SQLInvestigationLists(engine: engine) }
    public var people: any People { SQLPeople(engine: engine) }

    public func close() throws(StoreError) {
        do {
            try engine.close()
            acknowledged.close()
        } catch {
            throw StoreError(engine: error)
        }
    }
}

extension StoreFolder {
    public var staff: SQLStaffAccounts { SQLStaffAccounts(engine: engine) }
    public var filters: SQLSavedFilters { SQLSavedFilters(engine: engine) }
    public var restrictions: SQLRestrictions { SQLRestrictions(engine: engine) }
    public var readings: SQLReadings { SQLReadings(engine: engine) }
    public var drafts: SQLDrafts { SQLDrafts(engine: engine) }
    public var links: SQLOneTimeLinks { SQLOneTimeLinks(engine: engine) }
    public var outbox: SQLOutbox { SQLOutbox(engine: engine) }
    public var supervision: SQLSupervision { SQLSupervision(engine: engine, forceKey: key) }
    public var timeCodes: TimedCodes { TimedCodes(key: key) }
}

extension StoreFolder {
    /// Files of evidence, in this folder.
    public func evidence(clock: @escaping @Sendable () -> Moment) -> DiskEvidence {
        DiskEvidence(
            engine: engine, folder: evidencePath,
            settings: DiskEvidence.Settings(clock: clock))
    }

    private static let anything: SQL = """
        SELECT 1 WHERE EXISTS (SELECT 1 FROM fact) OR EXISTS (SELECT 1 FROM staff_account)
        """

    /// Whether nobody has worked with this folder yet: no fact and no account.
    public func isUnused() async throws(StoreError) -> Bool {
        try await engine.reading { try $0.first(Self.anything, []) { _ in false } ?? true }
    }

    /// Erases the person of a file, with the files of evidence that they sent. Broken off half-way, the person is
    /// erased all the same, and the next round of housekeeping deletes what lies on the disk.
    public func erase(_ state: FileState, at now: Moment) async throws(StoreError) {
        try await ledger.erase(state.person, of: state.id, at: now)
        do throws(EvidenceError) {
            _ = try await evidence { now }.deleteAbandoned(before: now)
        } catch {
            throw .failed("the files of evidence could not all be deleted yet")
        }
    }

    /// A file by what somebody typed as its reference; nil when there is none.
    public func file(typed: String) async throws(StoreError) -> FileState? {
        guard let reference = Reference(typed: typed), let file = try await ledger.file(of: reference) else {
            return nil
        }
        return try await ledger.state(of: file)
    }

    /// Copies the database alone, as it is at one moment.
    func copyDatabase(to path: String) throws {
        try database.copy(to: path)
    }
}
