import Dispatch
import Foundation
import Policing
import Synchronization

/// Why the catalogues cannot be used.
public enum LanguageFilesError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The folder, or its English interface, is not there or cannot be read.
    case unreadable(folder: String)
    /// Every defect of every file, by file and line.
    case defects([FileDefect])

    public var description: String {
        switch self {
        case .unreadable(let folder): "\(folder): the folder of languages cannot be read. Check that it is there."
        case .defects(let defects): defects.map(\.description).joined(separator: "\n")
        }
    }
}

/// All languages of the pages: English, whose form sentences stand in the form files, and those
/// that have a folder of catalogues.
public struct Languages: Sendable {
    /// English first, then by tag.
    public let catalogues: [Catalogue]
    private let english: [SourceSentence]

    /// - Parameter english: the sentences to translate; those that only staff read are not among them.
    init(catalogues: [Catalogue], english: [SourceSentence]) {
        self.catalogues = catalogues
        self.english = english
    }

    /// The catalogue of a tag such as `ur`, or of the first part of a tag such as `ur-PK`; nil for others.
    public subscript(tag: String) -> Catalogue? {
        let base = tag.lowercased().split(separator: "-").first ?? ""
        return catalogues.first { $0.language.tag == base }
    }

    /// The catalogue in which every sentence is there.
    public var source: Catalogue { catalogues[0] }

    /// Every sentence there is to translate, file by file, in the order in which it is written.
    public func sources() -> [SourceSentence] { english }

    /// Reads all languages under a folder such as `Languages`.
    ///
    /// A sentence not translated yet is no defect here: see `missing()`.
    public static func load(_ folder: String, forms: FormLibrary) throws(LanguageFilesError) -> Languages {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder), names.contains(Language.source)
        else { throw .unreadable(folder: folder) }
        let tags = names.filter { !$0.hasPrefix(".") && !$0.contains(".") }.sorted()
        let read = sideBySide(tags, in: folder)
        let defects = read.flatMap(\.defects)
        guard defects.isEmpty else {
            throw .defects(defects.sorted { ($0.file, $0.line) < ($1.file, $1.line) })
        }
        return assemble(read.compactMap(\.files), forms: forms)
    }

    /// In the order of the tags. A start waits for this longest, and the languages do not know of each other.
    private static func sideBySide(_ tags: [String], in folder: String) -> [LanguageFilesReading] {
        let read = Mutex<[String: LanguageFilesReading]>([:])
        DispatchQueue.concurrentPerform(iterations: tags.count) { number in
            var reading = LanguageFilesReading(folder: folder)
            reading.read(tags[number])
            read.withLock { [reading] in $0[tags[number]] = reading }
        }
        return read.withLock { read in tags.compactMap { read[$0] } }
    }

    private static func assemble(_ read: [LanguageFiles], forms: FormLibrary) -> Languages {
        let isEnglish = { (files: LanguageFiles) in files.language.tag == Language.source }
        let source = read.first(where: isEnglish)
        let interface = source?.sentences ?? [], staff = source?.staffCatalogues ?? []
        let sources = (interface + forms.sentences).sorted { $0.catalogue < $1.catalogue }
        let english = texts(sources)
        let catalogues = (read.filter(isEnglish) + read.filter { !isEnglish($0) }).map { files in
            Catalogue(
                language: files.language, own: isEnglish(files) ? english : texts(files.sentences),
                english: english, reviews: files.reviews)
        }
        return Languages(catalogues: catalogues, english: sources.filter { !staff.contains($0.catalogue) })
    }

    private static func texts(_ sentences: [SourceSentence]) -> [String: String] {
        Dictionary(sentences.map { ($0.key, $0.english) }, uniquingKeysWith: { first, _ in first })
    }
}
