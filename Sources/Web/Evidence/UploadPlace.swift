import HTTPTypes
import Hummingbird
import Policing
import Workflows

/// Where uploads of one owner are made, and what becomes of them.
struct UploadPlace: Sendable, Equatable {
    let owner: String
    /// Where an upload is created; its own address lies below.
    let path: String
    /// The file that an upload belongs to as soon as it is whole; nil for a draft, whose uploads wait.
    let file: FileID?

    func address(of id: EvidenceID) -> String {
        "\(path)/\(id.text)"
    }
}

/// Finds whose uploads a request is about, and refuses whoever may not touch them.
struct UploadOwners: Sendable {
    let site: Site
    /// New uploads of drafts from one address: no one needs so many, and nobody can fill the disk quickly.
    private let creations = RateLimiter(limit: 200, windowSeconds: 3_600)

    init(site: Site) {
        self.site = site
    }

    /// The uploads of the draft that this visitor is writing.
    func draft(_ request: Request, _ context: PageContext) async throws -> UploadPlace {
        guard let form = context.parameters.get("kind").flatMap({ site.forms[$0] }), form.asks.contains(.evidence)
        else { throw PageFailure.notFound }
        let keeper = DraftKeeper(site: site)
        let token = keeper.token(form.id, request, context)
        if request.method == .post {
            if let wait = creations.seconds(toWait: context.address, at: context.now) {
                throw PageFailure.tooMany(waitSeconds: wait)
            }
            guard try await keeper.draft(form.id, token: token, at: context.now) != nil else {
                throw PageFailure.signInNeeded(path: "/report/\(form.id)?gone=yes")
            }
        }
        return UploadPlace(
            owner: EvidenceOwner.draft(visitor: token, kind: form.id), path: "/report/\(form.id)/uploads", file: nil)
    }

    /// The uploads of the report that is open in this browser.
    func tracked(_ request: Request, _ context: PageContext) throws -> UploadPlace {
        let session = try site.trackingSession(request, context)
        return UploadPlace(owner: EvidenceOwner.report(session.reference), path: "/track/uploads", file: session.file)
    }

    /// The uploads of a report whose secret a program has.
    func program(_ request: Request, _ context: PageContext) async throws -> UploadPlace {
        let file = try await APIDoor(site: site).admit(request, context)
        return UploadPlace(
            owner: EvidenceOwner.report(file.reference), path: "/api/v1/reports/\(file.reference.text)/evidence",
            file: file.id)
    }

    /// A page of another site cannot use this visitor's cookies to send files.
    static func checkSite(_ request: Request) throws(PageFailure) {
        guard let name = HTTPField.Name("Sec-Fetch-Site"), let from = request.headers[name] else { return }
        guard from == "same-origin" else { throw .tokenExpired }
    }
}
