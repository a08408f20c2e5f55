import Hummingbird
import NIOCore

/// JSON that never changes while the program runs, made once.
struct FixedAnswer: Sendable {
    private let buffer: ByteBuffer

    init(_ json: JSON) {
        buffer = ByteBuffer(bytes: json.bytes)
    }

    func response() -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: buffer))
    }
}

extension JSON {
    /// As the answer of a request.
    func response(_ status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
