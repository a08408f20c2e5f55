/// What a help text says beyond its options: what happens, an example to copy, and how a script can tell what came of it.
enum Teaching {
    static func text(_ what: String, examples: [String], trouble: String) -> String {
        """
        \(what)

        EXAMPLES:
        \(examples.map { "  \($0)" }.joined(separator: "\n"))

        EXIT CODES:
          0  done
          1  \(trouble)
          2  bad use: the line on standard error says what is wrong
        """
    }
}
