import HTML
import Hummingbird
import Policing
import Workflows

/// Stopping, and coming back by a link: shown, and sent to wherever the person says is safe.
///
/// Where somebody may be watching, no link is shown or offered: only whoever says that they cannot finish is asked for
/// a place that nobody else sees.
struct SaveRoutes {
    let site: Site
    private let limits = SaveLimits()

    init(site: Site) {
        self.site = site
    }

    func add(to router: Router<PageContext>) {
        router.get("/report/:kind/save") { try await show($0, $1, guarded: false) }
        router.get("/report/:kind/pause") { try await show($0, $1, guarded: true) }
        router.post("/report/:kind/save") { try await send($0, $1, guarded: false) }
        router.post("/report/:kind/pause") { try await send($0, $1, guarded: true) }
    }

    private func show(_ request: Request, _ context: PageContext, guarded: Bool) async throws -> Response {
        let form = try form(context, guarded: guarded)
        guard let visit = try await ReportVisit.open(site, request, context) else {
            return site.seeOther("/report/\(form.id)?gone=yes", context)
        }
        try await visit.keep()
        var page = SavePage(visit: visit)
        page.isSent = request.uri.queryParameters["sent"] != nil
        return page.response
    }

    private func send(_ request: Request, _ context: PageContext, guarded: Bool) async throws -> Response {
        let form = try form(context, guarded: guarded)
        let body = try await site.form(request, context)
        guard var visit = try await ReportVisit.open(site, request, context) else {
            return site.seeOther("/report/\(form.id)?gone=yes", context)
        }
        var page = SavePage(visit: visit)
        page.entry = SaveEntry(body)
        guard SaveEntry.choices(site.settings.channels).contains(page.entry.safe) else {
            page.mistakes.add(visit.words.text("reporting.save.safe-missing"), at: "safe")
            return page.response
        }
        guard let channel = page.entry.channel else {
            page.isDeclined = true
            return page.response
        }
        do {
            let address = try page.entry.address(channel)
            try await queue(SaveRequest(channel: channel, address: address, isGuarded: guarded), &visit)
        } catch let fault as SaveFault {
            page.mistakes.add(visit.words.text(fault.key), at: "to")
            return page.response
        }
        return site.seeOther("\(page.path)?sent=yes", context)
    }

    /// Keeps the draft for whoever comes by the link, and puts the link into the outbox.
    private func queue(_ wanted: SaveRequest, _ visit: inout ReportVisit) async throws {
        let context = visit.context
        guard limits.allows(wanted, from: context.address, at: context.now) else {
            throw SaveFault(key: "reporting.save.too-often")
        }
        try await visit.keep()
        var random = SystemRandomNumberGenerator()
        try await site.ports.outbox.enqueue(
            Notice(kind: .saved, channel: wanted.channel), about: FileID.make(at: context.now, using: &random),
            sealedToken: ReturnLetter.sealed(visit.returnLink, wanted, site, language: context.language),
            at: context.now)
        // Only now: a draft whose link could not be queued goes when somebody leaves in a hurry.
        visit.draft.passed.insert(Draft.linkedMark)
        try await visit.keep()
    }

    private func form(_ context: PageContext, guarded: Bool) throws(PageFailure) -> Form {
        let form = try site.form(named: context.parameters.get("kind"))
        guard (form.safety == .guarded) == guarded else { throw .notFound }
        return form
    }
}

extension Draft {
    /// A link was sent that leads back here: leaving in a hurry then deletes nothing, and only forgets.
    static let linkedMark = "linked"

    var isLinked: Bool { passed.contains(Self.linkedMark) }
}

extension ReportVisit {
    var returnLink: ReturnLink { ReturnLink(kind: form.id, command: draft.command, draftToken: draftToken) }
}
