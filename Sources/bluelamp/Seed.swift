import ArgumentParser
import Foundation
import Policing
import Store
import Web
import Workflows

/// `bluelamp seed`.
struct Seed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fill a demonstration store with a made-up month of the force's work.",
        discussion: Teaching.text(
            """
            The same --reports, --seed and --until make the same reports. Nobody in them is real, and no message \
            leaves because of them. Only a folder that was set up for demonstration is filled; a new one is set up.
            """,
            examples: [
                "bluelamp seed --data ./data --reports 500",
                "bluelamp seed --data ./data --reports 500 --until 2026-06-30 --seed 7",
            ],
            trouble: "refused: not for demonstration, or there already; or no room"))

    @OptionGroup var store: DataOption
    @OptionGroup var options: HomeOptions

    @Option(help: "How many reports.")
    var reports = 2_000

    @Option(help: "The number that everything follows from.")
    var seed: UInt64 = 1

    @Option(
        help:
            "When the month ends: a day, such as 2026-06-30, or a time, such as 2026-06-30T12:00:00Z. Now, when not given."
    )
    var until: String?

    func validate() throws {
        guard (1...5_000_000).contains(reports) else { throw ValidationError("--reports is between 1 and 5000000") }
        if let until, Self.moment(until) == nil {
            throw ValidationError("--until is a day such as 2026-06-30, or a time such as 2026-06-30T12:00:00Z")
        }
    }

    func run() async throws {
        let (home, contents) = try options.contents()
        let folder = try await openStore(store.data)
        let demonstration = Demonstration(folder: folder)
        try await demonstration.prepare()
        guard demonstration.contents != nil else {
            throw Trouble("\(store.data) was not set up for demonstration; nothing was written")
        }
        let world = try Self.world(home, contents, folder)
        let until = until.flatMap(Self.moment) ?? Clock.now()
        let plan = SeedPlan(reports: reports, seed: seed, until: until, world: world)
        let sower = Sower(ledger: folder.ledger, file: SeedFile(world: world, until: until))
        let counts = try await sower.sow(plan.arrivals)
        for line in counts.lines { Terminal.say(line) }
        try await Self.show(plan, sower, folder, demonstration)
    }

    private static func moment(_ text: String) -> Moment? {
        CivilDate(iso: text).map(Moment.endOfDay(london:)) ?? Moment(iso8601: text)
    }

    private static func world(
        _ home: Home, _ contents: Home.Contents, _ folder: StoreFolder
    ) throws -> SeedWorld {
        let path = "\(home.folder)/Demonstration/reports.yaml"
        let texts: SeedTexts
        do {
            texts = try SeedTexts(file: path)
        } catch {
            throw Trouble("\(path) cannot be used: \(error)")
        }
        let secrets = SiteSecrets { folder.key.derived(for: $0) }
        return SeedWorld(
            force: (contents.force, contents.forms, contents.rules), texts: texts,
            secrets: SubmitReport.Secrets(
                secret: { secrets.trackingSecret(of: $0) }, hash: { secrets.hash($0, of: $1) }),
            staff: Demonstration.cast)
    }

    /// Remembers and prints the report that visitors are shown.
    private static func show(
        _ plan: SeedPlan, _ sower: Sower, _ folder: StoreFolder, _ demonstration: Demonstration
    ) async throws {
        guard let arrival = plan.arrivals.first(where: \.isExample) ?? plan.arrivals.first else { return }
        let secrets = SiteSecrets { folder.key.derived(for: $0) }
        let history = try sower.history(of: arrival)
        let secret = secrets.trackingSecret(of: history.steps[0].command)
        try demonstration.remember(
            example: Demonstration.Contents.Example(
                reference: arrival.reference.description, secret: secret.description))
        Terminal.say("An example report: reference \(arrival.reference), secret \(secret)")
    }
}

/// Makes histories and writes them, some batches being made while another is written.
struct Sower: Sendable {
    let ledger: SQLLedger
    let file: SeedFile
    private static let batchSize = 500
    private static let batchesAhead = 3
    private static let progressEvery = Duration.seconds(3)

    func history(of arrival: SeedPlan.Arrival) throws -> FileHistory {
        do {
            return try file.make(arrival)
        } catch {
            throw Trouble("a made-up report does not keep to the rules: \(error)")
        }
    }

    func sow(_ arrivals: [SeedPlan.Arrival]) async throws -> SeedCounts {
        let clock = ContinuousClock()
        let start = clock.now
        var counts = SeedCounts()
        var told = start
        var starts = Array(stride(from: 0, to: arrivals.count, by: Self.batchSize))[...]
        var ahead = starts.prefix(Self.batchesAhead).map { begin(arrivals, at: $0) }
        starts = starts.dropFirst(Self.batchesAhead)
        while !ahead.isEmpty {
            let batch = try await ahead.removeFirst().value
            if let start = starts.popFirst() { ahead.append(begin(arrivals, at: start)) }
            try await write(batch)
            counts.add(batch.counts)
            guard clock.now - told > Self.progressEvery else { continue }
            told = clock.now
            Terminal.say("\(counts.files) of \(arrivals.count) reports…")
        }
        counts.duration = clock.now - start
        return counts
    }

    private struct Batch: Sendable {
        let sealed: SealedHistories
        let counts: SeedCounts
    }

    private func begin(_ arrivals: [SeedPlan.Arrival], at start: Int) -> Task<Batch, any Error> {
        Task.detached {
            let end = min(start + Self.batchSize, arrivals.count)
            let histories = try arrivals[start..<end].map { try history(of: $0) }
            return Batch(sealed: try ledger.seal(histories), counts: SeedCounts(of: histories))
        }
    }

    private func write(_ batch: Batch) async throws {
        do {
            try await ledger.add(batch.sealed)
        } catch StoreError.commandReused {
            throw Trouble("these reports are in the store already; choose another --seed")
        } catch {
            throw Trouble(error.sentence)
        }
    }
}

/// How much was made.
struct SeedCounts: Sendable {
    var files = 0
    var facts = 0
    var byStatus: [FileState.Status: Int] = [:]
    var duration = Duration.zero

    init() {}

    init(of histories: [FileHistory]) {
        for history in histories {
            files += 1
            facts += history.state.version
            byStatus[history.state.status, default: 0] += 1
        }
    }

    mutating func add(_ other: SeedCounts) {
        files += other.files
        facts += other.facts
        byStatus.merge(other.byStatus, uniquingKeysWith: +)
    }

    var lines: [String] {
        let statuses = FileState.Status.allCases.compactMap { status in
            byStatus[status].map { "  \(status.rawValue): \($0)" }
        }
        let tenths = duration.components.seconds * 10 + duration.components.attoseconds / 100_000_000_000_000_000
        return ["\(files) reports, \(facts) facts in \(tenths / 10).\(tenths % 10) s"] + statuses
    }
}
