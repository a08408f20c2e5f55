import Policing
import Workflows

/// Who and what stands on more than one file.
public struct SQLPeople: People {
    private let engine: any Engine

    init(engine: any Engine) {
        self.engine = engine
    }

    private static let columns = """
        party.id, file.id, file.reference, party.kind, party.role, party.name, party_merge.into_party
        """
    private static let merge = "LEFT JOIN party_merge ON party_merge.file = party.file AND party_merge.party = party.id"
    private static let party = SQL(
        """
        SELECT \(columns) FROM party JOIN file ON file.number = party.file \(merge) WHERE party.id = $1 AND ($2 IS NULL OR \(Visible.condition("$2")))
        """)
    private static let marked = SQL(
        """
        SELECT \(columns) FROM party_mark
        JOIN party ON party.file = party_mark.file AND party.id = party_mark.party
        JOIN file ON file.number = party.file \(merge)
        WHERE party_mark.kind = $1 AND party_mark.value = $2 AND \(Visible.condition("$4"))
        ORDER BY party_mark.file DESC LIMIT $3
        """)
    private static let into: SQL = "SELECT into_party FROM party_merge WHERE party = $1"
    private static let merged: SQL = "SELECT party FROM party_merge WHERE into_party = $1"
    private static let object = SQL(
        """
        SELECT file.id, file.reference FROM object JOIN file ON file.number = object.file
        WHERE object.mark = $1 AND \(Visible.condition("$3")) ORDER BY object.file DESC LIMIT $2
        """)
    private static let linksFrom = SQL(
        """
        SELECT other.id, other.reference, file_link.how FROM file JOIN file_link ON file_link.file = file.number
        JOIN file AS other ON other.id = file_link.other
        WHERE file.id = $1 AND \(Visible.condition("$2", file: "other.number")) ORDER BY other.number
        """)
    private static let linksTo = SQL(
        """
        SELECT file.id, file.reference, file_link.how FROM file_link JOIN file ON file.number = file_link.file
        WHERE file_link.other = $1 AND \(Visible.condition("$2")) ORDER BY file.number
        """)

    /// Nobody stands on more files than this without a mistake.
    private static let treeLimit = 1_000

    public func person(_ party: PartyID, for reader: StaffMember?) async throws(StoreError) -> [PersonEntry] {
        let keys = reader.map { Visible.keys(of: $0) } ?? .null
        return try await engine.reading { session in
            try Self.tree(from: Self.root(of: party, in: session), in: session).flatMap { member in
                try session.query(Self.party, [.blob(member.bytes), keys], Self.entry)
            }
        }
    }

    public func found(
        by marks: [PartyMark], for reader: StaffMember, limit: Int
    ) async throws(StoreError) -> [PersonMatch] {
        let keys = Visible.keys(of: reader)
        return try await engine.reading { session in
            var found: [PersonMatch] = []
            for mark in marks where mark.kind != .serial && found.count < limit {
                let arguments: [Value] = [.text(mark.kind.rawValue), .text(mark.value), .int(Int64(limit)), keys]
                found += try session.query(Self.marked, arguments) { row in
                    PersonMatch(entry: try Self.entry(row), mark: mark)
                }
            }
            return found
        }
    }

    public func objects(
        by marks: [PartyMark], for reader: StaffMember, limit: Int
    ) async throws(StoreError) -> [ObjectMatch] {
        let keys = Visible.keys(of: reader)
        return try await engine.reading { session in
            try marks.filter { $0.kind == .serial }.flatMap { mark in
                try session.query(Self.object, [.text(mark.value), .int(Int64(limit)), keys]) { row in
                    guard let file = FileID(bytes: row.blob(0)), let reference = Reference(typed: row.text(1)) else {
                        throw EngineError.corrupt("an object row")
                    }
                    return ObjectMatch(file: file, reference: reference, mark: mark)
                }
            }
        }
    }

    public func links(of file: FileID, for reader: StaffMember) async throws(StoreError) -> [FileLinkEntry] {
        let arguments: [Value] = [.blob(file.bytes), Visible.keys(of: reader)]
        return try await engine.reading { session in
            let own = try session.query(Self.linksFrom, arguments) { try Self.link($0, isOwn: true) }
            return own + (try session.query(Self.linksTo, arguments) { try Self.link($0, isOwn: false) })
        }
    }

    // MARK: Merges

    /// A merge points to what was made before, so that this ends.
    private static func root(of party: PartyID, in session: any Session) throws -> PartyID {
        var root = party
        while let next = try session.first(into, [.blob(root.bytes)], { PartyID(bytes: $0.blob(0)) }) ?? nil,
            next < root
        {
            root = next
        }
        return root
    }

    /// A party and everybody who was merged into it, and into those.
    private static func tree(from root: PartyID, in session: any Session) throws -> [PartyID] {
        var found = [root]
        var next = 0
        while next < found.count, found.count < treeLimit {
            found += try session.query(merged, [.blob(found[next].bytes)]) { row in
                guard let party = PartyID(bytes: row.blob(0)) else { throw EngineError.corrupt("a merge row") }
                return party
            }.filter { $0 > found[next] }
            next += 1
        }
        return found.sorted()
    }

    // MARK: Rows

    private static func entry(_ row: any Row) throws -> PersonEntry {
        guard let party = PartyID(bytes: row.blob(0)), let file = FileID(bytes: row.blob(1)),
            let reference = Reference(typed: row.text(2)), let kind = PartyKind(rawValue: row.text(3)),
            let role = PartyRole(rawValue: row.text(4))
        else { throw EngineError.corrupt("a party row") }
        return PersonEntry(
            party: party, file: file, reference: reference, kind: kind, role: role, name: row.optionalText(5),
            mergedInto: row.optionalBlob(6).flatMap(PartyID.init(bytes:)))
    }

    private static func link(_ row: any Row, isOwn: Bool) throws -> FileLinkEntry {
        guard let other = FileID(bytes: row.blob(0)), let reference = Reference(typed: row.text(1)),
            let how = FileTie(rawValue: row.text(2))
        else { throw EngineError.corrupt("a link row") }
        return FileLinkEntry(other: other, reference: reference, how: how, isOwn: isOwn)
    }
}
