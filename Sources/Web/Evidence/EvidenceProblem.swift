import Workflows

/// Why a file was not taken, as an address carries it to the page that says so.
enum EvidenceProblem: String, CaseIterable, Sendable {
    case noneChosen = "none-chosen"
    case empty
    case tooLarge = "too-large"
    case tooMany = "too-many"
    case type
    case full
    case failed

    init(_ error: EvidenceError) {
        switch error {
        case .tooLarge: self = .tooLarge
        case .tooMany: self = .tooMany
        case .typeNotTaken("inode/x-empty"): self = .empty
        case .typeNotTaken: self = .type
        case .full: self = .full
        case .unknown, .wrongOffset, .alreadyWhole, .busy, .checksumMismatch, .unsafePicture, .expired, .failed:
            self = .failed
        }
    }

    /// The problem that a page's own address names.
    init?(query: Substring?) {
        guard let query, let known = EvidenceProblem(rawValue: String(query)) else { return nil }
        self = known
    }

    func sentence(_ words: Catalogue) -> String {
        words.text("evidence.problems.\(rawValue)")
    }
}
