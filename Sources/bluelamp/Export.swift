import ArgumentParser
import Foundation
import Policing
import Store
import Workflows

/// `bluelamp export REFERENCE`.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write everything that is known of one file, as JSON, to standard output.",
        discussion: "For a person's request for their own data, or for another force. It holds personal data.")

    @Argument(help: "The reference, with or without spaces.")
    var reference: String

    @OptionGroup var store: DataOption

    func run() async throws {
        guard let reference = Reference(typed: reference) else {
            throw ValidationError("\(reference) is not a reference: a symbol is wrong or missing")
        }
        let folder = try await openStore(try store.existing())
        let history = try await reported { () async throws(StoreError) in
            guard let file = try await folder.ledger.file(of: reference) else { return [RecordedFact]() }
            try await folder.accessLog.log(
                AccessEntry(
                    at: Clock.now(), actor: "platform", file: file, action: .readFile, purpose: "export"))
            return try await folder.ledger.history(of: file)
        }
        guard !history.isEmpty else { throw Trouble("there is no file \(reference)") }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        if let key = SealerKey.userInfo { encoder.userInfo[key] = OpenSealer() }
        let lines = history.map { ExportedFact($0) }
        FileHandle.standardOutput.write(try encoder.encode(lines) + Data("\n".utf8))
    }
}

/// One fact, with what was sealed in plain.
private struct ExportedFact: Encodable {
    let recorded: RecordedFact

    init(_ recorded: RecordedFact) {
        self.recorded = recorded
    }

    private enum Key: String, CodingKey { case version, at, by, kind, says }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(recorded.version, forKey: .version)
        try container.encode(recorded.at.iso8601, forKey: .at)
        try container.encode(recorded.actor, forKey: .by)
        try container.encode(recorded.fact.kind, forKey: .kind)
        try recorded.fact.payload.encode(to: container.superEncoder(forKey: .says))
    }
}

/// Writes sealed values as plain JSON text: for the person whose they are.
private struct OpenSealer: Sealer {
    func seal<Value: Encodable>(_ value: Value?, of person: PersonID) throws -> String {
        guard let value else { return "" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode([value]).dropFirst().dropLast(), as: UTF8.self)
    }

    func open<Value: Decodable>(_ type: Value.Type, _ sealed: String, of person: PersonID) throws -> Value? {
        try JSONDecoder().decode([Value].self, from: Data("[\(sealed)]".utf8)).first
    }
}

/// The machine's clock.
enum Clock {
    static func now() -> Moment {
        Moment(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }
}
