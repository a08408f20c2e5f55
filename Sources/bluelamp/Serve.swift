import ArgumentParser
import Channels
import Foundation
import Hummingbird
import Logging
import NIOCore
import NIOPosix
import Policing
import ServiceLifecycle
import Store
import Web
import Workflows

/// `bluelamp serve`.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the pages and the API.",
        discussion: Teaching.text(
            """
            An empty or missing data folder is set up with the demonstration force: its staff accounts are printed \
            and kept in demonstration.json beside the data, for the owner's eyes only. It serves until it is asked \
            to stop, by Ctrl-C or SIGTERM, and finishes what it has begun. One server uses a data folder at a time.
            """,
            examples: [
                "bluelamp serve --data ./data",
                "bluelamp serve --data ./data --port 8081 --mail smtp://localhost:25",
                "bluelamp serve --data ./data --oidc-issuer https://login.force.example --oidc-client desk",
            ],
            trouble: "the port or the data folder is in use, or cannot be used"))

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on.")
    var port = 8080

    @OptionGroup var store: DataOption
    @OptionGroup var options: HomeOptions
    @OptionGroup var provider: ProviderOptions

    @Option(help: "Where the public finds the site, such as https://report.force.example.")
    var address: String?

    @Option(
        help: "How messages leave: folder:PATH, smtp://host:port or notify. A folder in the data folder when not given."
    )
    var mail: String?

    @Option(help: "Reports an hour from one address.")
    var submissionLimit = 120

    @Flag(help: "Believe X-Forwarded-For: only behind a proxy of your own.")
    var trustProxy = false

    @Option(help: "trace, debug, info, notice, warning, error or critical.")
    var log: Logger.Level = .notice

    func validate() throws {
        guard (1...65_535).contains(port) else { throw ValidationError("a port is between 1 and 65535") }
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

    func run() async throws {
        // A request is answered on the thread that read it: decision 0011.
        NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor()
        var logger = Logger(label: "bluelamp")
        logger.logLevel = log
        let (home, contents) = try options.contents()
        // Before anything is opened: what a restoration fills or swaps is nobody else's yet.
        let claim = try await store.claimed()
        defer { claim.release() }
        let folder = try await openStore(store.data)
        try await Demonstration(folder: folder).prepare()
        let post = try Post(try mail.map(Post.settings), folder: folder, contents: contents, address: publicAddress)
        var house = House(home: home, contents: contents, folder: folder, post: post, logger: logger)
        house.providerLogin = try provider.login(folder, contents.force.groups, at: publicAddress)
        var settings = settings
        settings.channels = post.channels
        let site = try house.site(settings: settings)
        let application = Application(
            router: site.router(),
            server: site.server,
            configuration: .init(address: .hostname(host, port: port), serverName: Site.serverName),
            services: [
                post.service(files: house.files, logger: logger),
                Housekeeping(folder: folder, files: house.files, site: site, logger: logger),
            ],
            onServerRunning: { _ in Self.announce(publicAddress, folder) },
            logger: logger)
        // Closed here, whatever still holds it: so the database's log is settled before the program ends.
        defer { try? folder.close() }
        do {
            try await application.runService()
        } catch {
            throw Trouble(sentence(for: error))
        }
    }

    /// Why the server did not start, or stopped.
    private func sentence(for error: any Error) -> String {
        let text = "\(error)"
        if text.contains("ddress already in use") { return "port \(port) is in use; choose another with --port" }
        if text.contains("UnknownHost") { return "there is no host \(host); --host is an address of this machine" }
        if text.contains("annot assign") { return "\(host) is not an address of this machine; choose one with --host" }
        if text.contains("ermission denied") { return "port \(port) is not for this user; choose another with --port" }
        return "cannot serve on \(host), port \(port): \(text.prefix { !$0.isNewline })"
    }

    private var publicAddress: String {
        address.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } ?? "http://\(host):\(port)"
    }

    private var settings: Site.Settings {
        Site.Settings(
            publicAddress: publicAddress, submissionsPerHour: submissionLimit, trustsProxy: trustProxy)
    }

    private static func announce(_ address: String, _ folder: StoreFolder) {
        Terminal.say("Bluelamp is at \(address)")
        for line in Demonstration(folder: folder).lines { Terminal.say(line) }
    }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}

/// Puts the rooms together: the store's ports, the rules and the data, as one site.
struct House {
    let home: Home
    let contents: Home.Contents
    let folder: StoreFolder
    let post: Post
    let logger: Logger
    /// Nil when staff log in here alone.
    var providerLogin: ProviderLogin?

    var files: Files { Files(ledger: post.ringing(folder.ledger), rules: contents.rules) }

    func site(settings: Site.Settings) throws -> Site {
        let ports = Site.Ports(
            files: files, ledger: folder.ledger, pages: folder.pages, queue: folder.queue, people: folder.people,
            filters: folder.filters,
            investigations: folder.investigations, staff: folder.staff,
            login: StaffLogin(accounts: folder.staff, passwords: folder.passwords, codes: folder.timeCodes),
            providerLogin: providerLogin, accessLog: folder.accessLog, readings: folder.readings,
            restrictions: folder.restrictions, drafts: folder.drafts, links: folder.links,
            outbox: post.ringing(folder.outbox), evidence: folder.evidence(clock: Clock.now),
            audits: folder.audits, supervision: folder.supervision, isReady: folder.readiness.isReady)
        let assets = try Assets(folders: ["\(home.folder)/Public", "\(home.folder)/Public/vendor"])
        return Site(
            data: (contents.force, contents.law, contents.forms, contents.languages), rules: contents.rules,
            ports: ports, secrets: SiteSecrets { folder.key.derived(for: $0) }, settings: settings, assets: assets,
            clock: Clock.now, logger: logger)
    }
}

/// Throws away what has run out: drafts, half-sent files, ended sessions. Finishes what a crash broke off.
struct Housekeeping: Service {
    let folder: StoreFolder
    let files: Files
    let site: Site
    let logger: Logger
    private static let everySeconds = 600

    func run() async throws {
        while !Task.isCancelled {
            let now = Clock.now()
            let evidence = folder.evidence(clock: Clock.now)
            folder.removeAbandonedBackup()
            _ = try? await EvidenceRoll(files: files, ledger: folder.ledger, evidence: evidence).call(at: now)
            _ = try? await folder.drafts.deleteDrafts(before: now)
            await deleteAbandoned(evidence, at: now)
            site.forgetDrawn(at: now)
            _ = try? await folder.links.forget(before: now)
            let noteHours = Int64(site.force.supervision.noteDays) * 24
            _ = try? await folder.supervision.deleteNotes(before: now.adding(hours: -noteHours))
            _ = try? await folder.staff.deleteSessions(before: now)
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: .seconds(Self.everySeconds)) }
            if Task.isShuttingDownGracefully { return }
        }
    }

    private func deleteAbandoned(_ evidence: DiskEvidence, at now: Moment) async {
        do {
            _ = try await evidence.deleteAbandoned(before: now)
        } catch {
            logger.error("files of evidence that are to be deleted are still on the disk: \(error)")
        }
    }
}
