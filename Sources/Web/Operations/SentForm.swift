import HTML
import HTTPTypes
import Hummingbird
import NIOCore
import Policing
import Workflows

/// What somebody sent, read to its end before it is weighed: a slow sender takes nobody's place, and what cannot be taken
/// now is given back in the page that says so.
enum SentForm {
    /// Whether the request has no body but a form or a document of known size, small enough to be held.
    static func isSmall(_ request: Request) -> Bool {
        guard request.headers[.transferEncoding] == nil else { return false }
        guard let length = request.headers[.contentLength] else { return true }
        guard let length = Int(length) else { return false }
        return length == 0 || length <= limitBytes(request)
    }

    private static func limitBytes(_ request: Request) -> Int {
        let type = (request.headers[.contentType] ?? "").lowercased()
        if type.hasPrefix("application/x-www-form-urlencoded") { return FormBody.limitBytes }
        return type.hasPrefix("application/json") ? APIRequest.limitBytes : -1
    }

    static func hold(_ request: inout Request) async throws {
        guard request.headers[.contentLength] != nil, isSmall(request) else { return }
        _ = try await request.collectBody(upTo: APIRequest.limitBytes)
    }

    /// The fields of a form of the public's; nil where there is none to give back.
    static func fields(of request: Request) async -> [(name: String, value: String)]? {
        let isForm = (request.headers[.contentType] ?? "").lowercased().hasPrefix("application/x-www-form-urlencoded")
        let path = request.uri.path
        let isOfThePublic = path.hasPrefix("/report/") || path.hasPrefix("/track/")
        guard request.method == .post, isForm, isOfThePublic, isSmall(request),
            let form = try? await FormBody.read(request)
        else { return nil }
        return form.values.sorted { $0.key < $1.key }.flatMap { name, values in values.map { (name, $0) } }
    }
}

/// A form that carries what was sent before, to be sent again by one press.
struct SendAgain: HTML, Sendable {
    let path: String
    let fields: [(name: String, value: String)]
    let text: String

    var body: some HTML {
        form(.action(path), .method(.post), .novalidate) {
            for field in fields {
                input(.type(.hidden), .name(field.name), .value(field.value))
            }
            Button(text: text)
        }
    }
}
