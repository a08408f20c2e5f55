import Foundation
import Policing
import Store
import Testing
import Workflows

@Suite("Evidence on a full disk")
struct FullDiskTests {
    /// A disk of four megabytes, for whoever may mount one.
    private static func smallDisk() throws -> String? {
        let path = NSTemporaryDirectory() + "bluelamp-small-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/mount")
        process.arguments = ["-t", "tmpfs", "-o", "size=4m", "tmpfs", path]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            try FileManager.default.removeItem(atPath: path)
            return nil
        }
        return path
    }

    private static func unmount(_ path: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/umount")
        process.arguments = ["-l", path]
        try process.run()
        process.waitUntilExit()
        try FileManager.default.removeItem(atPath: path)
    }

    @Test("a disk that fills up is said so, nothing is lost, and there is room again when something goes")
    func filling() async throws {
        guard let disk = try Self.smallDisk() else {
            withKnownIssue("skipped: only root may mount a small disk") { Issue.record("not root") }
            return
        }
        defer { try? Self.unmount(disk) }
        let desk = try await EvidenceDesk()
        var settings = DiskEvidence.Settings(clock: { .start })
        settings.reserveBytes = 0
        let small = DiskEvidence(engine: desk.store.engine, folder: disk, settings: settings)
        let megabyte = [UInt8](repeating: 65, count: 1 << 20)
        let ids = try await Self.begin(two: 3 << 20, small)
        _ = try await small.append(Pieces([megabyte, megabyte]), to: ids[0], at: 0, checksum: nil)
        await #expect(throws: EvidenceError.full) {
            try await small.append(Pieces([megabyte, megabyte, megabyte]), to: ids[1], at: 0, checksum: nil)
        }
        let kept = try #require(try await small.upload(ids[1])?.offsetBytes)
        #expect(kept >= 1 << 20 && kept < 3 << 20)
        await #expect(throws: EvidenceError.full) { try await Self.begin(two: 3 << 20, small) }
        try await small.cancel(ids[0])
        let rest = [UInt8](repeating: 65, count: 3 << 20 - Int(kept))
        #expect(try await small.append(Pieces([rest]), to: ids[1], at: kept, checksum: nil) == 3 << 20)
        #expect(try await small.upload(ids[1])?.isWhole == true)
    }

    @Test("evidence leaves room for the ledger")
    func reserve() async throws {
        let desk = try await EvidenceDesk(reserveBytes: .max)
        await #expect(throws: EvidenceError.full) { try await desk.begin(5) }
    }

    private static func begin(two length: Int64, _ evidence: DiskEvidence) async throws -> [EvidenceID] {
        var ids: [EvidenceID] = []
        for number in 0..<2 {
            ids.append(
                try await evidence.begin(
                    NewUpload(owner: "owner", name: "\(number)", lengthBytes: length, at: .start)))
        }
        return ids
    }
}
