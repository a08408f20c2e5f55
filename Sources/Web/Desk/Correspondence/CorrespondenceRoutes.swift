import HTML
import Hummingbird
import Policing
import Workflows

/// The whole of a file's correspondence on a page of its own.
struct CorrespondenceRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/desk/files/:reference/correspondence", use: site.desk(correspondence))
    }

    @Sendable private func correspondence(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let file = try await site.openFile(visit.context.parameters.get("reference"), for: "correspondence", visit)
        let desk = visit.words(site)
        let deliveries = try await site.ports.outbox.deliveries(about: file.state.id, at: visit.now)
        let part = request.uri.queryParameters.get("show").flatMap(CorrespondenceList.Part.init(rawValue:)) ?? .all
        let title = desk.text("correspondence.title", ["reference": file.reference.description])
        let lines = CorrespondenceList(desk: desk, state: file.state, deliveries: deliveries).lines(part)
        return site.deskPage(DeskPage(title: title), visit) {
            BackLink(text: desk.text("to-file"), href: file.path)
            h1(.class("govuk-heading-l")) { title }
            CorrespondenceParts(desk: desk, path: "\(file.path)/correspondence", chosen: part)
            if lines.isEmpty {
                p(.class("govuk-body")) { desk.text("correspondence.none") }
            } else {
                CorrespondenceView(desk: desk, lines: lines)
            }
        }
    }
}
