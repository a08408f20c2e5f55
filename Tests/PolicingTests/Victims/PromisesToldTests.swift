import Policing
import Testing

@Suite("The promises that a person is told of")
struct PromisesToldTests {
    private typealias Promise = FileState.Promise

    /// By rule, due and kept, in hours; a nil due is no time.
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let promises: [(rule: String, due: Int64?, keptAt: Int64?)]
        /// The numbers of those told.
        let told: [Int]

        var testDescription: String { name }
    }

    static let rows: [Row] = [
        Row(name: "none", promises: [], told: []),
        Row(
            name: "each rule once",
            promises: [("FORCE-READ", 24, 1), ("VC06-NOINV", 120, 2), ("FORCE-REPLY", 48, nil)],
            told: [1, 2, 3]),
        Row(
            name: "a second decision replaces the first", promises: [("VC06-NOINV", 120, 2), ("VC06-NOINV", 240, 130)],
            told: [2]),
        Row(
            name: "an answered message gives way to one that waits",
            promises: [("FORCE-MESSAGE", 48, 3), ("FORCE-MESSAGE", 96, 60), ("FORCE-MESSAGE", 150, nil)],
            told: [2, 3]),
        Row(
            name: "what was kept late is never hidden",
            promises: [("FORCE-MESSAGE", 48, 50), ("FORCE-MESSAGE", 96, 60), ("FORCE-MESSAGE", 150, 149)],
            told: [1, 3]),
        Row(
            name: "all that wait are told",
            promises: [("FORCE-MESSAGE", 48, nil), ("FORCE-MESSAGE", 96, nil)], told: [1, 2]),
        Row(name: "without a time it is in time", promises: [("A", nil, 9), ("A", nil, 10)], told: [2]),
    ]

    @Test("say each thing once, and hide nothing that is open or was late", arguments: rows)
    func told(row: Row) {
        let start = Moment(milliseconds: 1_790_000_000_000)
        let promises = row.promises.enumerated().map { index, promise in
            Promise(
                number: index + 1, rule: promise.rule, madeAt: start, due: promise.due.map { start.adding(hours: $0) },
                keptAt: promise.keptAt.map { start.adding(hours: $0) })
        }
        #expect(Promise.told(promises).map(\.number) == row.told)
    }
}
