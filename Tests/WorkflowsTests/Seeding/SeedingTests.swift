import Foundation
import Policing
import Testing
import Workflows

@Suite("A made-up month")
struct SeedingTests {
    static let until = Moment(iso8601: "2026-06-30T12:00:00Z")!

    let world: SeedWorld

    init() throws {
        let force = try ForceFolder.load(from: Folders.root.appending(path: "Force/west-midlands").path)
        let rules = try LawLibrary.load(from: Folders.root.appending(path: "Law").path).rulebook(for: force)
        let staff = Role.allCases.map { StaffMember(username: $0.rawValue, name: $0.rawValue, roles: [$0]) }
        world = SeedWorld(
            force: (force, try FormFiles.load(Folders.forms), rules),
            texts: try SeedTexts(file: Folders.root.appending(path: "Demonstration/reports.yaml").path),
            secrets: SubmitReport.Secrets(
                secret: { command in
                    var random = SplitMix64(seed: command.low)
                    return TrackingSecret.make(using: &random)
                }, hash: { secret, _ in secret.text }),
            staff: staff)
    }

    private func histories(_ reports: Int, seed: UInt64) throws -> [FileHistory] {
        let plan = SeedPlan(reports: reports, seed: seed, until: Self.until, world: world)
        let file = SeedFile(world: world, until: Self.until)
        return try plan.arrivals.map { try file.make($0) }
    }

    @Test("is the same for the same seed, and another for another")
    func same() throws {
        let first = try histories(120, seed: 3), second = try histories(120, seed: 3),
            other = try histories(120, seed: 4)
        #expect(first.map(\.facts) == second.map(\.facts))
        #expect(first.map { $0.steps.map(\.command) } == second.map { $0.steps.map(\.command) })
        #expect(Set(first.map(\.state.id)).isDisjoint(with: other.map(\.state.id)))
    }

    @Test("has reports that the forms themselves would take")
    func taken() throws {
        for history in try histories(1_500, seed: 5) {
            let state = history.state
            let contents = try #require(state.report.contents.value)
            let form = try #require(world.form(state.report.form))
            let submission = Submission(
                command: history.steps[0].command, form: form, contents: contents, language: state.report.language,
                channel: .web)
            let problems = submission.problems(elsewhere: world.elsewhere, at: state.receivedAt)
            #expect(problems.isEmpty, "\(form.id): \(problems)")
        }
    }

    @Test("has whole histories in order of time that end before the month does")
    func whole() throws {
        for history in try histories(500, seed: 6) {
            #expect(FileState.fold(history.state.id, history.facts) == history.state)
            #expect(history.facts.map(\.version) == Array(1...history.facts.count))
            let times = history.steps.map(\.at)
            #expect(times == times.sorted() && times.allSatisfy { $0 < Self.until })
            #expect(Set(history.steps.map(\.command)).count == history.steps.count)
        }
    }

    @Test("shows every state of a file and nearly every kind of fact")
    func variety() throws {
        let histories = try histories(4_000, seed: 8)
        #expect(Set(histories.map(\.state.status)) == Set(FileState.Status.allCases))
        let kinds = Set(histories.flatMap { $0.facts.map(\.fact.kind) })
        #expect(
            Set(FileFact.Kind.allCases.filter { !$0.isForStaffAlone }).subtracting(kinds) == [
                .evidenceAdded, .personErased, .decisionUndone,
            ])
        #expect(Set(histories.map(\.state.report.language)) == ["en", "ur", "pa", "pl", "bn"])
        let late = histories.count { $0.state.promises.contains { $0.isLate(at: Self.until) } }
        #expect((20...800).contains(late))
        let newest = histories.filter { $0.state.receivedAt > Self.until.adding(hours: -24) }
        #expect(newest.count { $0.state.status == .received } * 2 > newest.count)
    }

    @Test("names nobody but the cast and made-up people, with addresses and numbers kept for fiction")
    func people() throws {
        for history in try histories(800, seed: 9) {
            guard let reporter = history.state.reporter else { continue }
            #expect(reporter.email?.hasSuffix("@example.org") ?? true)
            #expect(reporter.phone?.hasPrefix("07700900") ?? true)
        }
        let example = SeedPlan(reports: 200, seed: 1, until: Self.until, world: world).arrivals.filter(\.isExample)
        let history = try SeedFile(world: world, until: Self.until).make(try #require(example.first))
        #expect(example.count == 1)
        #expect(history.state.reporter?.name == "Grace Lowe" && history.state.report.form == "bicycle-theft")
        #expect(history.state.status == .allocated)
    }
}
