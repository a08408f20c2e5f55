extension FileState.Promise {
    /// Whether it was kept, and by the time that was promised.
    public var isKeptInTime: Bool {
        guard let keptAt else { return false }
        return due.map { keptAt <= $0 } ?? true
    }

    /// What of a file's promises the person is told, in their order.
    ///
    /// Each decision, and each message, is promised an answer of its own: so the ledger has a promise each time, and
    /// a second decision makes the same promise again. To the person they are one sentence twice. Of those kept in
    /// time the last alone is told; one that is open, late, or was kept late always is.
    public static func told(_ promises: [FileState.Promise]) -> [FileState.Promise] {
        let last = promises.filter(\.isKeptInTime)
            .reduce(into: [String: Int]()) { $0[$1.rule] = $1.number }
        return promises.filter { !$0.isKeptInTime || last[$0.rule] == $0.number }
    }
}
