import Foundation
import Yams

/// What the folder of one language holds.
struct LanguageFiles {
    var language: Language
    /// In the order of the files; `english` is whatever language this is.
    private(set) var sentences: [SourceSentence] = []
    private(set) var reviews = Reviews()
    /// The files that only staff read.
    private(set) var staffCatalogues: Set<String> = []

    init(language: Language) {
        self.language = language
    }

    /// Adds what one file holds. A key that another file holds already is noted.
    mutating func take(_ file: inout CatalogueReader) {
        for (sentence, node) in file.sentences {
            if let other = reviews.fileOfKey[sentence.key] {
                file.reader.note("`\(sentence.key)` stands in \(other).yaml too", at: node, "Take one of them away")
                continue
            }
            sentences.append(sentence)
            reviews.fileOfKey[sentence.key] = file.catalogue
        }
        reviews.byFile[file.catalogue] = file.review
        if file.audience == .staff { staffCatalogues.insert(file.catalogue) }
        reviews.keys.formUnion(file.reviewedKeys)
    }
}

/// Reads the folder of one language, and keeps every defect.
struct LanguageFilesReading {
    let folder: String
    private(set) var defects: [FileDefect] = []
    /// Nil while nothing was read, and for a language without a name.
    private(set) var files: LanguageFiles?

    init(folder: String) {
        self.folder = folder
    }

    mutating func read(_ tag: String) {
        var files = LanguageFiles(language: Language(tag: tag, autonym: tag, direction: .leftToRight))
        var hasName = false
        for catalogue in catalogues(of: tag) {
            var reader = CatalogueReader(catalogue: catalogue, file: shown("\(tag)/\(catalogue).yaml"))
            reader.read("\(folder)/\(tag)/\(catalogue).yaml")
            files.take(&reader)
            if let name = reader.name {
                files.language = Language(tag: tag, autonym: name.autonym, direction: name.direction)
                hasName = true
            }
            defects += reader.reader.defects
        }
        if hasName { self.files = files } else { noteNameless(tag) }
    }

    private mutating func noteNameless(_ tag: String) {
        defects.append(
            FileDefect(
                file: shown("\(tag)/interface.yaml"), line: 1, problem: "the language has no name",
                remedy: "Begin the file with `catalogue:`, and in it `autonym:` and `direction:`"))
    }

    /// The files of a language, without their ending: those in its folder, then those of forms.
    private func catalogues(of tag: String) -> [String] {
        yamlFiles("\(folder)/\(tag)") + yamlFiles("\(folder)/\(tag)/forms").map { "forms/\($0)" }
    }

    private func yamlFiles(_ path: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }

    private func shown(_ path: String) -> String {
        "\(URL(fileURLWithPath: folder).lastPathComponent)/\(path)"
    }
}

/// Who reads the sentences of a catalogue file.
enum Audience: String, CaseIterable {
    case everybody
    /// Staff work in English: their words are not translated.
    case staff
}

/// Reads one catalogue file: a header under `catalogue`, and sentences nested by key.
struct CatalogueReader {
    let catalogue: String
    var reader: DataReader
    private(set) var sentences: [(SourceSentence, Node)] = []
    private(set) var name: (autonym: String, direction: Language.Direction)?
    private(set) var audience = Audience.everybody
    private(set) var review: Review?
    private(set) var reviewedKeys: [String] = []

    init(catalogue: String, file: String) {
        self.catalogue = catalogue
        reader = DataReader(file: file)
    }

    mutating func read(_ path: String) {
        guard let root = reader.root(of: path) else { return }
        let isForm = catalogue.hasPrefix("forms/")
        let prefix = isForm ? catalogue.replacing("/", with: ".") + "." : ""
        for (key, value) in reader.pairs(of: root, "the catalogue") {
            if key.string == "catalogue" { readHeader(value) } else { readSentences(key, value, under: prefix) }
        }
    }

    private mutating func readSentences(_ key: Node, _ value: Node, under prefix: String) {
        guard let name = readKey(key) else { return }
        if value.mapping != nil {
            for (key, value) in reader.pairs(of: value, "`\(name)`") {
                readSentences(key, value, under: "\(prefix)\(name).")
            }
        } else if let text = value.scalar?.string {
            guard !text.allSatisfy(\.isWhitespace) else { return }
            sentences.append((SourceSentence(catalogue: catalogue, key: prefix + name, english: text), value))
        } else {
            reader.note("`\(name)` should be a sentence", at: value, "Write text, or keys under it")
        }
    }

    /// Letters of either case, for some keys end in the name of a promise or a check.
    private mutating func readKey(_ node: Node) -> String? {
        let text = node.scalar?.string ?? ""
        if DataReader.isName(text.lowercased()) { return text }
        reader.note("`\(text)` is not a key", at: node, "Use letters, digits and hyphens")
        return nil
    }

    private mutating func readHeader(_ node: Node) {
        let fields = reader.fields(
            of: node, "the header", allowed: ["autonym", "direction", "audience", "reviewed", "reviewedKeys"])
        audience = reader.member(fields["audience"], of: Audience.self, "audience") ?? .everybody
        let direction = reader.member(fields["direction"], of: Language.Direction.self, "direction")
        if let autonym = fields["autonym"].flatMap({ reader.text($0, "`autonym`") }), let direction {
            name = (autonym, direction)
        }
        if let node = fields["reviewed"], node.scalar?.string != "none" { readReview(node) }
        let keys = fields["reviewedKeys"].map { reader.items(of: $0, "`reviewedKeys`") } ?? []
        reviewedKeys = keys.compactMap { $0.scalar?.string }
    }

    private mutating func readReview(_ node: Node) {
        let fields = reader.fields(of: node, "`reviewed`", allowed: ["by", "on"], required: ["by", "on"])
        guard let by = fields["by"].flatMap({ reader.text($0, "`by`") }),
            let on = fields["on"].flatMap({ reader.text($0, "`on`") })
        else { return }
        review = Review(reviewer: by, date: on)
    }
}
