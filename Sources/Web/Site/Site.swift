import Crypto
import Logging
import Policing
import Workflows

/// Everything that the pages and the API stand on, put together by the command-line tool.
public final class Site: Sendable {
    /// How answers name the program that gives them.
    public static let serverName = "Bluelamp"

    public let force: Force
    public let law: Law
    public let forms: FormLibrary
    public let languages: Languages
    public let rules: Rulebook
    public let ports: Ports
    public let secrets: SiteSecrets
    public let settings: Settings
    public let assets: Assets
    public let clock: @Sendable () -> Moment
    public let logger: Logger
    public let metrics: Metrics
    public let drain = Drain()
    /// What stands around every page, by the tag of its language.
    let texts: [String: FrameTexts]
    let securityHeaders: SecurityHeaders
    let drawn = DrawnReports()
    let presence = Presence()
    let staffNames = StaffNames()
    let searches = KeptSearches()
    let waiting = WaitingClock()
    let admission = Admission()
    let submissions: RateLimiter
    /// Wrong pairs for one reference.
    let trackingTries: RateLimiter
    /// Wrong pairs from one address, which a whole street may share.
    let trackingAddresses: RateLimiter
    let messages: RateLimiter

    /// The store's side of every workflow.
    public struct Ports: Sendable {
        public let files: Files
        public let ledger: any Ledger
        public let pages: any FilePages
        public let queue: any Queue
        public let investigations: any InvestigationLists
        public let filters: any SavedFilters
        public let people: any People
        public let staff: any StaffAccounts
        public let login: StaffLogin
        /// Nil when staff log in here alone.
        public let providerLogin: ProviderLogin?
        public let accessLog: any AccessLog
        public let readings: any Readings
        public let restrictions: any Restrictions
        public let drafts: any Drafts
        public let links: any OneTimeLinks
        public let outbox: any Outbox
        public let evidence: any EvidenceStore
        public let audits: any AuditSamples
        public let supervision: any SupervisionStore
        /// Whether a report could be kept now.
        public let isReady: @Sendable (Moment) async -> Bool

        public init(
            files: Files, ledger: any Ledger, pages: any FilePages, queue: any Queue, people: any People,
            filters: any SavedFilters, investigations: any InvestigationLists, staff: any StaffAccounts,
            login: StaffLogin, providerLogin: ProviderLogin? = nil, accessLog: any AccessLog,
            readings: any Readings, restrictions: any Restrictions, drafts: any Drafts, links: any OneTimeLinks,
            outbox: any Outbox, evidence: any EvidenceStore, audits: any AuditSamples,
            supervision: any SupervisionStore,
            isReady: @escaping @Sendable (Moment) async -> Bool
        ) {
            self.files = files
            self.ledger = ledger
            self.pages = pages
            self.queue = queue
            self.investigations = investigations
            self.filters = filters
            self.people = people
            self.staff = staff
            self.login = login
            self.providerLogin = providerLogin
            self.accessLog = accessLog
            self.readings = readings
            self.restrictions = restrictions
            self.drafts = drafts
            self.links = links
            self.outbox = outbox
            self.evidence = evidence
            self.audits = audits
            self.supervision = supervision
            self.isReady = isReady
        }
    }

    /// What whoever runs the site may set.
    public struct Settings: Sendable {
        /// Where the public finds the site, without a slash at the end: `https://report.force.example`.
        public var publicAddress: String
        /// Reports an hour from one address.
        public var submissionsPerHour: Int
        /// True behind a proxy of our own, which says the real address in `X-Forwarded-For`.
        public var trustsProxy: Bool
        /// The ways in which messages can leave.
        public var channels: Set<ContactChannel>

        public init(
            publicAddress: String, submissionsPerHour: Int = 120, trustsProxy: Bool = false,
            channels: Set<ContactChannel> = Set(ContactChannel.allCases)
        ) {
            self.publicAddress = publicAddress
            self.submissionsPerHour = submissionsPerHour
            self.trustsProxy = trustsProxy
            self.channels = channels
        }

        /// Cookies go over TLS only when the site is reached by TLS.
        var usesTLS: Bool { publicAddress.hasPrefix("https://") }
    }

    public init(
        data: (force: Force, law: Law, forms: FormLibrary, languages: Languages), rules: Rulebook, ports: Ports,
        secrets: SiteSecrets, settings: Settings, assets: Assets, clock: @escaping @Sendable () -> Moment,
        logger: Logger, metrics: Metrics = Metrics()
    ) {
        (force, law, forms, languages) = data
        texts = Dictionary(
            languages.catalogues.map { ($0.language.tag, FrameTexts($0)) }, uniquingKeysWith: { first, _ in first })
        self.rules = rules
        self.ports = ports
        self.secrets = secrets
        self.settings = settings
        self.assets = assets
        self.clock = clock
        self.logger = logger
        self.metrics = metrics
        securityHeaders = SecurityHeaders(usesTLS: settings.usesTLS, tileOrigin: data.force.tileOrigin)
        submissions = RateLimiter(limit: settings.submissionsPerHour, windowSeconds: 3_600)
        trackingTries = RateLimiter(limit: 10, windowSeconds: 900)
        trackingAddresses = RateLimiter(limit: 60, windowSeconds: 900)
        messages = RateLimiter(limit: 60, windowSeconds: 3_600)
    }
}
