import Crypto
import Foundation
import Policing

/// The keys of the web side, each derived for one purpose from the force's key.
public struct SiteSecrets: Sendable {
    /// With its key worked in already: every page with a form begins from it.
    private let forms: HMAC<SHA256>
    private let tracking: SymmetricKey
    private let sessions: SymmetricKey
    private let searches: SymmetricKey
    let sampling: SymmetricKey

    /// - Parameter derive: gives the key of a purpose.
    public init(derive: (String) -> SymmetricKey) {
        forms = HMAC<SHA256>(key: derive("form tokens"))
        tracking = derive("tracking secrets")
        sessions = derive("tracking sessions")
        searches = derive("searches at the desk")
        sampling = derive("samples of quality checks")
    }

    /// What the access log keeps of a search: the same words, the same bytes, and no way back to them.
    func fingerprint(of words: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(words.lowercased().plainLine.utf8), using: searches))
    }

    // MARK: Tracking

    /// The secret that belongs to a command: sending the same report again gives the same one.
    public func trackingSecret(of command: CommandID) -> TrackingSecret {
        var generator = HashGenerator(
            seed: HMAC<SHA256>.authenticationCode(
                for: Data("secret of ".utf8 + command.bytes), using: tracking))
        return TrackingSecret.make(using: &generator)
    }

    /// What the force keeps of a secret.
    public func hash(_ secret: TrackingSecret, of reference: Reference) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("hash \(reference.text) \(secret.text)".utf8), using: tracking)
        return Hexadecimal.text(Array(code))
    }

    /// Compares in the same time whatever the difference.
    public func matches(_ secret: TrackingSecret, of reference: Reference, _ hash: String) -> Bool {
        guard let stored = Hexadecimal.bytes(hash) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            stored, authenticating: Data("hash \(reference.text) \(secret.text)".utf8), using: tracking)
    }

    // MARK: Tokens against requests forged by other sites

    /// A token bound to one session, good for twelve hours.
    func formToken(session: String, at now: Moment) -> String {
        let ends = now.adding(hours: 12).milliseconds
        return "\(ends)-\(Hexadecimal.text(Array(signature(session, ends))))"
    }

    func accepts(_ token: String, session: String, at now: Moment) -> Bool {
        let parts = token.split(separator: "-")
        guard parts.count == 2, let ends = Int64(parts[0]), ends > now.milliseconds,
            let code = Hexadecimal.bytes(String(parts[1]))
        else { return false }
        // Compared in the same time whatever the difference.
        return signature(session, ends) == code
    }

    private func signature(_ session: String, _ ends: Int64) -> HashedAuthenticationCode<SHA256> {
        var code = forms
        code.update(data: Array("\(ends) \(session)".utf8))
        return code.finalize()
    }

    // MARK: Small sealed values, for cookies and links

    /// A value that only this site can read or make, as text for a cookie or a link.
    func seal(_ value: String, for purpose: String) -> String {
        let sealed = try? AES.GCM.seal(Data(value.utf8), using: sessions, authenticating: Data(purpose.utf8))
        return Base64URL.text(sealed?.combined.map { [UInt8]($0) } ?? [])
    }

    /// Nil for anything that this site did not seal for that purpose.
    func open(_ sealed: String, for purpose: String) -> String? {
        guard let bytes = Base64URL.bytes(sealed), let box = try? AES.GCM.SealedBox(combined: Data(bytes)),
            let value = try? AES.GCM.open(box, using: sessions, authenticating: Data(purpose.utf8))
        else { return nil }
        return String(decoding: value, as: UTF8.self)
    }
}

/// Random numbers that follow from a hash: the same seed, the same numbers.
private struct HashGenerator: RandomNumberGenerator {
    private var block: [UInt8]
    private var used = 0

    init(seed: some Sequence<UInt8>) {
        block = Array(seed)
    }

    mutating func next() -> UInt64 {
        if used + 8 > block.count {
            block = Array(SHA256.hash(data: block))
            used = 0
        }
        defer { used += 8 }
        var number: UInt64 = 0
        for place in used..<used + 8 { number = number << 8 | UInt64(block[place]) }
        return number
    }
}
