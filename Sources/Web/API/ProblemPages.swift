import HTML
import Hummingbird

/// A small page for each kind of problem: where the address in a problem document leads.
struct ProblemPages {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/problems/:kind") { [site] _, context in
            guard let kind = context.parameters.get("kind").flatMap(Problem.Kind.init(rawValue:)) else {
                throw PageFailure.notFound
            }
            let page = PublicPage(title: kind.title)
            return site.publicPage(page, context, path: "/problems/\(kind.rawValue)") {
                h1(.class("govuk-heading-l")) { kind.title }
                p(.class("govuk-body")) { kind.detail }
                p(.class("govuk-body")) { "HTTP \(kind.status.code)" }
            }
        }
    }
}
