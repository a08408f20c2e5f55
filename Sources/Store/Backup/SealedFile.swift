import Crypto
import Foundation

/// A file that is sealed for a backup key by HPKE (RFC 9180), of any length: a heading, the encapsulated key, and pieces
/// of a mebibyte, each sealed as the next message of one context. So no piece can be left out, doubled or moved; and only
/// the last is sealed as the last, so the end cannot be cut off.
private enum SealedFile {
    static let suite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly
    static let title = [UInt8]("bluelamp sealed backup 1\n".utf8)
    static let markBytes = 8
    static let encapsulatedBytes = 32
    static let pieceBytes = 1 << 20
    static let tagBytes = 16

    /// What is sealed beside each piece.
    static func place(isLast: Bool) -> [UInt8] { [isLast ? 1 : 0] }
}

final class SealedWriter {
    private let file: OutputFile
    private var sender: HPKE.Sender
    private var piece: [UInt8] = []

    init(_ path: String, for key: BackupPublicKey) throws {
        let heading = SealedFile.title + key.mark
        file = try OutputFile(path)
        sender = try HPKE.Sender(recipientKey: key.key, ciphersuite: SealedFile.suite, info: Data(heading))
        try file.write(heading)
        try file.write(sender.encapsulatedKey)
    }

    func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            // A full piece waits for what follows: nobody knows yet whether it is the last.
            if piece.count == SealedFile.pieceBytes { try seal(isLast: false) }
            let part = rest.prefix(SealedFile.pieceBytes - piece.count)
            piece += part
            rest = rest.dropFirst(part.count)
        }
    }

    /// Seals the end, and returns the SHA-256 of the whole file.
    func finish() throws -> String {
        try seal(isLast: true)
        return try file.settle()
    }

    private func seal(isLast: Bool) throws {
        try file.write(sender.seal(piece, authenticating: SealedFile.place(isLast: isLast)))
        piece.removeAll(keepingCapacity: true)
    }
}

/// Gives the bytes of a sealed file in their order, and none that was not sealed just there.
final class SealedReader {
    private let file: InputFile
    private let name: String
    private var recipient: HPKE.Recipient
    private var ahead: [UInt8]
    private var opened: ArraySlice<UInt8> = []
    private var isLast = false

    init(_ path: String, with key: BackupPrivateKey) throws {
        name = URL(fileURLWithPath: path).lastPathComponent
        guard let file = try InputFile(path) else { throw RestorationFault.notWhole("\(name) is missing") }
        let heading = try file.read(SealedFile.title.count + SealedFile.markBytes)
        guard heading.starts(with: SealedFile.title), heading.count == SealedFile.title.count + SealedFile.markBytes
        else { throw RestorationFault.notWhole("\(name) was cut or changed") }
        guard heading.suffix(SealedFile.markBytes) == key.publicKey.mark[...] else {
            throw RestorationFault.sealedForAnother
        }
        self.file = file
        let encapsulated = try file.read(SealedFile.encapsulatedBytes)
        do {
            recipient = try HPKE.Recipient(
                privateKey: key.key, ciphersuite: SealedFile.suite, info: Data(heading),
                encapsulatedKey: Data(encapsulated))
        } catch {
            throw RestorationFault.notWhole("\(name) was cut or changed")
        }
        ahead = try file.read(SealedFile.pieceBytes + SealedFile.tagBytes)
    }

    /// Some bytes, as many as asked for at most; none at the end.
    func some(_ most: Int) throws -> ArraySlice<UInt8> {
        while opened.isEmpty, !isLast { try openNext() }
        let part = opened.prefix(most)
        opened = opened.dropFirst(part.count)
        return part
    }

    /// As many as asked for: the end must not come before.
    func exactly(_ count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let part = try some(count - bytes.count)
            guard !part.isEmpty else { throw changed }
            bytes += part
        }
        return bytes
    }

    func isAtEnd() throws -> Bool {
        while opened.isEmpty, !isLast { try openNext() }
        return opened.isEmpty
    }

    private func openNext() throws {
        let piece = ahead
        ahead = try file.read(SealedFile.pieceBytes + SealedFile.tagBytes)
        isLast = ahead.isEmpty
        do {
            opened = [UInt8](try recipient.open(piece, authenticating: SealedFile.place(isLast: isLast)))[...]
        } catch {
            throw changed
        }
    }

    private var changed: RestorationFault { .notWhole("\(name) was cut or changed") }
}
