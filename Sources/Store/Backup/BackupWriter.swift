import Foundation
import Policing
import Workflows

/// Copies a data folder that is in use. The database is copied first, as it is at one moment: every file of evidence
/// that it calls whole is on the disk already and never changes. It goes to the backup last.
struct BackupWriter {
    let source: StoreFolder
    /// Where the copy of the database is made and tidied.
    let stage: String
    let sink: any BackupSink
    let made: Moment

    private static let whole: SQL = """
        SELECT id, sha256, kept FROM evidence WHERE sha256 IS NOT NULL AND doomed = 0 ORDER BY id
        """
    /// What is still arriving is sent again: its bytes are not in the backup.
    private static let dropUnfinished: SQL = "DELETE FROM evidence WHERE sha256 IS NULL OR doomed = 1"
    private static let drop: SQL = "DELETE FROM evidence WHERE id = $1"
    private static let end: SQL = "SELECT position, at FROM fact ORDER BY position DESC LIMIT 1"

    private struct Original: Sendable {
        let id: EvidenceID
        let sha256: String
        let isKept: Bool
    }

    private struct Contents {
        let originals: [Original]
        let facts: Int64
        let newestFact: Moment?
    }

    func write() throws -> BackupCounts {
        let database = "\(stage)/\(BackupList.database)"
        try source.copyDatabase(to: database)
        let contents = try SQLiteEngine.alone(database, Self.tidy)
        let (files, damaged) = try copyEvidence(contents.originals, database)
        for name in [BackupList.key, "demonstration.json"] { _ = try sink.take(path(name), as: name) }
        let label = BackupLabel(
            store: source.backupMark, made: made, facts: contents.facts, evidenceFiles: files,
            newestFact: contents.newestFact)
        try sink.take(label.bytes, as: BackupLabel.fileName)
        _ = try sink.take(database, as: BackupList.database)
        try sink.finish()
        return BackupCounts(facts: contents.facts, evidenceFiles: files, damaged: damaged)
    }

    private static func tidy(_ session: any Session) throws -> Contents {
        try session.execute(dropUnfinished, [])
        let originals = try session.query(whole, []) { row in
            guard let id = EvidenceID(bytes: row.blob(0)) else { throw EngineError.corrupt("the id of evidence") }
            return Original(id: id, sha256: row.text(1), isKept: row.int(2) == 1)
        }
        let end = try session.first(end, []) { ($0.int(0), Moment(milliseconds: $0.int(1))) }
        return Contents(originals: originals, facts: end?.0 ?? 0, newestFact: end?.1)
    }

    /// Returns how many files there are, and which were lost or changed.
    private func copyEvidence(_ originals: [Original], _ database: String) throws -> (files: Int, damaged: [String]) {
        var damaged: [String] = []
        var gone: [EvidenceID] = []
        var files = 0
        for original in originals {
            let name = EvidenceFolder(path: "evidence").original(original.id)
            if let sha256 = try sink.take(path(name), as: name) {
                files += 1
                if sha256 != original.sha256 { damaged.append(name) }
            } else if original.isKept {
                damaged.append(name)
            } else {
                gone.append(original.id)
            }
        }
        try forget(gone, database)
        return (files, damaged)
    }

    /// Drafts' files that were thrown away since the database was copied.
    private func forget(_ gone: [EvidenceID], _ database: String) throws {
        guard !gone.isEmpty else { return }
        try SQLiteEngine.alone(database) { session in
            for id in gone { try session.execute(Self.drop, [.blob(id.bytes)]) }
        }
    }

    private func path(_ name: String) -> String { source.url.appendingPathComponent(name).path }
}

/// The folder within a data folder in which the database is copied before it is sealed: nothing that can be read lies
/// where only sealed backups are meant to lie, and no longer than the sealing takes.
struct BackupStage {
    let path: String
    private let claim: FolderClaim
    private static let roomToSpareBytes: UInt64 = 64 << 20

    /// - Throws: `busy` while another backup is being made.
    init(in folder: URL) throws {
        path = Self.path(in: folder)
        try DurableFile.makeFolder(path)
        guard let claim = FolderClaim(path) else { throw BackupFault.busy }
        self.claim = claim
        // What a backup that was killed has left.
        for name in try FileManager.default.contentsOfDirectory(atPath: path) {
            try FileManager.default.removeItem(atPath: "\(path)/\(name)")
        }
    }

    /// A copy that fills the disk would keep people from reporting.
    func needRoom(forDatabaseIn folder: URL) throws {
        var neededBytes = Self.roomToSpareBytes
        for name in [BackupList.database, "\(BackupList.database)-wal"] {
            var about = stat()
            if stat(folder.appendingPathComponent(name).path, &about) == 0 { neededBytes += UInt64(about.st_size) }
        }
        var space = statvfs()
        guard statvfs(path, &space) == 0 else { throw EngineError(errno, of: "backing-up") }
        guard UInt64(space.f_bavail) * UInt64(space.f_frsize) >= neededBytes else {
            throw BackupFault.noRoomBeside(megabytes: Int(neededBytes >> 20))
        }
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
        claim.release()
    }

    /// Removes what a backup that was killed has left.
    static func removeAbandoned(in folder: URL) {
        guard let claim = FolderClaim(path(in: folder)) else { return }
        try? FileManager.default.removeItem(atPath: path(in: folder))
        claim.release()
    }

    private static func path(in folder: URL) -> String { folder.appendingPathComponent("backing-up").path }
}

/// Why a backup was not made. Nothing is left of it then.
public enum BackupFault: Error, Sendable, Equatable {
    /// Another one is being made.
    case busy
    /// The disk of the data folder has no room for a copy of the database.
    case noRoomBeside(megabytes: Int)
    case store(StoreError)
}

/// Who can read a backup.
public enum BackupProtection: Sendable {
    case sealed(for: BackupPublicKey)
    /// Whoever gets it.
    case plain
}

extension StoreFolder {
    /// Copies everything to an empty folder while this one is in use. What fails leaves the folder empty.
    public func backUp(
        to target: String, _ protection: BackupProtection, at now: Moment
    ) async throws(BackupFault) -> BackupCounts {
        do {
            try DurableFile.makeFolder(target)
            switch protection {
            case .plain:
                return try BackupWriter(source: self, stage: target, sink: PlainSink(target), made: now).write()
            case .sealed(let key):
                let stage = try BackupStage(in: url)
                defer { stage.remove() }
                try stage.needRoom(forDatabaseIn: url)
                let sink = try SealedSink(target, for: key)
                return try BackupWriter(source: self, stage: stage.path, sink: sink, made: now).write()
            }
        } catch {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: target)) ?? [] {
                try? FileManager.default.removeItem(atPath: "\(target)/\(name)")
            }
            throw (error as? BackupFault) ?? .store(StoreError(engine: error))
        }
    }

    /// Removes the copy of the database that a killed backup may have left in this folder.
    public func removeAbandonedBackup() {
        BackupStage.removeAbandoned(in: url)
    }
}
