import Foundation
import Yams

/// What made-up reports say, as `Demonstration/reports.yaml` has it.
public struct SeedTexts: Sendable, Codable {
    let cast: [Named]
    let names: Names
    /// How many of a hundred read each language.
    let languages: [String: Int]
    let slots: [String: [String]]
    let texts: [String: [String]]
    let kinds: [String: Kind]
    let translations: [String: [String: [String]]]
    let staff: [String: [String]]
    let person: [String: [String]]
    let outcomes: [String: [Ending]]

    /// Somebody of the cast, and what they report.
    struct Named: Sendable, Codable {
        let name: String
        let form: String
        let language: String
        let daysAgo: Int
        /// Whether this is the report that visitors are shown.
        let example: Bool?
    }

    struct Names: Sendable, Codable {
        let first: [String]
        let last: [String]
    }

    /// One kind of report.
    struct Kind: Sendable, Codable {
        let share: Int
        let hours: Hours?
        /// The kind of unit that such files go to; the local one when not said.
        let unit: String?
        let offences: [String]?
        let grades: [Int]
        let property: [String]?
        /// In pounds, from and to.
        let worth: [Int]?
        let texts: [String: [String]]?
    }

    /// When such things happen.
    enum Hours: String, Sendable, Codable {
        case day, evening, night, any
    }

    /// One way in which crimes end.
    struct Ending: Sendable, Codable {
        let code: String
        let weight: Int
        let victim: String
        let body: String?
        let text: String
    }

    /// Reads the file. The error of a file with faults names what is wrong.
    public init(file path: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        self = try YAMLDecoder().decode(Self.self, from: text)
    }

    /// The lists for a question: the kind's own, else those of every kind.
    func lines(for question: String, of form: String) -> [String]? {
        kinds[form]?.texts?[question] ?? texts[question]
    }
}

/// Fills the slots of a line.
struct SeedScribe {
    let slots: [String: [String]]
    /// What this one report has: its place, its time.
    let own: [String: String]

    /// The line with every `{slot}` filled, to a depth of four; the first letter of each sentence is a capital.
    func write(_ line: String, using random: inout SplitMix64, depth: Int = 4) -> String {
        guard depth > 0, line.utf8.contains(UInt8(ascii: "{")) else { return line }
        var text = ""
        var rest = line[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let word = filled(String(rest[rest.index(after: open)..<close]), using: &random, depth: depth)
            text += text.isEmpty || text.hasSuffix(". ") ? word.prefix(1).uppercased() + word.dropFirst() : word
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    private func filled(_ slot: String, using random: inout SplitMix64, depth: Int) -> String {
        if let own = own[slot] { return own }
        guard let lines = slots[slot], !lines.isEmpty else { return slot }
        return write(random.pick(lines), using: &random, depth: depth - 1)
    }
}
