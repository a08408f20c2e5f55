import Foundation
import Workflows

/// How the process stands, from the kernel's own files.
///
/// Source: proc(5).
enum ProcessFigures {
    static let began = Date().timeIntervalSince1970

    static func read(into metrics: Metrics) {
        metrics.set(.build, to: 1, .init(Bluelamp.version))
        metrics.set(.startSeconds, to: began)
        if let pages = pagesResident { metrics.set(.residentBytes, to: Double(pages * sysconf(Int32(_SC_PAGESIZE)))) }
        if let open = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count {
            metrics.set(.openDescriptors, to: Double(open))
        }
        metrics.set(.mostDescriptors, to: Double(Descriptors.most))
        var usage = rusage()
        if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
            metrics.set(.processorSeconds, to: usage.ru_utime.seconds + usage.ru_stime.seconds)
        }
    }

    private static var pagesResident: Int? {
        (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ").dropFirst().first
            .flatMap { Int($0) }
    }
}

extension timeval {
    fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1_000_000 }
}

/// How many files and connections the process may have open.
enum Descriptors {
    /// For the database, evidence and what the program reads: they must never lack one.
    private static let kept = 200

    static var most: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 1_024 }
        return Int(clamping: limit.rlim_cur)
    }

    /// How many connections of the public leave room for the rest. A listener that finds no descriptor left would end.
    static var connections: Int { min(max(most - kept, 16), 50_000) }

    /// Takes all that the system allows.
    static func takeAll() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, 65_536)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
