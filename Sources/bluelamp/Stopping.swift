import Foundation
import Logging
import NIOCore
import Policing
import ServiceLifecycle
import Store
import Synchronization
import UnixSignals
import Web
import Workflows

/// Stands before the server when the program is asked to stop: says that it is not ready, and lets each connection go with
/// its next answer, so that the server has nobody left when it closes.
struct Stopping: Service {
    let site: Site
    let door: Door
    /// For a load balancer to notice.
    let drainSeconds: Int
    let logger: Logger
    /// For clients in the midst of their work to come and be told that their connection ends.
    private static let leastMilliseconds = 250
    /// So long may a request take that had begun.
    private static let mostSeconds = 15

    /// Runs the server until the program is asked to stop and has finished what it had begun.
    func run(_ server: some Service) async throws {
        var configuration = ServiceGroupConfiguration(
            services: [server, self], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(drainSeconds + Self.mostSeconds)
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch  where site.drain.isOn {
            logger.warning("stopped with requests that had not come to their end")
        }
    }

    func run() async throws {
        do {
            try await gracefulShutdown()
        } catch is CancellationError {
            return
        }
        logger.notice("stopping: not ready any more, answering what comes")
        site.drain.begin()
        try? await Task.sleep(for: .milliseconds(max(drainSeconds * 1_000, Self.leastMilliseconds)))
        await door.shut()
        // Whoever came in before is heard.
        try? await Task.sleep(for: .milliseconds(Self.leastMilliseconds))
    }
}

/// The listening socket. Whoever comes while it is closed would be cut off with their question asked, so first it takes no
/// more connections, and then it is closed: they find nobody there, which is what load balancers look for.
final class Door: Sendable {
    private let channel = Mutex<(any Channel)?>(nil)

    func open(_ channel: any Channel) {
        self.channel.withLock { $0 = channel }
    }

    /// An instruction of the kernel's packet filter, which drops what it is shown.
    ///
    /// Source: Linux, Documentation/networking/filter.rst.
    private struct Instruction {
        let code: UInt16 = 0x06
        let whenTrue: UInt8 = 0
        let whenFalse: UInt8 = 0
        let value: UInt32 = 0
    }

    private struct Program: @unchecked Sendable {
        let length: UInt16 = 1
        let instructions: UnsafeMutablePointer<Instruction>
    }

    private static let attachFilter = NIOBSDSocket.Option(rawValue: 26)

    func shut() async {
        guard let listener = channel.withLock({ $0 }) as? any Channel & SocketOptionProvider else { return }
        let drop = UnsafeMutablePointer<Instruction>.allocate(capacity: 1)
        drop.initialize(to: Instruction())
        defer { drop.deallocate() }
        // Where the system has no such filter, a few may be cut off: nothing worse.
        try? await listener.unsafeSetSocketOption(
            level: .socket, name: Self.attachFilter, value: Program(instructions: drop)
        ).get()
    }
}

/// Counts what waits, as often as is cheap.
struct Counting: Service {
    let folder: StoreFolder
    let metrics: Metrics
    private static let everySeconds = 60
    private static let evidenceEvery = 10

    func run() async throws {
        for turn in 0... {
            if Task.isShuttingDownGracefully || Task.isCancelled { return }
            try? await folder.waitingCounts.count(into: metrics, at: Clock.now())
            if turn.isMultiple(of: Self.evidenceEvery) { try? await folder.waitingCounts.countEvidence(into: metrics) }
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(Self.everySeconds)) }
        }
    }
}
