import Foundation
import Policing
import Store
import Workflows

/// What the file system says of a file or a folder.
struct FileLook {
    let isFolder: Bool
    let rights: mode_t
    let owner: uid_t
    let bytes: Int64
    let changed: Moment

    init?(_ path: String) {
        var seen = stat()
        guard stat(path, &seen) == 0 else { return nil }
        isFolder = seen.st_mode & S_IFMT == S_IFDIR
        rights = seen.st_mode & 0o777
        owner = seen.st_uid
        bytes = Int64(seen.st_size)
        changed = Moment(milliseconds: Int64(seen.st_mtim.tv_sec) * 1_000)
    }

    var isForOwnerAlone: Bool { rights & 0o077 == 0 }
    var isForEverybody: Bool { rights & 0o007 != 0 }
}

/// A data folder, from outside.
struct DataFolderLook {
    let path: String
    let now: Moment
    /// Whether a server has it.
    let isServed: Bool
    private let folder: FileLook?

    private static let leastFreeBytes: UInt64 = 1 << 30
    private static let mostLogBytes: Int64 = 256 << 20
    private static let keyBytes: Int64 = 32
    private static let mostMillisecondsBehind: Int64 = 60_000
    /// When this was written: no clock that is right is before it.
    private static let earliest = Moment(iso8601: "2026-01-01T00:00:00Z")

    init(path: String, now: Moment) {
        self.path = path
        self.now = now
        folder = FileLook(path)
        guard access(path, R_OK | X_OK) == 0, folder?.isFolder == true else {
            isServed = false
            return
        }
        let claim = FolderClaim(path)
        claim?.release()
        isServed = claim == nil
    }

    private var database: String { "\(path)/bluelamp.sqlite" }
    private var key: String { "\(path)/force.key" }
    private var evidence: String { "\(path)/evidence" }
    private var logBytes: Int64 { FileLook("\(database)-wal")?.bytes ?? 0 }

    var findings: [Finding] {
        guard let folder else {
            return [.wrong("data", "there is no folder \(path)", "start the server once, or mend --data")]
        }
        guard access(path, R_OK | X_OK) == 0, folder.isFolder else {
            return [.wrong("data", "\(path) cannot be looked into", "run the doctor as the folder's owner, or as root")]
        }
        guard FileLook(database) != nil else {
            return [.wrong("data", "there is no store in \(path)", "start the server once, or mend --data")]
        }
        return [rights(folder), owners(folder), room, log, version, keyFile, evidenceFolder]
    }

    private func rights(_ folder: FileLook) -> Finding {
        guard folder.isForOwnerAlone else {
            return .wrong("data", "others may look into \(path)", "chmod 700 \(path)")
        }
        return .well("data", "\(path) is for its owner alone")
    }

    /// A command that was run as another user leaves files that the server cannot write.
    private func owners(_ folder: FileLook) -> Finding {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
        let strange = names.first { FileLook("\(path)/\($0)").map { $0.owner != folder.owner } ?? false }
        if let strange {
            return .wrong(
                "owner", "\(path)/\(strange) belongs to another user than its folder",
                "chown --recursive --reference=\(path) \(path); run commands as the server's user")
        }
        guard geteuid() == 0 || geteuid() == folder.owner else {
            return .wrong(
                "owner", "\(path) belongs to another user", "run the doctor as the folder's owner, or as root")
        }
        return .well("owner", "everything in \(path) belongs to the user with the number \(folder.owner)")
    }

    private var room: Finding {
        var space = statvfs()
        guard statvfs(path, &space) == 0 else {
            return .wrong("room", "the disk of \(path) does not say how much is free", "look at the disk")
        }
        let free = UInt64(space.f_bavail) * UInt64(space.f_frsize)
        let says = "\(free >> 20) MB are free on the disk of \(path)"
        guard free >= Self.leastFreeBytes else {
            return .wrong("room", says, "make room; without it reports are refused")
        }
        return .well("room", says)
    }

    private var log: Finding {
        let says = "the write-ahead log has \(logBytes >> 20) MB"
        if logBytes > Self.mostLogBytes {
            return .wrong("log", says, "end commands that have been reading for long, or start the server again")
        }
        return .well("log", isServed || logBytes == 0 ? says : "\(says), which the next start settles")
    }

    private var version: Finding {
        guard isServed || logBytes == 0 else {
            return .well("store", "its last writings are not settled; its version is seen while a server runs")
        }
        do throws(StoreError) {
            let found = try StoreLook.version(in: path, isServed: isServed)
            if found > StoreLook.knownVersion {
                return .wrong(
                    "store", "version \(found) was made by a newer Bluelamp; this one knows \(StoreLook.knownVersion)",
                    "install the newer program again, or restore the backup from before")
            }
            let later = found < StoreLook.knownVersion ? ", which the next start makes \(StoreLook.knownVersion)" : ""
            return .well("store", "version \(found)\(later)")
        } catch {
            return .wrong("store", "\(database): \(error.sentence)", "stop the server, and restore the newest backup")
        }
    }

    private var keyFile: Finding {
        guard let seen = FileLook(key), seen.bytes == Self.keyBytes else {
            return .wrong(
                "key", "\(key) is missing or cut short", "put the force's key back from a backup; make no new one")
        }
        guard seen.isForOwnerAlone else { return .wrong("key", "others may read \(key)", "chmod 600 \(key)") }
        return .well("key", "\(key) can be read by its owner alone")
    }

    private var evidenceFolder: Finding {
        guard let seen = FileLook(evidence) else { return .well("evidence", "nothing has been sent yet") }
        guard seen.isFolder else { return .wrong("evidence", "\(evidence) is no folder", "restore the newest backup") }
        guard seen.isForOwnerAlone else {
            return .wrong("evidence", "others may look into \(evidence)", "chmod 700 \(evidence)")
        }
        return .well("evidence", "\(evidence) is for its owner alone")
    }

    /// Nothing where there is none.
    var demonstration: [Finding] {
        guard FileLook("\(path)/demonstration.json") != nil else { return [] }
        return [
            .wrong(
                "log-ins", "\(path)/demonstration.json holds log-ins of a demonstration",
                "end each with `bluelamp user disable NAME`, then delete the file")
        ]
    }

    var clock: Finding {
        let written = [database, "\(database)-wal"].compactMap { FileLook($0)?.changed.milliseconds }.max() ?? 0
        let behind = written - now.milliseconds
        guard now >= (Self.earliest ?? now), behind <= Self.mostMillisecondsBehind else {
            let says = behind > 0 ? "\(behind / 1_000) seconds before what the store last wrote" : "years behind"
            return .wrong("clock", "\(now.iso8601) is \(says)", "set the clock (timedatectl), before more is written")
        }
        return .well("clock", "it is \(now.iso8601)")
    }

    /// The process that has the folder; nil when nobody has, or when the system does not say.
    var server: Int? {
        var seen = stat()
        guard isServed, stat(path, &seen) == 0, let locks = try? String(contentsOfFile: "/proc/locks", encoding: .utf8)
        else { return nil }
        let held = locks.split(separator: "\n").map { $0.split(separator: " ") }.first {
            $0.count > 5 && $0[1] == "FLOCK" && $0[5].hasSuffix(":\(seen.st_ino)")
        }
        return held.flatMap { Int($0[4]) }
    }
}

/// How many files the server may have open; of a server that does not run, this shell's limit is what is known.
struct OpenFiles {
    let server: Int?
    private static let least = 1_024

    var finding: Finding {
        let limits = try? String(contentsOfFile: "/proc/\(server.map(String.init) ?? "self")/limits", encoding: .utf8)
        let line = limits?.split(separator: "\n").first { $0.hasPrefix("Max open files") }
        guard let soft = line?.split(separator: " ").dropFirst(3).first else {
            return .well("limits", "the system does not say how many files may be open")
        }
        let says = "\(server == nil ? "this shell" : "the server") may have \(soft) files open"
        guard soft == "unlimited" || Int(soft) ?? 0 >= Self.least else {
            return .wrong(
                "limits", says,
                "raise it to \(Self.least) or more (LimitNOFILE= of the unit, ulimit -n): each visitor takes one")
        }
        return .well("limits", says)
    }
}

/// A folder of backups, each in a folder of its own with its list, which is written last.
struct BackupsLook {
    let path: String
    let mostHours: Int
    let now: Moment

    var finding: Finding {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let finished = names.compactMap { FileLook("\(path)/\($0)/backup.sha256")?.changed.milliseconds }
        guard let newest = finished.max() else {
            return .wrong("backups", "there is no finished backup in \(path)", "make one: `bluelamp backup`")
        }
        let hours = max(0, now.milliseconds - newest) / 3_600_000
        guard hours < mostHours else {
            return .wrong("backups", "the newest in \(path) is \(hours) hours old", "see why none was made since")
        }
        return .well("backups", "the newest in \(path) is \(hours) hours old")
    }
}
