import Policing
import Store
import Workflows

/// A file that grows in memory by the real rules, and the additions that would write it.
struct FileInHand {
    private(set) var history: FileHistory
    private let rules: Rulebook
    private var random: SplitMix64
    var now: Moment

    var state: FileState { history.state }
    var id: FileID { history.state.id }

    static let start = Moment(iso8601: "2026-06-01T09:00:00Z")!
    static let grace = ReporterDetails(
        name: "Grace Lowe", email: "grace.lowe@example.org", phone: "07700 900123", contact: .yes)

    /// A report of a stolen bicycle. Other numbers, other files.
    init(_ number: UInt64, reference: Reference? = nil, world: SeedWorldParts, at now: Moment = start) throws {
        var random = SplitMix64(seed: number)
        let report = NewReport(
            file: FileID.make(at: now, using: &random), person: PersonID.make(at: now, using: &random),
            reference: reference ?? Reference.make(using: &random), secretHash: "5ec7e7", form: world.form,
            language: "en", channel: .web,
            contents: ReportContents(
                answers: ["what-happened": .text("My green bicycle was taken from Kiln Hill")], occurrence: .exact(now),
                place: Place(
                    coordinate: Coordinate(latitude: 52.48, longitude: -1.9), postcode: Postcode("B4 6NQ"),
                    words: "Outside the library"),
                reporter: Self.grace))
        history = try FileHistory(report, command: CommandID.make(at: now, using: &random), at: now, under: world.rules)
        rules = world.rules
        self.random = random
        self.now = now
    }

    /// The addition that writes the report itself.
    var reporting: Addition { addition(0) }

    /// Carries out a command in memory and returns the addition that writes it.
    mutating func adding(
        _ command: FileCommand, by actor: Actor? = nil, fingerprint: [UInt8] = []
    ) throws -> Addition {
        now = now.adding(seconds: 60)
        try history.carryOut(
            command, id: CommandID.make(at: now, using: &random), by: actor ?? Self.usualActor(of: command), at: now,
            under: rules)
        return addition(history.steps.count - 1, fingerprint: fingerprint)
    }

    /// The addition of a step. `after` is right for the last one only.
    private func addition(_ index: Int, fingerprint: [UInt8] = []) -> Addition {
        let step = history.steps[index]
        let facts = step.facts.map(\.fact)
        return Addition(
            command: step.command, fingerprint: fingerprint, actor: step.actor, at: step.at,
            expected: (step.facts.first?.version ?? 1) - 1, facts: facts, after: state,
            notices: Notice.due(for: facts, after: state))
    }

    private static func usualActor(of command: FileCommand) -> Actor {
        switch command {
        case .report, .addMessage, .addProperty, .addEvidence, .changeContact, .requestReview, .giveFeedback: .person
        case .returnMessage: .platform
        case .access(.breakGlass): .staff(Town.duty)
        case .judge: .staff(Town.ruth)
        case .investigation(.sendBackOutcome), .supervision(.check): .staff(Town.inspector)
        default: .staff(Town.tom)
        }
    }

    /// One command of every kind, in an order in which each is allowed.
    static let everyCommand: [FileCommand] =
        upToAllocation + everyTriage + everyContract + EndedPromisesTests.noVictim + told + everyInvestigation
        + everySupervision + ended + everyCommandOfParties

    /// Until somebody has it.
    static let upToAllocation: [FileCommand] =
        [
            .addProperty(PropertyItem(description: "green bicycle", serialNumber: "WTU123456", valuePence: 45_000)),
            .addEvidence(
                NewEvidence(
                    id: EvidenceID(high: 1, low: 2), name: "lock.jpg", type: "image/jpeg", lengthBytes: 9, sha256: "aa")
            ),
            .addMessage(text: "It had a yellow basket"), .take, .undo, .take,
            .grade(code: "P4", reason: "A camera may have filmed it"),
            .record(
                .crime(offence: "44"), reason: "The lock was cut",
                circumstances: ReportedCircumstances(basis: .victim, reporter: .victim, probablyACrime: true)),
            .allocate(unit: "volume-crime", officer: Town.amara, because: .hand("She knows the street")),
        ]

    private static let told: [FileCommand] =
        [
            .write(text: "We have the film of the shop"),
            .referToSupport(service: "Victim support"),
            .changeContact(
                ReporterDetails(
                    name: "Grace Lowe", email: "new.grace@example.org", phone: nil,
                    contact: .only(.email, when: SafeTimes(window: .other, words: "mornings"))
                ),
                declined: false),
            .returnMessage(.email),
        ]

    private static let ended: [FileCommand] =
        [
            .decideOutcome(
                NewOutcome(
                    code: "18", body: nil, victim: .supports, explanation: "Nobody was found")),
            .giveFeedback(score: 4, words: "Kind people"), .requestReview(reason: "There was a witness"),
            .answerReview(upheld: false, explanation: "You are right"),
            .access(
                .restrict(
                    NewRestriction(
                        people: ["amara.okafor"], units: ["public-protection"], reason: "Her brother works here",
                        reviewBy: CivilDate(iso: "2026-09-01")!))),
            .access(.breakGlass(reason: "Her brother rang")),
            .access(.reviewGlass(number: 1, justified: true, reason: "There was no time")),
            .access(.lift(reason: "Her brother left")),
        ]
}

/// The rules, and the form of stolen bicycles.
struct SeedWorldParts: Sendable {
    let rules: Rulebook
    let form: Form
}

extension Vault {
    var parts: SeedWorldParts {
        get throws {
            let world = try Town.world.get()
            guard let form = world.form("bicycle-theft") else { throw StoreError.failed("no form") }
            return SeedWorldParts(rules: world.rulebook, form: form)
        }
    }

    /// Writes a report and then each command, and returns the file.
    func write(_ number: UInt64, _ commands: [FileCommand] = []) async throws -> FileInHand {
        var file = try FileInHand(number, world: parts)
        _ = try await ledger.append(file.reporting)
        for command in commands { _ = try await ledger.append(try file.adding(command)) }
        return file
    }
}
