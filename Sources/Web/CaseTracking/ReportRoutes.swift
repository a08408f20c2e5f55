import HTML
import Hummingbird
import NIOCore
import Policing
import Workflows

/// The report itself, as the person sees it.
struct ReportRoutes: Sendable {
    let site: Site
    /// Stands for a visitor's token in a page that is kept: nobody can guess it and write it in a message. Its first
    /// byte is one that pages hardly ever have, so that it is found quickly.
    private let tokenPlace = "\u{1}" + Visitor.newToken()

    init(site: Site) {
        self.site = site
    }

    private var drawn: DrawnReports { site.drawn }

    func add(to router: Router<PageContext>) {
        router.get("/track/report", use: show)
    }

    func show(_ request: Request, _ context: PageContext) async throws -> Response {
        let session = try site.trackingSession(request, context)
        guard Permission.denial(.person, .track) == nil else { throw PageFailure.notFound }
        let page = try await page(session, context, done: done(request))
        var response = site.page(page.bytes(site.token(context)), context)
        site.renew(session, in: &response, at: context.now)
        return response
    }

    /// The page as it is, drawn only if it was not, or is no longer true.
    private func page(
        _ session: TrackingSession, _ context: PageContext, done: String?
    ) async throws -> DrawnReports.Page {
        let key = DrawnReports.Key(reference: session.reference, language: site.words(context).language.tag)
        let known = done == nil ? drawn.page(key, at: context.now) : nil
        let check = DrawnReports.Check(writings: site.ports.pages.writings, at: context.now)
        switch try await site.ports.pages.page(of: session.reference, ifNot: known?.mark) {
        case .missing: throw PageFailure.notFound
        case .page(let file):
            let page = draw(file, context, done: done, check)
            if done == nil { drawn.keep(page, as: key, at: context.now) }
            return page
        case .unchanged:
            guard let known else { throw PageFailure.notFound }
            drawn.check(known, of: key, check)
            return known
        }
    }

    private func draw(
        _ file: FilePage, _ context: PageContext, done: String?, _ check: DrawnReports.Check
    ) -> DrawnReports.Page {
        let words = TrackingWords(words: site.words(context), site: site, now: context.now)
        let content = ReportPage(file: file, words: words, done: done, token: FormToken(value: tokenPlace))
        let frame = PublicPage(title: content.title, isGuarded: file.summary.guarded)
        let bytes = site.publicBytes(frame, context, path: "/track/report") { content }
        return DrawnReports.Page(
            mark: file.summary.mark, until: file.nextTurn(after: context.now),
            pieces: bytes.split(at: Array(tokenPlace.utf8)), check: check)
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

extension [UInt8] {
    /// What stands before, between and after the places where those bytes are.
    fileprivate func split(at place: [UInt8]) -> [ByteBuffer] {
        var pieces: [ByteBuffer] = []
        var rest = self[...]
        var from = startIndex
        while let start = self[from...].firstIndex(of: place[0]) {
            from = start + 1
            guard self[start...].starts(with: place) else { continue }
            pieces.append(ByteBuffer(bytes: rest[..<start]))
            from = start + place.count
            rest = self[from...]
        }
        return pieces + [ByteBuffer(bytes: rest)]
    }
}
