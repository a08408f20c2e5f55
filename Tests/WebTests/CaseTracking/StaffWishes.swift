import Policing
import Workflows

/// What people might want of a file, sensible and not, with a mark in every field that only staff may read.
struct StaffWishes {
    /// In no word of any catalogue, name or address: whatever shows it shows what only staff may know.
    static let mark = "zq"

    static let words = "zqwords of a colleague"
    static let tom = member("zqtom", "Tom Hale", [.supervisor, .registrar])
    static let inspector = member("zqines", "Ines Ward", [.inspector])
    static let amara = member("zqamara", "Amara Okafor", [.investigator])
    static let duty = member("zqdana", "Dana Moss", [.dutyOfficer])

    let state: FileState
    let now: Moment
    let rules: Rulebook
    var random: SplitMix64

    private static func member(_ username: String, _ name: String, _ roles: Set<Role>) -> StaffMember {
        StaffMember(username: username, name: name, roles: roles)
    }

    /// Who may want it: now and then somebody else of those who may.
    static func actor(of kind: WishKind, isOther: Bool) -> Actor {
        switch kind {
        case .report, .addMessage, .addProperty, .addEvidence, .changeContact, .requestReview, .giveFeedback: .person
        case .returnMessage: .platform
        case .breakGlass: .staff(duty)
        case .authoriseOutcome, .sendBackOutcome, .reviewGlass: .staff(inspector)
        case .hear, .undo, .judge, .overrule: .staff(tom)
        default: .staff(isOther ? inspector : tom)
        }
    }

    private var words: String { Self.words }
    private var held: Investigation { state.investigation }
    private var parties: Parties { state.parties }

    private mutating func one<Element>(_ elements: [Element]) -> Element? { elements.randomElement(using: &random) }
    private mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }
    private mutating func isTrue() -> Bool { .random(using: &random) }

    /// Nil where the file has nothing that it could be about.
    mutating func command(_ kind: WishKind) -> FileCommand? {
        switch kind {
        case .report, .take: .take
        case .grade: .grade(code: one(["P1", "P3", "P4", "P7"]) ?? "P1", reason: words)
        case .assess: .triage(.assess(thrive, suggested: ThriveLevels()))
        case .stopClock: .triage(.stopClock(minutesAgo: 0))
        case .decideFirst: .triage(.decideFirst(first))
        case .record: .record(classification(), reason: words, circumstances: circumstances)
        case .cancelCrime:
            .informing(
                .cancelCrime(Cancellation(ground: .recordedInError, evidence: words)),
                PersonUpdate(text: "It was recorded by mistake."))
        case .offerTransfer: .crimeRecord(.offerTransfer(force: "zqforce", reason: words))
        case .answerTransfer:
            .crimeRecord(.answerTransfer(accepted: false, contact: words, told: nil))
        case .overrule: .crimeRecord(.overrule(classification(), reason: words, circumstances: circumstances))
        case .judge:
            .judge(NewAuditJudgement(sample: 1, stratum: "zqstratum/crime/month", verdict: .late, note: words))
        case .allocate:
            .allocate(unit: "volume-crime", officer: isTrue() ? Self.amara : nil, because: .hand(words))
        case .undo: .undo
        case .check:
            .supervision(.check(about: Self.tom, week: WorkWeek(of: now.london.date), marks: checks, comment: words))
        case .hear: .supervision(.hear(number: 1, reply: words))
        default: commandWithThePerson(kind)
        }
    }

    private mutating func commandWithThePerson(_ kind: WishKind) -> FileCommand? {
        switch kind {
        case .write: .write(text: "Thank you. We read your message.")
        case .informing: .informing(.investigation(.openLine(words)), PersonUpdate(text: "We go on looking."))
        case .addMessage: .addMessage(text: "I found the receipt.")
        case .addProperty:
            .addProperty(PropertyItem(description: "A bell", serialNumber: nil, valuePence: nil))
        case .addEvidence: .addEvidence(evidence())
        case .changeContact: .changeContact(TestSite.grace, declined: false)
        case .referToSupport: .referToSupport(service: "Victim Support")
        case .decideOutcome: .decideOutcome(outcome())
        case .requestReview: .requestReview(reason: "There is a camera.")
        case .answerReview: .answerReview(upheld: isTrue(), explanation: "We looked again.")
        case .reopen: .reopen(reason: words)
        case .giveFeedback: .giveFeedback(score: 4, words: "Kind people.")
        case .returnMessage: .returnMessage(.text)
        case .restrict, .lift, .breakGlass, .reviewGlass: accessCommand(kind).map { .access($0) }
        case .assessNeeds, .sayPreference, .noteEvent, .setAside, .noteContact:
            contract(kind).map { .contract(ofSomebody($0)) }
        default: investigation(kind).map { .investigation($0) } ?? partiesCommand(kind).map { .parties($0) }
        }
    }

    private func accessCommand(_ kind: WishKind) -> AccessCommand? {
        switch kind {
        case .restrict:
            .restrict(
                NewRestriction(
                    people: ["zqtom", "zqines", "zqamara"], units: [], reason: words,
                    reviewBy: now.london.date.adding(days: 7)))
        case .lift: .lift(reason: words)
        case .breakGlass: .breakGlass(reason: words)
        default: .reviewGlass(number: state.access.breakings.count, justified: true, reason: words)
        }
    }

    /// Of whoever reported, or of another victim.
    private mutating func ofSomebody(_ command: ContractCommand) -> ContractCommand {
        let victims = parties.people.filter { $0.role == .victim && !$0.isReporter }
        guard isTrue(), let victim = one(victims) else { return command }
        return .of(victim.id, command)
    }

    private mutating func contract(_ kind: WishKind) -> ContractCommand? {
        switch kind {
        case .assessNeeds:
            return .assessNeeds(
                VictimNeeds(
                    reasons: [.intimidated: words], interpreter: words, access: words, safeContact: words))
        case .sayPreference:
            let reporter = ReporterDetails(
                name: nil, email: "grace.lowe@example.org", phone: nil, contact: .only(.email, when: .any))
            return .sayPreference(NewPreference(reporter: reporter, declined: false, updateDays: 14, saidBy: words))
        case .noteEvent:
            let trigger = one(PromiseTrigger.allCases.filter(\.isNotedByStaff)) ?? .suspectArrested
            return .noteEvent(trigger, happenedAt: now, toldAt: isTrue() ? now : nil)
        case .setAside: return .setAside(rule: "VC06-OOCD", reason: words)
        default:
            return .noteContact(
                NewContact(
                    direction: isTrue() ? .incoming : .outgoing, channel: .call, at: now,
                    detail: ContactDetail(with: "zqcaller", summary: words)))
        }
    }

    // MARK: Parts

    private var thrive: [ThriveNote] {
        ThriveElement.allCases.map { ThriveNote(element: $0, level: .high, text: words) }
    }

    private var circumstances: ReportedCircumstances {
        ReportedCircumstances(basis: .victim, reporter: .victim, probablyACrime: true)
    }

    private var first: FirstDecision {
        FirstDecision(
            thrive: thrive, suggested: ThriveLevels(), grade: "P3", gradeReason: words,
            recording: .init(.crime(offence: "44"), reason: words, circumstances: circumstances),
            owner: .init(unit: "volume-crime", officer: Self.amara, because: .hand(words)),
            answer: PersonUpdate(text: "We begin now."))
    }

    private var checks: [CheckMark] { rules.checks.map { CheckMark(question: $0, answer: .met) } }

    private mutating func classification() -> Classification {
        one([.crime(offence: "44"), .crime(offence: "44"), .crime(offence: "28E"), .nonCrimeIncident])
            ?? .nonCrimeIncident
    }

    /// Its name is the person's own, until it is held to be sensitive.
    private mutating func evidence() -> NewEvidence {
        let id = EvidenceID.make(at: now, using: &random)
        return NewEvidence(id: id, name: "\(id.text).jpg", type: "image/jpeg", lengthBytes: 9, sha256: "aa")
    }

    private mutating func outcome() -> NewOutcome {
        let isCrime = state.recorded?.classification.offence != nil
        let code = isCrime ? one(["18", "8", "8", "10"]) : nil
        return NewOutcome(
            code: code, body: nil, victim: .supports, explanation: "This is how it ends.",
            evidence: [.admission: words, .terms: words, .publicInterest: words])
    }
}

// MARK: The investigation

extension StaffWishes {
    private mutating func investigation(_ kind: WishKind) -> InvestigationCommand? {
        switch kind {
        case .decideSolvability: .decideSolvability(added: [], choice: .investigate, reason: words)
        case .openLine: .openLine(words)
        case .settleLine:
            one(held.lines.filter { $0.settled == nil }).map { .settleLine($0.number, .done, reason: words) }
        case .setTask: .setTask(task)
        case .reassignTask:
            one(held.tasks.filter { $0.ended == nil && $0.owner != Self.tom.username })
                .map { .reassignTask($0.number, to: Self.tom, reason: words) }
        case .endTask: one(held.tasks.filter { $0.ended == nil }).map { .endTask($0.number, .cancelled, words: words) }
        case .takeStatement:
            .take(
                NewStatement(
                    number: one([nil, one(held.statements)?.number]) ?? nil, kind: .witness,
                    contents: StatementContents(name: "Zqimran Zqsadiq", text: words), takenAt: now, isSigned: true))
        case .decideDisclosure:
            one(state.disclosable).map {
                .decideDisclosure($0, one([.sensitive, .sensitive, .unused]) ?? .used, reason: words)
            }
        case .review:
            .review(NewSupervisorReview(findings: words, directions: [task], nextReview: now.adding(hours: 48)))
        case .authoriseOutcome: .authoriseOutcome
        case .sendBackOutcome: .sendBackOutcome(reason: words)
        default: exhibitCommand(kind)
        }
    }

    private var task: NewTask { NewTask(words: words, owner: Self.amara, due: now.adding(hours: 24)) }

    private mutating func exhibitCommand(_ kind: WishKind) -> InvestigationCommand? {
        let next = held.exhibits.count + 1
        if kind == .seize {
            return .seize(
                NewExhibit(
                    reference: "ZQ/\(next)",
                    details: ExhibitDetails(description: words, place: "zqplace", seizedBy: "zqholder"), at: now,
                    seal: isTrue() ? "ZQ\(state.version)" : "", evidence: isTrue() ? one(state.evidence)?.id : nil))
        }
        guard let exhibit = one(held.exhibits), let holder = exhibit.holder else { return nil }
        let handling = ExhibitHandling(holder: holder, at: now)
        switch kind {
        case .move:
            return .move(
                exhibit: exhibit.number,
                ExhibitMove(
                    hands: ExhibitHands(from: holder, to: "zqstore", place: "zqplace"), at: now,
                    seal: exhibit.seal ?? ""))
        case .open: return .open(exhibit: exhibit.number, handling, reason: words)
        case .seal: return .seal(exhibit: exhibit.number, handling, seal: "ZQ\(state.version)")
        default: return nil
        }
    }
}

// MARK: People and things

extension StaffWishes {
    private var source: NewAssertion { NewAssertion(said: .other("zqinformant"), nature: .opinion) }

    private static func details(_ number: UInt64) -> PartyDetails {
        PartyDetails(
            names: ["Zqdaniel Zqprice\(number)"], phones: ["07700 900456"], emails: ["zqdaniel@example.org"],
            address: "zqaddress", description: words)
    }

    private mutating func partiesCommand(_ kind: WishKind) -> PartiesCommand? {
        let party = one(parties.people.filter { !$0.isReporter }), item = one(parties.items)
        switch kind {
        case .addParty:
            let id = PartyID.make(at: now, using: &random), role = one(PartyRole.allCases) ?? .suspect
            return .add(
                NewParty(
                    id: id, kind: .person, role: role, details: Self.details(UInt64(state.version)), source: source,
                    bothReason: words))
        case .correct:
            return party.map { .correct($0.id, Self.details(UInt64(state.version)), reason: words, source: source) }
        case .assertRole:
            let role = one(PartyRole.allCases) ?? .suspect
            return party.map { .assertRole($0.id, role, source: source, person: WholePerson(bothReason: words)) }
        case .remove: return party.map { .remove($0.id, reason: words) }
        case .merge: return merge()
        case .undoMerge:
            return one(parties.all.filter { $0.mergedInto != nil }).map { .undoMerge($0.id, reason: words) }
        case .linkFile:
            var other = random
            return .linkFile(
                NewFileLink(
                    file: .make(at: now, using: &random), reference: .make(using: &other), how: .sameOffender,
                    reason: words))
        case .unlinkFile: return one(parties.links).map { .unlinkFile($0.file, reason: words) }
        default: return items(kind, party, item)
        }
    }

    private mutating func items(_ kind: WishKind, _ party: Parties.Party?, _ item: Parties.Item?) -> PartiesCommand? {
        switch kind {
        case .addItem:
            return .addItem(
                .make(at: now, using: &random),
                .object(ObjectDetails(kind: .vehicle, mark: "ZQ12 ABC", description: words)), source: source)
        case .removeItem: return item.map { .removeItem($0.id, reason: words) }
        case .tie:
            guard let party, let item else { return nil }
            return .tie(
                NewTie(
                    id: .make(at: now, using: &random), party: party.id, item: item.id, how: .drives, source: source))
        case .untie: return one(parties.ties).map { .untie($0.id, reason: words) }
        default: return nil
        }
    }

    private mutating func merge() -> PartiesCommand? {
        guard let one = one(parties.people), let other = another(parties.people, not: one) else { return nil }
        let side = { [state] (party: Parties.Party) in
            PartyMerge.Side(
                party, isErased: false,
                appearances: [PartyMerge.Appearance(party: party.id, file: state.id, role: party.role)])
        }
        return .merge(PartyMerge(side(one), side(other), reason: words, bothReason: words))
    }

    private mutating func another(_ parties: [Parties.Party], not other: Parties.Party) -> Parties.Party? {
        one(parties.filter { $0.id != other.id })
    }
}
