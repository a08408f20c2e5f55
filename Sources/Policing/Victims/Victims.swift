/// What the force owes to the people it serves.
public enum Victims {
    /// The rules that decisions name. Their limits are data; that they exist is checked at start-up.
    public enum Rules {
        /// A person has read the report.
        public static let read = "FORCE-READ"
        /// A reply with what happens now.
        public static let reply = "FORCE-REPLY"
        /// An answer to a message.
        public static let message = "FORCE-MESSAGE"
        /// An answer to a request to look again.
        public static let review = "FORCE-REVIEW"
        /// The crime is recorded.
        public static let recording = "VC02-REC"
        /// What was recorded is confirmed in writing.
        public static let confirmation = "VC03-CONF"
        /// Somebody asks what the victim needs.
        public static let assessment = "VC04-ASSESS"
        /// Updates as often as was agreed.
        public static let update = "VC06-UPDATE"
        /// The victim is passed on to a support service.
        public static let supportReferral = "VC04-REFER"
        /// The victim is told what restorative justice is, and how to get it.
        public static let restorative = "VC03-RJ"
        /// The victim is told how to ask for compensation.
        public static let compensation = "VC05-COMP"
        /// The victim is asked if they want to make a victim personal statement.
        public static let statementOffer = "VC07-VPS"
        /// The victim personal statement that the victim wants to make is taken.
        public static let statement = "VC07-TAKE"
        /// The victim is told of a decision not to investigate, and why.
        public static let notInvestigated = "VC06-NOINV"
        /// The victim is told that an investigation ended without anybody charged, and why.
        public static let concluded = "VC06-NFA"
        /// The victim is told whether somebody is charged, and why.
        public static let charge = "VC06-CHARGE"
        /// The victim is told of a decision out of court.
        public static let outOfCourt = "VC06-OOCD"

        public static let all = [
            read, reply, message, review, restorative, supportReferral, compensation, notInvestigated, concluded,
            charge, outOfCourt,
            statementOffer, statement,
        ]
    }

    /// Which rule of the Code says that the victim must be told of an outcome.
    ///
    /// With a named suspect it is a decision to charge or not, which the victim may have reviewed. Without one, an
    /// investigation that ended is another decision than that there is to be none.
    ///
    /// - Parameter choice: what was last decided of investigating it; nil where nobody did.
    /// Source: Victims' Code 2020, right 6.
    static func rule(toldOf outcome: OutcomeType, after choice: SolvabilityChoice?) -> String {
        switch outcome.group {
        case .charged, .takenIntoConsideration: Rules.charge
        case .formal, .informal, .diversionary: Rules.outOfCourt
        case .difficultyVictimSupports, .difficultyVictimDoesNotSupport, .prosecutionPrevented,
            .notInPublicInterest, .otherBody, .noSuspect, .nationalFraudService:
            if outcome.suspect == .named {
                Rules.charge
            } else {
                choice == .file ? Rules.notInvestigated : Rules.concluded
            }
        }
    }

    /// A promise by a rule, counted from a moment; nil when the tables have no such rule.
    static func promise(
        _ name: String, number: Int, from start: Moment, enhanced: Bool, under rules: Rulebook
    ) -> Promised? {
        guard let rule = rules.promises[name] else { return nil }
        let due = rules.promises.due(rule, from: start, enhanced: enhanced, calendar: rules.calendar)
        return Promised(number: number, rule: name, due: due)
    }
}

extension Decision {
    /// Passes a victim on to a support service.
    func refer(to service: String, _ party: PartyID?) throws(FileRefusal) -> [FileFact] {
        var victim: PartyID?
        if let party { victim = try self.victim(party) }
        guard state.contract.of(victim).referredAt == nil else { throw .supportAlreadyReferred }
        guard !state.contract.of(victim).declined.contains(Victims.Rules.supportReferral) else {
            throw .contract(.supportDeclined)
        }
        let service = try text(service, limit: 200)
        return [.supportReferred(SupportReferred(service: service, by: by, victim: victim))]
            + keeping([Victims.Rules.supportReferral], of: victim)
    }
}
