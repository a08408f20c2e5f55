import Policing

extension FileInHand {
    /// One command of every kind that an investigation knows, in an order in which each is allowed.
    static let everyInvestigation: [FileCommand] = (plan + exhibit).map { .investigation($0) } + material

    private static let material: [FileCommand] = [
        .investigation(
            .take(
                NewStatement(
                    number: nil, kind: .professional,
                    contents: StatementContents(name: "Imran Sadiq", text: "I saw him cut the lock in Kiln Hill."),
                    takenAt: start, isSigned: true))),
        .investigation(.decideDisclosure(.statement(1), .unused, reason: "Imran Sadiq saw little")),
        .parties(
            .add(
                NewParty(
                    id: suspect, kind: .person, role: .suspect, details: PartyDetails(names: ["Daniel Price"]),
                    source: NewAssertion(said: .reporter, nature: .fact)))),
        .decideOutcome(
            NewOutcome(
                code: "8", body: nil, victim: .supports, explanation: "He pays for the lock",
                evidence: [.admission: "Told Imran Sadiq", .terms: "He pays for the lock"])),
        .investigation(.sendBackOutcome(reason: "Grace was not asked")),
        .parties(.remove(suspect, reason: "It was somebody else")),
    ]

    private static let suspect = PartyID(high: 7, low: 7)

    private static let plan: [InvestigationCommand] = [
        .decideSolvability(added: ["serious"], choice: .investigate, reason: "Grace has a film of the shop"),
        .openLine("Ask for the film of the shop"), .settleLine(1, .done, reason: "Grace is on it"),
        .setTask(NewTask(words: "Ring Grace", owner: Town.amara, due: start.adding(hours: 99))),
        .reassignTask(1, to: Town.priya, reason: "Grace knows her"), .endTask(1, .cancelled, words: "Grace rang"),
        .review(
            NewSupervisorReview(
                findings: "Grace was kept waiting",
                directions: [NewTask(words: "Write to Grace", owner: Town.amara, due: start.adding(hours: 90))],
                nextReview: start.adding(hours: 200))),
    ]

    private static let exhibit: [InvestigationCommand] = [
        .seize(
            NewExhibit(
                reference: "AO/1",
                details: ExhibitDetails(description: "Lock of Grace", place: "Kiln Hill", seizedBy: "Amara Okafor"),
                at: start, seal: "S1")),
        .open(exhibit: 1, ExhibitHandling(holder: "Amara Okafor", at: start), reason: "To show Grace"),
        .seal(exhibit: 1, ExhibitHandling(holder: "Amara Okafor", at: start), seal: "S2"),
        .move(
            exhibit: 1,
            ExhibitMove(
                hands: ExhibitHands(from: "Amara Okafor", to: "Grace Lowe", place: "Kiln Hill"), at: start, seal: "S2")),
    ]
}
