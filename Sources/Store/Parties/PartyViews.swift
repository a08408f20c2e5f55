import Policing
import Workflows

/// The rows of people, objects and links of one file, as they follow from its facts.
enum PartyViews {
    private static let insertParty: SQL = """
        INSERT INTO party (file, id, kind, role, name, name_key, born, is_reporter)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """
    private static let insertMark: SQL =
        "INSERT OR IGNORE INTO party_mark (file, party, kind, value) VALUES ($1, $2, $3, $4)"
    private static let insertMerge: SQL = "INSERT INTO party_merge (file, party, into_party) VALUES ($1, $2, $3)"
    private static let insertObject: SQL =
        "INSERT INTO object (file, number, kind, mark, description) VALUES ($1, $2, $3, $4, $5)"
    private static let insertLink: SQL = "INSERT INTO file_link (file, other, how) VALUES ($1, $2, $3)"
    private static let delete: [SQL] = PartySchema.tables.map { SQL("DELETE FROM \($0) WHERE file = $1") }
    /// Clears all rows of files whose numbers lie between two.
    static let clearing: [SQL] = PartySchema.tables.map { SQL("DELETE FROM \($0) WHERE file > $1 AND file <= $2") }

    /// The rows are few: when one may have changed, all of the file's are made again.
    static func calls(number: Int64, isNew: Bool, facts: [RecordedFact], state: FileState) -> [Call] {
        guard isNew || facts.contains(where: { $0.fact.changesParties }) else { return [] }
        let old = isNew ? [] : delete.map { Call($0, [.int(number)]) }
        return old + people(number, state) + objects(number, state) + links(number, state)
    }

    private static func people(_ number: Int64, _ state: FileState) -> [Call] {
        let known = state.parties.people.filter { $0.details != nil }
        let merges = state.parties.all.compactMap { party in
            party.mergedInto.map { Call(insertMerge, [.int(number), .blob(party.id.bytes), .blob($0.bytes)]) }
        }
        return known.flatMap { rows(of: $0, number) } + merges
    }

    private static func rows(of party: Parties.Party, _ number: Int64) -> [Call] {
        guard let details = party.details else { return [] }
        let row = Call(
            insertParty,
            [
                .int(number), .blob(party.id.bytes), .text(party.kind.rawValue), .text(party.role.rawValue),
                .optional(details.names.first), .optional(details.names.first.map(PartyMark.folded)),
                .optional(details.born?.iso), .bool(party.isReporter),
            ])
        let marks = details.marks.map { mark in
            Call(insertMark, [.int(number), .blob(party.id.bytes), .text(mark.kind.rawValue), .text(mark.value)])
        }
        return [row] + marks
    }

    /// What was said to be taken, lost or found has marks as well.
    private static func objects(_ number: Int64, _ state: FileState) -> [Call] {
        let named = state.parties.items.compactMap { item -> (kind: String, mark: String?, text: String?)? in
            guard case .object(let object)? = item.details else { return nil }
            return (object.kind.rawValue, object.mark, object.description)
        }
        let told = state.property.map { item in
            ("property", item.serialNumber.map { PartyMark.serial($0).value }, Optional(item.description))
        }
        return (told + named).enumerated().map { index, object in
            let mark = object.1.flatMap { $0.isEmpty ? nil : $0 }
            return Call(
                insertObject,
                [.int(number), .int(Int64(index)), .text(object.0), .optional(mark), .optional(object.2)])
        }
    }

    private static func links(_ number: Int64, _ state: FileState) -> [Call] {
        state.parties.links.map { link in
            Call(insertLink, [.int(number), .blob(link.file.bytes), .text(link.how.rawValue)])
        }
    }
}

extension FileFact {
    /// Whether rows of people, objects and links may be others now.
    fileprivate var changesParties: Bool {
        switch self {
        case .parties, .contactChanged, .propertyAdded, .recorded, .personErased: true
        default: false
        }
    }
}
