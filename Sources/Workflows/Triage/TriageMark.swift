import Policing

/// What the queue needs to know of how a file was weighed.
public struct TriageMark: Sendable, Equatable {
    /// Why it is to be weighed again.
    public let causesToRedo: [Triage.RedoCause]
    /// By when its grade's clock should stop; nil when none runs.
    public let clockDue: Moment?

    /// Whether something says that somebody may be in danger which nobody has weighed.
    public let showsDanger: Bool

    public static let none = TriageMark(causesToRedo: [], clockDue: nil)

    public init(causesToRedo: [Triage.RedoCause], clockDue: Moment?, showsDanger: Bool = false) {
        self.causesToRedo = causesToRedo
        self.clockDue = clockDue
        self.showsDanger = showsDanger
    }
}
