import Foundation
import Policing
import Workflows

/// A folder of backups, each in a folder of its own that is named by its time.
public struct BackupShelf: Sendable {
    private let path: String

    public init(_ path: String) {
        self.path = path
    }

    /// Where a new backup goes.
    public func place(at now: Moment) -> String {
        let time = now.iso8601.prefix(19).replacing(":", with: "").replacing("-", with: "")
        return "\(path)/\(Self.title)\(time)Z"
    }

    private static let title = "bluelamp-"

    /// Whether anything of a backup is in a folder, whole or not.
    public static func hasBackup(_ folder: String) -> Bool {
        [BackupList.fileName, BackupList.database, BackupList.sealed].contains {
            FileManager.default.fileExists(atPath: "\(folder)/\($0)")
        }
    }

    /// The backup that was made last, of those whose list is whole; nil when there is none.
    public func newest() -> String? {
        folders.compactMap { folder in
            BackupList(in: folder).map { _ in (folder: folder, made: Self.made(folder)) }
        }.max { ($0.made, $0.folder) < ($1.made, $1.folder) }?.folder
    }

    /// Deletes the oldest backups of a store beyond some number. Only what was made on a shelf, of this very store, that
    /// has all its files and none besides, is counted or deleted; the one that was just made always stays.
    ///
    /// - Returns: the folders that were deleted.
    public func deleteOld(of folder: StoreFolder, keeping count: Int, and new: String) throws(StoreError) -> [String] {
        let mark = folder.backupMark, newName = Self.name(of: new)
        let others = folders.filter { Self.name(of: $0) != newName && Self.isWhole($0, of: mark) }
        let oldest = others.sorted { (Self.made($0), $0) > (Self.made($1), $1) }.dropFirst(max(0, count - 1))
        do {
            for folder in oldest { try Self.delete(folder) }
        } catch {
            throw StoreError(engine: error)
        }
        return Array(oldest)
    }

    private var folders: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.map { "\(path)/\($0)" }.filter { Self.type(of: $0) == .typeDirectory }
    }

    private static func name(of folder: String) -> String { URL(fileURLWithPath: folder).lastPathComponent }

    /// Of a link the type is a link's: what lies elsewhere is not on the shelf.
    private static func type(of path: String) -> FileAttributeType? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    }

    /// By its label; earlier backups have none, and their list was written last.
    private static func made(_ folder: String) -> Moment {
        if let made = BackupLabel.read(in: folder)?.madeAt { return made }
        let about = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(BackupList.fileName)")
        let seconds = (about?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return Moment(milliseconds: Int64(seconds * 1_000))
    }

    private static func isWhole(_ folder: String, of store: String) -> Bool {
        guard name(of: folder).hasPrefix(title), let list = BackupList(in: folder),
            BackupLabel.read(in: folder)?.store == store
        else { return false }
        let listed = Set(list.entries.map(\.name) + [BackupList.fileName])
        let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let files = found.filter { type(of: "\(folder)/\($0)") != .typeDirectory }
        return Set(files) == listed && files.allSatisfy { type(of: "\(folder)/\($0)") == .typeRegular }
    }

    /// The list goes first: what is left when this is broken off is never taken for a backup.
    private static func delete(_ folder: String) throws {
        let list = "\(folder)/\(BackupList.fileName)"
        guard unlink(list) == 0 else { throw EngineError(errno, of: BackupList.fileName) }
        try DurableFile.syncFolder(of: list)
        do {
            try FileManager.default.removeItem(atPath: folder)
        } catch {
            throw EngineError.failed("the old backup \(name(of: folder)) could not be deleted")
        }
    }
}
