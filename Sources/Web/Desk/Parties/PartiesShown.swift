import Hummingbird
import Policing
import Workflows

/// What other files say of the people and things of one file, as far as its reader may know of them.
struct PartiesShown: Sendable {
    var suggestions: [Suggestion] = []
    /// Where else somebody stands who was merged, by their party here.
    var elsewhere: [PartyID: [PersonEntry]] = [:]
    var objects: [ObjectMatch] = []
    var links: [FileLinkEntry] = []

    /// Somebody who may be the same, and why one could think so.
    struct Suggestion: Sendable {
        /// The party of this file.
        let party: PartyID
        let other: PersonEntry
        var reasons: [PartyMark.Kind]
    }

    static let suggestionsLimit = 10

    /// References of every other file that is shown.
    var references: [Reference] {
        suggestions.map(\.other.reference) + elsewhere.values.flatMap { $0.map(\.reference) }
            + objects.map(\.reference) + links.map(\.reference)
    }
}

extension Site {
    /// Reads it, and notes in the log which other files were shown.
    func partiesShown(on file: OpenedFile, _ visit: StaffVisit) async throws -> PartiesShown {
        guard visit.may(.readPeople), !file.state.isErased else { return PartiesShown() }
        var shown = PartiesShown()
        let parties = file.state.parties
        for party in parties.people {
            try await add(party, of: file.state.id, to: &shown, visit)
        }
        let marks = Self.serials(of: file.state)
        shown.objects = try await ports.people.objects(by: marks, for: visit.member, limit: 5)
            .filter { $0.file != file.state.id }
        shown.links = try await ports.people.links(of: file.state.id, for: visit.member)
        try await log(shown, visit)
        return shown
    }

    private func add(
        _ party: Parties.Party, of file: FileID, to shown: inout PartiesShown, _ visit: StaffVisit
    ) async throws {
        let entries = try await ports.people.person(party.id, for: visit.member)
        let others = entries.filter { $0.party != party.id }
        if !others.isEmpty { shown.elsewhere[party.id] = others }
        let same = Set(entries.map(\.party))
        let marks = Array((party.details?.marks ?? []).prefix(12))
        for match in try await ports.people.found(by: marks, for: visit.member, limit: 6)
        where !same.contains(match.entry.party) && match.entry.kind == party.kind {
            add(match, to: party.id, of: file, &shown)
        }
    }

    /// Two of one file are compared once, from the earlier.
    private func add(_ match: PersonMatch, to party: PartyID, of file: FileID, _ shown: inout PartiesShown) {
        if match.entry.file == file, match.entry.party < party { return }
        let known = shown.suggestions.firstIndex { $0.party == party && $0.other.party == match.entry.party }
        if let known {
            if !shown.suggestions[known].reasons.contains(match.mark.kind) {
                shown.suggestions[known].reasons.append(match.mark.kind)
            }
        } else if shown.suggestions.count < PartiesShown.suggestionsLimit {
            shown.suggestions.append(
                PartiesShown.Suggestion(party: party, other: match.entry, reasons: [match.mark.kind]))
        }
    }

    private static func serials(of state: FileState) -> [PartyMark] {
        let named = state.parties.items.compactMap { item -> String? in
            if case .object(let object)? = item.details { object.mark } else { nil }
        }
        let marks = (named + state.property.compactMap(\.serialNumber)).map(PartyMark.serial)
        return Array(Set(marks.filter { !$0.value.isEmpty })).sorted { $0.value < $1.value }
    }

    private func log(_ shown: PartiesShown, _ visit: StaffVisit) async throws {
        let references = Set(shown.references).sorted { $0.text < $1.text }
        guard !references.isEmpty else { return }
        try await ports.accessLog.log(
            AccessEntry(
                at: visit.now, actor: visit.actor.text, file: nil, action: .readPeople, purpose: "matches",
                shown: references))
    }
}
