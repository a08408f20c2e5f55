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
        return page(
            .evidence, title: title, mistakes: evidenceMistakes, options: PageOptions(scripts: [EvidenceForm.script])
        ) {
            h1(.class("govuk-heading-l")) { title }
            p(.class("govuk-body")) { words.text("reporting.evidence.intro") }
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

    private var fileForm: EvidenceForm {
        EvidenceForm(
            action: "/report/\(form.id)/evidence", uploads: "/report/\(form.id)/uploads", token: site.token(context),
            words: words, problem: evidenceProblem, canRemove: true)
    }

    private var evidenceMistakes: Mistakes {
        var mistakes = Mistakes()
        if let evidenceProblem { mistakes.add(evidenceProblem.sentence(words), at: EvidenceForm.fieldID) }
        return mistakes
    }

    @HTMLBuilder private func arrived(_ uploads: [Upload]) -> some HTML {
        h2(.class("govuk-heading-m")) { words.count("reporting.evidence.arrived", uploads.count) }
        form("evidence-done") {
            ul(.class("govuk-list bl-things"), .data("uploads", "")) {
                for upload in uploads {
                    li(.class("bl-things__item")) {
                        span(.class("bl-things__text"), .dir(.auto)) { upload.name }
                        span(.class("bl-quiet")) { state(upload) }
                        button(.type(.submit), .class("bl-link-button"), .name("remove"), .value(upload.id.text)) {
                            words.text("buttons.remove")
                            span(.class("govuk-visually-hidden")) { " \(upload.name)" }
                        }
                    }
                }
            }
        }
    }

    private func state(_ upload: Upload) -> String {
        if upload.isWhole { return FileSize.text(upload.lengthBytes, words) }
        let percent = upload.lengthBytes > 0 ? upload.offsetBytes * 100 / upload.lengthBytes : 0
        return words.text("reporting.evidence.unfinished", ["percent": String(percent)])
    }

    mutating func takeEvidence(_ body: FormBody) async throws -> Taken {
        if let id = EvidenceID(text: body["remove"]) {
            try await remove(id)
            return .keptThen(path(.evidence))
        }
        draft.pass(.evidence)
        return .kept
    }
}

extension ReportVisit {
    /// Takes a file of this draft away, bytes and all. One that is gone already, or has been sent meanwhile, is left.
    private func remove(_ id: EvidenceID) async throws {
        do throws(EvidenceError) {
            guard try await site.ports.evidence.upload(id)?.owner == evidenceOwner else { return }
            try await site.ports.evidence.cancel(id)
        } catch {
            switch error {
            case .unknown, .alreadyWhole: return
            case .busy: throw PageFailure.busy
            default: throw PageFailure.broken
            }
        }
    }
}

/// How large a file is, as people say it.
enum FileSize {
    static func text(_ bytes: Int64, _ words: Catalogue) -> String {
        if bytes < 1_000_000 {
            return words.text("reporting.evidence.kilobytes", ["size": String(max(1, bytes / 1_000))])
        }
        return words.text("reporting.evidence.megabytes", ["size": String(bytes / 1_000_000)])
    }
}
