import Policing
import Yams

/// Reads `shared.yaml`.
struct SharedReader {
    var reader: DataReader
    let destinations: Set<String>
    private(set) var sentences: [SourceSentence] = []

    init(reader: DataReader, destinations: Set<String>) {
        self.reader = reader
        self.destinations = destinations
    }

    mutating func read(_ root: Node) -> SharedParts {
        var parts = SharedParts()
        let fields = reader.fields(
            of: root, "the shared file", allowed: ["phrases", "groups", "sets", "blocks"], required: ["groups"])
        if let node = fields["phrases"] { parts.phrases = Set(readTexts(node, "phrases", "a phrase")) }
        if let node = fields["groups"] { parts.groups = readTexts(node, "groups", "a group") }
        if let node = fields["sets"] { readSets(node, into: &parts) }
        if let node = fields["blocks"] { readBlocks(node, into: &parts) }
        return parts
    }

    /// A mapping of names to sentences.
    private mutating func readTexts(_ node: Node, _ section: String, _ what: String) -> [String] {
        reader.pairs(of: node, section).compactMap { key, value in
            guard let name = reader.name(key, what), let text = reader.text(value, "`\(name)`") else { return nil }
            sentences.append(
                SourceSentence(catalogue: "forms/shared", key: "forms.shared.\(section).\(name)", english: text))
            return name
        }
    }

    private mutating func readSets(_ node: Node, into parts: inout SharedParts) {
        for (key, value) in reader.pairs(of: node, "sets") {
            guard let name = reader.name(key, "a set of options") else { continue }
            var questions = QuestionReader(reader: reader, source: "shared", shared: parts, destinations: destinations)
            parts.sets[name] = questions.readLabels(value, path: "sets.\(name)")
            take(questions)
        }
    }

    private mutating func readBlocks(_ node: Node, into parts: inout SharedParts) {
        for (key, value) in reader.pairs(of: node, "blocks") {
            guard let name = reader.name(key, "a block") else { continue }
            var questions = QuestionReader(reader: reader, source: "shared", shared: parts, destinations: destinations)
            for item in questions.reader.items(of: value, "block `\(name)`") { questions.read(item) }
            parts.blocks[name] = questions.questions
            take(questions)
        }
    }

    private mutating func take(_ questions: QuestionReader) {
        reader = questions.reader
        sentences += questions.sentences
    }
}

/// Reads `elsewhere.yaml`.
struct ElsewhereReader {
    var reader: DataReader
    private(set) var sentences: [SourceSentence] = []

    init(reader: DataReader) {
        self.reader = reader
    }

    mutating func read(_ root: Node) -> [Elsewhere] {
        let found = reader.pairs(of: root, "the file").compactMap { readDestination($0.key, $0.value) }
        if !found.contains(where: { $0.id == Danger.emergency }) {
            reader.note("there is no `emergency`", at: root, "Say how to reach help at once")
        }
        return found
    }

    private mutating func readDestination(_ key: Node, _ node: Node) -> Elsewhere? {
        guard let id = reader.name(key, "a destination") else { return nil }
        let names = ["firmness", "title", "text", "ways"]
        let fields = reader.fields(of: node, "`\(id)`", allowed: names + ["hears"], required: names)
        for name in ["title", "text"] {
            if let node = fields[name] { sentence(node, "\(id).\(name)") }
        }
        let firmness = reader.member(fields["firmness"], of: Elsewhere.Firmness.self, "firmness")
        let items = fields["ways"].map { reader.items(of: $0, "the ways of `\(id)`") } ?? []
        let ways = items.compactMap { readWay($0, of: id) }
        if let node = fields["ways"], items.isEmpty {
            reader.note("`\(id)` has no way to reach it", at: node, "Add one")
        }
        let hears = reader.phrases(fields["hears"])
        return firmness.map { Elsewhere(id: id, firmness: $0, ways: ways, hears: hears) }
    }

    private mutating func readWay(_ node: Node, of id: String) -> Elsewhere.Way? {
        let kinds = Elsewhere.Way.Kind.allCases
        let fields = reader.fields(of: node, "a way", allowed: kinds.map(\.rawValue) + ["say"], required: ["say"])
        guard let kind = kinds.first(where: { fields[$0.rawValue] != nil }),
            let target = fields[kind.rawValue].flatMap({ reader.text($0, "a way") })
        else {
            reader.note("a way has no target", at: node, "Write `call:`, `text:` or `web:` with a number or address")
            return nil
        }
        let key = "\(id).ways.\(kind.rawValue)-\(Self.slug(target))"
        if let say = fields["say"] { sentence(say, key) }
        return Elsewhere.Way(kind: kind, target: target, textKey: "forms.elsewhere.\(key)")
    }

    private mutating func sentence(_ node: Node, _ path: String) {
        guard let text = reader.text(node, "`\(path)`") else { return }
        sentences.append(
            SourceSentence(catalogue: "forms/elsewhere", key: "forms.elsewhere.\(path)", english: text))
    }

    /// Letters and digits, with a hyphen for every run of anything else.
    private static func slug(_ target: String) -> String {
        target.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    }
}

extension DataReader {
    /// A list of words and phrases; none for no node.
    mutating func phrases(_ node: Node?) -> [String] {
        guard let node else { return [] }
        return items(of: node, "`hears`").compactMap { text($0, "`hears`") }
    }
}
