import ArgumentParser
import Foundation
import Hummingbird
import Logging
import Policing
import ServiceLifecycle
import Web
import Workflows

/// The options of `serve` for whoever runs it as a service.
struct OperationsOptions: ParsableArguments {
    enum LogFormat: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Option(help: "Lines of the log as text, or as json: one object a line.")
    var logFormat: LogFormat = .text

    @Option(
        help: "Where Prometheus may read /metrics, such as 127.0.0.1:9180: a listener of its own. None when not given.")
    var metrics: String?

    @Option(help: "Seconds for which it goes on as not ready before it stops, for a load balancer to notice.")
    var drain = 0

    func validate() throws {
        guard (0...600).contains(drain) else { throw ValidationError("--drain is between 0 and 600 seconds") }
        guard metrics == nil || metricsAddress != nil else {
            throw ValidationError("--metrics is an address and a port, such as 127.0.0.1:9180")
        }
    }

    /// The host and port of `--metrics`.
    var metricsAddress: (host: String, port: Int)? {
        guard let metrics, let colon = metrics.lastIndex(of: ":"), colon != metrics.startIndex,
            let port = Int(metrics[metrics.index(after: colon)...]), (1...65_535).contains(port)
        else { return nil }
        let host = metrics[..<colon]
        return (host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : String(host), port)
    }

    /// Says once for all what lines of the log look like.
    func logger(_ level: Logger.Level) -> Logger {
        if logFormat == .json {
            LoggingSystem.bootstrap { label in
                JSONLogHandler(label: label, clock: Clock.now) { line in
                    // A line may be lost: a server goes on when its log has no room.
                    _ = try? FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
                }
            }
        }
        var logger = Logger(label: "bluelamp")
        logger.logLevel = level
        return logger
    }

    /// The listener of `/metrics`, if there is to be one.
    func metricsListener(of site: Site, logger: Logger) -> MetricsListener? {
        metricsAddress.map { host, port in
            MetricsListener(
                application: Application(
                    router: site.metricsRouter(ProcessFigures.read),
                    configuration: .init(address: .hostname(host, port: port), serverName: Site.serverName),
                    logger: logger),
                place: "\(host), port \(port)")
        }
    }
}

/// The listener of `/metrics`. It ends after that of the public, so that the end can be watched.
struct MetricsListener: Service {
    let application: Application<RouterResponder<BasicRequestContext>>
    let place: String

    func run() async throws {
        do {
            try await application.run()
        } catch {
            throw Trouble("--metrics: cannot serve on \(place): \("\(error)".prefix { !$0.isNewline })")
        }
    }
}
