import Policing

extension FileInHand {
    /// One command of every kind about what a victim is owed, on a file that somebody has.
    static let everyContract: [FileCommand] = [
        .noteEvent(.chargeDecided, happenedAt: start, toldAt: nil),
        .assessNeeds(
            VictimNeeds(
                reasons: [.intimidated: "Afraid of his cousin"], interpreter: "Mirpuri", access: "No stairs",
                safeContact: "Her landlady reads the post")),
        .sayPreference(
            NewPreference(
                reporter: ReporterDetails(
                    name: nil, email: "quiet.grace@example.org", phone: nil, contact: .yes),
                declined: false, updateDays: 14, saidBy: "On the telephone from the bakery")),
        .noteEvent(.suspectArrested, happenedAt: start, toldAt: start),
        .setAside(rule: "VC06-OOCD", reason: "She hears it in the choir"),
        .noteContact(
            NewContact(
                direction: .outgoing, channel: .call, at: start,
                detail: ContactDetail(with: "Harpreet Gill", summary: "Told of the bail hostel"))),
    ].map(FileCommand.contract)

    /// What only those commands could have put anywhere.
    static let plainOfContract = [
        "cousin", "Mirpuri", "No stairs", "landlady", "quiet.grace", "bakery", "choir", "Harpreet", "bail hostel",
    ]
}
