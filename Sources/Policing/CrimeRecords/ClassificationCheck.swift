extension Classification {
    /// Checks that a classification names things that exist.
    ///
    /// - Parameter ownReference: the reference of the report that is being classified.
    /// - Throws: why it cannot be used.
    ///
    /// Source: Home Office Crime Recording Rules: fraud and computer misuse are recorded by the national service.
    public func check(
        offences: OffenceTable, antiSocial: AntiSocialTable, ownReference: String
    ) throws(ClassificationRefusal) {
        switch self {
        case .crime(let code):
            guard let offence = offences[code] else { throw .unknownOffence(code) }
            if offence.recorder == .nationalFraudService { throw .recordedNationally(code) }
        case .nonCrimeIncident: break
        case .antiSocialBehaviour(let type, _):
            if antiSocial[type] == nil { throw .unknownBehaviour(type) }
        case .notOurs(let body):
            if body.allSatisfy(\.isWhitespace) { throw .bodyMissing }
        case .duplicate(let reference):
            if reference.allSatisfy(\.isWhitespace) { throw .referenceMissing }
            if reference == ownReference { throw .duplicateOfItself }
        }
    }
}

/// Why a classification cannot be used.
public enum ClassificationRefusal: Error, Hashable, Sendable {
    case unknownOffence(String)
    /// The offence is recorded by the national fraud service: pass the report on.
    case recordedNationally(String)
    case unknownBehaviour(String)
    /// No name of the body whose matter it is.
    case bodyMissing
    /// No reference of the report that this one repeats.
    case referenceMissing
    case duplicateOfItself
}
