/// One thing wrong in a file of data: where, what, and what to do.
public struct FileDefect: Hashable, Sendable, CustomStringConvertible {
    /// The file as a person would look for it, such as `Forms/burglary.yaml`.
    public let file: String
    /// From 1.
    public let line: Int
    public let problem: String
    public let remedy: String

    public init(file: String, line: Int, problem: String, remedy: String) {
        self.file = file
        self.line = line
        self.problem = problem
        self.remedy = remedy
    }

    public var description: String { "\(file):\(line): \(problem). \(remedy)." }
}

/// One English sentence that the other languages translate.
public struct SourceSentence: Hashable, Sendable {
    /// The catalogue file it belongs to, without language and ending: `interface`, `forms/burglary`.
    public let catalogue: String
    /// The key it is looked up by, such as `forms.burglary.title`.
    public let key: String
    public let english: String

    public init(catalogue: String, key: String, english: String) {
        self.catalogue = catalogue
        self.key = key
        self.english = english
    }
}
