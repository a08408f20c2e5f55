import Foundation
import Policing

/// What a backup holds: a line a file, as `sha256sum --check` reads it too. It is written when all the rest is on the
/// disk, and the database, or what is sealed, is its last line, so a backup or a list that was cut short never passes for
/// a whole one.
struct BackupList: Sendable, Equatable {
    static let fileName = "backup.sha256"
    static let database = "bluelamp.sqlite"
    static let key = "force.key"
    /// All of a sealed backup but its label.
    static let sealed = "backup.sealed"

    struct Entry: Sendable, Equatable {
        let name: String
        let sha256: String
    }

    var entries: [Entry] = []

    init() {}

    var text: String {
        entries.map { "\($0.sha256)  \($0.name)\n" }.joined()
    }

    /// Reads a list; nil when it is cut short, or names what cannot be in a backup.
    init?(text: String) {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].count == 64, parts[1].hasPrefix(" ") else { return nil }
            let name = String(parts[1].dropFirst())
            guard Self.mayHold(name) else { return nil }
            entries.append(Entry(name: name, sha256: String(parts[0])))
        }
        guard isSealed || Self.isWhole(entries.map(\.name)) else { return nil }
    }

    /// The list of the backup in a folder; nil when there is none that is whole.
    init?(in folder: String) {
        guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(Self.fileName)") else { return nil }
        self.init(text: String(decoding: bytes, as: UTF8.self))
    }

    var isSealed: Bool { entries.last?.name == Self.sealed }

    /// Whether these are, in this order, the files of a whole backup.
    static func isWhole(_ names: [String]) -> Bool { names.last == database && names.contains(key) }

    static func mode(of name: String) -> mode_t { name.hasPrefix("evidence/") ? 0o400 : 0o600 }

    /// Nothing outside the folder is ever written.
    static func mayHold(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.contains { $0.isEmpty || $0.hasPrefix(".") }
    }
}

/// What a finished backup says of itself.
public struct BackupCounts: Sendable, Equatable {
    public let facts: Int64
    public let evidenceFiles: Int
    /// Evidence that was lost or changed before: the backup holds it as it is now, or not at all.
    public let damaged: [String]
}
