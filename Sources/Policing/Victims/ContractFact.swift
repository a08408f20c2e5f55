/// What happened between the force and the victim that is no message: what they need, how they want to hear, what
/// happened that they must be told, and every contact outside the platform.
public enum ContractFact: Sendable, Equatable {
    case needsAssessed(NeedsAssessed)
    case preferenceSaid(PreferenceSaid)
    case eventNoted(CodeEventNoted)
    case rightSetAside(CodeRightSetAside)
    case contactNoted(ContactNoted)

    /// The stored name.
    public var kind: FileFact.Kind {
        switch self {
        case .needsAssessed: .needsAssessed
        case .preferenceSaid: .contactPreferenceSaid
        case .eventNoted: .codeEventNoted
        case .rightSetAside: .codeRightSetAside
        case .contactNoted: .contactNoted
        }
    }

    /// What the fact says, to be written as one value.
    public var payload: any Codable & Sendable {
        switch self {
        case .needsAssessed(let payload): payload
        case .preferenceSaid(let payload): payload
        case .eventNoted(let payload): payload
        case .rightSetAside(let payload): payload
        case .contactNoted(let payload): payload
        }
    }

    /// A fact of one of the kinds of this feature; nil for another kind.
    init?(_ kind: FileFact.Kind, from read: any PayloadReader) throws {
        switch kind {
        case .needsAssessed: self = .needsAssessed(try read(NeedsAssessed.self))
        case .contactPreferenceSaid: self = .preferenceSaid(try read(PreferenceSaid.self))
        case .codeEventNoted: self = .eventNoted(try read(CodeEventNoted.self))
        case .codeRightSetAside: self = .rightSetAside(try read(CodeRightSetAside.self))
        case .contactNoted: self = .contactNoted(try read(ContactNoted.self))
        default: return nil
        }
    }
}

/// Somebody asked the victim what they need. Done again, it takes the place of the one before.
///
/// Source: Victims' Code 2020, right 4 (needs assessment, and again when needs change).
public struct NeedsAssessed: Codable, Sendable, Equatable {
    /// The grounds for Enhanced Rights that were found: stored names.
    public let grounds: [String]
    public let needs: Sealed<VictimNeeds>
    public let by: String
    /// Whose it is; nil for whoever reported, and in facts of before.
    public let victim: PartyID?
    /// The rules of the Code whose help they do not want; nil in facts of before, where the needs alone say it.
    public let declined: [String]?

    public init(
        grounds: [String], needs: Sealed<VictimNeeds>, by: String, victim: PartyID? = nil, declined: [String]? = nil
    ) {
        self.grounds = grounds
        self.needs = needs
        self.by = by
        self.victim = victim
        self.declined = declined
    }

    /// The rules of the Code whose help they do not want, also once the person is erased.
    var declinedRules: Set<String> { Set(declined ?? needs.value?.declined ?? []) }
}

/// What a victim needs, each with its reason.
public struct VictimNeeds: Codable, Sendable, Equatable {
    /// Why a ground for Enhanced Rights holds, by its stored name; one without a reason does not hold.
    public let reasons: [String: String]
    /// The language of an interpreter; nil for none needed.
    public let interpreter: String?
    /// What makes it possible to take part, such as step-free rooms or large print; nil for nothing.
    public let access: String?
    /// What to know before reaching them, such as who must not see; nil for nothing.
    public let safeContact: String?
    /// Whether a support service may be told of them; nil where nobody asked, as in facts of before.
    public let support: SupportConsent?
    /// Whether they want to make a victim personal statement; nil where it was not offered, as in facts of before.
    public let statement: StatementWish?
    /// What they want to know of restorative justice; nil where nobody spoke of it, as in facts of before.
    public let restorative: RestorativeWish?
    /// Whether they were told of compensation; nil where nobody spoke of it, as in facts of before.
    public let compensation: CompensationWish?

    public init(
        reasons: [EnhancedGround: String] = [:], interpreter: String? = nil, access: String? = nil,
        safeContact: String? = nil, support: SupportConsent? = nil, statement: StatementWish? = nil,
        restorative: RestorativeWish? = nil, compensation: CompensationWish? = nil
    ) {
        self.reasons = Dictionary(uniqueKeysWithValues: reasons.map { ($0.rawValue, $1) })
        self.interpreter = interpreter
        self.access = access
        self.safeContact = safeContact
        self.support = support
        self.statement = statement
        self.restorative = restorative
        self.compensation = compensation
    }

    public func reason(for ground: EnhancedGround) -> String? { reasons[ground.rawValue] }

    /// The rules of the Code whose help they said no to.
    var declined: [String] {
        let answers = [
            (Victims.Rules.restorative, restorative == .no), (Victims.Rules.supportReferral, support == .no),
            (Victims.Rules.compensation, compensation == .no), (Victims.Rules.statement, statement == .no),
        ]
        return answers.filter(\.1).map(\.0)
    }

    /// The grounds that lie in the person, which an assessment asks about.
    public static let askedGrounds: [EnhancedGround] = EnhancedGround.allCases.filter { !$0.isOfTheCrime }
}

/// Whether a support service may be told of a victim. Stored names.
///
/// Source: Victims' Code 2020, right 4 (referral with the victim's consent).
public enum SupportConsent: String, CaseIterable, Sendable, Codable {
    case yes, no
}

/// What a victim answers to the offer of a victim personal statement. Stored names.
///
/// Source: Victims' Code 2020, right 7 (to make one, and to say if it is to be read out in court).
public enum StatementWish: String, CaseIterable, Sendable, Codable {
    case yes
    /// Yes, and it is to be read out in court.
    case aloud
    case no
}

/// What a victim wants to know of restorative justice. Stored names.
///
/// Source: Victims' Code 2020, right 3 (where to learn about restorative justice).
public enum RestorativeWish: String, CaseIterable, Sendable, Codable {
    /// They were told now.
    case told
    /// They want to be told.
    case wanted
    case no
}

/// What a victim was told of compensation. Stored names.
///
/// Source: Victims' Code 2020, right 5 (information about compensation).
public enum CompensationWish: String, CaseIterable, Sendable, Codable {
    /// They were told how to ask for it.
    case told
    case no
}

/// The victim told staff how often they want to hear, and whoever reported also how they want to be reached; staff wrote
/// down on whose word that rests, the change of contact beside it too.
///
/// Source: Victims' Code 2020, right 6 (how and how often the victim wants to be told; changeable at any time).
public struct PreferenceSaid: Codable, Sendable, Equatable {
    /// Days between updates that were agreed; nil for only when something happens.
    public let updateDays: Int?
    /// Who said so, and how.
    public let saidBy: Sealed<String>
    public let by: String
    /// Whose it is; nil for whoever reported, and in facts of before.
    public let victim: PartyID?

    public init(updateDays: Int?, saidBy: Sealed<String>, by: String, victim: PartyID? = nil) {
        self.updateDays = updateDays
        self.saidBy = saidBy
        self.by = by
        self.victim = victim
    }
}

/// Something happened that the victim has a right to be told: the clock of the Code starts.
public struct CodeEventNoted: Codable, Sendable, Equatable {
    public let trigger: PromiseTrigger
    /// When it happened, which is when its clock starts for every victim who was known by then.
    public let happenedAt: Moment
    public let by: String
    /// Whose it is, where it is of one victim alone; nil for whoever reported, and in facts of before.
    public let victim: PartyID?
    /// When the Witness Care Unit was told of it; nil where it was not, where nobody knows, and in facts of before.
    public let careToldAt: Moment?

    public init(
        trigger: PromiseTrigger, happenedAt: Moment, by: String, victim: PartyID? = nil, careToldAt: Moment? = nil
    ) {
        self.trigger = trigger
        self.happenedAt = happenedAt
        self.by = by
        self.victim = victim
        self.careToldAt = careToldAt
    }

    /// The moment that a rule's clock names: without a word of the Witness Care Unit, when it happened.
    ///
    /// Source: Victims' Code 2020, rights 8 and 9 (within so many working days of the Witness Care Unit being told).
    func start(of clock: PromiseClock) -> Moment {
        clock == .witnessCareTold ? careToldAt ?? happenedAt : happenedAt
    }
}

/// A rule of the Code does not apply to this victim, or there is good reason not to follow it.
///
/// Source: Victims and Prisoners Act 2024 (services are to be given unless there is good reason not to).
public struct CodeRightSetAside: Codable, Sendable, Equatable {
    public let rule: String
    /// It may describe people.
    public let reason: Sealed<String>
    public let by: String
    /// Whose it is; nil for whoever reported, and in facts of before.
    public let victim: PartyID?

    public init(rule: String, reason: Sealed<String>, by: String, victim: PartyID? = nil) {
        self.rule = rule
        self.reason = reason
        self.by = by
        self.victim = victim
    }
}

/// Somebody was in touch outside the platform, and staff noted it.
public struct ContactNoted: Codable, Sendable, Equatable {
    public let direction: ContactDirection
    public let channel: NotedChannel
    public let at: Moment
    public let details: Sealed<ContactDetail>
    public let by: String
    /// Whose it is; nil for whoever reported, and in facts of before.
    public let victim: PartyID?

    public init(
        direction: ContactDirection, channel: NotedChannel, at: Moment, details: Sealed<ContactDetail>, by: String,
        victim: PartyID? = nil
    ) {
        self.direction = direction
        self.channel = channel
        self.at = at
        self.details = details
        self.by = by
        self.victim = victim
    }
}

/// With whom a contact was, and what was said.
public struct ContactDetail: Codable, Sendable, Equatable {
    public let with: String
    public let summary: String

    public init(with: String, summary: String) {
        self.with = with
        self.summary = summary
    }
}

/// Which way a contact went. Stored names.
public enum ContactDirection: String, CaseIterable, Sendable, Codable {
    case incoming = "in"
    case outgoing = "out"
}

/// How people are in touch outside the platform. Stored names.
public enum NotedChannel: String, CaseIterable, Sendable, Codable {
    case call, meeting, counter, letter, email, text

    /// Whether the person can keep it and read it again.
    public var isWriting: Bool { self == .letter || self == .email || self == .text }
}
