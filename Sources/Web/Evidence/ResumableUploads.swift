import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Policing
import Workflows

/// Resumable uploads, whoever owns them.
///
/// Source: tus resumable upload protocol 1.0.0, with the extensions of `UploadHeaders.extensions`.
struct ResumableUploads: Sendable {
    let site: Site

    private var store: any EvidenceStore { site.ports.evidence }

    func options() -> Response {
        Response(status: .noContent, headers: UploadHeaders.abilities)
    }

    /// Begins an upload, and takes the first bytes when they come with the request.
    func create(_ request: Request, in place: UploadPlace, at now: Moment) async throws -> Response {
        let length = try UploadHeaders.length(of: request)
        let name = try UploadHeaders.fileName(of: request) ?? ""
        let carriesBytes = try Self.carriesBytes(request)
        let id = try await kept { () async throws(EvidenceError) in
            try await store.begin(NewUpload(owner: place.owner, name: name, lengthBytes: length, at: now))
        }
        var headers: HTTPFields = [.location: place.address(of: id), UploadHeaders.resumable: UploadHeaders.version]
        if carriesBytes {
            let offset = try await append(request, to: try await upload(id, of: place), in: place, at: now)
            headers[UploadHeaders.offset] = String(offset)
        }
        if let expires = try await store.upload(id).flatMap(Self.expiry) { headers[UploadHeaders.expires] = expires }
        return Response(status: .created, headers: headers)
    }

    /// Whether a creation brings the first bytes along.
    private static func carriesBytes(_ request: Request) throws(Problem) -> Bool {
        let length = request.headers[.contentLength].flatMap { Int64($0) } ?? 0
        let isChunked = request.headers[.transferEncoding] != nil
        guard length > 0 || isChunked else { return false }
        guard request.headers[.contentType] == UploadHeaders.contentType else { throw .uploadType }
        return true
    }

    /// What an address of an upload answers to.
    func answer(_ request: Request, in place: UploadPlace, _ context: PageContext) async throws -> Response {
        guard let id = context.parameters.get("upload").flatMap(EvidenceID.init(text:)) else {
            throw Problem(kind: .notFound)
        }
        let upload = try await upload(id, of: place)
        switch UploadHeaders.method(of: request) {
        case .head: return try await head(upload, in: place, at: context.now)
        case .patch: return try await patch(request, upload, in: place, at: context.now)
        case .delete: return try await delete(upload)
        default:
            var problem = Problem(kind: .methodNotAllowed)
            problem.headers[.allow] = "HEAD, PATCH, DELETE, POST, OPTIONS"
            throw problem
        }
    }

    private func head(_ upload: Upload, in place: UploadPlace, at now: Moment) async throws -> Response {
        if upload.isWhole { try await keep(upload, in: place, at: now) }
        var headers: HTTPFields = [
            UploadHeaders.resumable: UploadHeaders.version, .cacheControl: "no-store",
            UploadHeaders.offset: String(upload.offsetBytes), UploadHeaders.length: String(upload.lengthBytes),
        ]
        if !upload.name.isEmpty { headers[UploadHeaders.metadata] = UploadHeaders.metadata(of: upload) }
        headers[UploadHeaders.expires] = Self.expiry(upload)
        return Response(status: .ok, headers: headers)
    }

    private func patch(
        _ request: Request, _ upload: Upload, in place: UploadPlace, at now: Moment
    ) async throws -> Response {
        guard request.headers[.contentType] == UploadHeaders.contentType else { throw Problem.uploadType }
        let offset = try await append(request, to: upload, in: place, at: now)
        var headers: HTTPFields = [
            UploadHeaders.resumable: UploadHeaders.version, UploadHeaders.offset: String(offset),
        ]
        if offset < upload.lengthBytes { headers[UploadHeaders.expires] = Self.expiry(upload) }
        return Response(status: .noContent, headers: headers)
    }

    private func delete(_ upload: Upload) async throws -> Response {
        try await kept { () async throws(EvidenceError) in try await store.cancel(upload.id) }
        return Response(status: .noContent, headers: [UploadHeaders.resumable: UploadHeaders.version])
    }

    // MARK: Bytes

    private func append(
        _ request: Request, to upload: Upload, in place: UploadPlace, at now: Moment
    ) async throws -> Int64 {
        let offset =
            request.method == .post && request.headers[UploadHeaders.offset] == nil
            ? 0 : try UploadHeaders.offset(of: request)
        let checksum = try UploadHeaders.checksum(of: request)
        guard offset == upload.offsetBytes else { throw Problem(EvidenceError.wrongOffset(actual: upload.offsetBytes)) }
        if let length = request.headers[.contentLength].flatMap({ Int64($0) }), length > upload.lengthBytes - offset {
            throw Problem(EvidenceError.tooLarge(limitBytes: upload.lengthBytes))
        }
        let reached = try await kept { () async throws(EvidenceError) in
            try await store.append(
                request.body.map { Array($0.readableBytesView) }, to: upload.id, at: offset, checksum: checksum)
        }
        if reached == upload.lengthBytes, let whole = try await store.upload(upload.id) {
            try await keep(whole, in: place, at: now)
        }
        return reached
    }

    /// Makes a whole upload part of its report. Asking twice changes nothing.
    func keep(_ upload: Upload, in place: UploadPlace, at now: Moment) async throws {
        guard let file = place.file, upload.isWhole,
            let state = try await site.ports.ledger.state(of: file),
            !state.evidence.contains(where: { $0.id == upload.id })
        else { return }
        let order = Files.Order(
            id: upload.commandID, command: .addEvidence(upload.asEvidence), actor: .person, at: now)
        _ = try await site.ports.files.carryOut(order, on: file)
    }

    /// The upload of that id, if the owner has it: for anybody else it does not exist.
    private func upload(_ id: EvidenceID, of place: UploadPlace) async throws -> Upload {
        guard let upload = try await store.upload(id), upload.owner == place.owner else {
            throw Problem(kind: .notFound)
        }
        return upload
    }

    private func kept<Result>(_ work: () async throws(EvidenceError) -> Result) async throws -> Result {
        do throws(EvidenceError) {
            return try await work()
        } catch {
            if case .failed(let what) = error { site.logger.warning("an upload failed", metadata: ["what": "\(what)"]) }
            throw Problem(error)
        }
    }

    /// When an unfinished upload runs out, as HTTP writes dates.
    private static func expiry(_ upload: Upload) -> String? {
        upload.isWhole ? nil : HTTPDate.text(upload.expiresAt)
    }
}

extension Problem {
    fileprivate static var uploadType: Problem {
        Problem(kind: .wrongType, detail: "Send the bytes as \(UploadHeaders.contentType).")
    }
}

/// Dates as HTTP writes them: `Sat, 31 Oct 2026 22:15:00 GMT`.
enum HTTPDate {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    static func text(_ moment: Moment) -> String {
        let iso = moment.iso8601
        guard let date = CivilDate(iso: String(iso.prefix(10))) else { return iso }
        let day = date.day < 10 ? "0\(date.day)" : "\(date.day)"
        let clock = iso.dropFirst(11).prefix(8)
        let weekday = date.weekday.rawValue.prefix(3).capitalized
        return "\(weekday), \(day) \(months[date.month - 1]) \(date.year) \(clock) GMT"
    }
}
