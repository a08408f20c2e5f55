import Crypto
import Foundation
import Policing

/// Whose an upload is: the text that the store keeps as its owner.
enum EvidenceOwner {
    /// What a draft of one kind is kept under. Nobody can turn it back into the token of the draft.
    ///
    /// - Parameter visitor: the draft's token, as `DraftKeeper` gives it.
    static func draftHash(visitor: String, kind: String) -> [UInt8] {
        Array(SHA256.hash(data: Data("draft \(kind) \(visitor)".utf8)))
    }

    /// The owner of what is uploaded for a draft: it lives as long as the draft does.
    static func draft(visitor: String, kind: String) -> String {
        Hexadecimal.text(draftHash(visitor: visitor, kind: kind))
    }

    /// The owner of what belongs to a report that was sent.
    static func report(_ reference: Reference) -> String {
        reference.text
    }
}
