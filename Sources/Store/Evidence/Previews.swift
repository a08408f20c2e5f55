import Foundation
import Subprocess
import Workflows

/// Pictures made safe to view: re-encoded as JPEG without metadata, by a process of its own that has little
/// memory, time and disk, one picture at a time. What a picture may do, it does to that process.
actor Previews {
    private static let mostPixels = 250_000_000
    private static let limits = [
        "--as=1073741824", "--cpu=20", "--fsize=67108864", "--core=0", "--nofile=256",
        "/usr/bin/timeout", "-k", "1", "60",
    ]
    /// Only readers of pictures that the library's authors call safe for what strangers send.
    private static let environment = Environment.custom([
        "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "VIPS_BLOCK_UNTRUSTED": "1", "VIPS_CONCURRENCY": "1",
        "VIPS_DISC_THRESHOLD": "1g",
    ])
    private static let mostRefused = 10_000

    private var last: Task<EvidenceError?, Never>?
    private var refused: Set<String> = []

    /// Makes the preview, unless it is there.
    func make(_ preview: String, of original: String) async throws(EvidenceError) {
        if refused.contains(preview) { throw .unsafePicture }
        if FileManager.default.fileExists(atPath: preview) { return }
        let earlier = last
        let task = Task {
            _ = await earlier?.value
            return await Self.convert(original, to: preview)
        }
        last = task
        guard let error = await task.value else { return }
        if error == .unsafePicture, refused.count < Self.mostRefused { refused.insert(preview) }
        throw error
    }

    private static func convert(_ original: String, to preview: String) async -> EvidenceError? {
        if FileManager.default.fileExists(atPath: preview) { return nil }
        let unfinished = EvidenceFolder.unfinished(preview)
        defer { try? FileManager.default.removeItem(atPath: unfinished) }
        do throws(EvidenceError) {
            try await checkSize(original)
            let options = "[Q=82,strip,optimize_coding,background=255]"
            _ = try await run([
                "/usr/bin/vipsthumbnail", original, "--size", "1600x1600>", "--export-profile", "srgb",
                "--output", unfinished + options,
            ])
            guard rename(unfinished, preview) == 0 else { throw .failed("a preview cannot be kept: error \(errno)") }
            return nil
        } catch {
            return error
        }
    }

    /// Reads the size from the head of the picture, before a single pixel is decoded.
    private static func checkSize(_ original: String) async throws(EvidenceError) {
        let text = try await run(["/usr/bin/vipsheader", original])
        let line = text.split(separator: "\n").last ?? ""
        let shape = line.split(separator: " ").first { $0.wholeMatch(of: /[0-9]+x[0-9]+/) != nil }
        let sides = (shape ?? "").split(separator: "x").compactMap { Int($0) }
        guard sides.count == 2, sides[0] > 0, sides[1] > 0, sides[0] <= mostPixels / sides[1] else {
            throw .unsafePicture
        }
    }

    private static func run(_ command: [String]) async throws(EvidenceError) -> String {
        do {
            let result = try await Subprocess.run(
                .name("prlimit"), arguments: Arguments(limits + command), environment: environment,
                output: .string(limit: 64 << 10), error: .discarded)
            if case .exited(0) = result.terminationStatus { return result.standardOutput }
        } catch {
            throw .failed("the tool for pictures cannot be run")
        }
        throw .unsafePicture
    }
}
