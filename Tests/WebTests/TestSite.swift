import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Policing
import Store
import Web
import Workflows

/// The whole site on a real store in a folder of its own, with a clock that the test moves.
final class TestSite: Sendable {
    let folder: StoreFolder
    let site: Site
    let clock = TestClock()

    var now: Moment { clock.now }

    /// What a test may want otherwise.
    struct Options: Sendable {
        /// Stands between the store and its engine.
        var wrap: @Sendable (any Engine) -> any Engine = { $0 }
        var address = "http://report.example"
        var trustsProxy = false
        var submissionsPerHour = 120
        var channels = Set(ContactChannel.allCases)
        /// Whether the client asks over real connections.
        var isLive = false
        /// Nil when staff log in here alone.
        var provider: (any IdentityProvider)?
        var logger = Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }
    }

    /// Runs the body with a fresh site and a client of its pages, and takes the folder away after.
    static func with(
        _ options: Options = Options(),
        _ body: @escaping @Sendable (TestSite, any TestClientProtocol) async throws -> Void
    ) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "bluelamp-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let test = try await TestSite(at: path, options)
        let application = Application(
            router: test.site.router(), server: test.site.server,
            configuration: .init(address: .hostname("127.0.0.1", port: 0), serverName: Site.serverName))
        try await application.test(options.isLive ? .live : .router) { client in
            try await body(test, client)
        }
        try test.folder.close()
    }

    private init(at path: String, _ options: Options) async throws {
        folder = try await StoreFolder(path, wrap: options.wrap)
        let clock = clock, folder = folder
        let data = try Self.data()
        let rules = try data.law.rulebook(for: data.force)
        let metrics = Metrics()
        site = Site(
            data: data, rules: rules,
            ports: Site.Ports(
                files: Files(ledger: folder.ledger, rules: rules, metrics: metrics), ledger: folder.ledger,
                pages: folder.pages,
                queue: folder.queue, people: folder.people, filters: folder.filters,
                investigations: folder.investigations, staff: folder.staff,
                login: StaffLogin(
                    accounts: folder.staff, passwords: ScryptPasswords(cost: .light), codes: folder.timeCodes),
                providerLogin: options.provider.map {
                    ProviderLogin(provider: $0, accounts: folder.staff, groups: data.force.groups)
                },
                accessLog: folder.accessLog, readings: folder.readings, restrictions: folder.restrictions,
                drafts: folder.drafts, links: folder.links, outbox: folder.outbox,
                evidence: folder.evidence { clock.now }, audits: folder.audits,
                supervision: folder.supervision, isReady: folder.readiness.isReady),
            secrets: SiteSecrets { folder.key.derived(for: $0) },
            settings: Site.Settings(
                publicAddress: options.address, submissionsPerHour: options.submissionsPerHour,
                trustsProxy: options.trustsProxy, channels: options.channels),
            assets: try Assets(folders: ["\(Self.root)/Public", "\(Self.root)/Public/vendor"]),
            clock: { clock.now }, logger: options.logger, metrics: metrics)
    }

    // MARK: Data

    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    private static func data() throws -> (force: Force, law: Law, forms: FormLibrary, languages: Languages) {
        let forms = try FormFiles.load("\(root)/Forms")
        return (
            try ForceFolder.load(from: "\(root)/Force/west-midlands"), try LawLibrary.load(from: "\(root)/Law"), forms,
            try Languages.load("\(root)/Languages", forms: forms)
        )
    }

    // MARK: The cast

    static let grace = ReporterDetails(
        name: "Grace Lowe", email: "grace.lowe@example.org", phone: "07700 900123", contact: .only(.email, when: .any))
    static let priya = StaffMember(username: "priya.nair", name: "Priya Nair", roles: [.contactOfficer])
    static let tom = StaffMember(username: "tom.hale", name: "Tom Hale", roles: [.supervisor])
    static let amara = StaffMember(username: "amara.okafor", name: "Amara Okafor", roles: [.investigator])

    /// A report that was sent in, with what its person was given.
    struct Sent: Sendable {
        let file: FileID
        let reference: Reference
        let secret: TrackingSecret
    }

    /// Sends a report in, as the pages and the API do.
    func report(
        _ kind: String = "bicycle-theft", person: ReporterDetails? = TestSite.grace,
        answers: Answers = ["what-happened": .text("My bicycle was taken.")]
    ) async throws -> Sent {
        guard let form = site.forms[kind] else { throw Missing(what: kind) }
        var random = SystemRandomNumberGenerator()
        let command = CommandID.make(at: now, using: &random)
        let sent = Sent(
            file: .make(at: now, using: &random), reference: .make(using: &random),
            secret: site.secrets.trackingSecret(of: command))
        let report = NewReport(
            file: sent.file, person: .make(at: now, using: &random), reference: sent.reference,
            secretHash: site.secrets.hash(sent.secret, of: sent.reference), form: form, language: "en", channel: .web,
            contents: ReportContents(
                answers: answers, occurrence: .unknown,
                place: Place(coordinate: nil, postcode: nil, words: "By the library"), reporter: person))
        _ = try await site.ports.files.carryOut(
            Files.Order(id: command, command: .report(report), actor: .person, at: now), on: sent.file)
        return sent
    }

    /// Something that somebody does with a file.
    func act(_ command: FileCommand, _ actor: Actor = .staff(TestSite.tom), on sent: Sent) async throws {
        var random = SystemRandomNumberGenerator()
        _ = try await site.ports.files.carryOut(
            Files.Order(id: .make(at: now, using: &random), command: command, actor: actor, at: now), on: sent.file)
    }

    func state(of sent: Sent) async throws -> FileState {
        guard let state = try await folder.ledger.state(of: sent.file) else { throw Missing(what: "\(sent.reference)") }
        return state
    }
}

extension ReportedCircumstances {
    static let noCrime = ReportedCircumstances(basis: .victim, reporter: .victim, probablyACrime: false)
}
