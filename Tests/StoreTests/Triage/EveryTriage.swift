import Policing

extension FileInHand {
    /// Every command about weighing a report, its clock, another force and an audit, on a file that is graded and
    /// recorded.
    static let everyTriage: [FileCommand] = [
        .triage(
            .assess(
                ThriveElement.allCases.map { ThriveNote(element: $0, level: .low, text: "The alley is dark") },
                suggested: ThriveLevels())),
        .triage(.stopClock(minutesAgo: 0)),
        .crimeRecord(.offerTransfer(force: "Warwickshire Police", reason: "The canal is the border")),
        .crimeRecord(.answerTransfer(accepted: false, contact: "Their night desk", told: nil)),
        .judge(
            NewAuditJudgement(
                sample: 1, stratum: "bicycle-theft/crime/month", verdict: .late, note: "Two days passed")),
    ]
}
