import Policing
import Testing

@Suite("A reading")
struct UnusualReadingTests {
    struct Row: Sendable {
        var reader = "Lee Ward"
        var home: String?
        var person: String? = "Grace Lowe"
        var postcodes: [String] = []
        var basis: ReadingBasis? = .queue
        var others = 1
        let signs: [UnusualSign]
    }

    static let rows = [
        Row(signs: []),
        Row(reader: "Lee Lowe", signs: [.ownName]), Row(reader: "Lee LÖWE", person: "Grace Löwe", signs: [.ownName]),
        Row(reader: "Lee O'Lowe", person: "G. OLOWE", signs: [.ownName]),
        Row(reader: "Lee L.", person: "Grace L", signs: []),
        Row(reader: "Lee Lowe", person: nil, signs: []), Row(reader: "Lowe Ward", signs: []),
        Row(home: "B4 6NQ", postcodes: ["b46nq"], signs: [.ownAddress]),
        Row(home: "B4 6NQ", postcodes: ["B4 6NR"], signs: []), Row(home: nil, postcodes: ["B4 6NQ"], signs: []),
        Row(basis: .enquiry, others: UnusualSign.manyFiles, signs: [.manyWithoutTask]),
        Row(basis: .enquiry, others: UnusualSign.manyFiles - 1, signs: []),
        Row(basis: .own, others: UnusualSign.manyFiles, signs: []), Row(basis: nil, others: 99, signs: []),
        Row(reader: "Lee Lowe", basis: .glass, signs: [.ownName, .brokenGlass]),
    ]

    @Test("stands out by name, by address, by number and by broken glass, and by nothing else", arguments: rows)
    func signs(_ row: Row) {
        let facts = ReadingFacts(
            reader: row.reader, homePostcode: row.home, person: row.person, postcodes: row.postcodes,
            basis: row.basis, othersToday: row.others)
        #expect(UnusualSign.signs(of: facts) == row.signs)
    }
}
