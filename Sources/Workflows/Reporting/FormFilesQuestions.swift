import Policing
import Yams

/// Reads questions one after another, each against those before it.
struct QuestionReader {
    var reader: DataReader
    /// The form, or `shared`: where translators find the sentences.
    let source: String
    let shared: SharedParts
    let destinations: Set<String>
    private(set) var questions: [Question] = []
    private(set) var sentences: [SourceSentence] = []

    init(reader: DataReader, source: String, shared: SharedParts, destinations: Set<String>) {
        self.reader = reader
        self.source = source
        self.shared = shared
        self.destinations = destinations
    }

    private static let keys = [
        "id", "type", "required", "when", "text", "hint", "missing", "options", "exclusive", "danger",
        "ground", "maxLength", "min", "max", "whole", "pounds", "pattern", "future", "autocomplete",
    ]

    /// Reads one question and keeps it, or notes why not.
    mutating func read(_ node: Node) {
        let fields = reader.fields(of: node, "a question", allowed: Self.keys, required: ["id", "type", "text"])
        guard let idNode = fields["id"], let id = reader.name(idNode, "a question") else { return }
        guard isNew(id, at: idNode) else { return }
        let condition = fields["when"].flatMap { node in readCondition(node) }
        let words = readWords(fields, of: id)
        guard let type = reader.member(fields["type"], of: Question.Kind.self, "type"), let words else { return }
        let isRequired = reader.flag(fields["required"], "`required`") ?? false
        if isRequired, let node = fields["when"] {
            reader.note("`\(id)` is required and has a `when`", at: node, "Take one of them away")
        }
        questions.append(
            Question(
                id: id, type: type, asked: Question.Asked(isRequired: isRequired, condition: condition),
                options: readOptions(fields, of: id, type), checks: readChecks(fields, type),
                autocomplete: readAutocomplete(fields["autocomplete"]), words: words))
    }

    /// Adds the questions of a block.
    mutating func include(_ node: Node) {
        let name = node.scalar?.string ?? ""
        guard let block = shared.blocks[name] else {
            let known = shared.blocks.keys.sorted().joined(separator: ", ")
            reader.note("unknown block `\(name)`", at: node, "Use one of: \(known)")
            return
        }
        for question in block where isNew(question.id, at: node) { questions.append(question) }
    }

    private mutating func isNew(_ id: String, at node: Node) -> Bool {
        guard questions.contains(where: { $0.id == id }) else { return true }
        reader.note("a second question is called `\(id)`", at: node, "Rename one of them")
        return false
    }

    private mutating func readWords(_ fields: [String: Node], of id: String) -> Question.Words? {
        let hint = fields["hint"].flatMap { node in sentence(node, "questions.\(id).hint") }
        let missing = fields["missing"].flatMap { node in sentence(node, "questions.\(id).missing") }
        guard let node = fields["text"], let text = sentence(node, "questions.\(id).text") else { return nil }
        return Question.Words(textKey: text, hintKey: hint, missingKey: missing)
    }

    /// Keeps a sentence, or finds the phrase it names.
    ///
    /// - Returns: the key to look it up by, or nil with a defect noted.
    mutating func sentence(_ node: Node, _ path: String) -> String? {
        guard let text = reader.text(node, "`\(path)`") else { return nil }
        if text.hasPrefix("=") {
            let phrase = String(text.dropFirst())
            if shared.phrases.contains(phrase) { return "forms.shared.phrases.\(phrase)" }
            reader.note("unknown phrase `\(text)`", at: node, "Add it to `phrases` in the shared file")
            return nil
        }
        let key = "forms.\(source).\(path)"
        sentences.append(SourceSentence(catalogue: "forms/\(source)", key: key, english: text))
        return key
    }

    private mutating func readAutocomplete(_ node: Node?) -> String? {
        let known = ["name", "email", "tel", "organization", "street-address", "postal-code", "bday"]
        guard let node, let token = reader.text(node, "`autocomplete`") else { return nil }
        if known.contains(token) { return token }
        reader.note("unknown autocomplete `\(token)`", at: node, "Use one of: \(known.joined(separator: ", "))")
        return nil
    }

    private mutating func readChecks(_ fields: [String: Node], _ type: Question.Kind) -> Question.Checks {
        let fitting: [String: Set<Question.Kind>] = [
            "maxLength": [.text, .longText], "pattern": [.text], "min": [.number, .choices],
            "max": [.number, .choices], "whole": [.number], "pounds": [.number], "future": [.date],
            "autocomplete": [.text],
        ]
        for (key, types) in fitting.sorted(by: { $0.key < $1.key }) {
            if let node = fields[key], !types.contains(type) {
                reader.note("`\(key)` does not go with `\(type.rawValue)`", at: node, "Take it away")
            }
        }
        let min = reader.number(fields["min"], "`min`"), max = reader.number(fields["max"], "`max`")
        if let min, let max, min > max {
            reader.note("`min` is greater than `max`", at: fields["min"], "Swap them")
        }
        return Question.Checks(
            maxLength: readLength(fields["maxLength"]), range: (min, max),
            isWhole: reader.flag(fields["whole"], "`whole`") ?? false,
            isPounds: reader.flag(fields["pounds"], "`pounds`") ?? false,
            pattern: reader.member(fields["pattern"], of: Policing.Pattern.self, "pattern"),
            allowsFuture: reader.flag(fields["future"], "`future`") ?? false)
    }

    private mutating func readLength(_ node: Node?) -> Int? {
        guard let node, let number = reader.number(node, "`maxLength`") else { return nil }
        if let length = Int(exactly: number), (1...50_000).contains(length) { return length }
        reader.note("`maxLength` should be a whole number from 1 to 50000", at: node, "Change it")
        return nil
    }
}
