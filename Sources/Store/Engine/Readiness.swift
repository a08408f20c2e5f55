import Foundation
import Policing
import Synchronization
import Workflows

/// Whether a report could be kept now: there is room, and the database takes a write. Asked again at most once a
/// second, because whoever asks is not known and every answer costs a sync.
public final class Readiness: Sendable {
    private let engine: any Engine
    private let folder: String
    private let last = Mutex<(at: Moment, isReady: Bool)?>(nil)

    private static let roomBytes: UInt64 = 8 << 20
    private static let millisecondsKept: Int64 = 1_000
    /// No token has this hash.
    private static let nobody = [UInt8](repeating: 0, count: 32)

    init(engine: any Engine, folder: String) {
        self.engine = engine
        self.folder = folder
    }

    public func isReady(at now: Moment) async -> Bool {
        if let last = last.withLock({ $0 }), abs(now.milliseconds - last.at.milliseconds) < Self.millisecondsKept {
            return last.isReady
        }
        let isReady = hasRoom ? await takesWrites() : false
        last.withLock { $0 = (now, isReady) }
        return isReady
    }

    private var hasRoom: Bool {
        var space = statvfs()
        guard statvfs(folder, &space) == 0 else { return false }
        return UInt64(space.f_bavail) * UInt64(space.f_frsize) >= Self.roomBytes
    }

    private func takesWrites() async -> Bool {
        let ended = Moment(milliseconds: 0)
        return (try? await SQLDrafts(engine: engine).save([], as: Self.nobody, until: ended)) != nil
    }
}
