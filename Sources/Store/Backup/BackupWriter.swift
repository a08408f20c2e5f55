import Foundation
import Policing
import Workflows

/// Copies a data folder that is in use. The database is copied first, as it is at one moment: every file of evidence
/// that it calls whole is on the disk already and never changes.
struct BackupWriter {
    let source: StoreFolder
    let target: String

    private static let whole: SQL = """
        SELECT id, sha256, kept FROM evidence WHERE sha256 IS NOT NULL AND doomed = 0 ORDER BY id
        """
    /// What is still arriving is sent again: its bytes are not in the backup.
    private static let dropUnfinished: SQL = "DELETE FROM evidence WHERE sha256 IS NULL OR doomed = 1"
    private static let drop: SQL = "DELETE FROM evidence WHERE id = $1"
    private static let end: SQL = "SELECT max(position) FROM fact"

    private struct Original: Sendable {
        let id: EvidenceID
        let sha256: String
        let isKept: Bool
    }

    func write() throws -> BackupCounts {
        var list = BackupList()
        let database = path(BackupList.database)
        try source.copyDatabase(to: database)
        let (originals, facts) = try SQLiteEngine.alone(database, Self.tidy)
        let damaged = try copyEvidence(originals, &list)
        for name in [BackupList.key, "demonstration.json"] { try copyFile(name, &list) }
        list.entries.append(.init(name: BackupList.database, sha256: try DurableFile.settle(database)))
        let files = list.entries.count { $0.name.hasPrefix("evidence/") }
        try DurableFile.write([UInt8](list.text.utf8), to: path(BackupList.fileName))
        return BackupCounts(facts: facts, evidenceFiles: files, damaged: damaged)
    }

    private static func tidy(_ session: any Session) throws -> (originals: [Original], facts: Int64) {
        try session.execute(dropUnfinished, [])
        let originals = try session.query(whole, []) { row in
            guard let id = EvidenceID(bytes: row.blob(0)) else { throw EngineError.corrupt("the id of evidence") }
            return Original(id: id, sha256: row.text(1), isKept: row.int(2) == 1)
        }
        return (originals, try session.first(end, []) { $0.int(0) } ?? 0)
    }

    /// Returns which were lost or changed.
    private func copyEvidence(_ originals: [Original], _ list: inout BackupList) throws -> [String] {
        var damaged: [String] = []
        var gone: [EvidenceID] = []
        for original in originals {
            let name = EvidenceFolder(path: "evidence").original(original.id)
            let from = source.url.appendingPathComponent(name).path
            try DurableFile.makeFolder(URL(fileURLWithPath: path(name)).deletingLastPathComponent().path)
            if let sha256 = try DurableFile.copy(from, to: path(name), mode: 0o400) {
                list.entries.append(.init(name: name, sha256: sha256))
                if sha256 != original.sha256 { damaged.append(name) }
            } else if original.isKept {
                damaged.append(name)
            } else {
                gone.append(original.id)
            }
        }
        try forget(gone)
        return damaged
    }

    /// Drafts' files that were thrown away since the database was copied.
    private func forget(_ gone: [EvidenceID]) throws {
        guard !gone.isEmpty else { return }
        try SQLiteEngine.alone(path(BackupList.database)) { session in
            for id in gone { try session.execute(Self.drop, [.blob(id.bytes)]) }
        }
    }

    private func copyFile(_ name: String, _ list: inout BackupList) throws {
        let from = source.url.appendingPathComponent(name).path
        guard let sha256 = try DurableFile.copy(from, to: path(name)) else { return }
        list.entries.append(.init(name: name, sha256: sha256))
    }

    private func path(_ name: String) -> String { "\(target)/\(name)" }
}

extension StoreFolder {
    /// Copies everything to an empty folder while this one is in use. What fails leaves the folder empty.
    public func backUp(to target: String) async throws(StoreError) -> BackupCounts {
        do {
            try DurableFile.makeFolder(target)
            return try BackupWriter(source: self, target: target).write()
        } catch {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: target)) ?? [] {
                try? FileManager.default.removeItem(atPath: "\(target)/\(name)")
            }
            throw StoreError(engine: error)
        }
    }
}
