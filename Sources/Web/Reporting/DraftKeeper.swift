import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Policing
import Workflows

/// Keeps a visitor's drafts, each sealed under a key that only its token gives. The token follows from the
/// visitor's cookie, or came by a return link: nobody at the force can read a draft.
struct DraftKeeper: Sendable {
    let site: Site

    static let hoursKept: Int64 = 24

    /// The token of this visitor's draft of one kind.
    func token(_ kind: String, _ request: Request, _ context: PageContext) -> String {
        if let cookie = context.cookies[Cookies.draft(kind)],
            let token = site.secrets.open(cookie, for: Self.purpose(kind)), Visitor.isToken(token)
        {
            return token
        }
        return Self.token(kind, visitor: context.visitor)
    }

    static func token(_ kind: String, visitor: String) -> String {
        Base64URL.text(Array(SHA256.hash(data: Data("draft token \(kind) \(visitor)".utf8))))
    }

    /// The cookie by which another browser goes on with a draft.
    func cookie(_ kind: String, token: String) -> Cookie {
        site.cookie(Cookies.draft(kind), site.secrets.seal(token, for: Self.purpose(kind)))
    }

    private static func purpose(_ kind: String) -> String { "draft \(kind)" }

    // MARK: Keeping

    /// The draft; nil when there is none, or it has gone.
    func draft(_ kind: String, token: String, at now: Moment) async throws(StoreError) -> Draft? {
        guard let sealed = try await site.ports.drafts.draft(Self.hash(kind, token), at: now) else { return nil }
        return Self.open(sealed, kind, token)
    }

    func save(_ draft: Draft, token: String, at now: Moment) async throws(StoreError) {
        guard let sealed = Self.seal(draft, token) else { throw .failed("a draft cannot be sealed") }
        try await site.ports.drafts.save(
            sealed, as: Self.hash(draft.form, token), until: now.adding(hours: Self.hoursKept))
    }

    func delete(_ kind: String, token: String) async throws(StoreError) {
        try await site.ports.drafts.deleteDraft(Self.hash(kind, token))
    }

    private static func hash(_ kind: String, _ token: String) -> [UInt8] {
        EvidenceOwner.draftHash(visitor: token, kind: kind)
    }

    // MARK: Sealing

    private static func key(_ kind: String, _ token: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Data(token.utf8)), info: Data("seal of draft \(kind)".utf8),
            outputByteCount: 32)
    }

    private static func seal(_ draft: Draft, _ token: String) -> [UInt8]? {
        guard let plain = try? JSONEncoder().encode(draft),
            let sealed = try? AES.GCM.seal(plain, using: key(draft.form, token)).combined
        else { return nil }
        return [UInt8](sealed)
    }

    /// Nil also for a draft of an earlier version of the program that this one cannot read.
    private static func open(_ sealed: [UInt8], _ kind: String, _ token: String) -> Draft? {
        guard let box = try? AES.GCM.SealedBox(combined: Data(sealed)),
            let plain = try? AES.GCM.open(box, using: key(kind, token))
        else { return nil }
        return try? JSONDecoder().decode(Draft.self, from: plain)
    }
}

extension Cookies {
    /// Set only where a return link was followed.
    static func draft(_ kind: String) -> String { "draft-\(kind)" }
    /// What was sent, for as long as its confirmation may be shown.
    static let sent = "sent"
}
