extension Decision {
    // MARK: Statements

    /// A new version stands beside the old one: what somebody signed is never replaced.
    func take(_ statement: NewStatement) throws(FileRefusal) -> [InvestigationFact] {
        let held = state.investigation.statements
        if let number = statement.number, state.investigation.statement(number) == nil {
            throw .investigation(.unknownStatement(number))
        }
        if statement.number == nil { try requireRoom(after: held.count) }
        try requirePast(statement.takenAt)
        let contents = StatementContents(
            name: try text(statement.contents.name, limit: InvestigationLimits.nameCharacters),
            text: try text(statement.contents.text, limit: InvestigationLimits.statementCharacters))
        let earlier = statement.number.flatMap(state.investigation.statement)
        return [
            .statementTaken(
                StatementTaken(
                    number: earlier?.number ?? held.count + 1, version: (earlier?.versions.count ?? 0) + 1,
                    kind: statement.kind, takenAt: statement.takenAt, isSigned: statement.isSigned,
                    contents: sealed(contents), by: by))
        ]
    }

    // MARK: The schedule of disclosure

    func decide(
        _ item: DisclosureItem, _ standing: DisclosureStanding, because reason: String
    ) throws(FileRefusal) -> [InvestigationFact] {
        guard state.disclosable.contains(item) else { throw .investigation(.unknownItem(item)) }
        let reason = try text(reason)
        return [.disclosureDecided(DisclosureDecided(item: item, standing: standing, reason: sealed(reason), by: by))]
    }

    /// Nothing that the person is told gives away what is held to be sensitive, nor an outcome that waits for authority.
    func requireTellable(_ facts: [FileFact]) throws(FileRefusal) {
        let isDecided = facts.contains { if case .outcomeDecided = $0 { true } else { false } }
        for words in facts.flatMap(\.wordsToThePerson).compactMap({ $0 }) {
            if let item = state.sensitiveItem(in: words) { throw .investigation(.tellsSensitive(item)) }
            if !isDecided, let code = state.undecidedOutcome(in: words) { throw .investigation(.tellsUndecided(code)) }
        }
    }

    // MARK: Reviews by a supervisor

    func supervise(_ review: NewSupervisorReview) throws(FileRefusal) -> [InvestigationFact] {
        let findings = try text(review.findings)
        if let next = review.nextReview, next <= now { throw .investigation(.dueInThePast) }
        let number = state.investigation.reviews.count + 1
        var facts: [InvestigationFact] = [
            .investigationReviewed(
                InvestigationReviewed(
                    number: number, findings: sealed(findings), nextReview: review.nextReview, by: by))
        ]
        for direction in review.directions {
            let task = state.investigation.tasks.count + facts.count
            facts.append(.taskSet(try set(direction, number: task, review: number)))
        }
        return facts
    }
}

extension FileFact {
    /// What the fact tells the person in somebody's own words, in whatever language.
    var wordsToThePerson: [String?] {
        switch self {
        case .staffWrote(let fact): [fact.text.value, fact.english?.value]
        case .outcomeDecided(let fact): [fact.explanation.value]
        case .reviewAnswered(let fact): [fact.explanation.value]
        case .investigation(.outcomeProposed(let fact)): [fact.explanation.value]
        default: []
        }
    }
}
