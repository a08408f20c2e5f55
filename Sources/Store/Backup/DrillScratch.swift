import Foundation

/// A folder for one drill, for the eyes of its owner alone: all that was sealed lies open in it until it is removed.
public final class DrillScratch: Sendable {
    public let path: String
    private let claim: FolderClaim

    private static let title = "bluelamp-drill-"

    /// Makes it within a folder that is there, and removes what drills that were killed have left there.
    public init?(in parent: String) {
        Self.removeAbandoned(in: parent)
        var template = Array("\(parent)/\(Self.title)XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard let claim = FolderClaim(path) else { return nil }
        self.claim = claim
    }

    /// Once more when something was written meanwhile, as when the drill is stopped in the midst.
    public func remove() {
        for _ in 0..<3 where FileManager.default.fileExists(atPath: path) {
            try? FileManager.default.removeItem(atPath: path)
        }
        claim.release()
    }

    private static func removeAbandoned(in parent: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] where name.hasPrefix(title) {
            let path = "\(parent)/\(name)"
            var about = stat()
            guard lstat(path, &about) == 0, about.st_mode & S_IFMT == S_IFDIR, about.st_uid == geteuid(),
                let claim = FolderClaim(path)
            else { continue }
            try? FileManager.default.removeItem(atPath: path)
            claim.release()
        }
    }
}
