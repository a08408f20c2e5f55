/// Who may do what. A pure function over a closed table: every row is tested, and no handler reaches
/// a file except through it.
public enum Permission {
    /// What somebody may want to do with a file.
    public enum Action: String, Sendable, CaseIterable {
        case readFile, readQueue, take, grade, record, cancelCrime, allocate, write, referToSupport
        case decideOutcome, answerReview, reopen, viewEvidence
        case track, addMessage, addProperty, addEvidence, changeContact, requestReview, giveFeedback
        case manageAccounts, returnMessage
        /// Tell the person of what is done in the same moment.
        case informPerson
        /// Write down what a victim needs, how they want to hear, what happened and what was said.
        case keepContract
        /// Say why a right does not apply.
        case setAsideRight
        case investigate, decideDisclosure, readSensitive, reviewInvestigation, authoriseOutcome
        /// Take back what one has just decided oneself.
        case undoDecision
        /// See who has read a file.
        case readAccesses
        /// See who has how much, and which promises are late.
        case readWorkload
        /// See what a day comes to.
        case readNumbers
        /// Check somebody else's work.
        case checkQuality
        /// Read what was found in one's own work, and say so.
        case hearCheck
        /// Note who is away.
        case manageAbsences
        /// Read and write what one shift leaves to the next.
        case handOver
        /// Say who may see a file.
        case restrict
        /// Open a restricted file without being named.
        case breakGlass
        /// Say whether that was justified.
        case reviewGlass
        /// See that restricted files exist, and when each is to be reviewed.
        case readRestrictions
        /// Decide on a record for good, as the registrar does.
        case overruleRecord
        /// Say what an audit of a record found.
        case judgeRecord
        /// Draw files for an audit.
        case drawSample
        /// Take down a report for somebody who tells it by telephone or at a counter.
        case takeReport
        /// Say who and what has to do with a file.
        case nameParties
        /// Say that two parties are the same person, and undo it.
        case mergeParties
        /// See the page of a person, across files.
        case readPeople
    }

    /// Why not.
    public enum Denial: String, Error, Sendable, Equatable {
        /// The role does not include this.
        case role
        /// Only the person whose report it is may do this.
        case onlyThePerson
        /// Only staff may do this.
        case onlyStaff
        /// The file is another unit's.
        case otherUnit
    }

    /// Whether the actor may; nil when they may, otherwise why not.
    public static func denial(_ actor: Actor, _ action: Action) -> Denial? {
        switch actor {
        case .platform: action == .returnMessage || action == .readFile ? nil : .onlyStaff
        case .person: personal.contains(action) ? nil : .onlyStaff
        case .staff(let member): staffDenial(member, action)
        }
    }

    private static let personal: Set<Action> = [
        .track, .addMessage, .addProperty, .addEvidence, .changeContact, .requestReview, .giveFeedback,
    ]

    private static func staffDenial(_ member: StaffMember, _ action: Action) -> Denial? {
        if member.roles.contains(where: { grants[$0]?.contains(action) ?? false }) { return nil }
        return personal.contains(action) ? .onlyThePerson : .role
    }

    private static let reading: Set<Action> = [.readFile, .readQueue, .viewEvidence, .readPeople]

    /// Whoever takes a report down also writes down the things that it is about.
    private static let taking: Set<Action> = [.takeReport, .addProperty]

    private static let supervising: Set<Action> = reading.union(taking).union([
        .take, .grade, .record, .allocate, .write, .referToSupport, .decideOutcome, .answerReview, .reopen,
        .readAccesses, .cancelCrime, .informPerson, .investigate, .decideDisclosure, .readSensitive,
        .keepContract, .setAsideRight, .reviewInvestigation, .authoriseOutcome, .restrict, .reviewGlass,
        .readRestrictions, .nameParties, .mergeParties,
        .undoDecision, .readWorkload, .readNumbers, .checkQuality, .hearCheck, .manageAbsences, .handOver,
    ])

    private static let grants: [Role: Set<Action>] = [
        .contactOfficer: reading.union(taking).union([
            .take, .grade, .record, .allocate, .write, .referToSupport, .decideOutcome, .informPerson, .investigate,
            .keepContract, .nameParties, .undoDecision, .handOver, .hearCheck,
        ]),
        .investigator: reading.union(taking).union([
            .take, .grade, .record, .write, .referToSupport, .decideOutcome, .informPerson, .investigate,
            .keepContract, .decideDisclosure, .readSensitive, .nameParties, .mergeParties, .undoDecision,
            .handOver, .hearCheck,
        ]),
        .supervisor: supervising,
        .inspector: supervising,
        .registrar: reading.union([
            .record, .cancelCrime, .reopen, .overruleRecord, .judgeRecord, .drawSample, .informPerson,
            .readNumbers, .hearCheck,
        ]),
        .auditor: reading.union([.judgeRecord]),
        .chiefOfficer: reading.subtracting([.viewEvidence]).union([.readWorkload, .readNumbers, .readRestrictions]),
        .administrator: [.manageAccounts],
        .dutyOfficer: reading.union([.breakGlass]),
    ]
}

extension Permission {
    /// What staff of one unit decide on no file of another.
    public static let ofOwnUnit: Set<Action> = [.allocate, .decideOutcome, .answerReview, .reopen, .restrict]

    /// As `denial(_:_:)`, for a file that a unit may own already. Whoever belongs to no unit works for the whole
    /// force, and so does the registrar, whose role is to be independent of units.
    public static func denial(_ actor: Actor, _ action: Action, ownedBy unit: String?) -> Denial? {
        if let denial = denial(actor, action) { return denial }
        guard let member = actor.staff, let unit, ofOwnUnit.contains(action), !member.units.isEmpty,
            !member.units.contains(unit), !member.roles.contains(.registrar)
        else { return nil }
        return .otherUnit
    }
}
