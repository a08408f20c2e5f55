/// Somebody to whom the crime of a file was done: the rights of a victim are theirs.
public struct FileVictim: Hashable, Sendable {
    /// Nil for whoever reported, as facts about what a victim is owed name them.
    public let party: PartyID?
    /// Nil where no name is known.
    public let name: String?

    public init(party: PartyID?, name: String?) {
        self.party = party
        self.name = name
    }
}

extension FileState {
    /// Whether whoever reported has the rights of a victim; nil where nobody has said, and the kind of report decides.
    ///
    /// Somebody who acts for the victim, such as a parent, stands for them until the victim is named on the file.
    ///
    /// Source: Victims' Code 2020, who is a victim (also the parent of a child, or whoever the victim names).
    public var reporterIsVictim: Bool? {
        switch parties.all.first(where: \.isReporter)?.role {
        case .victim: return true
        case .reporter, nil: break
        case .witness, .suspect, .convicted, .other: return false
        }
        switch reporterStanding {
        case nil: return nil
        case .victim: return true
        case .forTheVictim: return namedVictims.isEmpty
        case .professional, .bystander: return false
        }
    }

    /// Who reported, as whoever recorded the crime said, else as the answers say.
    private var reporterStanding: ReporterStanding? {
        guard let recorded, recorded.classification.offence != nil, let circumstances = recorded.circumstances else {
            return report.contents.value?.answers.reporterStanding
        }
        return circumstances.reporter
    }

    /// Those besides whoever reported.
    private var namedVictims: [Parties.Party] {
        parties.people.filter { !$0.isReporter && $0.role == .victim }
    }

    /// Everybody who has the rights of a victim, whoever reported first.
    ///
    /// - Parameter isVictimBased: whether the kind of report has a victim, for as long as nobody has said more.
    public func victims(isVictimBased: Bool) -> [FileVictim] {
        let reporter = FileVictim(party: nil, name: reporter?.name)
        return (reporterIsVictim ?? isVictimBased ? [reporter] : [])
            + namedVictims.map { FileVictim(party: $0.id, name: $0.details?.names.first) }
    }

    /// To whom the force owes what the Code says now, as promises name them.
    var owed: [PartyID?] { victims(isVictimBased: true).map(\.party) }

    /// The grounds for Enhanced Rights of one victim, each once: those of the crime are everybody's, the others lie in
    /// the person. Stored names.
    public func enhancedGrounds(of victim: PartyID?) -> [String] {
        let reported = [report.enhancedGround].compactMap { $0 }.filter { name in
            victim == nil || EnhancedGround(rawValue: name)?.isOfTheCrime ?? false
        }
        return (reported + contract.crimeGrounds + contract.of(victim).grounds).uniqued
    }

    /// Whether the shorter limits of the Code hold for one victim.
    public func hasEnhancedRights(of victim: PartyID?) -> Bool { !enhancedGrounds(of: victim).isEmpty }

    /// Every ground for Enhanced Rights on the file, each once: of the report, of the crime that it is recorded as, and
    /// of the assessments. Stored names.
    public var enhancedGrounds: [String] {
        let others = contract.byVictim.keys.compactMap { $0 }.sorted { $0.text < $1.text }
        return (enhancedGrounds(of: nil) + others.flatMap(enhancedGrounds)).uniqued
    }

    /// Whether a victim of the file has Enhanced Rights.
    public var hasEnhancedRights: Bool { !enhancedGrounds.isEmpty }
}

extension FileState {
    /// What is owed next to anybody, by its time: an open promise, or the news that was agreed with a victim. The rule is
    /// one of the table of promises. Nil when nothing is owed by a time.
    ///
    /// Source: Victims' Code 2020, right 6.
    public var nextOwed: (rule: String, due: Moment)? {
        let news = contract.byVictim.keys.compactMap(nextUpdate).min()
        guard let promise = nextPromise, let due = promise.due else {
            return news.map { (Victims.Rules.update, $0) }
        }
        guard let news, news < due else { return (promise.rule, due) }
        return (Victims.Rules.update, news)
    }
}

extension Answers {
    /// Who reports, as far as the answers say; nil where the form does not ask.
    public var reporterStanding: ReporterStanding? {
        guard let values = self[ThriveQuestions.reportingFor]?.values else { return nil }
        if values.contains("me") { return .victim }
        return values.contains("other") ? .forTheVictim : .bystander
    }
}

extension Decision {
    /// As facts name a victim of the file: nil for whoever reported.
    func victim(_ party: PartyID) throws(FileRefusal) -> PartyID? {
        guard let found = state.parties[party], !found.isRemoved, found.isReporter || found.role == .victim else {
            throw .contract(.notAVictim)
        }
        return found.isReporter ? nil : party
    }
}

extension FileState {
    /// Whether there is anybody to whom something can be told: whoever reported with a name, or a victim on the file.
    public var canReachVictim: Bool { reporter != nil || !namedVictims.isEmpty }

    /// Whom nobody has passed on to a support service yet, and who has not declined it, as facts name them.
    public var victimsToRefer: [PartyID?] {
        ([nil] + namedVictims.map(\.id)).filter {
            let own = contract.of($0)
            return own.referredAt == nil && !own.declined.contains(Victims.Rules.supportReferral)
        }
    }

    /// Whether a victim said that a support service may be told of them, and nobody has done so.
    public var awaitsReferral: Bool { victimsToRefer.contains { contract.of($0).needs?.support == .yes } }

    /// Whose victim personal statement it is, by its name: of one victim whatever the name. As promises name them.
    func victim(stating name: String) -> PartyID?? {
        owed.count == 1 ? owed[0] : victims(isVictimBased: true).first { $0.name == name }.map(\.party)
    }
}
