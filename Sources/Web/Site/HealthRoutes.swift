import Hummingbird
import NIOCore
import Policing
import Workflows

/// Whether the program runs, and whether it can take a report.
struct HealthRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/health/live") { _, _ in Self.answer(.ok, "live") }
        router.get("/health/ready") { [site] _, _ in
            if site.drain.isOn { return Self.answer(.serviceUnavailable, "not ready: about to end") }
            guard await site.ports.isReady(site.clock()) else {
                return Self.answer(.serviceUnavailable, "not ready: the store cannot be written")
            }
            return Self.answer(.ok, "ready")
        }
    }

    private static func answer(_ status: HTTPResponse.Status, _ words: String) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "{\"status\":\"\(words)\"}")))
    }
}
