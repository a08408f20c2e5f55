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

    /// What it needs to make one crime another.
    ///
    /// Source: Home Office Crime Recording Rules: the registrar is the last to decide on any record, and alone on rape;
    /// that a less serious offence needs a designated decision maker is our choice.
    public static func need(from old: Offence, to new: Offence, by table: PrincipalCrimeTable) -> Need {
        if old.code == new.code { return .anybody }
        if old.isRape { return .registrar }
        return table.seriousness(of: new) < table.seriousness(of: old) ? .designated : .anybody
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
