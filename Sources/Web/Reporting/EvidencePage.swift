import HTML
import Hummingbird
import Policing
import Workflows

extension ReportVisit {
    /// Who owns what is uploaded for this draft.
    var evidenceOwner: String { EvidenceOwner.draft(visitor: draftToken, kind: form.id) }

    /// Photos, films and documents: what has arrived, and a way to add more.
    func evidencePage() async throws -> Response {
        let uploads = try await site.ports.evidence.uploads(of: evidenceOwner)
        let title = words.text("reporting.evidence.title")
        let hasScript = site.assets.versions["upload.js"] != nil
        return page(.evidence, title: title, options: PageOptions(scripts: hasScript ? ["upload.js"] : [])) {
            h1(.class("govuk-heading-l")) { title }
            p(.class("govuk-body")) { words.text("reporting.evidence.intro") }
            p(.class("govuk-body")) {
                words.text("reporting.evidence.limits", ["files": String(FileLimits.evidenceFiles)])
            }
            if !uploads.isEmpty { arrived(uploads) }
            if uploads.count < FileLimits.evidenceFiles { fileForm }
            form("evidence-done") {
                ButtonGroup {
                    Button(text: words.text("buttons.continue"))
                    if uploads.isEmpty {
                        Button(
                            text: words.text("reporting.evidence.skip"), kind: .secondary, name: "skip", value: "yes")
                    }
                }
            }
        }
    }

    private var fileForm: some HTML {
        PostForm(action: "/report/\(form.id)/evidence", token: site.token(context), takesFiles: true) {
            FileUpload(
                field: Field(
                    id: "file", name: "file", label: words.text("reporting.evidence.choose"), size: .s,
                    hint: words.text("reporting.evidence.choose-hint")),
                accept: "image/*,video/*,audio/*,.pdf,.txt,.doc,.docx,.odt", takesSeveral: true)
            Button(text: words.text("reporting.evidence.upload"), kind: .secondary, name: "upload", value: "yes")
        }
    }

    @HTMLBuilder private func arrived(_ uploads: [Upload]) -> some HTML {
        h2(.class("govuk-heading-m")) { words.count("reporting.evidence.arrived", uploads.count) }
        ul(.class("govuk-list bl-things"), .data("uploads", "")) {
            for upload in uploads {
                li(.class("bl-things__item")) {
                    span(.class("bl-things__text"), .dir(.auto)) { upload.name }
                    span(.class("bl-quiet")) { state(upload) }
                }
            }
        }
    }

    private func state(_ upload: Upload) -> String {
        if upload.isWhole { return FileSize.text(upload.lengthBytes, words) }
        let percent = upload.lengthBytes > 0 ? upload.offsetBytes * 100 / upload.lengthBytes : 0
        return words.text("reporting.evidence.unfinished", ["percent": String(percent)])
    }

    mutating func takeEvidence() -> Taken {
        draft.pass(.evidence)
        return .kept
    }
}

/// How large a file is, as people say it.
enum FileSize {
    static func text(_ bytes: Int64, _ words: Catalogue) -> String {
        if bytes < 1_000_000 { return words.text("reporting.evidence.kilobytes", ["size": String(max(1, bytes / 1_000))]) }
        return words.text("reporting.evidence.megabytes", ["size": String(bytes / 1_000_000)])
    }
}
