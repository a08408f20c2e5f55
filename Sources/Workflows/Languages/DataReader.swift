import Foundation
import Yams

/// Reads the nodes of one YAML file, and keeps every defect instead of stopping at the first.
struct DataReader {
    /// The file as a person would look for it.
    let file: String
    private(set) var defects: [FileDefect] = []

    init(file: String) {
        self.file = file
    }

    mutating func note(_ problem: String, at node: Node?, _ remedy: String) {
        defects.append(FileDefect(file: file, line: node?.mark?.line ?? 1, problem: problem, remedy: remedy))
    }

    /// The file's root, or nil with a defect noted.
    mutating func root(of path: String) -> Node? {
        guard let data = FileManager.default.contents(atPath: path), let text = String(bytes: data, encoding: .utf8)
        else {
            note("the file cannot be read as UTF-8 text", at: nil, "Check its permissions and save it as UTF-8")
            return nil
        }
        do {
            // Every scalar is text here: to guess at types took a fifth of the time of a start.
            if let node = try Yams.compose(yaml: text, .basic) { return node }
            note("the file is empty", at: nil, "Write it, or take it away")
        } catch let error as YamlError {
            note(error)
        } catch {
            note("the file is not YAML", at: nil, "Mend it")
        }
        return nil
    }

    private mutating func note(_ error: YamlError) {
        let (line, problem) =
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                (mark.line, "this is not YAML: \(problem)")
            case .duplicatedKeysInMapping(let keys, let context):
                (context.mark.line, "written twice: \(keys.sorted().joined(separator: ", "))")
            default: (1, "the file is not YAML")
            }
        defects.append(
            FileDefect(file: file, line: line, problem: problem, remedy: "Mend it; text with ': ' or ' #' wants quotes")
        )
    }

    /// The values of a mapping by key. Keys not allowed, and required keys not there, are noted.
    mutating func fields(
        of node: Node, _ what: String, allowed: [String], required: [String] = []
    ) -> [String: Node] {
        guard let mapping = node.mapping else {
            note("\(what) should be a mapping", at: node, "Write `key: value` lines")
            return [:]
        }
        var found: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.string ?? ""
            if allowed.contains(name) {
                found[name] = value
            } else {
                note("unknown key `\(name)` in \(what)", at: key, "Use one of: \(allowed.joined(separator: ", "))")
            }
        }
        for name in required where found[name] == nil {
            note("\(what) has no `\(name)`", at: node, "Add `\(name):`")
        }
        return found
    }

    /// A mapping's keys and values in order, none for no node; noted when it is no mapping.
    mutating func pairs(of node: Node?, _ what: String) -> [(key: Node, value: Node)] {
        guard let node else { return [] }
        guard let mapping = node.mapping else {
            note("\(what) should be a mapping", at: node, "Write `key: value` lines")
            return []
        }
        return mapping.map { ($0.key, $0.value) }
    }

    /// A list of one-entry mappings, `- key: value`, in order, without repeated keys.
    mutating func entries(of node: Node, _ what: String) -> [(key: Node, value: Node)] {
        var seen: Set<String> = []
        return items(of: node, what).compactMap { item in
            guard let entry = item.mapping.flatMap({ $0.count == 1 ? $0.first : nil }) else {
                note("\(what) should hold one `value: label` each", at: item, "Write `- value: label`")
                return nil
            }
            guard seen.insert(entry.key.string ?? "").inserted else {
                note("\(what) has `\(entry.key.string ?? "")` twice", at: entry.key, "Rename one or take it away")
                return nil
            }
            return (entry.key, entry.value)
        }
    }

    mutating func items(of node: Node, _ what: String) -> [Node] {
        if let sequence = node.sequence { return Array(sequence) }
        note("\(what) should be a list", at: node, "Write `- item` lines, or `[a, b]`")
        return []
    }

    /// Text that is not blank.
    mutating func text(_ node: Node, _ what: String) -> String? {
        if let text = node.scalar?.string, !text.allSatisfy(\.isWhitespace) { return text }
        note("\(what) has no text", at: node, "Write a sentence")
        return nil
    }

    /// A name of lower-case letters, digits and hyphens.
    mutating func name(_ node: Node, _ what: String) -> String? {
        let text = node.scalar?.string ?? ""
        if Self.isName(text) { return text }
        note("`\(text)` is not a name for \(what)", at: node, "Use lower-case letters, digits and hyphens")
        return nil
    }

    static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.first != UInt8(ascii: "-")
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }

    mutating func flag(_ node: Node?, _ what: String) -> Bool? {
        guard let node else { return nil }
        switch node.scalar?.string {
        case "true": return true
        case "false": return false
        default:
            note("\(what) should be true or false", at: node, "Write `true` or `false`")
            return nil
        }
    }

    mutating func number(_ node: Node?, _ what: String) -> Double? {
        guard let node else { return nil }
        if let number = node.scalar.flatMap({ Double($0.string) }), number.isFinite { return number }
        note("\(what) should be a number", at: node, "Write digits")
        return nil
    }

    /// A value of a closed list.
    mutating func member<Value: RawRepresentable<String> & CaseIterable>(
        _ node: Node?, of type: Value.Type, _ what: String
    ) -> Value? {
        guard let node else { return nil }
        let text = node.scalar?.string ?? ""
        if let value = Value(rawValue: text) { return value }
        let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
        note("unknown \(what) `\(text)`", at: node, "Use one of: \(known)")
        return nil
    }
}
