import HTTPTypes
import Hummingbird
import Policing
import Workflows

/// Leaving in a hurry: the browser forgets the visit, and what must not be found is deleted.
///
/// No token is asked for: a browser on its way out sends none, and whoever forges this can only make
/// somebody's answers safer.
struct LeaveRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.post("/leave") { [site] request, context in
            var response = Response(status: .noContent)
            try await site.forgetVisit(request, context, in: &response)
            return response
        }
        router.get("/leave") { [site] request, context in
            let away = site.frameTexts(site.words(context)).exit.href
            var response = Response(status: .seeOther, headers: [.location: away])
            try await site.forgetVisit(request, context, in: &response)
            return response
        }
    }
}

extension Site {
    /// Deletes the drafts of kinds for which somebody may be watching. Others stay for a day under their return
    /// links; this browser no longer knows the way to them.
    fileprivate func forgetVisit(
        _ request: Request, _ context: PageContext, in response: inout Response
    ) async throws {
        let keeper = DraftKeeper(site: self)
        for form in forms.forms where form.safety == .guarded && !context.isNewVisitor {
            let token = keeper.token(form.id, request, context)
            // Whoever had a link sent comes back by it; this browser no longer knows the way.
            if try await keeper.draft(form.id, token: token, at: context.now)?.isLinked == true { continue }
            try await keeper.delete(form.id, token: token)
        }
        let drafts = forms.forms.map { Cookies.draft($0.id) }
        for name in [Cookies.visitor, Cookies.tracking, Cookies.sent] + drafts where context.cookies[name] != nil {
            forget(name, in: &response)
        }
        if let header = HTTPField.Name("Clear-Site-Data") {
            response.headers[header] = "\"cache\", \"storage\""
        }
    }
}
