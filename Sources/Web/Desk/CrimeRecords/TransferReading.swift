import Policing
import Workflows

extension ActionReading {
    mutating func transfer() -> FileCommand? {
        let force = form["force"].isEmpty ? form["other"] : form["force"]
        if force.allSatisfy(\.isWhitespace) { note("force") }
        return .crimeRecord(.offerTransfer(force: force, reason: words("reason")))
    }

    mutating func transferred() -> FileCommand? {
        let accepted = oneOf("accepted", ["yes", "no"])
        let told = form["told"].allSatisfy(\.isWhitespace) ? nil : PersonUpdate(text: words("told"))
        return .crimeRecord(
            .answerTransfer(accepted: accepted == "yes", contact: words("contact", limit: 1_000), told: told))
    }

    /// The registrar answers the same questions as anybody who records.
    mutating func overrule() -> FileCommand? {
        guard case .record(let classification, let reason, let circumstances)? = part(.record) else { return nil }
        return .crimeRecord(.overrule(classification, reason: reason, circumstances: circumstances))
    }

    /// The other offences of the form; nil for none.
    var further: [FurtherOffence]? {
        let named = FurtherFields.places.compactMap { place -> FurtherOffence? in
            guard !form[place].isEmpty else { return nil }
            return FurtherOffence(
                offence: form[place],
                whom: FurtherOffence.Whom(rawValue: form[FurtherFields.whom(place)]) ?? .sameVictims)
        }
        return named.isEmpty ? nil : named
    }
}

extension RefusalWords {
    func sentence(_ refusal: CrimeRecordRefusal) -> String {
        switch refusal {
        case .registrarHasDecided: desk.text("refusals.registrar-has-decided")
        case .reclassifyRegistrarOnly: desk.text("refusals.reclassify-registrar-only")
        case .reclassifyNotDesignated: desk.text("refusals.reclassify-not-designated")
        case .fewerCrimes(let recorded, let left):
            desk.text("refusals.fewer-crimes", ["recorded": String(recorded), "left": String(left)])
        case .staysOutOfRange(let offence, let recorded):
            desk.text("refusals.stays-out-of-range", ["offence": desk.offence(offence), "recorded": String(recorded)])
        case .everyCrimeStays: desk.text("refusals.every-crime-stays")
        case .tooManyOffences(let limit): desk.text("refusals.too-many-offences", ["limit": String(limit)])
        case .transferOfferedAlready: desk.text("refusals.transfer-offered-already")
        case .noTransferOffered: desk.text("refusals.no-transfer-offered")
        case .personNotTold: desk.text("refusals.person-not-told")
        }
    }
}

extension FileHistory {
    func transfer(_ entry: Workflows.TimelineEntry) -> String {
        let force = entry.who ?? ""
        guard entry.kind == .transferAnswered else { return desk.text("timeline.transferOffered", ["force": force]) }
        return desk.text("timeline.transferAnswered.\(entry.code == "yes" ? "yes" : "no")", ["force": force])
    }
}
