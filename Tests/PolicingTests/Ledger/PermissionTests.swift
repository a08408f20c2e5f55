import Policing
import Testing

@Suite("A permission")
struct PermissionTests {
    /// What each role may do: the specification, written out.
    static let grants: [Role: Set<Permission.Action>] = [
        .contactOfficer: [
            .readFile, .readQueue, .viewEvidence, .take, .grade, .record, .allocate, .write, .referToSupport,
            .decideOutcome, .informPerson, .keepContract, .takeReport, .addProperty, .investigate, .nameParties,
            .readPeople,
            .undoDecision, .handOver, .hearCheck,
        ],
        .investigator: [
            .readFile, .readQueue, .viewEvidence, .take, .grade, .record, .write, .referToSupport, .decideOutcome,
            .informPerson, .keepContract,
            .takeReport, .addProperty,
            .investigate, .decideDisclosure, .readSensitive,
            .nameParties, .mergeParties, .readPeople,
            .undoDecision, .handOver, .hearCheck,
        ],
        .supervisor: [
            .readFile, .readQueue, .viewEvidence, .take, .grade, .record, .allocate, .write, .referToSupport,
            .decideOutcome, .answerReview, .reopen, .readAccesses, .cancelCrime, .informPerson, .investigate,
            .keepContract, .setAsideRight,
            .decideDisclosure, .readSensitive, .reviewInvestigation, .authoriseOutcome, .restrict, .reviewGlass,
            .readRestrictions, .takeReport, .addProperty, .nameParties, .mergeParties, .readPeople, .undoDecision,
            .readWorkload, .readNumbers, .checkQuality, .hearCheck, .manageAbsences, .handOver,
        ],
        .inspector: [
            .readFile, .readQueue, .viewEvidence, .take, .grade, .record, .allocate, .write, .referToSupport,
            .decideOutcome, .answerReview, .reopen, .readAccesses, .cancelCrime, .informPerson, .investigate,
            .keepContract, .setAsideRight,
            .decideDisclosure, .readSensitive, .reviewInvestigation, .authoriseOutcome, .restrict, .reviewGlass,
            .readRestrictions, .takeReport, .addProperty, .nameParties, .mergeParties, .readPeople, .undoDecision,
            .readWorkload, .readNumbers, .checkQuality, .hearCheck, .manageAbsences, .handOver,
        ],
        .registrar: [
            .readFile, .readQueue, .viewEvidence, .record, .cancelCrime, .reopen, .overruleRecord,
            .judgeRecord, .drawSample, .informPerson, .readPeople, .readNumbers, .hearCheck,
        ],
        .auditor: [.readFile, .readQueue, .viewEvidence, .judgeRecord, .readPeople],
        .chiefOfficer: [
            .readFile, .readQueue, .readPeople, .readWorkload, .readNumbers, .readRestrictions,
        ],
        .administrator: [.manageAccounts],
        .dutyOfficer: [.readFile, .readQueue, .viewEvidence, .breakGlass, .readPeople],
    ]
    static let ofThePerson: Set<Permission.Action> = [
        .track, .addMessage, .addProperty, .addEvidence, .changeContact, .requestReview, .giveFeedback,
    ]
    static let ofThePlatform: Set<Permission.Action> = [.readFile, .returnMessage]

    static func member(_ roles: Set<Role>) -> Actor {
        .staff(StaffMember(username: "someone", name: "Someone", roles: roles))
    }

    @Test("is given to a role exactly where the table says so", arguments: Role.allCases, Permission.Action.allCases)
    func roles(role: Role, action: Permission.Action) {
        let expected: Permission.Denial? =
            Self.grants[role]?.contains(action) ?? false
            ? nil : Self.ofThePerson.contains(action) ? .onlyThePerson : .role
        #expect(Permission.denial(Self.member([role]), action) == expected)
    }

    @Test("of several roles is what any of them has", arguments: Role.allCases, Role.allCases)
    func severalRoles(one: Role, other: Role) {
        for action in Permission.Action.allCases where !Self.ofThePerson.contains(action) {
            let either = Self.grants[one]?.contains(action) ?? false || Self.grants[other]?.contains(action) ?? false
            #expect((Permission.denial(Self.member([one, other]), action) == nil) == either, "\(action)")
        }
    }

    @Test("to someone without any role is always refused", arguments: Permission.Action.allCases)
    func nobody(action: Permission.Action) {
        #expect(Permission.denial(Self.member([]), action) != nil)
    }

    @Test("of the person and of the platform is theirs alone", arguments: Permission.Action.allCases)
    func others(action: Permission.Action) {
        #expect((Permission.denial(.person, action) == nil) == Self.ofThePerson.contains(action))
        #expect((Permission.denial(.platform, action) == nil) == Self.ofThePlatform.contains(action))
    }

    @Test("is asked for before anything else is decided")
    func comesFirst() throws {
        let story = try Story(under: try Station().rules)
        #expect(throws: FileRefusal.notPermitted(.role)) {
            try story.deciding(.grade(code: "no such grade", reason: ""), by: Station.sam)
        }
        #expect(throws: FileRefusal.notPermitted(.onlyThePerson)) {
            try story.deciding(.addMessage(text: ""), by: Station.tom)
        }
        #expect(throws: FileRefusal.notPermitted(.onlyStaff)) { try story.deciding(.take, by: .person) }
    }

    @Test("is needed by staff who send in a report for somebody, and by nobody who sends in their own")
    func takingReports() throws {
        let rules = try Station().rules
        func sent(by actor: Actor) throws -> [FileFact] {
            var random = Numbers(seed: 3)
            let report = Sketch().report(using: &random)
            return try FileState.decide(.report(report), on: nil, by: actor, at: Station.friday, under: rules)
        }
        for actor in [Station.priya, Station.amara, Station.tom, .person] {
            #expect(try sent(by: actor).first?.kind == .reported)
        }
        for actor in [Station.ruth, Station.sam] {
            #expect(throws: FileRefusal.notPermitted(.role)) { try sent(by: actor) }
        }
    }
}
