import Foundation
import Policing
import Workflows

/// Why a backup was not restored. Nothing has been touched then.
public enum RestorationFault: Error, Sendable, Equatable {
    /// The backup was cut short or changed; the text says which of its files.
    case notWhole(String)
    /// It is sealed, and no key was given.
    case sealed
    case sealedForAnother
    /// It is not sealed although a sealed one was meant.
    case plain
    case ledger(LedgerFault)
    /// There is something in the folder.
    case occupied
    /// A server is using the folder.
    case served
    case store(StoreError)

    init(_ error: any Error) {
        switch error {
        case let fault as RestorationFault: self = fault
        case StoreError.damaged(let what), EngineError.corrupt(let what): self = .notWhole(what)
        default: self = .store(StoreError(engine: error))
        }
    }
}

/// Makes a data folder from a backup. Everything is copied, hashed and verified beside the folder first; only then
/// does it take the folder's place.
public struct Restoration: Sendable {
    private let backup: String
    private let target: String
    private let isReplacing: Bool
    private let key: BackupPrivateKey?

    /// What was done.
    public struct Outcome: Sendable, Equatable {
        public let facts: Int64
        /// Where the folder that was there before lies now.
        public let replaced: String?
    }

    /// - Parameters:
    ///   - key: opens a sealed backup; nil when a plain one is meant.
    ///   - isReplacing: whether a data folder that is there may be put aside.
    public init(from backup: String, _ key: BackupPrivateKey?, to target: String, isReplacing: Bool) {
        self.backup = backup
        self.key = key
        self.target = URL(fileURLWithPath: target).standardizedFileURL.resolvingSymlinksInPath().path
        self.isReplacing = isReplacing
    }

    public func run(at now: Moment) async throws(RestorationFault) -> Outcome {
        let backup = try BackupFolder(backup, key: key)
        let isThere = Self.type(of: target) != nil
        // Made at once, so that no server can take it up while it is being filled.
        if !isThere { try? DurableFile.makeFolder(target) }
        let claim = FolderClaim(target)
        defer { claim?.release() }
        let there = Self.names(in: target)
        if claim == nil, let type = Self.type(of: target) { throw type == .typeDirectory ? .served : .occupied }
        // Only a data folder is ever put aside: whoever mistypes --data does not move their home.
        guard there.isEmpty || (isReplacing && there.contains(BackupList.database)) else { throw .occupied }
        let stage = there.isEmpty ? "\(target)/restoring" : "\(target).restoring"
        do {
            let (names, facts) = try await fill(stage, backup)
            let replaced = there.isEmpty ? nil : "\(target).replaced-\(Self.stamp(now))"
            if let replaced { try swap(stage, aside: replaced) } else { try unpack(stage, names) }
            return Outcome(facts: facts, replaced: replaced)
        } catch {
            try? FileManager.default.removeItem(atPath: stage)
            if !isThere { rmdir(target) }
            throw RestorationFault(error)
        }
    }

    private static func type(of path: String) -> FileAttributeType? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
    }

    /// Without what a restoration that was broken off left, and what a disk of its own brings.
    private static func names(in folder: String) -> [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return all.filter { !["restoring", "lost+found"].contains($0) }
    }

    /// Copies everything into a folder of its own, and looks at all of it.
    private func fill(_ stage: String, _ backup: BackupFolder) async throws -> (names: [String], facts: Int64) {
        try? FileManager.default.removeItem(atPath: stage)
        let names = try backup.unpack(into: stage).names
        let folder = try await StoreFolder(stage)
        let (facts, fault) = try await folder.verifyAll()
        try folder.close()
        if let fault { throw RestorationFault.ledger(fault) }
        return (names, facts)
    }

    /// Into a folder that is empty, and may be a disk of its own: the database comes last, and makes it a data folder.
    private func unpack(_ stage: String, _ names: [String]) throws {
        for name in names.filter({ $0 != BackupList.database }).sorted() + [BackupList.database] {
            try DurableFile.move("\(stage)/\(name)", to: "\(target)/\(name)")
        }
        try FileManager.default.removeItem(atPath: stage)
    }

    /// In one step where the file system can: there is never a moment without a data folder. The copy first takes the
    /// name that the old folder is to have, so that the exchange is the last step, and nothing can fail after it.
    private func swap(_ stage: String, aside: String) throws {
        guard Self.type(of: aside) == nil else { throw EngineError.failed("\(aside) is there already") }
        try DurableFile.move(stage, to: aside)
        if Self.exchange(aside, target) {
            try? DurableFile.syncFolder(of: target)
            return
        }
        try DurableFile.move(aside, to: stage)
        try DurableFile.move(target, to: aside)
        do {
            try DurableFile.move(stage, to: target)
        } catch {
            try? DurableFile.move(aside, to: target)
            throw error
        }
    }

    private typealias Rename =
        @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32

    /// Lets two folders change places. The C library has the call, but its headers do not show it to Swift.
    private static func exchange(_ one: String, _ other: String) -> Bool {
        guard let symbol = dlsym(nil, "renameat2") else { return false }
        let rename = unsafeBitCast(symbol, to: Rename.self)
        let exchanging: UInt32 = 2
        return rename(AT_FDCWD, one, AT_FDCWD, other, exchanging) == 0
    }

    private static func stamp(_ now: Moment) -> String {
        String(now.iso8601.prefix(19)).replacing(":", with: "").replacing("-", with: "") + "Z"
    }
}
