import HTML
import Hummingbird
import Policing
import Workflows

/// What to do about something that another body takes, and how to reach it.
struct WaysElsewhere: HTML, Sendable {
    let place: Elsewhere
    let words: Catalogue

    var body: some HTML {
        p(.class("govuk-body")) { words.text(place.textKey) }
        ul(.class("govuk-list bl-ways")) {
            for way in place.ways {
                li(.class("bl-ways__item")) {
                    a(
                        .class("govuk-link bl-ways__target"), .href(way.address), .dir(.ltr), .translate(false),
                        .when(way.kind == .web, .rel("noreferrer"))
                    ) {
                        way.shown
                    }
                    span(.class("bl-block")) { words.text(way.textKey) }
                }
            }
        }
    }
}

extension Elsewhere.Way {
    /// Where a press on it leads.
    fileprivate var address: String {
        switch kind {
        case .call: "tel:" + target.filter { $0.isNumber || $0 == "+" }
        case .text: "sms:" + target.filter { $0.isNumber || $0 == "+" }
        case .web: target
        }
    }

    /// A web address without what nobody says aloud.
    fileprivate var shown: String {
        kind == .web ? target.replacing("https://", with: "").replacing("www.", with: "") : target
    }
}

extension Site {
    /// The page of an emergency, from the gate.
    func emergencyPage(_ context: PageContext) throws -> Response {
        let form = try form(named: context.parameters.get("kind")), words = words(context)
        guard let place = self.forms.destination(Danger.emergency) else { throw PageFailure.notFound }
        let title = words.text(place.titleKey)
        let page = PublicPage(
            title: title, back: "/report/\(form.id)", isGuarded: form.safety == .guarded,
            sheets: ["report.css"])
        return publicPage(page, context, path: "/report/\(form.id)/emergency") {
            h1(.class("govuk-heading-l")) { title }
            WaysElsewhere(place: place, words: words)
            p(.class("govuk-body")) {
                TextLink(text: words.text("reporting.gate.when-safe"), href: "/report/\(form.id)")
            }
        }
    }

    /// What an answer leads to: read first, or read in place of the form.
    func elsewherePage(_ request: Request, _ context: PageContext) async throws -> Response {
        let form = try form(named: context.parameters.get("kind"))
        guard let question = context.parameters.get("question").flatMap({ form.question($0) }) else {
            throw PageFailure.notFound
        }
        guard let visit = try await ReportVisit.open(self, request, context) else {
            return seeOther("/report/\(form.id)?gone=yes", context)
        }
        return visit.elsewherePage(question)
    }
}

extension ReportVisit {
    /// The places that the answer to a question leads to, each once.
    func destinations(of question: Question) -> [Elsewhere] {
        var seen: Set<String> = []
        return route.journey.dangers(of: question).map(\.danger.destination)
            .filter { seen.insert($0).inserted }
            .compactMap { site.forms.destination($0) }
    }

    /// The address of what an answer leads to; nil when it only goes on.
    func pathElsewhere(_ question: Question) -> String? {
        guard !destinations(of: question).isEmpty else { return nil }
        return action("\(question.id)/elsewhere")
    }

    fileprivate func elsewherePage(_ question: Question) -> Response {
        let places = destinations(of: question)
        guard let first = places.first else {
            return site.seeOther(path(after: .question(question.id)), context)
        }
        let title = words.text(first.titleKey), goesOn = !route.isStopped(at: question)
        let page = PublicPage(
            title: title, back: path(.question(question.id)), isGuarded: isGuarded,
            sheets: ["report.css"])
        return site.publicPage(page, context, path: "/report/\(form.id)/\(question.id)/elsewhere") {
            h1(.class("govuk-heading-l")) { title }
            WaysElsewhere(place: first, words: words)
            ForEach(places.dropFirst()) { place in
                h2(.class("govuk-heading-m")) { words.text(place.titleKey) }
                WaysElsewhere(place: place, words: words)
            }
            if goesOn {
                LinkButton(text: words.text("emergency.go-on"), href: path(after: .question(question.id)))
            } else {
                p(.class("govuk-body")) {
                    TextLink(text: words.text("reporting.other-kind"), href: "/report")
                }
            }
        }
    }
}
