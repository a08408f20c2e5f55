import Policing

/// What became of one message that the platform sends by itself. It never says what the message was about: it was
/// neutral.
public struct Delivery: Sendable, Equatable {
    public let kind: Notice.Kind
    public let channel: ContactChannel
    public let queuedAt: Moment
    public let state: State

    public enum State: Sendable, Equatable {
        /// It waits for its turn, or for another try.
        case queued
        /// It waits until the person is safe to reach.
        case held(until: Moment)
        case sent(Moment)
        /// A rule forbade it when it was its turn.
        case notSent(NotSent)
        /// It came back, or was given up.
        case failed
    }

    public init(kind: Notice.Kind, channel: ContactChannel, queuedAt: Moment, state: State) {
        self.kind = kind
        self.channel = channel
        self.queuedAt = queuedAt
        self.state = state
    }
}
