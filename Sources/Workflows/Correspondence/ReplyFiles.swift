import Foundation
import Policing
import Yams

/// Reads the replies of a force, one file a language in the folder `replies`, and keeps every defect.
///
/// The English file says of each reply what staff call it and with what action it is offered; every language of the
/// force has every reply, with the same places to fill in.
struct ReplyFiles {
    private let folder: String
    private let languages: [String]
    private(set) var defects: [FileDefect] = []

    private typealias Texts = [String: (text: String, node: Node)]

    init(folder: String, languages: [String]) {
        self.folder = folder
        self.languages = languages
    }

    mutating func read() -> [ReplyTemplate] {
        let english = readEnglish()
        var texts: [String: [String: String]] = english.reduce(into: [:]) { $0[$1.id] = ["en": $1.text] }
        for language in languages where language != "en" {
            for (id, text) in readTranslation(language, of: english) { texts[id]?[language] = text }
        }
        return english.compactMap {
            ReplyTemplate(id: $0.id, title: $0.title, occasion: $0.occasion, texts: texts[$0.id] ?? [:])
        }
    }

    private struct English {
        let id: String
        let title: String
        let occasion: ReplyOccasion
        let text: String
    }

    private mutating func readEnglish() -> [English] {
        var reader = reader(of: "en")
        let replies = pairs(&reader, "en").compactMap { id, value in reply(id, value, &reader) }
        defects += reader.defects
        return replies
    }

    private func reply(_ id: String, _ value: Node, _ reader: inout DataReader) -> English? {
        let needed = ["title", "with", "text"]
        let fields = reader.fields(of: value, "`\(id)`", allowed: needed, required: needed)
        let title = fields["title"].flatMap { reader.text($0, "`title`") }
        let occasion = reader.member(fields["with"], of: ReplyOccasion.self, "action")
        guard let node = fields["text"], let text = text(node, &reader), let title, let occasion else { return nil }
        return English(id: id, title: title, occasion: occasion, text: text)
    }

    private mutating func readTranslation(_ language: String, of english: [English]) -> [String: String] {
        var reader = reader(of: language)
        var texts: Texts = [:]
        for (id, value) in pairs(&reader, language) {
            if let text = text(value, &reader) { texts[id] = (text, value) }
        }
        for reply in english {
            guard let (text, node) = texts[reply.id] else {
                reader.note("there is no reply `\(reply.id)`", at: nil, "Translate it from en.yaml")
                continue
            }
            let wanted = Set(ReplyText(reply.text).names), found = Set(ReplyText(text).names)
            if wanted != found {
                reader.note(
                    "`\(reply.id)` has {\(found.sorted().joined(separator: ", "))} where English has "
                        + "{\(wanted.sorted().joined(separator: ", "))}", at: node, "Use the same places")
            }
        }
        let known = Set(english.map(\.id))
        for id in texts.keys.filter({ !known.contains($0) }).sorted() {
            reader.note("`\(id)` is no reply of en.yaml", at: texts[id]?.node, "Take it away, or write it in English")
        }
        defects += reader.defects
        return texts.mapValues(\.text)
    }

    private func reader(of language: String) -> DataReader {
        let name = URL(fileURLWithPath: folder).lastPathComponent
        return DataReader(file: "\(name)/replies/\(language).yaml")
    }

    private func pairs(_ reader: inout DataReader, _ language: String) -> [(String, Node)] {
        guard let root = reader.root(of: "\(folder)/replies/\(language).yaml") else { return [] }
        return reader.pairs(of: root, "the file of replies").compactMap { key, value in
            reader.name(key, "a reply").map { ($0, value) }
        }
    }

    /// Without white space at its ends; a place that nobody could ever fill in is a defect.
    private func text(_ node: Node, _ reader: inout DataReader) -> String? {
        guard let written = reader.text(node, "the reply") else { return nil }
        for name in ReplyText(written).names where ReplyPlaceholder(rawValue: name) == nil {
            let known = ReplyPlaceholder.allCases.map(\.rawValue).joined(separator: ", ")
            reader.note("nobody knows what belongs in {\(name)}", at: node, "Use one of: \(known)")
        }
        return written.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
