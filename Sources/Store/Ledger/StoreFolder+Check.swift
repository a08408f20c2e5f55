import Policing
import Workflows

extension StoreFolder {
    private static let check: SQL = "SELECT quick_check FROM pragma_quick_check(1)"
    private static let whole = "ok"

    /// Looks whether the tables of the database hang together: a page that was torn or cut off is found, whatever it held.
    public func checkTables() async throws(StoreError) {
        let said = try await engine.reading { try $0.first(Self.check, []) { $0.text(0) } }
        guard said == Self.whole else { throw .damaged("its tables do not hang together") }
    }
}
