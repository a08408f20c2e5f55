import Policing
import Yams

extension QuestionReader {
    /// The options of a question, with what each of them means.
    mutating func readOptions(
        _ fields: [String: Node], of id: String, _ type: Question.Kind
    ) -> [Question.Option] {
        let labels = readLabels(fields, of: id, type)
        let values = Set(labels.map(\.value))
        let alone = readExclusive(fields["exclusive"], values, type)
        let dangers = readDangers(fields["danger"], values)
        let grounds = readGrounds(fields["ground"], values)
        return labels.map { option in
            Question.Option(
                value: option.value, labelKey: option.labelKey, danger: dangers[option.value],
                isExclusive: option.value == alone, enhancedGround: grounds[option.value])
        }
    }

    private mutating func readLabels(
        _ fields: [String: Node], of id: String, _ type: Question.Kind
    ) -> [Question.Option] {
        let node = fields["options"]
        switch type {
        case .yesNo:
            if let node { reader.note("a yes-or-no question needs no options", at: node, "Take them away") }
            return ["yes", "no"].map { Question.Option(value: $0, labelKey: "answers.\($0)") }
        case .choice, .choices:
            guard let node else {
                reader.note("`\(id)` has nothing to choose from", at: fields["type"], "Add `options:` to it")
                return []
            }
            if let set = node.scalar?.string { return readSet(set, at: node) }
            return readLabels(node, path: "questions.\(id).options")
        case .text, .longText, .number, .date:
            if let node { reader.note("`options` do not go with `\(type.rawValue)`", at: node, "Take them away") }
            return []
        }
    }

    private mutating func readSet(_ name: String, at node: Node) -> [Question.Option] {
        if let set = shared.sets[name] { return set }
        let known = shared.sets.keys.sorted().joined(separator: ", ")
        reader.note("unknown set of options `\(name)`", at: node, "Use one of: \(known)")
        return []
    }

    /// A list of `- value: label`, two or more.
    mutating func readLabels(_ node: Node, path: String) -> [Question.Option] {
        let options = reader.entries(of: node, "`\(path)`").compactMap { key, label -> Question.Option? in
            guard let value = reader.name(key, "an option") else { return nil }
            return sentence(label, "\(path).\(value)").map { Question.Option(value: value, labelKey: $0) }
        }
        if options.count < 2 { reader.note("`\(path)` has fewer than two options", at: node, "Add another") }
        return options
    }

    private mutating func readExclusive(_ node: Node?, _ values: Set<String>, _ type: Question.Kind) -> String? {
        guard let node else { return nil }
        if type != .choices { reader.note("`exclusive` goes with `choices` only", at: node, "Take it away") }
        return isOption(node, values) ? node.scalar?.string : nil
    }

    private mutating func readDangers(_ node: Node?, _ values: Set<String>) -> [String: Danger] {
        var dangers: [String: Danger] = [:]
        for (key, value) in reader.pairs(of: node, "`danger`") where isOption(key, values) {
            let fields = reader.fields(of: value, "a danger", allowed: ["to", "because"], required: ["to", "because"])
            guard let to = fields["to"], let because = fields["because"] else { continue }
            let destination = to.scalar?.string ?? ""
            if !destinations.contains(destination) {
                let known = destinations.sorted().joined(separator: ", ")
                reader.note("unknown destination `\(destination)`", at: to, "Use one of: \(known)")
            }
            guard let reason = reader.text(because, "`because`") else { continue }
            dangers[key.scalar?.string ?? ""] = Danger(destination: destination, reason: reason)
        }
        return dangers
    }

    private mutating func readGrounds(_ node: Node?, _ values: Set<String>) -> [String: String] {
        var grounds: [String: String] = [:]
        for (key, value) in reader.pairs(of: node, "`ground`") where isOption(key, values) {
            grounds[key.scalar?.string ?? ""] = reader.member(value, of: EnhancedGround.self, "ground")?.rawValue
        }
        return grounds
    }

    private mutating func isOption(_ node: Node, _ values: Set<String>) -> Bool {
        let value = node.scalar?.string ?? ""
        if values.contains(value) { return true }
        reader.note(
            "`\(value)` is not one of the options", at: node, "Use one of: \(values.sorted().joined(separator: ", "))")
        return false
    }
}
