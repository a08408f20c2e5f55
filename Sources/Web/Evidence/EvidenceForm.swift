import HTML
import Policing
import Workflows

/// The form by which files are sent, and those that have been. A plain form; the script `upload.js` makes it
/// show how far each file is, and go on after a lost signal.
struct EvidenceForm: HTML, Sendable {
    /// Where the plain form goes.
    let action: String
    /// Where uploads are created.
    let uploads: String
    let token: FormToken
    let words: Catalogue
    /// Those of the owner that are whole.
    let files: [Upload]
    var problem: EvidenceProblem?

    static let fieldID = "files"
    static let script = "upload.js"

    private var roomForMore: Bool { files.count < FileLimits.evidenceFiles }

    var body: some HTML {
        div(.data("upload", uploads), .data("words", said)) {
            p(.class("govuk-body"), .data("upload-empty", ""), .when(!files.isEmpty, .hidden)) {
                words.text("evidence.none")
            }
            ul(.class("govuk-list govuk-list--bullet"), .data("upload-list", "")) {
                for file in files {
                    li { words.text("evidence.file", ["name": file.name, "size": Self.size(file.lengthBytes, words)]) }
                }
            }
            if roomForMore {
                PostForm(action: action, token: token, takesFiles: true) {
                    FileUpload(field: field, takesSeveral: true)
                    Button(text: words.text("evidence.send"), kind: .secondary)
                }
            } else {
                p(.class("govuk-body")) { words.text("evidence.full") }
            }
            div(.data("upload-status", ""), .role("status"), .aria("live", "polite")) {}
        }
    }

    private var field: Field {
        Field(
            id: Self.fieldID, name: Self.fieldID, label: words.text("evidence.choose"), size: .s,
            hint: words.text("evidence.hint", ["files": String(FileLimits.evidenceFiles)]),
            error: problem.map { FieldError(prefix: words.text("errors.prefix"), text: $0.sentence(words)) })
    }

    /// What the script says, in the reader's language.
    private var said: String {
        let keys = [
            "sending", "paused", "waiting", "arrived", "pause", "resume", "remove", "all-arrived", "file", "progress",
        ]
        let sentences = keys.map { ($0, words.text("evidence.script.\($0)")) }
        let problems = EvidenceProblem.allCases.map { ($0.rawValue, $0.sentence(words)) }
        let members = (sentences + problems).map { JSON.Member(name: $0.0, value: .text($0.1)) }
        return String(decoding: JSON.object(members).bytes, as: UTF8.self)
    }

    /// A length as people read it: "3 MB".
    static func size(_ bytes: Int64, _ words: Catalogue) -> String {
        switch bytes {
        case ..<1_000: words.text("evidence.size.bytes", ["count": String(bytes)])
        case ..<1_000_000: words.text("evidence.size.kilobytes", ["count": String(bytes / 1_000)])
        default: words.text("evidence.size.megabytes", ["count": String(bytes / 1_000_000)])
        }
    }
}
