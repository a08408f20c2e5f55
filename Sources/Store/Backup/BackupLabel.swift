import Crypto
import Foundation
import Policing

/// What a backup says of itself, so that a drill can compare and old ones can be told apart. Nothing personal: it lies
/// beside a sealed backup for everybody to read, and once more inside it, where nobody can change it.
struct BackupLabel: Codable, Sendable, Equatable {
    static let fileName = "backup.json"

    /// Of which store, by a mark made of the force's key that says nothing of it.
    let store: String
    /// In UTC, by RFC 3339, as is the next.
    let made: String
    let facts: Int64
    let evidenceFiles: Int
    /// When the last fact was; nil when there is none.
    let newestFact: String?

    init(store: String, made: Moment, facts: Int64, evidenceFiles: Int, newestFact: Moment?) {
        self.store = store
        self.made = made.iso8601
        self.facts = facts
        self.evidenceFiles = evidenceFiles
        self.newestFact = newestFact?.iso8601
    }

    var madeAt: Moment? { Moment(iso8601: made) }

    var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
        }
    }

    /// The label in a folder; nil when there is none that can be read.
    static func read(in folder: String) -> BackupLabel? {
        FileManager.default.contents(atPath: "\(folder)/\(fileName)").flatMap {
            try? JSONDecoder().decode(BackupLabel.self, from: $0)
        }
    }
}

extension StoreFolder {
    /// By which backups of one store are told from those of another.
    var backupMark: String {
        Hexadecimal.text(key.derived(for: "backup label").withUnsafeBytes { Array($0.prefix(8)) })
    }
}
