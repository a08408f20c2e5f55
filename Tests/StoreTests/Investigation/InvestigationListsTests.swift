import Policing
import Store
import Testing
import Workflows

@Suite("What is to be done in investigations")
struct InvestigationListsTests {
    private static let start = FileInHand.start

    private static func task(_ words: String, for owner: StaffMember = Town.amara, hours: Int64) -> FileCommand {
        .investigation(.setTask(NewTask(words: words, owner: owner, due: start.adding(hours: hours))))
    }

    private static func review(hours: Int64?) -> FileCommand {
        .investigation(
            .review(
                NewSupervisorReview(
                    findings: "Read it", directions: [], nextReview: hours.map { start.adding(hours: $0) })))
    }

    @Test("is each person's open tasks across files, the first due first", arguments: EngineMaker.all)
    func tasks(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let one = try await vault.write(
            1,
            [Self.task("Later", hours: 90), Self.task("Done", hours: 5), .investigation(.endTask(2, .done, words: ""))])
        let other = try await vault.write(
            2, [Self.task("Sooner", hours: 20), Self.task("Not hers", for: Town.tom, hours: 1)])
        let lists = vault.folder.investigations
        let rows = try await lists.tasks(of: Town.amara, limit: 10)
        #expect(rows.map(\.words) == ["Sooner", "Later"])
        #expect(rows.map(\.reference) == [other.state.report.reference, one.state.report.reference])
        #expect(rows.map(\.number) == [1, 1] && rows[0].setBy == Town.tom.username)
        #expect(try await lists.tasks(of: Town.amara, limit: 1).count == 1)
    }

    @Test("is the files that a supervisor is to read again by then, until they are read", arguments: EngineMaker.all)
    func reviews(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let due = try await vault.write(1, [Self.review(hours: 300), Self.review(hours: 24)])
        _ = try await vault.write(2, [Self.review(hours: 500)])
        _ = try await vault.write(3, [Self.review(hours: 24), Self.review(hours: nil)])
        let rows = try await vault.folder.investigations.reviews(
            dueBy: Self.start.adding(hours: 24), for: Town.tom, limit: 10)
        #expect(rows.map(\.reference) == [due.state.report.reference])
        #expect(rows.first?.due == Self.start.adding(hours: 24))
    }

    @Test("is the outcomes that wait for somebody else's authority, until they have it", arguments: EngineMaker.all)
    func proposals(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let crime = FileCommand.record(
            .crime(offence: "44"), reason: "The lock was cut",
            circumstances: ReportedCircumstances(basis: .victim, reporter: .victim, probablyACrime: true))
        let outcome = FileCommand.decideOutcome(
            NewOutcome(
                code: "16", body: nil, victim: .doesNotSupport, explanation: "As you asked",
                evidence: [.evidentialReason: "Nobody else saw it"]))
        let suspect = FileCommand.parties(
            .add(
                NewParty(
                    id: PartyID(high: 7, low: 7), kind: .person, role: .suspect,
                    details: PartyDetails(names: ["Daniel Price"]), source: NewAssertion(said: .reporter, nature: .fact)
                )))
        var file = try await vault.write(1, [crime, suspect, outcome])
        let lists = vault.folder.investigations
        #expect(try await lists.proposals(for: Town.tom, limit: 9).isEmpty, "not to whoever proposed it")
        let rows = try await lists.proposals(for: Town.inspector, limit: 9)
        #expect(rows.map(\.reference) == [file.state.report.reference])
        #expect(rows.first?.code == "16" && rows.first?.proposedBy == "tom.hale")
        _ = try await vault.ledger.append(
            try file.adding(.investigation(.authoriseOutcome), by: .staff(Town.inspector)))
        #expect(try await lists.proposals(for: Town.inspector, limit: 9).isEmpty)
        #expect(file.state.outcome?.authorisedBy == "ruth.adeyemi")
    }

    @Test("shows nothing of a restricted file to anybody whom it does not name")
    func restricted() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let restriction = FileCommand.access(
            .restrict(
                NewRestriction(
                    people: ["amara.okafor"], units: [], reason: "Her brother works here",
                    reviewBy: CivilDate(iso: "2026-09-01")!)))
        _ = try await vault.write(
            1,
            [
                Self.task("Hers", hours: 9), Self.task("Not hers", for: Town.priya, hours: 9), Self.review(hours: 24),
                restriction,
            ])
        let lists = vault.folder.investigations
        #expect(try await lists.tasks(of: Town.amara, limit: 9).count == 1)
        #expect(try await lists.tasks(of: Town.priya, limit: 9).isEmpty)
        let due = Self.start.adding(hours: 24)
        #expect(try await lists.reviews(dueBy: due, for: Town.tom, limit: 9).count == 1)
        #expect(try await lists.reviews(dueBy: due, for: Town.inspector, limit: 9).isEmpty)
    }

    @Test("is the same when the views are made again from the facts", arguments: EngineMaker.all)
    func rebuilt(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        _ = try await vault.write(1, FileInHand.everyCommand)
        let before = try await vault.views()
        for table in ["file_task", "supervisor_review"] { #expect(before.contains { $0.hasPrefix("\(table)|") }) }
        _ = try await vault.ledger.rebuild { _ in }
        #expect(try await vault.views() == before)
    }

    @Test("keeps no words of somebody who is erased, in the facts or in the lists", arguments: EngineMaker.all)
    func erased(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let file = try await vault.write(
            1,
            [
                Self.task("Ask Grace's neighbour", hours: 90),
                .investigation(
                    .take(
                        NewStatement(
                            number: nil, kind: .witness,
                            contents: StatementContents(name: "Imran Sadiq", text: "I saw it all from my window."),
                            takenAt: Self.start, isSigned: true))),
            ])
        try await vault.folder.erase(file.state, at: file.now)
        let rows = try await vault.folder.investigations.tasks(of: Town.amara, limit: 10)
        #expect(rows.map(\.words) == [nil])
        let state = try #require(try await vault.ledger.state(of: file.id))
        #expect(state.investigation.statement(1)?.latest.contents.value == nil)
        #expect(state.investigation.task(1)?.words == nil)
    }
}
