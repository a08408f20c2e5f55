import Foundation
import Policing
import Store
import Synchronization

/// A real store in a folder of its own, deleted with it.
final class ScratchStore: Sendable {
    let path: String
    let folder: StoreFolder

    var engine: any Engine { folder.engine }

    init(at path: String = NSTemporaryDirectory() + "bluelamp-\(UUID().uuidString)") async throws {
        self.path = path
        folder = try await StoreFolder(path)
    }

    deinit {
        try? folder.close()
        try? FileManager.default.removeItem(atPath: path)
    }

    func execute(_ sql: SQL, _ arguments: [Value] = []) async throws {
        _ = try await engine.write { try $0.execute(sql, arguments) }
    }

    func numbers(_ sql: SQL, _ arguments: [Value] = []) async throws -> [Int64] {
        try await engine.read { try $0.query(sql, arguments) { $0.int(0) } }
    }
}

/// A clock that moves only when told to.
final class StoppedClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ moment: Moment = .start) {
        self.moment = Mutex(moment)
    }

    var now: Moment { moment.withLock { $0 } }

    func advance(seconds: Int64) {
        moment.withLock { $0 = $0.adding(seconds: seconds) }
    }
}

extension Moment {
    /// 2026-03-02T09:00:00Z
    static let start = Moment(milliseconds: 1_772_442_000_000)
}
