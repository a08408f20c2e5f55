import Crypto
import Foundation
import Policing

/// Facts as bytes, and back.
enum FactCodec {
    static func encode(_ fact: FileFact, sealer: PersonSealer) throws -> [UInt8] {
        try FactEncoder.encode(fact.payload, userInfo: SealerKey.userInfo.map { [$0: sealer] } ?? [:])
    }

    static func decode(_ kind: String, _ body: Data, sealer: PersonSealer) throws -> FileFact {
        guard let kind = FileFact.Kind(rawValue: kind) else { throw EngineError.corrupt("a fact of kind \(kind)") }
        return try FileFact(kind, from: Reader(body: body, sealer: sealer))
    }

    private struct Reader: PayloadReader {
        let body: Data
        let sealer: PersonSealer

        func callAsFunction<Payload: Decodable>(_ type: Payload.Type) throws -> Payload {
            let decoder = JSONDecoder()
            if let key = SealerKey.userInfo { decoder.userInfo[key] = sealer }
            return try decoder.decode(type, from: body)
        }
    }
}

/// One row of the ledger but for its place, and the hashes that tie it to the rest.
struct StoredFact: Sendable {
    let file: [UInt8]
    let version: Int64
    let at: Int64
    let kind: String
    let actor: String
    let command: [UInt8]
    let body: [UInt8]

    /// The facts of one command as rows.
    static func rows(
        _ facts: [RecordedFact], bodies: [[UInt8]], of file: FileID, by command: CommandID
    ) -> [StoredFact] {
        zip(facts, bodies).map { recorded, body in
            StoredFact(
                file: file.bytes, version: Int64(recorded.version), at: recorded.at.milliseconds,
                kind: recorded.fact.kind.rawValue, actor: recorded.actor, command: command.bytes, body: body)
        }
    }

    /// The RFC 6962 leaf hash: SHA-256 of a zero byte and everything that the fact says.
    var leaf: [UInt8] {
        var hash = SHA256()
        hash.update(data: [0])
        let heading = "bluelamp fact 1\n\(Hexadecimal.text(file)) \(version) \(at)\n\(kind)\n\(actor)\n"
        hash.update(data: Array(heading.utf8))
        hash.update(data: command)
        hash.update(data: body)
        return Array(hash.finalize())
    }

    /// What the chain comes to with this leaf: a fact left out or moved changes all that follow.
    static func chain(_ earlier: [UInt8], _ leaf: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: earlier)
        hash.update(data: leaf)
        return Array(hash.finalize())
    }

    /// The chain before the first fact.
    static let beginning = [UInt8](repeating: 0, count: 32)
}
