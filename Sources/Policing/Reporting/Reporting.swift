/// What follows from a report when it arrives.
public enum Reporting {
    /// The facts that begin a file: the report, and what the force promises because of it.
    static func receive(_ new: NewReport, at now: Moment, under rules: Rulebook) -> [FileFact] {
        let ground = EnhancedRights.ground(form: new.form, answers: new.contents.answers)
        let report = Reported(
            reference: new.reference, secretHash: new.secretHash, form: new.form.id, language: new.language,
            channel: new.channel, guarded: new.form.safety == .guarded, enhancedGround: ground,
            looksLikeCrime: CountingRules.looksLikeCrime(new.form) ? true : nil,
            showsDanger: new.showsDanger(by: rules.triage.dangerWords, on: now.london.date) ? true : nil,
            contents: Sealed(new.contents, of: new.person))
        return [.reported(report)]
            + promises(for: new, enhanced: ground != nil, at: now, under: rules).map { .promised($0) }
    }

    /// Only what has a time is promised: "as soon as possible" is a duty of the force, not a promise
    /// that a person can hold it to.
    private static func promises(
        for new: NewReport, enhanced: Bool, at now: Moment, under rules: Rulebook
    ) -> [Promised] {
        let triggers: [PromiseTrigger] = new.form.isVictimBased ? [.reportReceived, .crimeReported] : [.reportReceived]
        let names = triggers.flatMap { rules.promises.rules(for: $0) }
            .filter { $0.responsible.isForce && applies($0, to: new) }
            .map(\.id)
        return names.reduce(into: []) { promises, name in
            guard
                let promise = Victims.promise(
                    name, number: promises.count + 1, from: now, enhanced: enhanced, under: rules),
                promise.due != nil
            else { return }
            promises.append(promise)
        }
    }

    private static func applies(_ rule: PromiseRule, to new: NewReport) -> Bool {
        switch rule.id {
        case Victims.Rules.supportReferral: new.contents.answers.wantsSupport
        case Victims.Rules.reply: new.contents.reporter != nil
        default: true
        }
    }
}

extension Answers {
    /// Whether the person said that they would like a support service to be told.
    public var wantsSupport: Bool {
        self[Answers.supportQuestion] == .yesNo(true)
    }

    /// The question of the shared block about support services.
    public static let supportQuestion = "victim-support"
}
