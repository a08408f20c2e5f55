import Policing

/// The page on which two parties are compared. Its address holds identifiers and references alone.
struct MergeAddress: Sendable {
    let file: Reference
    let party: PartyID
    let otherFile: Reference
    let other: PartyID

    var path: String {
        "/desk/files/\(file.text)/merge?about=\(PartySubject.party(party).text)"
            + "&file=\(otherFile.text)&with=\(PartySubject.party(other).text)"
    }
}
