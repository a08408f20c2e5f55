import Policing
import Workflows

/// Why something was not done, in one sentence for the member of staff who tried.
struct RefusalWords: Sendable {
    let desk: DeskWords

    func sentence(_ refusal: FileRefusal) -> String {
        switch refusal {
        case .noSuchFile: say("no-such-file")
        case .alreadyReported: say("already-reported")
        case .notRecorded: say("not-recorded")
        case .finalised(let status): say("finalised", ["status": desk.text("status.\(status.rawValue)")])
        case .notFinalised: say("not-finalised")
        case .noReviewAsked: say("no-review-asked")
        case .reviewAlreadyAsked: say("review-already-asked")
        case .feedbackAlreadyGiven: say("feedback-already-given")
        case .supportAlreadyReferred: say("support-already-referred")
        case .unknownGrade(let code): say("unknown-grade", ["code": code])
        case .triage(let refusal): sentence(refusal)
        case .crimeRecord(let refusal): sentence(refusal)
        case .audit(let refusal): sentence(refusal)
        case .unknownUnit(let code): say("unknown-unit", ["code": code])
        case .classification(let refusal): sentence(refusal)
        case .recording(let refusal): sentence(refusal)
        case .crimeNeedsCancelling: say("crime-needs-cancelling")
        case .noCrimeToCancel: say("no-crime-to-cancel")
        case .cancellation(let refusal): say(Self.key(of: refusal))
        case .outcome(let refusal): sentence(refusal)
        case .outcomeNeedsCrime: say("outcome-needs-crime")
        case .crimeNeedsOutcome: say("crime-needs-outcome")
        case .nobodyToWriteTo: say("nobody-to-write-to")
        case .wording(let refusal): sentence(refusal)
        case .contract(let refusal): sentence(refusal)
        case .contactDetails: say("contact-details")
        case .emptyText: say("empty-text")
        case .tooLong(let limit): desk.text("too-long", ["limit": String(limit)])
        case .tooManyEvidenceFiles(let limit): say("too-many-files", ["limit": String(limit)])
        case .personErased: say("person-erased")
        case .scoreOutOfRange: say("score-out-of-range")
        case .parties(let refusal): PartiesRefusalWords(desk: desk).sentence(refusal)
        case .undo(let refusal): sentence(refusal)
        case .supervision(let refusal): sentence(refusal)
        case .notPermitted(let denial): say("not-permitted.\(denial.rawValue)")
        case .access(let refusal): AccessRefusalWords(desk: desk).sentence(refusal)
        case .investigation(let refusal): InvestigationRefusalWords(desk: desk).sentence(refusal)
        }
    }

    private func sentence(_ refusal: ClassificationRefusal) -> String {
        switch refusal {
        case .unknownOffence(let code): say("unknown-offence", ["code": code])
        case .recordedNationally(let code): say("recorded-nationally", ["offence": desk.offence(code)])
        case .unknownBehaviour(let code): say("unknown-behaviour", ["code": code])
        case .bodyMissing: say("body-missing")
        case .referenceMissing: say("reference-missing")
        case .duplicateOfItself: say("duplicate-of-itself")
        }
    }

    private func sentence(_ refusal: RecordingRefusal) -> String {
        switch refusal {
        case .testMissing: say("test-missing")
        case .victimsOutOfRange(let limit): say("victims-out-of-range", ["limit": String(limit)])
        case .staysIncident(let reason): say("stays-incident.\(reason.rawValue)")
        case .isCrime(let reason): say("is-crime.\(reason.rawValue)")
        case .otherIsNoCrime: say("other-is-no-crime")
        }
    }

    /// The counting rule that decides, as a reason.
    func rule(of decision: RecordingDecision) -> String {
        switch decision {
        case .record(let reason): desk.text("rules.record.\(reason.rawValue)")
        case .keepAsIncident(let reason): desk.text("rules.incident.\(reason.rawValue)")
        }
    }

    private static func key(of refusal: CancellationRefusal) -> String {
        switch refusal {
        case .registrarOnly: "registrar-only"
        case .notDesignated: "not-designated"
        case .evidenceMissing: "evidence-missing"
        case .otherForceHasNotAgreed: "other-force-has-not-agreed"
        case .personNotTold: "cancelled-not-told"
        }
    }

    private func sentence(_ refusal: OutcomeRefusal) -> String {
        switch refusal {
        case .unknownOutcome(let code): say("unknown-outcome", ["code": code])
        case .nationalOnly(let code): about("national-only", code)
        case .needsNamedSuspect(let code): about("needs-named-suspect", code)
        case .suspectIsNamed(let code): about("suspect-is-named", code)
        case .victimDoesNotSupport(let code): about("victim-does-not-support", code)
        case .needsVictimSupport(let code): about("needs-victim-support", code)
        case .hasNoVictim(let code): about("has-no-victim", code)
        case .needsVictimRefusal(let code): about("needs-victim-refusal", code)
        case .needsBody(let code): about("needs-body", code)
        case .lacks(let code, let needs):
            say(
                "lacks",
                [
                    "outcome": desk.outcome(code),
                    "needs": needs.map { desk.text("outcome.needs.\($0.rawValue)") }.joined(separator: "; "),
                ])
        }
    }

    private func sentence(_ refusal: UndoRefusal) -> String {
        switch refusal {
        case .nothingToUndo: say("nothing-to-undo")
        case .changedSince: say("changed-since")
        case .tooLate(let minutes): say("undo-too-late", ["minutes": String(minutes)])
        case .decidedBySomebodyElse: say("decided-by-somebody-else")
        }
    }

    private func sentence(_ refusal: SupervisionRefusal) -> String {
        switch refusal {
        case .unknownRule(let code): say("supervision.unknown-rule", ["code": code])
        case .checkOfOwnWork: say("supervision.check-of-own-work")
        case .noWorkInWeek(let name): say("supervision.no-work-in-week", ["name": name])
        case .checkedAlready(let name): say("supervision.checked-already", ["name": name])
        case .checkIncomplete: say("supervision.check-incomplete")
        case .commentMissing: say("supervision.comment-missing")
        case .commentTooLong(let limit): desk.text("too-long", ["limit": String(limit)])
        case .noSuchCheck: say("supervision.no-such-check")
        case .checkOfSomebodyElse: say("supervision.check-of-somebody-else")
        }
    }

    private func about(_ key: String, _ outcome: String) -> String {
        say(key, ["outcome": desk.outcome(outcome)])
    }

    private func say(_ key: String, _ values: SentenceValues = [:]) -> String {
        desk.text("refusals.\(key)", values)
    }
}
