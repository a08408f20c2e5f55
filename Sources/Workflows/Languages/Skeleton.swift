extension Languages {
    /// The catalogue files there are to translate: `forms/burglary`, `interface` and so on.
    public var catalogueFiles: [String] {
        var seen: Set<String> = []
        return sources().map(\.catalogue).filter { seen.insert($0).inserted }
    }

    /// A catalogue file as YAML, with what is translated already, and an empty place under the
    /// English sentence, as a comment, for what is not.
    ///
    /// - Parameters:
    ///   - file: such as `forms/burglary`.
    ///   - language: for its plural forms; it need not have a folder yet.
    public func skeleton(_ file: String, in language: Language) -> String {
        let own = self[language.tag]?.own ?? [:]
        let prefix = file.hasPrefix("forms/") ? file.replacing("/", with: ".") + "." : ""
        var text = Self.header(file, language)
        var open: [String] = []
        for sentence in expectations(for: language) where sentence.catalogue == file {
            let path = sentence.key.dropFirst(prefix.count).split(separator: ".").map(String.init)
            text += Self.opening(path.dropLast(), after: open)
            open = path.dropLast()
            let indent = String(repeating: "  ", count: open.count)
            let lines = sentence.english.split(separator: "\n").joined(separator: " ")
            text += "\(indent)# \(lines)\n"
            text += "\(indent)\(path.last ?? ""): \(Self.quoted(own[sentence.key] ?? ""))\n"
        }
        return text
    }

    private static func header(_ file: String, _ language: Language) -> String {
        let name =
            file == "interface"
            ? "  autonym: \(quoted(language.autonym))\n  direction: \(language.direction.rawValue)\n" : ""
        return "catalogue:\n\(name)  reviewed: none\n"
    }

    /// The lines that open the mappings of a path which the last path left closed.
    private static func opening(_ path: [String].SubSequence, after open: [String]) -> String {
        let path = Array(path)
        let common = zip(path, open).prefix { $0 == $1 }.count
        return path.indices.dropFirst(common).map { index in
            String(repeating: "  ", count: index) + path[index] + ":\n"
        }.joined()
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return "\"\(escaped)\""
    }
}
