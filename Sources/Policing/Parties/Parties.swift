/// The people, objects, locations and events of a file, as its facts add up.
public struct Parties: Sendable, Equatable {
    /// Everybody, the reporter first, then as they came; also those taken from view.
    public private(set) var all: [Party] = []
    /// Every item as it came; also those taken from view.
    public private(set) var allItems: [Item] = []
    public private(set) var ties: [Tie] = []
    public private(set) var links: [FileLink] = []

    /// Somebody who has to do with the file.
    public struct Party: Sendable, Equatable {
        public let id: PartyID
        public let kind: PartyKind
        public let isReporter: Bool
        public internal(set) var role: PartyRole
        /// Nil once the person of the file is erased.
        public internal(set) var details: PartyDetails?
        public internal(set) var isRemoved = false
        /// Whom they were merged into.
        public internal(set) var mergedInto: PartyID?
        /// Why the same person may be both hurt and accused on the file, as it was said last.
        public internal(set) var bothReason: String?
        /// Everything that was said of them, the first first.
        public internal(set) var assertions: [Said]
    }

    /// One thing that was said of a party, and by whom; nil for what the report itself says.
    public struct Said: Sendable, Equatable {
        public let at: Moment
        public let what: What
        public let source: Assertion?

        public enum What: Sendable, Equatable {
            case details(PartyDetails?)
            case role(PartyRole)
        }
    }

    /// A thing, a location or an event.
    public struct Item: Sendable, Equatable {
        public let id: PartyItemID
        public let sort: PartyItem.Sort
        /// Nil once the person of the file is erased.
        public let details: PartyItem?
        public let at: Moment
        public let source: Assertion
        public internal(set) var isRemoved = false
    }

    /// A party that has to do with an item.
    public struct Tie: Sendable, Equatable {
        public let id: PartyTieID
        public let party: PartyID
        public let item: PartyItemID
        public let how: PartyTie
    }

    /// Another file that this one names.
    public struct FileLink: Sendable, Equatable {
        public let file: FileID
        public let reference: Reference
        public let how: FileTie
        public let reason: String?
    }

    /// Those in view.
    public var people: [Party] { all.filter { !$0.isRemoved } }
    /// Those in view.
    public var items: [Item] { allItems.filter { !$0.isRemoved } }

    public subscript(id: PartyID) -> Party? { all.first { $0.id == id } }

    public func item(_ id: PartyItemID) -> Item? { allItems.first { $0.id == id } }

    /// Whether somebody in view is named as a suspect, or was convicted.
    public var hasNamedSuspect: Bool {
        people.contains { $0.role.isAccused && !($0.details?.names.isEmpty ?? true) }
    }

    /// The party of whoever reported: it needs no fact of its own.
    public static func reporterID(of file: FileID) -> PartyID {
        PartyID(high: file.high, low: file.low)
    }
}

extension Parties {
    init(_ report: Reported, of file: FileID, at moment: Moment) {
        guard let details = PartyDetails(report.contents.value?.reporter) else { return }
        all = [
            Party(
                id: Self.reporterID(of: file), kind: .person, isReporter: true, role: .reporter, details: details,
                assertions: [Said(at: moment, what: .details(details), source: nil)])
        ]
    }

    /// What other facts of the file say of the one who reported.
    mutating func evolve(_ recorded: RecordedFact) {
        switch recorded.fact {
        case .parties(let fact): evolve(fact, at: recorded.at)
        case .contactChanged(let changed): learn(changed, at: recorded.at)
        case .recorded(let record) where record.classification.offence != nil:
            if record.circumstances?.reporter == .victim { nameVictim(at: recorded.at) }
        default: break
        }
    }

    private mutating func evolve(_ fact: PartiesFact, at moment: Moment) {
        switch fact {
        case .partyAdded(let added): add(added, at: moment)
        case .partyCorrected(let fact):
            change(fact.party) {
                $0.details = fact.details.value
                $0.assertions.append(Said(at: moment, what: .details(fact.details.value), source: fact.source))
            }
        case .partyRoleAsserted(let fact):
            change(fact.party) {
                $0.role = fact.role
                $0.bothReason = fact.both?.value
                $0.assertions.append(Said(at: moment, what: .role(fact.role), source: fact.source))
            }
        case .partyRemoved(let fact):
            change(fact.party) { $0.isRemoved = true }
            ties.removeAll { $0.party == fact.party }
        case .partiesMerged(let fact):
            change(fact.party) {
                $0.mergedInto = fact.into
                $0.bothReason = fact.both?.value ?? $0.bothReason
            }
        case .mergeUndone(let fact):
            // What was said of one person says nothing of two.
            for party in same(as: fact.party).union([fact.party]) { change(party) { $0.bothReason = nil } }
            change(fact.party) { $0.mergedInto = nil }
        default: evolveItems(fact, at: moment)
        }
    }

    private mutating func evolveItems(_ fact: PartiesFact, at moment: Moment) {
        switch fact {
        case .itemAdded(let fact):
            allItems.append(
                Item(id: fact.item, sort: fact.sort, details: fact.details.value, at: moment, source: fact.source))
        case .itemRemoved(let fact):
            if let index = allItems.firstIndex(where: { $0.id == fact.item }) { allItems[index].isRemoved = true }
            ties.removeAll { $0.item == fact.item }
        case .partyTied(let fact):
            ties.append(Tie(id: fact.tie, party: fact.party, item: fact.item, how: fact.how))
        case .partyUntied(let fact): ties.removeAll { $0.id == fact.tie }
        case .filesLinked(let fact):
            links.append(
                FileLink(file: fact.file, reference: fact.reference, how: fact.how, reason: fact.reason.value))
        case .filesUnlinked(let fact): links.removeAll { $0.file == fact.file }
        default: break
        }
    }

    private mutating func add(_ added: PartyAdded, at moment: Moment) {
        let details = added.details.value
        all.append(
            Party(
                id: added.party, kind: added.kind, isReporter: false, role: added.role, details: details,
                bothReason: added.both?.value,
                assertions: [
                    Said(at: moment, what: .details(details), source: added.source),
                    Said(at: moment, what: .role(added.role), source: added.source),
                ]))
    }

    private mutating func change(_ party: PartyID, _ change: (inout Party) -> Void) {
        guard let index = all.firstIndex(where: { $0.id == party }) else { return }
        change(&all[index])
    }

    /// What the person says of how to reach them goes before what anybody else said of it.
    private mutating func learn(_ changed: ContactChanged, at moment: Moment) {
        guard let index = all.firstIndex(where: \.isReporter), let known = all[index].details,
            let told = PartyDetails(changed.reporter.value)
        else { return }
        let details = PartyDetails(
            names: told.names.isEmpty ? known.names : told.names, born: known.born, phones: told.phones,
            emails: told.emails, address: told.address, description: known.description)
        all[index].details = details
        all[index].assertions.append(Said(at: moment, what: .details(details), source: nil))
    }

    /// Recorded as a crime that its victim reported: nobody has to say again who that is.
    private mutating func nameVictim(at moment: Moment) {
        guard let index = all.firstIndex(where: \.isReporter), all[index].role == .reporter else { return }
        all[index].role = .victim
        all[index].assertions.append(Said(at: moment, what: .role(.victim), source: nil))
    }
}
