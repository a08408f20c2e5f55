import Foundation
import HTTPTypes
import Hummingbird
import Policing
import Workflows

/// Evidence as the desk gets it: the original, unchanged, or a picture made safe to look at.
struct DeskEvidenceRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        let path = "/desk/files/:reference/evidence/:evidence"
        router.get(RouterPath(path), use: site.desk { _, visit in try await original(visit) })
        router.get(RouterPath("\(path)/preview"), use: site.desk { _, visit in try await preview(visit) })
    }

    private func original(_ visit: StaffVisit) async throws -> Response {
        let evidence = try await open(for: "evidence", visit)
        let path = try await found { () async throws(EvidenceError) in
            try await site.ports.evidence.original(evidence.id)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: evidence.type,
                .contentDisposition: Self.attachment(evidence.name.value ?? evidence.id.text),
                .contentLength: String(evidence.lengthBytes),
            ],
            body: try await FileIO().loadFile(path: path, context: visit.context))
    }

    private func preview(_ visit: StaffVisit) async throws -> Response {
        let evidence = try await open(for: "preview", visit)
        let path = try await found { () async throws(EvidenceError) in
            try await site.ports.evidence.preview(evidence.id)
        }
        guard let path else { throw PageFailure.notFound }
        return Response(
            status: .ok, headers: [.contentType: "image/jpeg", .contentDisposition: "inline"],
            body: try await FileIO().loadFile(path: path, context: visit.context))
    }

    /// The evidence of an address, once its reading is in the log.
    private func open(for purpose: String, _ visit: StaffVisit) async throws -> EvidenceAdded {
        try visit.permit(.viewEvidence)
        let parameters = visit.context.parameters
        guard let reference = Reference(typed: parameters.get("reference") ?? ""),
            let id = EvidenceID(text: parameters.get("evidence") ?? ""),
            let state = try await site.knownFile(reference, to: visit),
            let evidence = state.evidence(for: visit.actor).first(where: { $0.id == id })
        else { throw PageFailure.notFound }
        try await site.logReading(of: state, .viewEvidence, for: purpose, visit)
        return evidence
    }

    private func found<Result>(_ work: () async throws(EvidenceError) -> Result) async throws -> Result {
        do throws(EvidenceError) {
            return try await work()
        } catch {
            switch error {
            case .unknown, .unsafePicture: throw PageFailure.notFound
            case .busy: throw PageFailure.busy
            case .full: throw PageFailure.full
            default: throw PageFailure.broken
            }
        }
    }

    /// A name that no browser or disk can take for anything but a name.
    ///
    /// Source: RFC 6266 and RFC 8187.
    static func attachment(_ name: String) -> String {
        let plain = name.unicodeScalars.map { scalar in
            scalar.properties.isAlphabetic && scalar.isASCII || "0123456789.-_ ".unicodeScalars.contains(scalar)
                ? Character(scalar) : "_"
        }
        let encoded = name.addingPercentEncoding(withAllowedCharacters: plainCharacters) ?? ""
        return "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(encoded)"
    }

    private static let plainCharacters = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
