import HTML
import Hummingbird
import Policing
import Workflows

extension Site {
    /// Every kind of report, and what is taken somewhere else.
    func kindsPage(_ context: PageContext) -> Response {
        let words = words(context)
        let title = words.text("reporting.kinds.title")
        return publicPage(PublicPage(title: title, back: "/", sheets: ["report.css"]), context, path: "/report") {
            h1(.class("govuk-heading-l")) { title }
            p(.class("govuk-body")) { words.text("reporting.kinds.intro") }
            ForEach(forms.groups) { [forms] group in
                KindsOfGroup(group: group, forms: forms.forms.filter { $0.group == group }, words: words)
            }
            h2(.class("govuk-heading-m")) { words.text("reporting.kinds.elsewhere") }
            p(.class("govuk-body")) { words.text("reporting.kinds.elsewhere-intro") }
            ForEach(forms.elsewhere) { place in
                Details(summaryText: words.text(place.titleKey)) {
                    WaysElsewhere(place: place, words: words)
                }
            }
        }
    }
}

/// The kinds under one heading, each with what it is for.
private struct KindsOfGroup: HTML, Sendable {
    let group: String
    let forms: [Form]
    let words: Catalogue

    var body: some HTML {
        h2(.class("govuk-heading-m")) { words.text(Form.groupKey(group)) }
        ul(.class("govuk-list bl-kinds")) {
            for form in forms {
                li(.class("bl-kinds__item")) {
                    a(.class("govuk-link govuk-!-font-weight-bold"), .href("/report/\(form.id)")) {
                        words.text(form.titleKey)
                    }
                    span(.class("bl-quiet bl-block")) { words.text(form.summaryKey) }
                }
            }
        }
    }
}
