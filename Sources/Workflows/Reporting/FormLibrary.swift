import Policing

/// Every form of the force, checked, with the English sentences that stand in their files.
public struct FormLibrary: Sendable {
    /// By group in the order of the groups, then by id.
    public let forms: [Form]
    /// The ids of the groups, in the order in which they are offered.
    public let groups: [String]
    /// Where to go with what the forms don't take, in the order of their file.
    public let elsewhere: [Elsewhere]
    /// All English sentences of the forms, in the order of the files.
    public let sentences: [SourceSentence]
    private let index: [String: Int]

    init(forms: [Form], groups: [String], elsewhere: [Elsewhere], sentences: [SourceSentence]) {
        let ranks = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0) })
        let sorted = forms.sorted { (ranks[$0.group] ?? 0, $0.id) < (ranks[$1.group] ?? 0, $1.id) }
        self.forms = sorted
        self.groups = groups
        self.elsewhere = elsewhere
        self.sentences = sentences
        index = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1.id, $0) })
    }

    /// The form of that id, or nil.
    public subscript(id: String) -> Form? {
        index[id].map { forms[$0] }
    }

    /// The destination of that id, or nil.
    public func destination(_ id: String) -> Elsewhere? {
        elsewhere.first { $0.id == id }
    }
}
