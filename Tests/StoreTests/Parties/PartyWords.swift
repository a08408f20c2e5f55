import Policing
import TestSupport

extension FileInHand {
    static let everyCommandOfParties = PartyCast.everyCommand
    /// What only those commands could have put anywhere.
    static let plainOfParties = [
        "Daniel", "Danny", "900456", "daniel.price", "Cedar", "AB12CDE", "White van", "drove off", "own film",
        "moved away", "Two brothers", "not there", "same van", "1990-02-28",
    ]
}
