import Policing

/// What else came from the same number or address.
public protocol EarlierContacts: Sendable {
    /// The files found by a point that the reader may know of, newest first.
    func earlier(_ point: ContactPoint, for reader: StaffMember, limit: Int) async throws(StoreError) -> [FileSummary]
}
