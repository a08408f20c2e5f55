import ArgumentParser
import Channels
import Logging

/// The options of `serve`, and so the settings of an installation.
struct ServeOptions: ParsableArguments {
    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on.")
    var port = 8080

    @OptionGroup var store: DataOption
    @OptionGroup var home: HomeOptions
    @OptionGroup var provider: ProviderOptions
    @OptionGroup var operations: OperationsOptions

    @Option(help: "A file of NAME=value lines, for what neither the command line nor the environment says.")
    var settings: String?

    @Option(help: "Where the public finds the site, such as https://report.force.example.")
    var address: String?

    @Option(
        help: "How messages leave: folder:PATH, smtp://host:port or notify. A folder in the data folder when not given."
    )
    var mail: String?

    @Option(help: "Reports an hour from one address.")
    var submissionLimit = 120

    @Flag(inversion: .prefixedNo, help: "Believe X-Forwarded-For: only behind a proxy of your own.")
    var trustProxy = false

    @Option(help: "trace, debug, info, notice, warning, error or critical. From info on, every request has a line.")
    var log: Logger.Level = .notice

    @Flag(help: "Set an empty folder up with a staff of known log-ins, and print them: never for a real force.")
    var demonstration = false

    /// Where the public finds the site, without a slash at the end.
    var publicAddress: String {
        address.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } ?? "http://\(host):\(port)"
    }

    func validate() throws {
        guard (1...65_535).contains(port) else { throw ValidationError("--port is between 1 and 65535") }
        guard submissionLimit > 0 else { throw ValidationError("--submission-limit is 1 or more") }
        if let address, !address.hasPrefix("http://"), !address.hasPrefix("https://") {
            throw ValidationError("--address begins with http:// or https://")
        }
        do {
            _ = try mail.map(Post.settings)
        } catch {
            throw ValidationError("--mail: \(error.description)")
        }
    }
}
