import Policing
import Yams

/// Reads one form.
struct FormReader {
    let id: String
    var questions: QuestionReader

    init(id: String, questions: QuestionReader) {
        self.id = id
        self.questions = questions
    }

    private static let required = [
        "group", "safety", "anonymity", "victim", "asks", "title", "summary", "before", "questions",
    ]

    mutating func read(_ root: Node) -> Form? {
        let fields = questions.reader.fields(
            of: root, "the form", allowed: Self.required + ["offence", "enhanced", "hears"], required: Self.required)
        for name in ["title", "summary", "before"] {
            if let node = fields[name] { readOwnSentence(node, name) }
        }
        if let node = fields["questions"] { readQuestions(node) }
        let asks = fields["asks"].map { node in readAsks(node) } ?? []
        let hears = questions.reader.phrases(fields["hears"])
        guard let group = readGroup(fields["group"]), let manner = readManner(fields),
            let standing = readStanding(fields)
        else { return nil }
        return Form(
            id: id, group: group, manner: manner, standing: standing, asks: asks, questions: questions.questions,
            hears: hears)
    }

    /// A title, summary or opening, which a reader asks for by the form's name: so never a phrase.
    private mutating func readOwnSentence(_ node: Node, _ name: String) {
        guard let key = questions.sentence(node, name), key != "forms.\(id).\(name)" else { return }
        questions.reader.note("`\(name)` is a phrase", at: node, "Write the sentence itself")
    }

    private mutating func readQuestions(_ node: Node) {
        let items = questions.reader.items(of: node, "`questions`")
        if items.isEmpty { questions.reader.note("the form asks nothing", at: node, "Add a question") }
        for item in items {
            if let mapping = item.mapping, mapping.count == 1, let block = mapping["include"] {
                questions.include(block)
            } else {
                questions.read(item)
            }
        }
    }

    private mutating func readAsks(_ node: Node) -> [Form.SharedStep] {
        let steps = questions.reader.items(of: node, "`asks`").compactMap { item in
            questions.reader.member(item, of: Form.SharedStep.self, "step")
        }
        if Set(steps).count < steps.count {
            questions.reader.note("`asks` names a step twice", at: node, "Take one away")
        }
        return steps
    }

    private mutating func readGroup(_ node: Node?) -> String? {
        guard let node else { return nil }
        let group = node.scalar?.string ?? ""
        if questions.shared.groups.contains(group) { return group }
        let known = questions.shared.groups.joined(separator: ", ")
        questions.reader.note("unknown group `\(group)`", at: node, "Use one of: \(known)")
        return nil
    }

    private mutating func readManner(_ fields: [String: Node]) -> Form.Manner? {
        let safety = questions.reader.member(fields["safety"], of: Form.Safety.self, "safety")
        let anonymity = questions.reader.member(fields["anonymity"], of: Form.Anonymity.self, "anonymity")
        guard let safety, let anonymity else { return nil }
        return Form.Manner(safety: safety, anonymity: anonymity)
    }

    private mutating func readStanding(_ fields: [String: Node]) -> Form.Standing? {
        let offence = fields["offence"].flatMap { node in questions.reader.text(node, "`offence`") }
        let ground = questions.reader.member(fields["enhanced"], of: EnhancedGround.self, "ground")
        guard let isVictimBased = questions.reader.flag(fields["victim"], "`victim`") else { return nil }
        if let node = fields["enhanced"], !isVictimBased {
            questions.reader.note("`enhanced` goes with a victim", at: node, "Take it away, or set `victim: true`")
        }
        return Form.Standing(isVictimBased: isVictimBased, suggestedOffence: offence, enhancedGround: ground?.rawValue)
    }
}
