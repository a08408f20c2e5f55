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
            An empty or missing data folder is set up, and it is said how to make the first account. With \
            --demonstration it gets a staff to try things with, whose log-ins are printed and kept in \
            demonstration.json, for the owner's eyes only. It serves until it is asked to stop, by Ctrl-C or \
            SIGTERM, and finishes what it has begun. One server uses a data folder at a time.

            What the command line does not say is taken from the environment (--trust-proxy is \
            BLUELAMP_TRUST_PROXY=yes), then from the file of --settings. docs/settings.md has them all.
            """,
            examples: [
                "bluelamp serve --data ./data --demonstration",
                "bluelamp serve --settings /etc/bluelamp/bluelamp.conf",
                "bluelamp serve --data ./data --port 8081 --mail smtp://localhost:25",
                "bluelamp serve --data ./data --oidc-issuer https://login.force.example --oidc-client desk",
            ],
            trouble: "the port or the data folder is in use, or cannot be used; or a wrong file of the force"))

    @OptionGroup var options: ServeOptions

    func run() async throws {
        // A request is answered on the thread that read it: decision 0011.
        NIOSingletons.unsafeTryInstallSingletonPosixEventLoopGroupAsConcurrencyGlobalExecutor()
        Descriptors.takeAll()
        let logger = options.operations.logger(options.log)
        let metrics = Metrics()
        let (home, contents) = try options.home.contents()
        let provider = try options.provider.settings(at: options.publicAddress)
        // Before anything is opened: what a restoration fills or swaps is nobody else's yet.
        let claim = try await options.store.claimed()
        defer { claim.release() }
        let folder = try await openStore(options.store.data, metrics)
        let firstLines = try await firstLines(folder, hasProvider: provider != nil)
        let post = try Post(
            try options.mail.map(Post.settings), folder: folder, contents: contents, address: options.publicAddress)
        var house = House(home: home, contents: contents, folder: folder, post: post, metrics: metrics, logger: logger)
        house.providerLogin = provider.map {
            ProviderLogin(provider: OpenIDProvider($0), accounts: folder.staff, groups: contents.force.groups)
        }
        let site = try house.site(settings: settings(post))
        let door = Door()
        var application = Application(
            router: site.router(),
            server: site.server,
            configuration: .init(
                address: .hostname(options.host, port: options.port), serverName: Site.serverName,
                availableConnectionsDelegate: .maximum(Descriptors.connections, logger: logger)),
            services: [
                post.service(files: house.files, metrics: metrics, logger: logger),
                Housekeeping(folder: folder, files: house.files, site: site, logger: logger),
                Counting(folder: folder, metrics: metrics),
            ],
            onServerRunning: { channel in
                door.open(channel)
                announce(firstLines, logger)
            },
            logger: logger)
        if let listener = options.operations.metricsListener(of: site, logger: logger) {
            application.addServices(listener)
        }
        let stopping = Stopping(site: site, door: door, drainSeconds: options.operations.drain, logger: logger)
        // Closed here, whatever still holds it: so the database's log is settled before the program ends.
        defer { try? folder.close() }
        do {
            try await stopping.run(application)
        } catch {
            throw error as? Trouble ?? Trouble(sentence(for: error))
        }
    }

    private func settings(_ post: Post) -> Site.Settings {
        var settings = Site.Settings(
            publicAddress: options.publicAddress, submissionsPerHour: options.submissionLimit,
            trustsProxy: options.trustProxy)
        settings.channels = post.channels
        return settings
    }

    /// Why the server did not start, or stopped.
    private func sentence(for error: any Error) -> String {
        let text = "\(error)"
        let (host, port) = (options.host, options.port)
        if text.contains("ddress already in use") { return "port \(port) is in use; choose another with --port" }
        if text.contains("UnknownHost") { return "there is no host \(host); --host is an address of this machine" }
        if text.contains("annot assign") { return "\(host) is not an address of this machine; choose one with --host" }
        if text.contains("ermission denied") { return "port \(port) is not for this user; choose another with --port" }
        return "cannot serve on \(host), port \(port): \(text.prefix { !$0.isNewline })"
    }

    /// What is said once the server runs: where it is, and who can log in where that is not settled yet.
    private func firstLines(_ folder: StoreFolder, hasProvider: Bool) async throws -> [String] {
        let place = "Bluelamp is at \(options.publicAddress)"
        let demonstration = Demonstration(folder: folder)
        if options.demonstration {
            try await demonstration.prepare()
            return [place] + demonstration.lines
        }
        var lines = [place]
        if demonstration.contents != nil {
            lines.append(
                "This folder was set up for demonstration: end its log-ins (bluelamp user disable NAME), "
                    + "then delete demonstration.json, before the first real report.")
        }
        let accounts = try await reported { () async throws(StoreError) in try await folder.staff.accounts() }
        if accounts.isEmpty, !hasProvider {
            lines.append(
                "Nobody can log in yet. Make the first account: bluelamp user add --data \(folder.url.path) "
                    + "--username NAME --name 'FULL NAME' --role \(Role.supervisor.rawValue)")
        }
        return lines
    }

    private func announce(_ lines: [String], _ logger: Logger) {
        // Whoever reads objects finds the log-ins of the demonstration in its file.
        if options.operations.logFormat == .json {
            return logger.notice("serving", metadata: ["address": "\(options.publicAddress)"])
        }
        lines.forEach(Terminal.say)
    }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}

/// Puts the rooms together: the store's ports, the rules and the data, as one site.
struct House {
    let home: Home
    let contents: Home.Contents
    let folder: StoreFolder
    let post: Post
    let metrics: Metrics
    let logger: Logger
    /// Nil when staff log in here alone.
    var providerLogin: ProviderLogin?

    var files: Files { Files(ledger: post.ringing(folder.ledger), rules: contents.rules, metrics: metrics) }

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
            clock: Clock.now, logger: logger, metrics: metrics)
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
