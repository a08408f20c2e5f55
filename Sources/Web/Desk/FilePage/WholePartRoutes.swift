import HTML
import Hummingbird
import Policing
import Workflows

/// What a long file's page only begins to show: all that happened, and all its people, some at a time.
struct WholePartRoutes {
    let site: Site

    private static let entriesLimit = 100
    private static let peopleLimit = 20

    func add(to router: Router<PageContext>) {
        router.get("/desk/files/:reference/timeline", use: site.desk(timeline))
        router.get("/desk/files/:reference/people", use: site.desk(people))
    }

    @Sendable private func timeline(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let file = try await site.openFile(visit.context.parameters.get("reference"), for: "timeline", visit)
        let desk = visit.words(site)
        let before = request.uri.queryParameters.get("before").flatMap { Int($0) } ?? .max
        let earlier = file.page.timeline.filter { $0.version < before }
        let shown = Array(earlier.suffix(Self.entriesLimit))
        let title = desk.text("whole.timeline", ["reference": file.reference.description])
        return site.deskPage(DeskPage(title: title), visit) {
            BackLink(text: desk.text("to-file"), href: file.path)
            h1(.class("govuk-heading-l")) { title }
            FileHistory(desk: desk).timeline(shown, quotesMessages: true)
            if shown.count < earlier.count, let oldest = shown.first {
                further(desk.text("whole.earlier"), "\(file.path)/timeline?before=\(oldest.version)")
            }
        }
    }

    @Sendable private func people(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let file = try await site.openFile(visit.context.parameters.get("reference"), for: "people", visit)
        let desk = visit.words(site)
        let all = file.state.parties.people
        let from = min(max(0, request.uri.queryParameters.get("from").flatMap { Int($0) } ?? 0), all.count)
        let end = min(from + Self.peopleLimit, all.count)
        let parties = try await site.partiesShown(on: file, visit)
        let shown = ShownFile(desk: desk, file: file, visit: visit, parties: parties)
        let title = desk.text("whole.people", ["reference": file.reference.description])
        return site.deskPage(DeskPage(title: title), visit) {
            BackLink(text: desk.text("to-file"), href: file.path)
            h1(.class("govuk-heading-l")) { title }
            ForEach(all[from..<end]) { party in
                PartyCard(shown: shown, party: party)
            }
            if end < all.count {
                further(desk.text("whole.more-people"), "\(file.path)/people?from=\(end)")
            }
        }
    }

    private func further(_ text: String, _ address: String) -> some HTML {
        p(.class("govuk-body")) { TextLink(text: text, href: address) }
    }
}
