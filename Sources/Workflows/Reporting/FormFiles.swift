import Foundation
import Policing
import Yams

/// Why the forms cannot be used.
public enum FormFilesError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The folder is not there or cannot be read.
    case unreadable(folder: String)
    /// Every defect of every file, by file and line.
    case defects([FileDefect])

    public var description: String {
        switch self {
        case .unreadable(let folder): "\(folder): the folder of forms cannot be read. Check that it is there."
        case .defects(let defects): defects.map(\.description).joined(separator: "\n")
        }
    }
}

/// The folder of forms: one file a kind of report, `shared.yaml` for what they share, and
/// `elsewhere.yaml` for what the force doesn't take.
public enum FormFiles {
    /// Reads and checks all forms. Either all of them are right, or none is used.
    public static func load(_ folder: String) throws(FormFilesError) -> FormLibrary {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw .unreadable(folder: folder)
        }
        var reading = FormFilesReading(folder: folder)
        reading.readCommonFiles()
        for name in names.sorted() where name.hasSuffix(".yaml") && !commonFiles.contains(name) {
            reading.readForm(String(name.dropLast(5)))
        }
        guard reading.defects.isEmpty else {
            throw .defects(reading.defects.sorted { ($0.file, $0.line) < ($1.file, $1.line) })
        }
        return FormLibrary(
            forms: reading.forms, groups: reading.shared.groups, elsewhere: reading.elsewhere,
            sentences: reading.sentences)
    }

    private static let commonFiles: Set<String> = ["shared.yaml", "elsewhere.yaml"]
}

/// What has been read of the folder so far.
struct FormFilesReading {
    let folder: String
    var shared = SharedParts()
    var elsewhere: [Elsewhere] = []
    var forms: [Form] = []
    var sentences: [SourceSentence] = []
    var defects: [FileDefect] = []

    init(folder: String) {
        self.folder = folder
    }

    mutating func readCommonFiles() {
        var reader = DataReader(file: shown("elsewhere"))
        if let root = reader.root(of: path("elsewhere")) {
            var destinations = ElsewhereReader(reader: reader)
            elsewhere = destinations.read(root)
            sentences += destinations.sentences
            reader = destinations.reader
        }
        defects += reader.defects
        reader = DataReader(file: shown("shared"))
        if let root = reader.root(of: path("shared")) {
            var parts = SharedReader(reader: reader, destinations: Set(elsewhere.map(\.id)))
            shared = parts.read(root)
            sentences += parts.sentences
            reader = parts.reader
        }
        defects += reader.defects
    }

    mutating func readForm(_ id: String) {
        var reader = DataReader(file: shown(id))
        if !DataReader.isName(id) {
            reader.note("`\(id)` is not a name for a form", at: nil, "Use lower-case letters, digits and hyphens")
        }
        if let root = reader.root(of: path(id)) {
            let questions = QuestionReader(
                reader: reader, source: id, shared: shared, destinations: Set(elsewhere.map(\.id)))
            var form = FormReader(id: id, questions: questions)
            if let form = form.read(root) { forms.append(form) }
            sentences += form.questions.sentences
            reader = form.questions.reader
        }
        defects += reader.defects
    }

    private func path(_ name: String) -> String { "\(folder)/\(name).yaml" }

    private func shown(_ name: String) -> String {
        "\(URL(fileURLWithPath: folder).lastPathComponent)/\(name).yaml"
    }
}

/// What `shared.yaml` holds.
struct SharedParts {
    var phrases: Set<String> = []
    var groups: [String] = []
    /// The options of each set, with their label keys.
    var sets: [String: [Question.Option]] = [:]
    var blocks: [String: [Question]] = [:]
}
