import HTTPTypes
import Hummingbird
import NIOCore
import Policing
import Workflows

/// Files sent with a plain form, for browsers without scripts.
struct EvidenceFormRoutes {
    let site: Site
    let owners: UploadOwners

    func add(to router: Router<PageContext>) {
        router.post("/report/:kind/evidence") { [owners] request, context in
            let place = try await owners.draft(request, context)
            let page = "/report/\(context.parameters.get("kind") ?? "")/evidence"
            return try await take(request, context, into: place, page: page, done: page)
        }
        router.post("/track/evidence") { [owners] request, context in
            let place = try owners.tracked(request, context)
            return try await take(
                request, context, into: place, page: "/track/evidence", done: "/track/report?done=evidence")
        }
    }

    private func take(
        _ request: Request, _ context: PageContext, into place: UploadPlace, page: String, done: String
    ) async throws -> Response {
        let bytes = request.body.map { Array($0.readableBytesView) }
        guard
            let reader = MultipartReader(
                contentType: request.headers[.contentType] ?? "", source: bytes.makeAsyncIterator())
        else { throw PageFailure.wrongType }
        var form = EvidenceFormReading(site: site, place: place, context: context)
        do {
            try await form.read(reader)
        } catch is MultipartFault {
            throw PageFailure.unreadable
        }
        if let problem = form.problem { return site.seeOther("\(page)?problem=\(problem.rawValue)", context) }
        return site.seeOther(done, context)
    }
}

/// What becomes of the parts of one form.
private struct EvidenceFormReading {
    let site: Site
    let place: UploadPlace
    let context: PageContext
    private var isTrusted = false
    private var fileCount = 0
    private(set) var problem: EvidenceProblem?

    private static let tokenLimitBytes = 1_024

    init(site: Site, place: UploadPlace, context: PageContext) {
        self.site = site
        self.place = place
        self.context = context
    }

    /// Reads all parts. The token comes first: before it, not one byte of a file is taken.
    mutating func read<Source: AsyncIteratorProtocol>(
        _ reader: MultipartReader<Source>
    ) async throws where Source.Element == [UInt8] {
        var reader = reader
        while let part = try await reader.nextPart() {
            if part.name == FormToken.fieldName {
                let token = try await reader.text(limitBytes: Self.tokenLimitBytes)
                isTrusted = site.secrets.accepts(token, session: context.visitor, at: context.now)
            }
            guard let name = part.fileName, !name.isEmpty else { continue }
            guard isTrusted else { throw PageFailure.tokenExpired }
            fileCount += 1
            do {
                try await take(&reader, name: name)
            } catch let error as EvidenceError {
                problem = problem ?? EvidenceProblem(error)
            }
        }
        guard isTrusted else { throw PageFailure.tokenExpired }
        if fileCount == 0 { problem = .noneChosen }
    }

    private func take<Source: AsyncIteratorProtocol>(
        _ reader: inout MultipartReader<Source>, name: String
    ) async throws where Source.Element == [UInt8] {
        let spool = try SpoolFile()
        while let bytes = try await reader.nextBytes() {
            try await spool.write(bytes, limitBytes: FileLimits.evidenceBytes)
        }
        let store = site.ports.evidence
        let upload = NewUpload(
            owner: place.owner, name: name, lengthBytes: await spool.lengthBytes, at: context.now)
        let id = try await store.begin(upload)
        _ = try await store.append(SpooledBytes(file: spool), to: id, at: 0, checksum: nil)
        if let whole = try await store.upload(id) {
            try await ResumableUploads(site: site).keep(whole, in: place, at: context.now)
        }
    }
}
