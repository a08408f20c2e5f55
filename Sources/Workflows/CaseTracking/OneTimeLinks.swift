import Policing

/// What is known of links that open a report once. A link carries its own end and the report it opens, sealed;
/// what must outlive a restart is which were used, and to which reports one was sent lately.
public protocol OneTimeLinks: Sendable {
    func isUsed(_ tokenHash: [UInt8]) async throws(StoreError) -> Bool
    /// Uses a link up; false when it was used before, however many try at once.
    func use(_ tokenHash: [UInt8], endsAt: Moment) async throws(StoreError) -> Bool
    /// Whether a link may be sent to this report now; if so, not again for a while.
    func maySend(to reference: Reference, at now: Moment, pauseSeconds: Int64) async throws(StoreError) -> Bool
    /// Forgets links that have ended by themselves, and says how many.
    func forget(before now: Moment) async throws(StoreError) -> Int
}
