import Policing
import Store
import TestSupport
import Testing
import Workflows

@Suite("The page of a file")
struct FilePageTests {
    @Test("is read in at most three statements, however long the file", arguments: EngineMaker.all)
    func statements(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let file = try await vault.write(
            1, FileInHand.everyCommand + Array(repeating: .addMessage(text: "More"), count: 30))
        let before = vault.statements.value
        let page = try #require(try await vault.folder.pages.page(of: file.state.report.reference))
        #expect(vault.statements.value - before <= 3)
        #expect(page.timeline.count > 40)
    }

    @Test("shows what the facts add up to", arguments: EngineMaker.all)
    func shows(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        for history in try await vault.seed(200) {
            let state = history.state
            let page = try #require(try await vault.folder.pages.page(of: state.report.reference))
            let summary = page.summary
            #expect(page.promises == state.promises)
            #expect(
                (summary.id, summary.version, summary.status, summary.form, summary.language)
                    == (state.id, state.version, state.status, state.report.form, state.report.language))
            #expect(
                (summary.grade, summary.unit, summary.officer) == (
                    state.grade?.grade, state.allocation?.unit, state.allocation?.officer
                ))
            #expect((summary.outcome, summary.reporterName) == (state.outcome?.code, state.reporter?.name))
            #expect(
                (summary.receivedAt, summary.changedAt, summary.recordedAt) == (
                    state.receivedAt, state.changedAt, state.recordedAt
                ))
            #expect((summary.reviewOpen, summary.unansweredMessages) == (state.reviewOpen, state.unansweredMessages))
            let open = state.promises.filter { $0.isOpen && $0.due != nil }
            #expect(summary.nextDue == open.compactMap(\.due).min())
            #expect(summary.nextRule == open.first { $0.due == summary.nextDue }?.rule)
            let ofPromises: Set<FileFact.Kind> = [.promised, .promiseKept, .promiseShortened, .promiseEnded]
            let shown = history.facts.filter { !ofPromises.contains($0.fact.kind) }
            #expect(page.timeline.map(\.version) == shown.map(\.version))
            #expect(page.timeline.map(\.kind) == shown.map(\.fact.kind))
            #expect(page.timeline.map(\.at) == shown.map(\.at))
        }
    }

    @Test("is not there for a reference that nobody has", arguments: EngineMaker.all)
    func missing(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let reference = try FileInHand(1, world: vault.parts).state.report.reference
        #expect(try await vault.folder.pages.page(of: reference) == nil)
    }

    @Test("counts reports of the same kind around a place since a moment", arguments: EngineMaker.all)
    func nearby(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let histories = try await vault.seed(400)
        let since = Town.until.adding(hours: -24 * 14)
        for history in histories.prefix(40) {
            guard let point = history.state.report.contents.value?.place.coordinate else { continue }
            let cells = Set(Cell(point).neighbourhood)
            let expected = histories.count { other in
                let place = other.state.report.contents.value?.place.coordinate
                return other.state.report.form == history.state.report.form && other.state.receivedAt >= since
                    && place.map { cells.contains(Cell($0)) } ?? false
            }
            let count = try await vault.folder.pages.countNearby(
                Cell(point), form: history.state.report.form, since: since)
            #expect(count == expected)
        }
    }
}
