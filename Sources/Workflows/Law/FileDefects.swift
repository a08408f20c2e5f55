/// Files of data that cannot be used: everything that is wrong in them, by file and line.
public struct FileDefects: Error, Equatable, Sendable, CustomStringConvertible {
    public let defects: [FileDefect]

    init(_ defects: [FileDefect]) {
        self.defects = defects.sorted { ($0.file, $0.line) < ($1.file, $1.line) }
    }

    public var description: String { defects.map(\.description).joined(separator: "\n") }
}
