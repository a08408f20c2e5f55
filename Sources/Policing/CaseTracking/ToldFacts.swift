extension FileFact.Kind {
    /// Whether the person whose report it is hears nothing of it: no line of the tracker, no word of the API.
    public var isForStaffAlone: Bool {
        switch self {
        case .fileRestricted, .restrictionLifted, .glassBroken, .glassReviewed: true
        // The promise itself is told, with its new time or as what it came to.
        case .promiseShortened, .promiseEnded: true
        case .thriveAssessed, .clockStopped, .transferOffered, .transferAnswered, .auditJudged: true
        case .partyAdded, .partyCorrected, .partyRoleAsserted, .partyRemoved, .itemAdded, .itemRemoved, .partyTied,
            .partyUntied, .filesLinked, .filesUnlinked, .partiesMerged, .mergeUndone:
            true
        case .needsAssessed, .contactPreferenceSaid, .codeEventNoted, .codeRightSetAside, .contactNoted: true
        case .fileChecked, .checkHeard: true
        default: isInvestigation
        }
    }
}
