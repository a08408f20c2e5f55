extension Decision {
    /// Answers a command on the investigation.
    func investigate(_ command: InvestigationCommand) throws(FileRefusal) -> [FileFact] {
        if state.isErased { throw .personErased }
        switch command {
        case .authoriseOutcome: return try authoriseOutcome()
        case .sendBackOutcome(let reason): return try sendBackOutcome(because: reason)
        case .decideSolvability(let added, let choice, let reason):
            let decided = try decideSolvability(added, choice, because: reason)
            return [.investigation(.solvabilityDecided(decided))] + promisingToTell(of: choice)
        case .take(let statement):
            return try take(statement).map { .investigation($0) } + rightChanged(by: statement)
        default: return try investigation(command).map { .investigation($0) }
        }
    }

    /// A victim's statement starts the promise to offer them a victim personal statement; that one keeps it, and the
    /// promise to take it.
    ///
    /// Source: Victims' Code 2020, right 7 (offered with the statement).
    private func rightChanged(by statement: NewStatement) -> [FileFact] {
        typealias Rules = Victims.Rules
        guard let victim = state.victim(stating: statement.contents.name) else { return [] }
        switch statement.kind {
        case .victimPersonal: return keeping([Rules.statementOffer, Rules.statement], of: victim)
        case .victim:
            let isOffered = state.promises.contains { $0.rule == Rules.statementOffer && $0.victim == victim }
            let canBeTold = victim != nil || state.reporter != nil
            guard !isOffered, canBeTold, state.contract.of(victim).offeredStatementAt == nil else { return [] }
            return promises([Rules.statementOffer], to: [victim])
        case .witness, .professional, .suspect: return []
        }
    }

    private func investigation(_ command: InvestigationCommand) throws(FileRefusal) -> [InvestigationFact] {
        switch command {
        case .openLine(let words): try openLine(words)
        case .settleLine(let number, let result, let reason): try settleLine(number, result, because: reason)
        case .setTask(let task): [.taskSet(try set(task, number: state.investigation.tasks.count + 1, review: nil))]
        case .reassignTask(let number, let owner, let reason): try reassignTask(number, to: owner, because: reason)
        case .endTask(let number, let result, let words): try endTask(number, result, words)
        case .decideDisclosure(let item, let standing, let reason): try decide(item, standing, because: reason)
        case .review(let review): try supervise(review)
        default: try exhibits(command)
        }
    }

    // MARK: Solvability

    private func decideSolvability(
        _ added: Set<String>, _ choice: SolvabilityChoice, because reason: String
    ) throws(FileRefusal) -> SolvabilityDecided {
        try requireOpen()
        let table = rules.solvability
        if let unknown = added.sorted().first(where: { table[$0] == nil }) {
            throw .investigation(.unknownFactor(unknown))
        }
        let found = table.found(in: state)
        let held = table.factors.map(\.code).filter { found.contains($0) || added.contains($0) }
        return SolvabilityDecided(
            factors: held, fromFacts: found, points: table.points(of: held),
            suggestion: table.suggestion(for: held), choice: choice, reason: sealed(try text(reason)), by: by)
    }

    /// Every victim who can be told is owed it from the moment of the decision, once; of what is no crime nobody is.
    ///
    /// Source: Victims' Code 2020, right 6: a decision not to investigate, counted from the decision.
    private func promisingToTell(of choice: SolvabilityChoice) -> [FileFact] {
        let isNoCrime = state.recorded.map { $0.classification.offence == nil } ?? false
        guard choice == .file, !isNoCrime else { return [] }
        return promises(
            [Victims.Rules.notInvestigated],
            to: state.owed.filter {
                ($0 != nil || state.reporter != nil) && !state.waits(Victims.Rules.notInvestigated, $0)
            })
    }

    // MARK: Lines of enquiry

    private func openLine(_ words: String) throws(FileRefusal) -> [InvestigationFact] {
        try requireOpen()
        let words = try text(words, limit: InvestigationLimits.lineCharacters)
        try requireRoom(after: state.investigation.lines.count)
        return [.lineOpened(LineOpened(number: state.investigation.lines.count + 1, words: sealed(words), by: by))]
    }

    private func settleLine(
        _ number: Int, _ result: LineSettled.Result, because reason: String
    ) throws(FileRefusal) -> [InvestigationFact] {
        guard let line = state.investigation.line(number) else { throw .investigation(.unknownLine(number)) }
        guard line.settled == nil else { throw .investigation(.lineSettled(number)) }
        let reason = try text(reason)
        return [.lineSettled(LineSettled(number: number, result: result, reason: sealed(reason), by: by))]
    }

    // MARK: Tasks

    /// The fact of a new task; a review may direct several at once.
    func set(_ task: NewTask, number: Int, review: Int?) throws(FileRefusal) -> TaskSet {
        let words = try text(task.words, limit: InvestigationLimits.lineCharacters)
        guard task.due > now else { throw .investigation(.dueInThePast) }
        guard state.access.names(task.owner) else { throw .investigation(.taskOwnerNotNamed(task.owner.name)) }
        try requireRoom(after: number - 1)
        return TaskSet(
            number: number, words: sealed(words), owner: task.owner.username, ownerName: task.owner.name,
            due: task.due, review: review, by: by)
    }

    private func endTask(
        _ number: Int, _ result: TaskEnded.Result, _ words: String
    ) throws(FileRefusal) -> [InvestigationFact] {
        let task = try openTask(number)
        let isTheirs = [task.owner, task.fact.by].contains(by)
        guard isTheirs || Permission.denial(actor, .reviewInvestigation) == nil else {
            throw .investigation(.taskOfAnother(owner: task.ownerName))
        }
        let said = words.readable
        let words = result == .done && said.isEmpty ? said : try text(words)
        return [.taskEnded(TaskEnded(number: number, result: result, words: sealed(words), by: by))]
    }

    private func reassignTask(
        _ number: Int, to owner: StaffMember, because reason: String
    ) throws(FileRefusal) -> [InvestigationFact] {
        let task = try openTask(number)
        guard task.owner == by || Permission.denial(actor, .reviewInvestigation) == nil else {
            throw .investigation(.notToGiveAway(owner: task.ownerName))
        }
        guard task.owner != owner.username else { throw .investigation(.ownerAlready(task.ownerName)) }
        // Whoever cannot open the file would never see the task, and nobody else would have it.
        guard Permission.denial(.staff(owner), .investigate) == nil, state.access.names(owner) else {
            throw .investigation(.cannotOwn(owner.name))
        }
        return [
            .taskReassigned(
                TaskReassigned(
                    number: number, owner: owner.username, ownerName: owner.name, reason: sealed(try text(reason)),
                    by: by))
        ]
    }

    private func openTask(_ number: Int) throws(FileRefusal) -> FileTask {
        guard let task = state.investigation.task(number) else { throw .investigation(.unknownTask(number)) }
        guard task.ended == nil else { throw .investigation(.taskEnded(number)) }
        return task
    }

    /// - Throws: a refusal when a file holds as many of a kind as it may.
    func requireRoom(after count: Int) throws(FileRefusal) {
        guard count < InvestigationLimits.ofAKind else {
            throw .investigation(.tooMany(limit: InvestigationLimits.ofAKind))
        }
    }

    /// - Throws: a refusal for a moment that is still to come.
    func requirePast(_ moment: Moment) throws(FileRefusal) {
        guard moment <= now else { throw .investigation(.inTheFuture) }
    }
}

/// How much one investigation may hold.
public enum InvestigationLimits {
    /// Lines of enquiry, tasks, exhibits or statements of one file.
    public static let ofAKind = 200
    public static let lineCharacters = 1_000
    public static let nameCharacters = 500
    public static let sealCharacters = 40
    public static let statementCharacters = 50_000
}
