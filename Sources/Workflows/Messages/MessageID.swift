import Policing

/// The name of a message outside: the same for every try, and enough to find its file again when the
/// provider reports on it. It says nothing to anybody else.
public struct MessageID: Hashable, Sendable, CustomStringConvertible {
    public let file: FileID
    /// Its number in the outbox.
    public let number: Int64

    public init(file: FileID, number: Int64) {
        self.file = file
        self.number = number
    }

    /// As `text` writes it; nil for anything else.
    public init?(text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let file = FileID(text: String(parts[0])), let number = Int64(parts[1]), number > 0,
            String(number) == parts[1]
        else { return nil }
        self.init(file: file, number: number)
    }

    /// Lower-case hexadecimal digits, a dot and a number.
    public var text: String { "\(file.text).\(number)" }

    public var description: String { text }
}
