import Policing

/// The timeline names no upload that is held to be sensitive: whoever reads it, the person above all, learns that
/// something was sent, and no more. The desk shows the name to those who may read what is sensitive.
enum SensitiveViews {
    private static let name: SQL = """
        UPDATE timeline SET words = $3 WHERE file = $1 AND kind = 'evidenceAdded' AND code = $2
        """

    /// A decision about an exhibit is one about the upload that it is.
    static func calls(_ number: Int64, _ facts: [RecordedFact], _ state: FileState) -> [Call] {
        let isDecided = facts.contains {
            if case .investigation(.disclosureDecided) = $0.fact { true } else { false }
        }
        guard isDecided else { return [] }
        return state.evidence.map { upload in
            let words = state.isSensitive(.upload(upload.id)) ? nil : upload.name.value
            return Call(name, [.int(number), .text(upload.id.text), .optional(words)])
        }
    }
}
