import HTML
import Hummingbird
import Policing
import Workflows

/// The report itself, as the person sees it.
struct ReportRoutes: Sendable {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/track/report", use: show)
    }

    func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let session = try site.trackingSession(request, context)
        guard Permission.denial(.person, .track) == nil,
            let file = try await site.ports.pages.page(of: session.reference)
        else { throw PageFailure.notFound }
        let words = TrackingWords(words: site.words(context), site: site)
        let content = ReportPage(
            file: file, words: words, now: context.now, done: done(request), token: site.token(context))
        var response = site.publicPage(
            PublicPage(title: content.title, isGuarded: session.isGuarded), context, path: "/track/report"
        ) { content }
        site.renew(session, in: &response, at: context.now)
        return response
    }

    /// What was just done, if it is something that can be.
    private func done(_ request: Request) -> String? {
        request.uri.queryParameters["done"].map(String.init).flatMap { Self.deeds.contains($0) ? $0 : nil }
    }

    /// The ends of the catalogue keys `tracking.done.<deed>`.
    static let deeds: Set<String> = [
        "message", "property", "evidence", "contact", "no-contact", "contact-again", "look-again", "feedback",
    ]
}
