import HTML

/// Every word and address that stands around the content of a page, filled in from the catalogues by the routes.
struct PageFrame: Sendable {
    /// What this page is about, in the words of its heading.
    let title: String
    /// Something is wrong with the answers: the browser's title says so first.
    var hasErrors = false
    /// BCP 47.
    let languageTag: String
    var direction: HTMLAttributeValue.Direction = .ltr
    let forceName: String
    let serviceName: String
    var homePath = "/"
    let words: FrameWords
    let assets: AssetPaths
    /// Sheets and scripts that this page alone needs, by file name.
    var sheets: [String] = []
    var scripts: [String] = []

    /// What the browser shows: "Error: Where was it? – Report a crime – The Force".
    var browserTitle: String {
        let names = "\(title) – \(serviceName) – \(forceName)"
        return hasErrors ? "\(words.errorPrefix) \(names)" : names
    }
}

/// The words of the frame that are the same on every page of one language.
struct FrameWords: Sendable {
    /// "Error:"
    let errorPrefix: String
    let skipToContent: String
    let languagesLabel: String
    let footerLabel: String
    let footerNote: String
}

/// Where the files of `Public/` are served, with what tells a new version of one from an old one.
struct AssetPaths: Sendable {
    private let paths: [String: String]

    /// - Parameter versions: a short hash of each file's content by its name.
    init(versions: [String: String]) {
        paths = Dictionary(uniqueKeysWithValues: versions.map { ($0, "/assets/\($0)?v=\($1)") })
    }

    func path(_ file: String) -> String {
        paths[file] ?? "/assets/\(file)"
    }
}
