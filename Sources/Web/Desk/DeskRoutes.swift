import HTML
import Hummingbird
import Policing
import Workflows

/// The pages of the staff.
struct DeskRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        DeskLoginRoutes(site: site).add(to: router)
        DeskQueueRoutes(site: site).add(to: router)
        DeskFileRoutes(site: site).add(to: router)
        WholePartRoutes(site: site).add(to: router)
        DeskActionRoutes(site: site).add(to: router)
        CorrespondenceRoutes(site: site).add(to: router)
        AuditRoutes(site: site).add(to: router)
        TakingRoutes(site: site).add(to: router)
        InvestigationRoutes(site: site).add(to: router)
        PresenceRoutes(site: site).add(to: router)
        MergeRoutes(site: site).add(to: router)
        PersonRoutes(site: site).add(to: router)
        PurposeRoutes(site: site).add(to: router)
        OversightRoutes(site: site).add(to: router)
        ProviderLoginRoutes(site: site).add(to: router)
        SupervisionRoutes(site: site).add(to: router)
    }
}

extension Site {
    /// A page that only somebody who is signed in gets. What goes wrong is told inside the desk's own frame.
    func desk(
        _ answer: @escaping @Sendable (Request, StaffVisit) async throws -> Response
    ) -> @Sendable (Request, PageContext) async throws -> Response {
        { [self] request, context in
            let visit = try await staffVisit(request, context)
            do {
                return try await answer(request, visit)
            } catch let failure as PageFailure {
                if case .purposeNeeded(let files) = failure, let file = files.first {
                    let path = "/desk/files/\(file.text)/purpose"
                    return seeOther(DeskReturn(request).path(from: path), visit.context)
                }
                return try deskFailure(failure, of: failure, visit)
            } catch let failure as Files.Failure {
                return try deskFailure(PageFailure(failure), of: failure, visit)
            } catch let failure as StoreError {
                return try deskFailure(PageFailure(failure), of: failure, visit)
            }
        }
    }

    /// The page that says in plain words why something could not be done.
    private func deskFailure(
        _ failure: PageFailure, of error: any Error, _ visit: StaffVisit
    ) throws -> Response {
        if case .signInNeeded = failure { throw failure }
        note(failure, of: error, visit.context)
        let words = deskWords, hasFiles = visit.may(.readQueue)
        let code = failure == .notPermitted && !hasFiles ? "no-files" : failure.code
        let key = words.has("desk.failures.\(code).text") ? "desk.failures.\(code)" : "failures.\(code)"
        let text = DeskText(
            title: words.text("\(key).title"), lines: [words.text("\(key).text")] + quoted(failure, visit.context),
            link: hasFiles ? PageLink(text: words.text("desk.to-queue"), href: "/desk") : nil)
        var response = deskPage(DeskPage(title: text.title), visit, status: failure.status) { text }
        response.headers[.retryAfter] = failure.retryAfterSeconds.map(String.init)
        return response
    }

    /// By what the lines of a request that failed are found.
    private func quoted(_ failure: PageFailure, _ context: PageContext) -> [String] {
        failure == .broken ? [deskWords.text("failures.quote", ["code": context.requestID])] : []
    }
}
