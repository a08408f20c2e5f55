import ArgumentParser
import Foundation
import Policing
import Store
import Workflows

/// `bluelamp export REFERENCE`.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write everything that is known of one file, as JSON, to standard output.",
        discussion: Teaching.text(
            """
            For a person's request for their own data, or for another force. It holds personal data in plain, also \
            of others and what staff wrote: somebody must read it before it is given to anybody. That it was read is \
            written to the access log. Details that were erased are null. What is held to be sensitive is left out, \
            and "withheld" says so, unless it is asked for. Files of evidence are named with their SHA-256; they lie \
            in the data folder.
            """,
            examples: [
                "bluelamp export 7KD M2P X95 --data ./data > file.json",
                "bluelamp export 7KD M2P X95 --with-sensitive --data ./data > file.json",
            ],
            trouble: "there is no such file, or it could not be read or written"))

    @OptionGroup var file: ReferenceArgument
    @OptionGroup var store: DataOption
    @Flag(help: "Also what is held to be sensitive; never for the person who reported.")
    var withSensitive = false

    func validate() throws {
        _ = try file.read()
    }

    func run() async throws {
        let reference = try file.read()
        let folder = try await openStore(try store.existing())
        let history = try await reported { () async throws(StoreError) in
            guard let file = try await folder.ledger.file(of: reference) else { return [RecordedFact]() }
            try await folder.accessLog.log(
                AccessEntry(
                    at: Clock.now(), actor: "platform", file: file, action: withSensitive ? .readSensitive : .readFile,
                    purpose: "export"))
            return try await folder.ledger.history(of: file)
        }
        guard !history.isEmpty else { throw Trouble("there is no file \(reference)") }
        let exported = ExportedFile(reference: reference, history: history, withSensitive: withSensitive)
        try Terminal.give(try exported.json() + Data("\n".utf8))
    }
}

/// A file as others read it: what was sealed is in plain, and times are written as ISO 8601 has them.
private struct ExportedFile {
    let reference: Reference
    let history: [RecordedFact]
    let withSensitive: Bool

    /// The facts that tell of something held to be sensitive.
    private var withheld: Set<Int> {
        guard !withSensitive, let first = history.first, case .reported = first.fact,
            let state = FileState.fold(FileID(high: 0, low: 0), history)
        else { return [] }
        return Set(history.filter { state.isOfSensitive($0.fact) }.map(\.version))
    }

    func json() throws -> Data {
        let encoder = JSONEncoder()
        if let key = SealerKey.userInfo { encoder.userInfo[key] = OpenSealer() }
        let facts = try JSONDecoder().decode(
            PlainJSON.self,
            from: encoder.encode(
                history.map { fact in ExportedFact(fact, isWithheld: withheld.contains(fact.version)) }))
        let printer = JSONEncoder()
        printer.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try printer.encode(
            PlainJSON.object(["reference": .text(reference.description), "facts": try facts.readable(under: nil)]))
    }
}

/// One fact, with what was sealed as the text of its JSON.
private struct ExportedFact: Encodable {
    let recorded: RecordedFact
    let isWithheld: Bool

    init(_ recorded: RecordedFact, isWithheld: Bool) {
        self.recorded = recorded
        self.isWithheld = isWithheld
    }

    private enum Key: String, CodingKey { case version, at, by, kind, says, withheld }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(recorded.version, forKey: .version)
        try container.encode(recorded.at.iso8601, forKey: .at)
        try container.encode(recorded.actor, forKey: .by)
        try container.encode(recorded.fact.kind, forKey: .kind)
        guard !isWithheld else { return try container.encode("sensitive", forKey: .withheld) }
        try recorded.fact.payload.encode(to: container.superEncoder(forKey: .says))
    }
}

/// Writes sealed values as plain JSON text: for the person whose they are.
private struct OpenSealer: Sealer {
    func seal<Value: Encodable>(_ value: Value?, of person: PersonID) throws -> String {
        guard let value else { return "" }
        return String(decoding: try JSONEncoder().encode([value]), as: UTF8.self)
    }

    func open<Value: Decodable>(_ type: Value.Type, _ sealed: String, of person: PersonID) throws -> Value? {
        try JSONDecoder().decode([Value].self, from: Data(sealed.utf8)).first
    }
}

/// Any JSON.
private enum PlainJSON: Codable {
    case null
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case text(String)
    case list([PlainJSON])
    case object([String: PlainJSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let bool = try? container.decode(Bool.self) {
            self = .bool(bool)
        } else if let int = try? container.decode(Int64.self) {
            self = .int(int)
        } else if let double = try? container.decode(Double.self) {
            self = .double(double)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([PlainJSON].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: PlainJSON].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let bool): try container.encode(bool)
        case .int(let int): try container.encode(int)
        case .double(let double): try container.encode(double)
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }

    /// Names under which facts keep moments, as milliseconds.
    private static let moments: Set<String> = ["due", "from", "to"]

    /// Sealed values opened, and moments as people write them.
    func readable(under name: String?) throws -> PlainJSON {
        switch self {
        case .int(let milliseconds) where name.map(Self.moments.contains) ?? false:
            return .text(Moment(milliseconds: milliseconds).iso8601)
        case .list(let list):
            return .list(try list.map { try $0.readable(under: nil) })
        case .object(let object):
            guard object.count == 2, object["of"] != nil, case .text(let sealed) = object["sealed"] else {
                return .object(try object.reduce(into: [:]) { $0[$1.key] = try $1.value.readable(under: $1.key) })
            }
            guard !sealed.isEmpty else { return .null }
            let values = try JSONDecoder().decode([PlainJSON].self, from: Data(sealed.utf8))
            return try values.first?.readable(under: nil) ?? .null
        default:
            return self
        }
    }
}

/// The machine's clock.
enum Clock {
    static func now() -> Moment {
        Moment(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }
}
