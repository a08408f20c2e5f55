import HTML
import Policing
import Workflows

/// The form by which files are sent: a plain one, which the script `upload.js` makes show how far each file is
/// and go on after a lost signal.
struct EvidenceForm: HTML, Sendable {
    /// Where the plain form goes.
    let action: String
    /// Where uploads are created.
    let uploads: String
    let token: FormToken
    let words: Catalogue
    var problem: EvidenceProblem?
    /// Whether what has arrived can be taken away again: not from a report that was sent.
    var canRemove = false

    static let script = "upload.js"
    static let fieldID = "files"
    private static let accepted =
        "image/*,video/*,audio/*,.pdf,.txt,.csv,.rtf,.doc,.docx,.xls,.xlsx,.odt,.ods,.eml,.msg"

    var body: some HTML {
        div(
            .data("upload", uploads), .data("limit-bytes", String(FileLimits.evidenceBytes)), .data("words", said),
            .when(canRemove, .data("can-remove", ""))
        ) {
            PostForm(action: action, token: token, takesFiles: true) {
                FileUpload(field: field, accept: Self.accepted, takesSeveral: true)
                Button(text: words.text("evidence.send"), kind: .secondary, name: "upload", value: "yes")
            }
            ul(.class("govuk-list"), .data("upload-list", "")) {}
            div(.class("govuk-body"), .data("upload-status", ""), .role("status"), .aria("live", "polite")) {}
        }
    }

    private var field: Field {
        Field(
            id: Self.fieldID, name: Self.fieldID, label: words.text("evidence.choose"), size: .s,
            hint: words.text("evidence.hint", ["files": String(FileLimits.evidenceFiles)]), error: error)
    }

    private var error: FieldError? {
        problem.map { FieldError(prefix: words.text("errors.prefix"), text: $0.sentence(words)) }
    }

    /// The summary of what went wrong, for the top of the page.
    var summary: ErrorSummary? {
        problem.map {
            ErrorSummary(
                heading: words.text("errors.title"),
                entries: [ErrorSummary.Entry(text: $0.sentence(words), fieldID: Self.fieldID)])
        }
    }

    private static let spoken = [
        "sending", "waiting", "paused", "arrived", "all-arrived", "still-sending", "pause", "resume", "remove",
        "progress", "take-away",
    ]

    /// What the script says, in the reader's language.
    private var said: String {
        let sentences = Self.spoken.map { ($0, words.text("evidence.script.\($0)")) }
        let problems = EvidenceProblem.allCases.map { ($0.rawValue, $0.sentence(words)) }
        let members = (sentences + problems).map { JSON.Member(name: $0.0, value: .text($0.1)) }
        return String(decoding: JSON.object(members).bytes, as: UTF8.self)
    }
}
