import HTTPTypes
import Hummingbird
import Policing
import Workflows

/// Files that people and programs send, and what the desk sees of them.
struct UploadRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        let owners = UploadOwners(site: site)
        add(to: router, at: "/report/:kind/uploads", isOfPage: true) { try await owners.draft($0, $1) }
        add(to: router, at: "/track/uploads", isOfPage: true) { try owners.tracked($0, $1) }
        add(to: router, at: "/api/v1/reports/:reference/evidence", isOfPage: false) {
            try await owners.program($0, $1)
        }
        EvidenceFormRoutes(site: site, owners: owners).add(to: router)
        DeskEvidenceRoutes(site: site).add(to: router)
    }

    /// One place of uploads: its creation and the uploads below it.
    private func add(
        to router: Router<PageContext>, at path: String, isOfPage: Bool,
        place: @escaping @Sendable (Request, PageContext) async throws -> UploadPlace
    ) {
        let uploads = ResumableUploads(site: site)
        for address in [path, "\(path)/:upload"] {
            router.on(RouterPath(address), method: .options) { _, _ in uploads.options() }
        }
        let spoken = { @Sendable (request: Request, context: PageContext) async throws -> UploadPlace in
            try UploadHeaders.checkVersion(request)
            if isOfPage { try UploadOwners.checkSite(request) }
            return try await place(request, context)
        }
        router.post(RouterPath(path)) { [site] request, context in
            try await site.answerUpload(request) {
                try await uploads.create(request, in: try await spoken(request, context), at: context.now)
            }
        }
        for method in [HTTPRequest.Method.head, .patch, .delete, .post] {
            router.on(RouterPath("\(path)/:upload"), method: method) { [site] request, context in
                try await site.answerUpload(request) {
                    try await uploads.answer(request, in: try await spoken(request, context), context)
                }
            }
        }
    }
}

extension Site {
    /// Every refusal of an upload is a problem document, for browsers too: it is a script that asks.
    func answerUpload(_ request: Request, _ work: () async throws -> Response) async throws -> Response {
        var response = try await answer(request) {
            do {
                return try await work()
            } catch let failure as PageFailure {
                throw Problem(failure)
            } catch let failure as Files.Failure {
                throw Problem(PageFailure(failure))
            } catch let failure as StoreError {
                throw Problem(PageFailure(failure))
            } catch let error as EvidenceError {
                throw Problem(error)
            }
        }
        response.headers[UploadHeaders.resumable] = UploadHeaders.version
        return response
    }
}
