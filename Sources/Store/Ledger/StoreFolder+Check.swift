import Policing
import Workflows

extension StoreFolder {
    private static let check: SQL = "SELECT quick_check FROM pragma_quick_check(1)"
    private static let whole = "ok"

    /// Reads every fact and checks every hash, and then the pages of the database.
    ///
    /// - Returns: how many facts there are, and the first fault among them.
    public func verifyAll() async throws(StoreError) -> (facts: Int64, fault: LedgerFault?) {
        let (facts, fault) = try await ledger.verify()
        if fault == nil { try await checkTables() }
        return (facts, fault)
    }

    /// Looks whether the tables of the database hang together: a page that was torn or cut off is found, whatever it held.
    private func checkTables() async throws(StoreError) {
        let said = try await engine.reading { try $0.first(Self.check, []) { $0.text(0) } }
        guard said == Self.whole else { throw .damaged("its tables do not hang together") }
    }
}
