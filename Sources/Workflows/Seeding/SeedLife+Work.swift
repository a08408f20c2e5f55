import Policing

extension SeedLife {
    // MARK: Working on it

    /// An owner, a first letter, and what goes to and fro; false when the story ends before.
    mutating func work() -> Bool {
        let isForInvestigation = isCrime && (setting.isCast || random.chance(35))
        let officer = isForInvestigation ? staff(.investigator).staff : nil
        let (unit, reason) = allocation()
        act(.allocate(unit: unit, officer: officer, because: reason), by: staff(.supervisor))
        if state.report.contents.value?.answers.wantsSupport ?? false, random.chance(93) {
            guard wait(medianHours: 9) else { return false }
            act(
                .referToSupport(service: setting.world.force.support.first?.title ?? "support"),
                by: staff(.contactOfficer))
        }
        guard wait(medianHours: 7), waitForOffice() else { return false }
        act(.write(text: line("letter")), by: owner)
        for _ in 0..<random.weighted([setting.isCast ? 0 : 58, 28, 10, 4]) {
            guard correspond() else { return false }
        }
        return changeContact()
    }

    private var isCrime: Bool {
        if case .crime? = state.recorded?.classification { true } else { false }
    }

    var owner: Actor {
        state.allocation?.officer == nil ? staff(.contactOfficer) : staff(.investigator)
    }

    /// Mostly what the force's rules say; now and then a person knows better.
    private mutating func allocation() -> (unit: String, reason: AllocationReason) {
        let table = setting.world.rules.allocation, units = setting.world.force.units
        let features = AllocationFeatures(of: state, in: table.areas)
        if !random.chance(8), let (rule, unit) = table.rule(for: features) {
            return (unit, .rule(rule.code, rule.reason))
        }
        let wanted = setting.kind.unit.flatMap(ForceUnitKind.init) ?? .local
        let unit = units.first { $0.kind == wanted } ?? units.first
        return (unit?.code ?? "", .hand(line("allocate")))
    }

    /// The person writes, and mostly gets an answer.
    private mutating func correspond() -> Bool {
        guard wait(medianHours: 40) else { return false }
        act(.addMessage(text: words("message")), by: .person)
        if random.chance(12) {
            let item = PropertyItem(description: "a receipt", serialNumber: nil, valuePence: nil)
            act(.addProperty(item), by: .person)
        }
        guard random.chance(98), wait(medianHours: 16), waitForOffice() else { return now < setting.until }
        act(.write(text: line("answer")), by: owner)
        return true
    }

    private mutating func changeContact() -> Bool {
        guard !setting.isCast, let reporter = state.reporter, random.chance(4) else { return true }
        guard wait(medianHours: 30) else { return false }
        if random.chance(40) {
            act(.returnMessage(reporter.email == nil ? .text : .email), by: .platform)
        } else {
            act(.changeContact(reporter, declined: random.chance(45)), by: .person)
        }
        return true
    }

    // MARK: The end, and after it

    /// A decision; false when the story ends before, or nobody could decide yet.
    mutating func finish() -> Bool {
        guard !setting.isCast || state.report.form != "bicycle-theft" else { return false }
        guard wait(medianHours: isCrime ? 120 : 30), waitForOffice() else { return false }
        act(.decideOutcome(isCrime ? crimeEnding() : incidentEnding()), by: owner)
        authorise()
        guard state.status == .decided else { return false }
        if state.reporter != nil, random.chance(17), wait(medianHours: 20) {
            act(.giveFeedback(score: 1 + random.weighted([9, 9, 16, 31, 35]), words: words("feedback")), by: .person)
        }
        return now < setting.until
    }

    private mutating func crimeEnding() -> NewOutcome {
        let isNamed = state.report.contents.value?.answers["suspect-known"]?.text == "known"
        let endings = setting.world.texts.outcomes[isNamed ? "named" : "unnamed"] ?? []
        guard !endings.isEmpty else { return incidentEnding() }
        if isNamed { nameSuspect() }
        let ending = endings[random.weighted(endings.map(\.weight))]
        return NewOutcome(
            code: ending.code, body: ending.body, victim: VictimWish(rawValue: ending.victim) ?? .notKnown,
            explanation: ending.text,
            evidence: evidence(for: ending.code))
    }

    /// Whom the person named is on the file before anything is decided about them.
    private mutating func nameSuspect() {
        guard !state.parties.hasNamedSuspect else { return }
        let names = setting.world.texts.names
        let name = "\(random.pick(names.first)) \(random.pick(names.last))"
        act(
            .parties(
                .add(
                    NewParty(
                        id: .make(at: now, using: &random), kind: .person, role: .suspect,
                        details: PartyDetails(names: [name]), source: NewAssertion(said: .reporter, nature: .fact)))),
            by: owner)
    }

    /// What an outcome needs to have said.
    private mutating func evidence(for code: String) -> [OutcomeRequirement: String] {
        var said: [OutcomeRequirement: String] = [:]
        for need in setting.world.rules.outcomes[code]?.needs ?? [] where need.isSaid { said[need] = line("evidence") }
        return said
    }

    /// An outcome that takes somebody's authority gets it some hours later.
    private mutating func authorise() {
        guard state.investigation.proposal != nil, wait(medianHours: 5), waitForOffice() else { return }
        act(.investigation(.authoriseOutcome), by: staff(.supervisor))
    }

    private mutating func incidentEnding() -> NewOutcome {
        NewOutcome(code: nil, body: nil, victim: .notKnown, explanation: line("incidentEnd"))
    }

    /// Somebody asks for the decision to be looked at again, or new information comes.
    mutating func challenge() -> Bool {
        if random.chance(2), wait(medianHours: 60), waitForOffice() {
            act(.reopen(reason: line("reopen")), by: staff(.supervisor))
            return true
        }
        guard isCrime, random.chance(6), wait(medianHours: 30) else { return false }
        act(.requestReview(reason: words("reason")), by: .person)
        guard wait(medianHours: 60), waitForOffice() else { return false }
        let upheld = random.chance(76)
        let words = setting.world.texts.staff["review"] ?? ["-"]
        act(
            .answerReview(upheld: upheld, explanation: upheld ? words[0] : words[words.count - 1]),
            by: staff(.supervisor))
        return true
    }
}
