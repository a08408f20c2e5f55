import Policing
import Workflows

/// Reads the forms of an investigation.
extension ActionReading {
    mutating func investigation() -> InvestigationCommand? {
        switch action {
        case .solvability:
            let choice = SolvabilityChoice(rawValue: oneOf("choice", SolvabilityChoice.allCases.map(\.rawValue)))
            let reason = words("reason")
            return choice.map {
                .decideSolvability(added: Set(form.all("factor")), choice: $0, reason: reason)
            }
        case .line: return .openLine(words("words", limit: InvestigationLimits.lineCharacters))
        case .lineEnd:
            let result = LineSettled.Result(rawValue: oneOf("result", LineSettled.Result.allCases.map(\.rawValue)))
            let number = number("number"), reason = words("reason")
            return result.map { .settleLine(number, $0, reason: reason) }
        case .task: return task("").map { .setTask($0) }
        case .taskGive:
            let number = number("number"), reason = words("reason")
            let owner = officers.first { $0.username == form["owner"] }
            if owner == nil { note("owner") }
            return owner.map { .reassignTask(number, to: $0, reason: reason) }
        case .taskEnd:
            let result = TaskEnded.Result(rawValue: oneOf("result", TaskEnded.Result.allCases.map(\.rawValue)))
            let number = number("number"), words = words("words", isNeeded: result == .cancelled)
            return result.map { .endTask(number, $0, words: words) }
        case .statement: return statement()
        case .disclosure: return disclosure()
        case .supervision: return supervision()
        case .authorise: return .authoriseOutcome
        case .sendBack: return .sendBackOutcome(reason: words("reason"))
        default: return exhibit()
        }
    }

    private mutating func exhibit() -> InvestigationCommand? {
        switch action {
        case .exhibit: return seizure().map { .seize($0) }
        case .exhibitMove:
            let number = number("number"), from = name("from"), to = name("to")
            let moment = moment("at"), place = name("place")
            let hands = ExhibitHands(from: from, to: to, place: place)
            return moment.map { .move(exhibit: number, ExhibitMove(hands: hands, at: $0, seal: form["seal"])) }
        case .exhibitOpen:
            let number = number("number"), holder = name("holder"), moment = moment("at")
            let reason = words("reason", limit: InvestigationLimits.lineCharacters)
            return moment.map {
                .open(exhibit: number, ExhibitHandling(holder: holder, at: $0), reason: reason)
            }
        case .exhibitSeal:
            let number = number("number"), holder = name("holder"), moment = moment("at"), seal = given("seal")
            return moment.map { .seal(exhibit: number, ExhibitHandling(holder: holder, at: $0), seal: seal) }
        default: return nil
        }
    }

    private mutating func seizure() -> NewExhibit? {
        let reference = given("reference")
        let description = words("description", limit: InvestigationLimits.lineCharacters)
        let evidence = form["evidence"].isEmpty ? nil : EvidenceID(text: form["evidence"])
        if evidence == nil, !form["evidence"].isEmpty { note("evidence") }
        let moment = moment("at"), place = name("place"), seizedBy = name("seized-by")
        let details = ExhibitDetails(description: description, place: place, seizedBy: seizedBy)
        return moment.map {
            NewExhibit(reference: reference, details: details, at: $0, seal: form["seal"], evidence: evidence)
        }
    }

    private mutating func statement() -> InvestigationCommand? {
        let number = form["number"].isEmpty ? nil : number("number")
        let name = name("name")
        let kind = StatementKind(rawValue: oneOf("kind", StatementKind.allCases.map(\.rawValue)))
        let moment = moment("at"), signed = oneOf("signed", ["yes", "no"])
        let text = words("text", limit: InvestigationLimits.statementCharacters)
        guard let kind, let moment else { return nil }
        return .take(
            NewStatement(
                number: number, kind: kind, contents: StatementContents(name: name, text: text), takenAt: moment,
                isSigned: signed == "yes"))
    }

    private mutating func disclosure() -> InvestigationCommand? {
        let item = DisclosureItem(text: form["item"])
        if item == nil { note("item") }
        let standing = DisclosureStanding(
            rawValue: oneOf("standing", DisclosureStanding.allCases.map(\.rawValue)))
        let reason = words("reason")
        guard let item, let standing else { return nil }
        return .decideDisclosure(item, standing, reason: reason)
    }

    private mutating func supervision() -> InvestigationCommand? {
        let findings = words("findings")
        let directions = (1...3).map { "-\($0)" }.filter { !form["words\($0)"].allSatisfy(\.isWhitespace) }
            .compactMap { task($0) }
        var next: Moment?
        if !form["next-day"].allSatisfy(\.isWhitespace) {
            next = day("next-day").map(Moment.endOfDay)
        }
        return .review(NewSupervisorReview(findings: findings, directions: directions, nextReview: next))
    }

    private mutating func task(_ suffix: String) -> NewTask? {
        let words = words("words\(suffix)", limit: InvestigationLimits.lineCharacters)
        let owner = officers.first { $0.username == form["owner\(suffix)"] }
        if owner == nil { note("owner\(suffix)") }
        let due = moment("due\(suffix)")
        guard let owner, let due else { return nil }
        return NewTask(words: words, owner: owner, due: due)
    }

    /// What was said of what the chosen outcome needs.
    func evidence() -> [OutcomeRequirement: String] {
        let needs = desk.site.rules.outcomes[form["outcome"]]?.needs ?? []
        return Dictionary(
            uniqueKeysWithValues: needs.filter(\.isSaid).map { ($0, form["evidence-\($0.rawValue)"]) })
    }

    // MARK: Fields

    private mutating func name(_ field: String) -> String {
        words(field, limit: InvestigationLimits.nameCharacters)
    }

    private mutating func number(_ field: String) -> Int {
        guard let number = Int(form[field]) else {
            note(field)
            return 0
        }
        return number
    }

    mutating func moment(_ field: String) -> Moment? {
        let day = day("\(field)-day"), clock = ClockTime(form["\(field)-time"])
        if clock == nil { note("\(field)-time") }
        guard let day, let clock else { return nil }
        return Moment(london: day, hour: clock.hour, minute: clock.minute)
    }

    /// A day written as `22/11/2026`, with whatever between its numbers.
    private mutating func day(_ field: String) -> CivilDate? {
        let parts = form[field].split { !$0.isNumber }.map(String.init)
        let date = EnteredDate(parts: parts).civil
        if date == nil { note(field) }
        return date
    }
}

extension EnteredDate {
    fileprivate init(parts: [String]) {
        self.init()
        guard parts.count == 3 else { return }
        (day, month, year) = (parts[0], parts[1], parts[2])
    }
}
