import HTML
import Policing
import Workflows

/// What each victim needs, how they want to hear, and where each of their twelve rights stands.
struct RightsSection: HTML, Sendable {
    let shown: ShownFile

    private var desk: DeskWords { shown.desk }
    private var victims: [FileVictim] { shown.file.victims }

    /// A file has the rights of those who are its victims, and says where it lacks one.
    static func hasContent(_ shown: ShownFile) -> Bool {
        !shown.file.victims.isEmpty || shown.file.lacksVictim(shown.desk.site.rules)
    }

    var body: some HTML {
        if victims.isEmpty {
            p(.class("govuk-body")) { desk.text("rights.nobody-named") }
            if shown.may(DeskAction.party.permission) {
                p(.class("govuk-body")) {
                    TextLink(text: desk.text("party.title"), href: "\(shown.file.path)/\(DeskAction.party.rawValue)")
                }
            }
        }
        ForEach(victims) { victim in
            VictimPart(shown: shown, victim: victim, isAlone: victims.count == 1)
        }
    }
}

/// One victim: their needs and wishes, and one table.
private struct VictimPart: HTML, Sendable {
    let shown: ShownFile
    let victim: FileVictim
    let isAlone: Bool

    private var desk: DeskWords { shown.desk }
    private var contract: Contract { shown.state.contract }
    private var own: Contract.Own { contract.of(victim.party) }
    private var isReporter: Bool { victim.party == nil }

    var body: some HTML {
        if !isAlone || !isReporter {
            h3(.class("govuk-heading-s")) { desk.name(of: victim) }
        }
        SummaryList(rows: summary)
        if !ways.isEmpty {
            ul(.class("govuk-list bl-ways-on")) {
                for way in ways { li { way } }
            }
        }
        DataTable(
            title: text("title"), titleIsHidden: true,
            columns: ["right", "what", "stands"].map { DataTable.Column(text: text("columns.\($0)")) },
            rows: table)
        if !quiet.isEmpty {
            Details(summaryText: desk.words.count("desk.rights.quiet", quiet.count)) {
                ForEach(quietReasons) { reason in
                    p(.class("govuk-body")) { reason }
                    ul(.class("govuk-list govuk-list--bullet")) {
                        for row in quiet.filter({ words.stands($0) == reason }) {
                            li { text("named", ["name": words.name(row), "value": words.what(row)]) }
                        }
                    }
                }
            }
        }
    }

    private var ways: [TextLink] {
        let isNobody = isReporter && shown.state.reporter == nil
        return [DeskAction.needs, .preference, .codeEvent, .setAside]
            .filter { $0 != .preference || !isNobody }
            .filter { $0.fits(shown.state) && shown.may($0.permission) }
            .map { action in
                let whose = victim.party.map { "?victim=\($0.text)" } ?? ""
                return TextLink(
                    text: desk.text("\(action.rawValue).title"), href: "\(shown.file.path)/\(action.rawValue)\(whose)")
            }
    }

    // MARK: Needs and wishes

    private var summary: [SummaryRow] {
        [SummaryRow(key: text("needs"), lines: needs), SummaryRow(key: text("enhanced"), lines: [enhanced])]
            + [SummaryRow(key: text("updates"), lines: updates)]
    }

    private var needs: [String] {
        guard let at = own.assessedAt else { return [text("not-assessed")] }
        let found = own.needs.map { self.found(in: $0) } ?? []
        let asked = text("assessed", ["time": desk.times.stamp(at), "who": own.assessedBy.map(desk.who) ?? ""])
        return found.isEmpty ? [asked, text("no-needs")] : [asked] + found
    }

    private func found(in needs: VictimNeeds) -> [String] {
        let grounds = VictimNeeds.askedGrounds.compactMap { ground in
            needs.reason(for: ground).map { named("grounds.\(ground.rawValue)", $0) }
        }
        let others: [(String, String?)] = [
            ("interpreter", needs.interpreter), ("access", needs.access), ("safe", needs.safeContact),
        ]
        let wishes: [(String, String?)] = [
            ("support", needs.support?.rawValue), ("statement", needs.statement?.rawValue),
            ("restorative", needs.restorative?.rawValue), ("compensation", needs.compensation?.rawValue),
        ]
        return grounds + others.compactMap { name, value in value.map { named("rights.need.\(name)", $0) } }
            + wishes.compactMap { name, value in
                value.map { named("rights.need.\(name)", desk.text("needs.\(name).\($0)")) }
            }
    }

    private func named(_ key: String, _ value: String) -> String {
        text("named", ["name": desk.text(key).capitalisedFirst, "value": value])
    }

    private var enhanced: String {
        let grounds = shown.state.enhancedGrounds(of: victim.party).map { desk.text("grounds.\($0)") }
        return grounds.isEmpty ? text("no-enhanced") : grounds.joined(separator: ", ").capitalisedFirst
    }

    private var updates: [String] {
        let every = own.updateDays.map { desk.words.count("desk.preference.every.days", $0) }
        let said = own.preferenceSaidBy.map { text("said-by", ["who": $0]) }
        return [every ?? desk.text("preference.every.none"), said].compactMap { $0 }
    }

    // MARK: The twelve rights

    private var rows: [VictimRight] {
        VictimRights.rows(of: shown.state, for: victim.party, at: desk.now, under: desk.site.rules)
    }

    private var words: RightWords { RightWords(desk: desk) }

    /// What does not apply unless something happens, or at all, is told apart, so that the rest is seen.
    private var table: [DataTable.Row] {
        rows.filter { !$0.isQuiet }.map { row in
            DataTable.Row(
                cells: [.text(words.name(row)), .text(words.what(row)), .text(words.stands(row))],
                isLate: row.isLate)
        }
    }

    private var quiet: [VictimRight] { rows.filter(\.isQuiet) }

    private var quietReasons: [String] {
        quiet.map(words.stands).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private func text(_ key: String, _ values: SentenceValues = [:]) -> String {
        desk.text("rights.\(key)", values)
    }
}

extension VictimRight {
    /// Not what a person set aside or wished: that is their decision, and stays in sight.
    fileprivate var isQuiet: Bool {
        [.nothingHappened, .noCrime, .nobody].contains { standing == .notApplicable($0) }
    }

    fileprivate var isLate: Bool { if case .late = standing { true } else { false } }
}

/// A right in the words of the desk.
struct RightWords: Sendable {
    let desk: DeskWords

    func name(_ row: VictimRight) -> String { say("number", ["right": String(row.right)]) }

    func what(_ row: VictimRight) -> String {
        guard row.rule != nil else { return say("understood") }
        guard !row.responsible.isForce else { return row.obligation }
        return say("by-others", ["what": row.obligation, "who": say("who.\(row.responsible.rawValue)")])
    }

    func stands(_ row: VictimRight) -> String {
        switch row.standing {
        case .kept(let at): say("kept", ["time": stamp(at)])
        case .keptLate(let at, let due): say("kept-late", ["time": stamp(at), "due": stamp(due)])
        case .due(nil): say("due-soon")
        case .due(let due?): say("due", ["time": stamp(due), "span": desk.times.due(due)])
        case .late(let due): say("late", ["time": stamp(due), "span": desk.times.due(due)])
        case .notApplicable(let reason): why(reason)
        }
    }

    private func why(_ reason: VictimRight.Reason) -> String {
        switch reason {
        case .nothingHappened: say("not.nothing-happened")
        case .noCrime: say("not.no-crime")
        case .notAsked: say("not.not-asked")
        case .refused: say("not.refused")
        case .noInterval: say("not.no-interval")
        case .declined: say("not.declined")
        case .nobody: say("not.nobody")
        case .setAside(let reason): say("not.set-aside", ["reason": reason])
        }
    }

    private func stamp(_ moment: Moment) -> String { desk.times.stamp(moment) }

    private func say(_ key: String, _ values: SentenceValues = [:]) -> String {
        desk.text("rights.\(key)", values)
    }
}

/// What happened to a victim's contract, in the desk's timeline.
struct ContractHistory: Sendable {
    let desk: DeskWords

    func sentence(_ entry: Workflows.TimelineEntry) -> String {
        let key = "timeline.\(entry.kind.rawValue)", code = entry.code ?? ""
        switch entry.kind {
        case .codeEventNoted: return desk.text(key, ["event": desk.text("code-event.trigger.\(code)")])
        case .codeRightSetAside: return desk.text(key, ["what": desk.promise(code)])
        case .contactNoted:
            let parts = code.split(separator: ":").map(String.init)
            let channel = desk.text("contact-note.channel.\(parts.last ?? "")")
            return desk.text("\(key).\(parts.first ?? "")", ["channel": channel, "who": entry.who ?? ""])
        default: return desk.text(key)
        }
    }
}

extension RefusalWords {
    /// Why something about what a victim is owed was not written down.
    func sentence(_ refusal: ContractRefusal) -> String {
        switch refusal {
        case .groundOfTheCrime(let ground): say("ground", ["ground": desk.text("grounds.\(ground.rawValue)")])
        case .notYetHappened: say("not-yet")
        case .beforeTheReport: say("before-report")
        case .toldBeforeItHappened: say("told-before")
        case .careToldBeforeItHappened: say("care-told-before")
        case .notOfWitnessCare: say("not-of-care")
        case .notedByItself: say("by-itself")
        case .unknownRule(let rule): say("unknown-rule", ["rule": rule])
        case .alreadyKept(let rule): say("already-kept", ["what": desk.promise(rule)])
        case .updateDaysOutOfRange(let limit): say("update-days", ["limit": String(limit)])
        case .incomingTellsNothing: say("incoming")
        case .nothingToTell(let rule): say("nothing-to-tell", ["what": desk.promise(rule)])
        case .notAVictim: say("not-a-victim")
        case .readerIsNoVictim: say("reader")
        case .supportDeclined: say("support-declined")
        case .reachedAmongPeople: say("reached-among-people")
        }
    }

    private func say(_ key: String, _ values: SentenceValues = [:]) -> String {
        desk.text("rights.refusals.\(key)", values)
    }
}
