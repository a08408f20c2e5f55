import Hummingbird
import Workflows

extension Site {
    /// Every address of the site.
    public func router() -> Router<PageContext> {
        let router = Router(context: PageContext.self)
        router.add(middleware: RequestMiddleware(site: self))
        router.add(middleware: SecurityHeadersMiddleware(headers: securityHeaders))
        router.add(middleware: VisitMiddleware(site: self))
        router.add(middleware: SentByScriptMiddleware())
        router.add(middleware: FailureMiddleware(site: self))
        router.add(middleware: AdmissionMiddleware(site: self))
        addAssets(to: router)
        HealthRoutes(site: self).add(to: router)
        GeneralRoutes(site: self).add(to: router)
        ReportingRoutes(site: self).add(to: router)
        UploadRoutes(site: self).add(to: router)
        TrackingRoutes(site: self).add(to: router)
        DeskRoutes(site: self).add(to: router)
        APIRoutes(site: self).add(to: router)
        return router
    }

    private func addAssets(to router: Router<PageContext>) {
        router.get("/assets/**") { [assets] request, context in
            let name = context.parameters.getCatchAll().joined(separator: "/")
            guard let response = assets.response(name, to: request) else { throw PageFailure.notFound }
            return response
        }
    }
}
