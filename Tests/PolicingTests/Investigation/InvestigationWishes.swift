import Policing

extension FileCommand {
    /// Somebody whom the person named.
    static let suspect = FileCommand.parties(
        .add(
            NewParty(
                id: PartyID(high: 7, low: 7), kind: .person, role: .suspect,
                details: PartyDetails(names: ["Daniel Price"]), source: NewAssertion(said: .reporter, nature: .fact))))
    static let witness = FileCommand.parties(
        .add(
            NewParty(
                id: PartyID(high: 7, low: 8), kind: .person, role: .witness,
                details: PartyDetails(names: ["Wanda Moss"]), source: NewAssertion(said: .officer, nature: .fact))))
}

/// What the tests of investigations ask for.
enum InvestigationWishes {
    /// Wishes as people might have them, sensible and not.
    static func commands(_ text: String, using random: inout Numbers) -> [FileCommand] {
        let number = Int.random(in: 0...2, using: &random)
        let at = Station.friday.adding(hours: Int64.random(in: -2...2_000, using: &random))
        let wishes: [InvestigationCommand] = [
            .decideSolvability(added: ["series"], choice: .investigate, reason: text), .openLine(text),
            .settleLine(number, .done, reason: text),
            .setTask(NewTask(words: text, owner: amara, due: at)), .endTask(number, .cancelled, words: text),
            .reassignTask(number, to: text == "Words" ? priya : amara, reason: text),
            .seize(exhibit("AO/\(number)", at: at, seal: text == "Words" ? "S\(number)" : "")),
            .move(exhibit: number, move("Amara Okafor", to: "The store", at: at, seal: "S1")),
            .open(exhibit: number, ExhibitHandling(holder: "Amara Okafor", at: at), reason: text),
            .seal(exhibit: number, ExhibitHandling(holder: "Amara Okafor", at: at), seal: "T\(number)"),
            .take(statement(number == 0 ? nil : number, text, at: at)),
            .decideDisclosure(.exhibit(number), .sensitive, reason: text),
            .review(NewSupervisorReview(findings: text, directions: [], nextReview: at)),
            .authoriseOutcome, .sendBackOutcome(reason: text),
        ]
        return wishes.map { .investigation($0) }
    }

    static let amara = StaffMember(username: "amara.okafor", name: "Amara Okafor", roles: [.investigator])
    static let tom = StaffMember(username: "tom.hale", name: "Tom Hale", roles: [.supervisor])
    static let auditor = StaffMember(username: "joe.marsh", name: "Joe Marsh", roles: [.auditor])
    static let priya = StaffMember(username: "priya.nair", name: "Priya Nair", roles: [.contactOfficer])

    static func exhibit(
        _ reference: String = "AO/1", at: Moment = Station.friday, seal: String = "S1", upload: EvidenceID? = nil
    ) -> NewExhibit {
        NewExhibit(
            reference: reference,
            details: ExhibitDetails(description: "Bolt cutters", place: "Kiln Hill", seizedBy: "Amara Okafor"),
            at: at, seal: seal, evidence: upload)
    }

    static func move(
        _ from: String = "Amara Okafor", to: String = "The property store", at: Moment = Station.friday,
        seal: String = "S1"
    ) -> ExhibitMove {
        ExhibitMove(hands: ExhibitHands(from: from, to: to, place: "Perry Barr"), at: at, seal: seal)
    }

    static func handling(_ holder: String = "Amara Okafor", at: Moment = Station.friday) -> ExhibitHandling {
        ExhibitHandling(holder: holder, at: at)
    }

    static func statement(
        _ number: Int? = nil, _ text: String = "I saw a tall man with bolt cutters. He ran to the canal.",
        name: String = "Imran Sadiq", at: Moment = Station.friday
    ) -> NewStatement {
        NewStatement(
            number: number, kind: .witness, contents: StatementContents(name: name, text: text), takenAt: at,
            isSigned: true)
    }

    static func task(_ words: String = "Ask the shop for its film", hours: Int64 = 24) -> NewTask {
        NewTask(words: words, owner: amara, due: Station.friday.adding(hours: hours))
    }
}
