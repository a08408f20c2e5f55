import Policing
import Yams

extension QuestionReader {
    /// `{question, is}`, `{all: [...]}` or `{any: [...]}`; `is` may list several values.
    mutating func readCondition(_ node: Node) -> Condition? {
        let fields = reader.fields(of: node, "`when`", allowed: ["question", "is", "all", "any"])
        if fields.count == 1, let all = fields["all"] {
            let parts = reader.items(of: all, "`all`").compactMap { readCondition($0) }
            noteContradiction(parts, at: all)
            return .all(parts)
        }
        if fields.count == 1, let any = fields["any"] {
            return .any(reader.items(of: any, "`any`").compactMap { readCondition($0) })
        }
        guard fields.count == 2, let question = fields["question"], let values = fields["is"] else {
            reader.note("`when` is not a condition", at: node, "Write `{ question: id, is: value }`, `all:` or `any:`")
            return nil
        }
        return readComparison(question, values)
    }

    private mutating func readComparison(_ question: Node, _ values: Node) -> Condition? {
        let id = question.scalar?.string ?? ""
        guard let asked = questions.first(where: { $0.id == id }) else {
            reader.note("`when` names `\(id)`, which is not asked before", at: question, "Name an earlier question")
            return nil
        }
        let wanted = values.sequence.map(Array.init) ?? [values]
        let comparisons = wanted.compactMap { node -> Condition? in
            let value = node.scalar?.string ?? ""
            if asked.option(value) != nil { return .answer(question: id, is: value) }
            let known = asked.options.map(\.value).joined(separator: ", ")
            let remedy = known.isEmpty ? "Name a question with options" : "Use one of: \(known)"
            reader.note("the question cannot be reached: `\(value)` is no answer to `\(id)`", at: node, remedy)
            return nil
        }
        return comparisons.count == 1 ? comparisons[0] : .any(comparisons)
    }

    /// One question with one answer cannot have two.
    private mutating func noteContradiction(_ parts: [Condition], at node: Node) {
        var wanted: [String: String] = [:]
        for case .answer(let question, let value) in parts {
            let isSingle = questions.first { $0.id == question }?.type != .choices
            if isSingle, let other = wanted[question], other != value {
                reader.note(
                    "the question cannot be reached: `\(question)` cannot be `\(other)` and `\(value)`", at: node,
                    "Use `any:`")
            }
            wanted[question] = value
        }
    }
}
