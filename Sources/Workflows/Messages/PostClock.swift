import Foundation
import Policing

/// The time as the postman knows it.
public struct PostClock: Sendable {
    public let now: @Sendable () -> Moment
    /// Returns at that moment, or throws when the waiting is called off.
    public let sleep: @Sendable (_ until: Moment) async throws -> Void

    public init(
        now: @escaping @Sendable () -> Moment, sleep: @escaping @Sendable (_ until: Moment) async throws -> Void
    ) {
        self.now = now
        self.sleep = sleep
    }

    /// The machine's own clock.
    public static var system: PostClock {
        let now: @Sendable () -> Moment = {
            Moment(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
        }
        return PostClock(now: now) { moment in
            try await Task.sleep(for: .milliseconds(max(0, moment.milliseconds - now().milliseconds)))
        }
    }
}

/// Wakes the postman when something new waits. Ringing twice before anybody listens is ringing once.
public struct PostBell: Sendable {
    let rings: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation

    public init() {
        (rings, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    public func ring() {
        bell.yield()
    }
}
