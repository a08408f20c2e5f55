import Policing
import Workflows

/// Reads what was typed as a command, and notes everything that is wrong with it.
struct ActionReading {
    let desk: DeskWords
    let action: DeskAction
    let form: FormBody
    var officers: [StaffMember]
    let file: OpenedFile
    /// What the force's rules of allocation come to for this file.
    let suggested: SuggestedOwner
    var faults: [InputFault] = []
    /// Whether the rule that applies may stand for a reason that nobody typed.
    var ruleIsReason = false
    /// The other file that the form names, if there is one that its sender may know of.
    var found: FileID?
    /// Everybody who stands for the same person as the party that the form names.
    var samePerson: Set<PartyID> = []

    init(desk: DeskWords, action: DeskAction, form: FormBody, file: OpenedFile) {
        self.desk = desk
        self.action = action
        self.form = form
        self.file = file
        officers = file.officers
        suggested = SuggestedOwner(desk: desk, file: file)
    }

    /// Nil when there are faults.
    mutating func command(isCrime: Bool) -> FileCommand? {
        let command = read(isCrime: isCrime)
        return faults.isEmpty ? command : nil
    }

    private mutating func read(isCrime: Bool) -> FileCommand? {
        switch action {
        case .take: return .take
        case .grade: return .grade(code: given("grade"), reason: words("reason"))
        case .first: return firstDecision()
        case .thrive: return assessment()
        case .arrived: return clockStop()
        case .record: return record()
        case .cancel: return cancel()
        case .transfer: return transfer()
        case .transferred: return transferred()
        case .overrule: return overrule()
        case .judge: return judgement()
        case .allocate: return allocate()
        case .write: return .write(text: words("text"))
        case .support: return .referToSupport(service: service(), of: PartyID(text: form["victim"]))
        case .outcome: return .decideOutcome(outcome(isCrime: isCrime))
        case .review:
            let decision = oneOf("decision", ["upheld", "changed"])
            return .answerReview(upheld: decision == "upheld", explanation: words("explanation"))
        case .reopen: return .reopen(reason: words("reason"))
        case .check: return check()
        case .hear: return heard()
        case .restrict: return restriction()
        case .party, .partyCorrect, .partyRole, .object, .location, .event, .connect, .remove, .linkFile, .merge,
            .undoMerge:
            return partiesCommand().map(FileCommand.parties)
        case .lift: return .access(.lift(reason: words("reason", limit: 1_000)))
        case .undo: return .undo
        case .needs, .preference, .codeEvent, .contactNote, .setAside: return contract().map { .contract(ofVictim($0)) }
        default: return investigation().map { .investigation($0) }
        }
    }

    private mutating func record() -> FileCommand? {
        let kind = oneOf("is", RecordFields.kinds)
        let classification = classification(as: kind)
        let circumstances = circumstances(isCrime: kind == "crime")
        // No rule says that two reports are of the same event.
        let rule = ruleIsReason && kind != "duplicate" ? ruleInWords(circumstances, classification) : nil
        let reason = form["reason"].allSatisfy(\.isWhitespace) ? rule ?? words("reason") : words("reason")
        return classification.map { .record($0, reason: reason, circumstances: circumstances) }
    }

    /// The sentence of the counting rule that decides it.
    private func ruleInWords(_ circumstances: ReportedCircumstances, _ classification: Classification?) -> String {
        let offence = classification?.offence.flatMap { desk.site.rules.offences[$0] }
        let decision = CountingRules.decide(offence.map { circumstances.of($0.basis) } ?? circumstances)
        return RefusalWords(desk: desk).rule(of: decision)
    }

    /// What the counting rules ask, whatever it is to be. Who reported is asked of a crime alone: most else has no victim.
    private mutating func circumstances(isCrime: Bool) -> ReportedCircumstances {
        let test = oneOf("test", CircumstanceFields.tests)
        let reporter = isCrime ? oneOf("reporter", CircumstanceFields.reporters) : form["reporter"]
        let isAgainstState = ["yes", "no"].contains(form["points"])
        let standing = reporter == "confirmed" ? .bystander : ReporterStanding(rawValue: reporter) ?? .victim
        let victims = form["victims"].isEmpty ? 1 : Int(form["victims"])
        if victims == nil { note("victims") }
        return ReportedCircumstances(
            basis: isAgainstState ? .state : .victim, reporter: standing, probablyACrime: test != "no",
            credibleEvidenceToContrary: test == "doubted", pointsToProveMadeOut: form["points"] == "yes",
            victimConfirms: reporter == "confirmed", victims: victims ?? 0, further: isCrime ? further : nil,
            isRecordedNationally: test == "national" ? true : nil)
    }

    private mutating func cancel() -> FileCommand? {
        let ground = CancellationGround(rawValue: oneOf("ground", CancellationGround.allCases.map(\.rawValue)))
        let evidence = words("evidence")
        var other: String?
        switch ground {
        case .recordedElsewhere: other = words("body", limit: 200)
        case .duplicate:
            other = Reference(typed: form["duplicate"])?.text
            if other == nil { note("duplicate") }
        case .noCrimeTookPlace, .recordedInError, .selfDefence, nil: break
        }
        let staying = staying()
        return ground.map {
            .cancelCrime(
                Cancellation(
                    ground: $0, evidence: evidence, otherForceAgreed: form["agreed"] == "yes", other: other,
                    staying: staying))
        }
    }

    /// Of each recorded offence as many crimes as stay; a field left empty keeps none.
    private mutating func staying() -> [CountedOffence] {
        CancelFields.counted(file).compactMap { item in
            let field = CancelFields.stays(item.offence)
            guard let crimes = form[field].isEmpty ? 0 : Int(form[field]) else {
                note(field, saying: desk.text("cancel.stays.missing"))
                return nil
            }
            return CountedOffence(offence: item.offence, crimes: crimes)
        }
    }

    private mutating func classification(as kind: String) -> Classification? {
        switch kind {
        case "crime": return .crime(offence: given("offence"))
        case "incident": return .nonCrimeIncident
        case "asb":
            let type = given("type"), qualifier = AntiSocialQualifier(rawValue: given("qualifier"))
            return qualifier.map { .antiSocialBehaviour(type: type, qualifier: $0) }
        case "not-ours": return .notOurs(body: words("body", limit: 200))
        case "duplicate":
            guard let reference = Reference(typed: form["duplicate"]) else {
                note("duplicate")
                return nil
            }
            return .duplicate(of: reference.text)
        default: return nil
        }
    }

    /// What the rules suggest needs no words; whoever chooses otherwise says why.
    private mutating func allocate() -> FileCommand? {
        let unit = given("unit"), officer = officer()
        if ruleIsReason { return .allocate(unit: unit, officer: officer, because: firstReason(unit, officer)) }
        let isSuggested = unit == suggested.proposal?.unit && officer == suggested.proposal?.officer
        if isSuggested, form["reason"].allSatisfy(\.isWhitespace), let rule = suggested.proposal?.rule {
            let words = String((suggested.reason ?? rule.reason).prefix(FileLimits.reasonCharacters))
            return .allocate(unit: unit, officer: officer, because: .rule(rule.code, words))
        }
        return .allocate(
            unit: unit, officer: officer, because: .hand(words("reason", limit: FileLimits.reasonCharacters)))
    }

    /// With a first decision nobody is asked why: the rule says it, or that a person chose.
    private func firstReason(_ unit: String, _ officer: StaffMember?) -> AllocationReason {
        let owner = FirstSuggestion(desk: desk, file: file).owner(of: RecordedClass(rawValue: form["is"]))
        guard let proposal = owner, proposal.unit == unit, proposal.officer == officer else {
            return .hand(desk.text("allocate.by-first"))
        }
        return .rule(proposal.rule.code, proposal.rule.reason)
    }

    private mutating func officer() -> StaffMember? {
        guard !form["officer"].isEmpty else { return nil }
        let officer = officers.first { $0.username == form["officer"] }
        if officer == nil { note("officer") }
        return officer
    }

    private mutating func service() -> String {
        let code = given("service")
        guard let service = desk.site.force.support.first(where: { $0.code == code }) else {
            if !code.isEmpty { note("service") }
            return ""
        }
        return service.title
    }

    private mutating func outcome(isCrime: Bool) -> NewOutcome {
        guard isCrime else {
            return NewOutcome(
                code: nil, body: nil, victim: .notKnown, explanation: words("explanation"))
        }
        let victim = VictimWish(rawValue: oneOf("victim", VictimWish.allCases.map(\.rawValue)))
        let code = given("outcome")
        let body = words("body", limit: 200, isNeeded: false)
        return NewOutcome(
            code: code, body: body.isEmpty ? nil : body, victim: victim ?? .notKnown,
            explanation: words("explanation"), evidence: evidence())
    }

    // MARK: Fields

    mutating func note(_ field: String) {
        note(field, saying: desk.text("\(action.rawValue).\(field).missing"))
    }

    mutating func note(_ field: String, saying text: String) {
        faults.append(InputFault(field: field, text: text))
    }

    /// What was chosen; a field left open is noted.
    mutating func given(_ field: String) -> String {
        if form[field].isEmpty { note(field) }
        return form[field]
    }

    mutating func oneOf(_ field: String, _ values: [String]) -> String {
        if !values.contains(form[field]) { note(field) }
        return form[field]
    }

    /// What was written; nothing, and too much, is noted.
    mutating func words(
        _ field: String, limit: Int = FileLimits.textCharacters, isNeeded: Bool = true
    ) -> String {
        let text = form[field]
        if isNeeded, text.allSatisfy(\.isWhitespace) { note(field) }
        if text.count > limit {
            faults.append(InputFault(field: field, text: desk.text("too-long", ["limit": String(limit)])))
        }
        return text
    }
}
