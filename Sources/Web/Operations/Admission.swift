import HTTPTypes
import Hummingbird
import Policing
import Synchronization
import Workflows

/// How many requests are worked on at a time: as many as are finished in half a second, so that whatever is begun is
/// answered in about so long (Little's law). The rest is told at once to come back.
final class Admission: Sendable {
    private struct State {
        var inFlight = 0
        var second: Int64 = 0
        var finished = 0
        var finishedBefore = 0
    }

    /// So many are always worked on: after a quiet time nobody knows how quick they are.
    static let least = 256
    private static let most = 2_048

    private let state = Mutex(State())

    /// Whether one more may begin; if so, `leave` must be called when it has ended.
    func enter(second: Int64) -> Bool {
        state.withLock { state in
            Self.turn(&state, to: second)
            let finished = max(state.finished, state.finishedBefore) / 2
            guard state.inFlight < min(max(finished, Self.least), Self.most) else { return false }
            state.inFlight += 1
            return true
        }
    }

    func leave(second: Int64) {
        state.withLock { state in
            Self.turn(&state, to: second)
            state.inFlight -= 1
            state.finished += 1
        }
    }

    private static func turn(_ state: inout State, to second: Int64) {
        guard state.second != second else { return }
        state.finishedBefore = second == state.second + 1 ? state.finished : 0
        state.finished = 0
        state.second = second
    }
}

/// Refuses what would have to wait for too long. What is the same for everybody is never refused, nor is leaving in a
/// hurry, nor a file that is still arriving: its sender sets the pace.
struct AdmissionMiddleware: RouterMiddleware {
    let site: Site
    private static let began = SuspendingClock().now

    func handle(
        _ request: Request, context: PageContext, next: (Request, PageContext) async throws -> Response
    ) async throws -> Response {
        guard Self.isWeighed(request, route: context.endpointPath) else { return try await next(request, context) }
        guard site.admission.enter(second: Self.second) else { throw PageFailure.busy }
        defer { site.admission.leave(second: Self.second) }
        return try await next(request, context)
    }

    private static var second: Int64 { (SuspendingClock().now - began).components.seconds }

    private static func isWeighed(_ request: Request, route: String?) -> Bool {
        guard let route, route != "/leave" else { return false }
        switch request.method {
        case .get, .head: return !sameForAll.contains(route)
        case .options: return false
        default: return SentForm.isSmall(request)
        }
    }

    private static let sameForAll: Set<String> = [
        "/", "/accessibility", "/privacy", "/contact", "/language", "/robots.txt", "/.well-known/security.txt",
        "/assets/**", "/health/live", "/health/ready", "/openapi.json", "/api/v1/report-kinds", "/problems/{kind}",
        "/report", "/report/places.json", "/report/{kind}", "/report/{kind}/emergency", "/track",
    ]
}
