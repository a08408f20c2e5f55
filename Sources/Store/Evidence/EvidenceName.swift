/// The name that a file had on the person's device: shown to people, never used as a path.
enum EvidenceName {
    private static let longestCharacters = 200

    /// The last part of a path, without what cannot be seen or turns writing round.
    static func cleaned(_ name: String) -> String {
        let last = name.split { $0 == "/" || $0 == "\\" }.last ?? ""
        let seen = String(String.UnicodeScalarView(last.unicodeScalars.filter(isShown)))
        let short = seen.prefix(longestCharacters)
        return short.allSatisfy { $0 == "." || $0.isWhitespace } ? "file" : String(short)
    }

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator, .unassigned: false
        default: true
        }
    }
}
