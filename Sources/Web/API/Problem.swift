import HTTPTypes
import Hummingbird
import NIOCore
import Policing

/// What went wrong with a request of another program, as a problem document.
///
/// Source: RFC 9457.
struct Problem: Error, Sendable, Equatable {
    let kind: Kind
    let detail: String
    var errors: [WrongField] = []
    var headers: HTTPFields = [:]

    init(kind: Kind, detail: String? = nil) {
        self.kind = kind
        self.detail = detail ?? kind.detail
    }

    /// One field that is wrong, by its place in the body.
    struct WrongField: Sendable, Equatable {
        /// A JSON Pointer as a fragment: `#/location/latitude`.
        let pointer: String
        let detail: String
        /// A short stable name, such as `too-long`.
        let code: String
    }

    init(_ failure: PageFailure) {
        switch failure {
        case .notFound: self.init(kind: .notFound)
        case .tokenExpired: self.init(kind: .tokenExpired)
        case .unreadable: self.init(kind: .unreadable)
        case .wrongType: self.init(kind: .wrongType)
        case .tooLarge(let limit): self.init(kind: .tooLarge, detail: "Send at most \(limit) bytes.")
        case .tooMany(let seconds): self.init(tooMany: seconds)
        case .signInNeeded: self.init(kind: .unauthorized)
        case .notPermitted: self.init(kind: .notPermitted)
        case .changedMeanwhile: self.init(kind: .changed)
        case .refused(let refusal): self.init(refusal)
        case .full: self.init(kind: .full)
        case .busy: self.init(kind: .busy)
        default: self.init(kind: .broken)
        }
        headers[.retryAfter] = failure.retryAfterSeconds.map(String.init)
    }

    init(tooMany seconds: Int64) {
        self.init(kind: .tooMany, detail: "Wait \(seconds) seconds, then try again.")
        headers[.retryAfter] = String(seconds)
    }

    /// As an answer. Its type is an address below the site's own.
    func response(under publicAddress: String = "") -> Response {
        var headers = headers
        headers[.contentType] = "application/problem+json"
        let body = document(under: publicAddress).bytes
        return Response(status: kind.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    var response: Response { response() }

    private func document(under publicAddress: String) -> JSON {
        let document: JSON = [
            "type": .text("\(publicAddress)/problems/\(kind.rawValue)"), "title": .text(kind.title),
            "status": JSON(kind.status.code), "detail": .text(detail),
        ]
        return errors.isEmpty ? document : document.adding(["errors": .array(errors.map(\.json))])
    }
}

extension Problem.WrongField {
    fileprivate var json: JSON {
        ["pointer": .text(pointer), "detail": .text(detail), "code": .text(code)]
    }
}
