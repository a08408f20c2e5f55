/// Who may say that a recorded crime is another one. What it was recorded as first stays in the history, and each
/// reclassification has a reason.
public enum Reclassification {
    /// What is needed.
    public enum Need: String, Sendable, CaseIterable {
        /// Anybody who may record.
        case anybody
        /// Somebody designated to decide on records.
        case designated
        case registrar
    }

    /// What it needs to make the crimes of a report others, as many or more. They are compared in the order of their
    /// seriousness, so that none becomes a less serious one behind another.
    ///
    /// - Parameters:
    ///   - old: the offence of each crime that is recorded.
    ///   - new: the offence of each crime that is to be recorded.
    ///
    /// Source: Home Office Crime Recording Rules: the registrar is the last to decide on any record, and alone on rape;
    /// that a less serious offence needs a designated decision maker is our choice.
    public static func need(from old: [Offence], to new: [Offence], by table: PrincipalCrimeTable) -> Need {
        var kept = new.map(\.code)
        let gone = old.filter { offence in
            guard let place = kept.firstIndex(of: offence.code) else { return true }
            kept.remove(at: place)
            return false
        }
        if gone.contains(where: \.isRape) { return .registrar }
        let order = { (offences: [Offence]) in offences.map { table.seriousness(of: $0) }.sorted(by: >) }
        return zip(order(old), order(new)).contains { $1 < $0 } ? .designated : .anybody
    }
}

extension RecordingAuthority {
    /// Whether this authority is enough.
    public func satisfies(_ need: Reclassification.Need) -> Bool {
        switch need {
        case .anybody: true
        case .designated: self != .other
        case .registrar: self == .crimeRegistrar
        }
    }
}
