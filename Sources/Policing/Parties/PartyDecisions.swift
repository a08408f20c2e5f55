extension Decision {
    private static let partiesLimit = 200

    private var parties: Parties { state.parties }

    /// - Throws: `.parties` with its reason, or `.personErased`: nothing that could be read is kept any more.
    func answer(_ command: PartiesCommand) throws(FileRefusal) -> [FileFact] {
        if state.isErased { throw .personErased }
        if case .addItem(let id, let item, let source, let tie) = command {
            let added = try add(item, as: id, source)
            let tied = try tie.map { tie throws(FileRefusal) in try self.tie(tie, to: item.sort) }
            return ([added] + [tied].compactMap { $0 }).map(FileFact.parties)
        }
        return [.parties(try fact(for: command))]
    }

    private func fact(for command: PartiesCommand) throws(FileRefusal) -> PartiesFact {
        switch command {
        case .add(let party): try add(party)
        case .correct(let party, let details, let reason, let source):
            try correct(party, details, because: reason, source)
        case .assertRole(let party, let role, let source, let person): try assert(role, of: party, source, person)
        case .remove(let party, let reason): try remove(party, because: reason)
        case .merge(let merge): try self.merge(merge)
        case .undoMerge(let party, let reason): try undoMerge(of: party, because: reason)
        default: try factAboutItems(for: command)
        }
    }

    private func factAboutItems(for command: PartiesCommand) throws(FileRefusal) -> PartiesFact {
        switch command {
        case .removeItem(let item, let reason):
            .itemRemoved(ItemRemoved(item: try known(item).id, reason: try sealedReason(reason), by: by))
        case .tie(let tie): try self.tie(tie)
        case .untie(let tie, let reason): try untie(tie, because: reason)
        case .linkFile(let link): try self.link(link)
        case .unlinkFile(let file, let reason): try unlink(file, because: reason)
        default: throw .parties(.noSuchItem)
        }
    }

    // MARK: People

    private func add(_ new: NewParty) throws(FileRefusal) -> PartiesFact {
        try check(parties.all.count)
        guard parties[new.id] == nil else { throw .parties(.saysNothingNew) }
        if let problem = new.details.problem(for: new.kind, on: now.london.date) { throw .parties(problem) }
        return .partyAdded(
            PartyAdded(
                party: new.id, kind: new.kind, role: new.role, details: sealed(new.details),
                source: try assertion(new.source), both: try bothReason(new)))
    }

    private func correct(
        _ id: PartyID, _ details: PartyDetails, because reason: String, _ source: NewAssertion
    ) throws(FileRefusal) -> PartiesFact {
        let party = try inView(id)
        if let problem = details.problem(for: party.kind, on: now.london.date) { throw .parties(problem) }
        guard details != party.details else { throw .parties(.saysNothingNew) }
        return .partyCorrected(
            PartyCorrected(
                party: id, details: sealed(details), reason: try sealedReason(reason), source: try assertion(source)))
    }

    private func assert(
        _ role: PartyRole, of id: PartyID, _ source: NewAssertion, _ person: WholePerson
    ) throws(FileRefusal) -> PartiesFact {
        let party = try inView(id)
        guard party.role != role else { throw .parties(.hasThatRole) }
        return .partyRoleAsserted(
            PartyRoleAsserted(
                party: id, role: role, source: try assertion(source), both: try bothReason(role, of: id, person)))
    }

    private func remove(_ id: PartyID, because reason: String) throws(FileRefusal) -> PartiesFact {
        let party = try inView(id)
        guard !party.isReporter else { throw .parties(.reporterStays) }
        return .partyRemoved(PartyRemoved(party: id, reason: try sealedReason(reason), by: by))
    }

    private func merge(_ merge: PartyMerge) throws(FileRefusal) -> PartiesFact {
        let party = try known(merge.party.party)
        if let refusal = merge.refusal { throw .parties(.merge(refusal)) }
        // What was read may have changed since: the file's own facts have the last word.
        guard party.mergedInto == nil else { throw .parties(.merge(.mergedAlready)) }
        guard !party.isRemoved else { throw .parties(.merge(.removed)) }
        return .partiesMerged(
            PartiesMerged(
                party: party.id, into: merge.into.party, reason: try sealedReason(merge.reason), by: by,
                both: merge.makesBoth ? try sealedReason(merge.bothReason) : nil))
    }

    private func undoMerge(of id: PartyID, because reason: String) throws(FileRefusal) -> PartiesFact {
        guard try known(id).mergedInto != nil else { throw .parties(.merge(.notMerged)) }
        return .mergeUndone(MergeUndone(party: id, reason: try sealedReason(reason), by: by))
    }

    // MARK: Objects, locations, events and their ties

    private func add(
        _ item: PartyItem, as id: PartyItemID, _ source: NewAssertion
    ) throws(FileRefusal) -> PartiesFact {
        try check(parties.allItems.count)
        guard parties.item(id) == nil else { throw .parties(.saysNothingNew) }
        if let problem = item.problem(at: now) { throw .parties(problem) }
        return .itemAdded(
            ItemAdded(item: id, sort: item.sort, details: sealed(item), source: try assertion(source)))
    }

    private func tie(_ new: NewTie) throws(FileRefusal) -> PartiesFact {
        try tie(new, to: try known(new.item).sort)
    }

    private func tie(_ new: NewTie, to sort: PartyItem.Sort) throws(FileRefusal) -> PartiesFact {
        try check(parties.ties.count)
        let party = try inView(new.party)
        guard new.how.sort == sort else { throw .parties(.tieDoesNotFit) }
        let isThere = parties.ties.contains {
            $0.party == party.id && $0.item == new.item && $0.how == new.how || $0.id == new.id
        }
        guard !isThere else { throw .parties(.tiedAlready) }
        return .partyTied(
            PartyTied(
                tie: new.id, party: party.id, item: new.item, how: new.how, source: try assertion(new.source)))
    }

    private func untie(_ id: PartyTieID, because reason: String) throws(FileRefusal) -> PartiesFact {
        guard parties.ties.contains(where: { $0.id == id }) else { throw .parties(.noSuchTie) }
        return .partyUntied(PartyUntied(tie: id, reason: try sealedReason(reason), by: by))
    }

    private func link(_ new: NewFileLink) throws(FileRefusal) -> PartiesFact {
        try check(parties.links.count)
        guard new.file != state.id else { throw .parties(.linkToItself) }
        guard !parties.links.contains(where: { $0.file == new.file }) else { throw .parties(.linkedAlready) }
        return .filesLinked(
            FilesLinked(
                file: new.file, reference: new.reference, how: new.how, reason: try sealedReason(new.reason), by: by))
    }

    private func unlink(_ file: FileID, because reason: String) throws(FileRefusal) -> PartiesFact {
        guard parties.links.contains(where: { $0.file == file }) else { throw .parties(.notLinked) }
        return .filesUnlinked(FilesUnlinked(file: file, reason: try sealedReason(reason), by: by))
    }

    // MARK: Parts

    private func known(_ id: PartyID) throws(FileRefusal) -> Parties.Party {
        guard let party = parties[id] else { throw .parties(.noSuchParty) }
        return party
    }

    private func inView(_ id: PartyID) throws(FileRefusal) -> Parties.Party {
        let party = try known(id)
        guard !party.isRemoved else { throw .parties(.removed) }
        return party
    }

    private func known(_ id: PartyItemID) throws(FileRefusal) -> Parties.Item {
        guard let item = parties.item(id) else { throw .parties(.noSuchItem) }
        guard !item.isRemoved else { throw .parties(.removed) }
        return item
    }

    private func check(_ count: Int) throws(FileRefusal) {
        guard count < Self.partiesLimit else { throw .parties(.tooMany(limit: Self.partiesLimit)) }
    }

    private func sealedReason(_ reason: String) throws(FileRefusal) -> Sealed<String> {
        sealed(try text(reason, limit: 2_000))
    }

    private func assertion(_ new: NewAssertion) throws(FileRefusal) -> Assertion {
        let said: Assertion.Speaker
        switch new.said {
        case .reporter: said = .reporter
        case .officer: said = .officer
        case .party(let party): said = .party(try inView(party).id)
        case .other(let words): said = .other(sealed(try text(words, limit: 500)))
        }
        return Assertion(said: said, nature: new.nature, by: by)
    }
}
