import HTML
import Hummingbird
import Policing
import Workflows

/// The twelve rights of a victim in plain words. What was promised by them stands on the report itself.
struct RightsPage: HTML, Sendable {
    let words: Catalogue
    let isEnhanced: Bool

    var title: String { text("title") }

    var body: some HTML {
        h1(.class("govuk-heading-l")) { title }
        p(.class("govuk-body")) { text("intro") }
        if isEnhanced {
            p(.class("govuk-body")) { text("enhanced") }
        }
        ol(.class("govuk-list govuk-list--number")) {
            for number in 1...12 {
                li { text("each.r\(number)") }
            }
        }
        p(.class("govuk-body")) { text("complain") }
        p(.class("govuk-body")) { TextLink(text: text("back"), href: "/track/report") }
    }

    private func text(_ key: String) -> String { words.text("rights.\(key)") }
}

/// The page of a victim's rights, behind the same door as the report.
struct RightsRoutes: Sendable {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/track/rights", use: show)
    }

    func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let session = try site.trackingSession(request, context)
        guard let file = try await site.ports.pages.summary(of: session.reference), file.isOfVictim(site),
            let state = try await site.ports.ledger.state(of: file.id)
        else {
            throw PageFailure.notFound
        }
        let page = RightsPage(words: site.words(context), isEnhanced: state.hasEnhancedRights(of: nil))
        return site.trackerPage(TrackerPage(title: page.title, name: "rights"), session, context) { page }
    }
}

extension FileSummary {
    /// Whether the person whose report it is has the rights of a victim: as far as anybody has said, else by its kind.
    func isOfVictim(_ site: Site) -> Bool { reporterIsVictim ?? site.forms[form]?.isVictimBased ?? false }
}

extension TrackingWords {
    /// Whether the person may hear of a promise now. What a victim is owed is for that victim alone, but for the help
    /// that the person asked for. That something has happened, such as an arrest, is told by a person and not by the
    /// promise to tell it.
    func mayHear(of promise: FileState.Promise, in file: FileSummary) -> Bool {
        let rule = site.rules.promises[promise.rule]
        let isTheirs = rule?.right == nil || rule?.id == Victims.Rules.supportReferral || file.isOfVictim(site)
        return promise.victim == nil && isTheirs && promise.ending != .noVictim
            && (promise.keptAt != nil || !(rule?.trigger.isNotedByStaff ?? false))
    }
}
