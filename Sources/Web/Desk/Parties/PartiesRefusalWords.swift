import Policing
import Workflows

/// Why the people, objects, locations or events of a file stay as they are, in one sentence that says what to do.
struct PartiesRefusalWords: Sendable {
    let desk: DeskWords

    func sentence(_ refusal: PartiesRefusal) -> String {
        switch refusal {
        case .noSuchParty: say("no-such-party")
        case .noSuchItem: say("no-such-item")
        case .noSuchTie: say("no-such-tie")
        case .nothingKnown: say("nothing-known")
        case .nameTooLong(let limit): say("name-too-long", ["limit": String(limit)])
        case .wordsTooLong(let limit): desk.text("too-long", ["limit": String(limit)])
        case .tooManyDetails(let limit): say("too-many-details", ["limit": String(limit)])
        case .unreadable: say("unreadable")
        case .notAPhoneNumber: say("not-a-phone-number")
        case .notAnEmailAddress: say("not-an-email-address")
        case .bornInTheFuture: say("born-in-the-future")
        case .organisationIsNotBorn: say("organisation-is-not-born")
        case .notAMark(let kind): say("not-a-mark.\(kind.rawValue)")
        case .hasNotHappened: say("has-not-happened")
        case .removed: say("removed")
        case .reporterStays: say("reporter-stays")
        case .hasThatRole: say("has-that-role")
        case .bothVictimAndAccused: say("both")
        case .saysNothingNew: say("says-nothing-new")
        case .tooMany(let limit): say("too-many", ["limit": String(limit)])
        case .tieDoesNotFit: say("tie-does-not-fit")
        case .tiedAlready: say("tied-already")
        case .linkToItself: say("link-to-itself")
        case .linkedAlready: say("linked-already")
        case .notLinked: say("not-linked")
        case .merge(let refusal): say("merge.\(refusal.rawValue)")
        }
    }

    private func say(_ key: String, _ values: SentenceValues = [:]) -> String {
        desk.text("parties.refusals.\(key)", values)
    }
}
