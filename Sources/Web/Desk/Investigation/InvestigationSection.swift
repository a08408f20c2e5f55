import HTML
import Policing
import Workflows

/// The investigation in a few lines, each with the way to what changes it.
struct InvestigationSection: HTML, Sendable {
    let shown: ShownFile

    private var desk: DeskWords { shown.desk }
    private var held: Investigation { shown.state.investigation }
    private var seesSensitive: Bool { shown.may(.readSensitive) }
    private var items: InvestigationItems {
        InvestigationItems(desk: desk, state: shown.state, seesSensitive: seesSensitive)
    }

    /// Nothing to say and nothing to do leaves no section.
    static func hasContent(_ shown: ShownFile) -> Bool {
        !ways(DeskAction.investigating, shown).isEmpty || !shown.state.investigation.isEmpty
    }

    var body: some HTML {
        SummaryList(
            rows: [proposal, solvability, plan, tasks, exhibits, statements, schedule, reviews].filter {
                !$0.lines.isEmpty || !$0.actions.isEmpty
            })
    }

    // MARK: Rows

    private var proposal: SummaryRow {
        var lines: [String] = []
        if let proposal = held.proposal {
            let authority = desk.site.rules.outcomes[proposal.code]?.authority ?? .supervisor
            let values: SentenceValues = ["outcome": desk.outcome(proposal.code), "who": desk.who(proposal.by)]
            lines = [say("proposal.waits.\(authority.rawValue)", values)]
        } else if let returned = held.sentBack {
            let reason = returned.reason.value ?? desk.text("investigation.erased")
            lines = [
                say(
                    "proposal.returned",
                    ["outcome": desk.outcome(returned.code), "who": desk.who(returned.by), "reason": reason])
            ]
        }
        return row("proposal", lines: lines, [.authorise, .sendBack])
    }

    private var solvability: SummaryRow {
        row("solvability", lines: solvabilityLines, [.solvability])
    }

    private var solvabilityLines: [String] {
        guard let decided = held.solvability else { return [] }
        let factors = decided.factors.map { desk.site.rules.solvability[$0]?.title ?? $0 }
        let values: SentenceValues = [
            "points": String(decided.points), "who": desk.who(decided.by), "suggestion": choice(decided.suggestion),
            "factors": factors.isEmpty ? desk.text("none") : factors.joined(separator: ", "),
        ]
        return [
            say("solvability.\(decided.choice.rawValue)", values), say("solvability.weighed", values),
            decided.reason.value ?? desk.text("investigation.erased"),
        ]
    }

    private var plan: SummaryRow {
        let lines = held.lines.map { line in
            guard let settled = line.settled else { return items.text(line) }
            return say(
                "line.\(settled.result.rawValue)",
                ["line": items.text(line), "reason": settled.reason.value ?? desk.text("investigation.erased")])
        }
        return row("plan", lines: lines, [.line, .lineEnd])
    }

    private var tasks: SummaryRow {
        let done = held.tasks.filter { $0.ended != nil }.count
        let ended = done == 0 ? [] : [desk.words.count("desk.investigation.rows.tasks-ended", done)]
        let lines = items.tasks.filter { $0.ended == nil }.flatMap { task in
            [items.text(task)] + (items.passing(task).map { [$0] } ?? [])
        }
        return row("tasks", lines: lines + ended, [.task, .taskGive, .taskEnd])
    }

    private var exhibits: SummaryRow {
        row(
            "exhibits", lines: items.exhibits { _ in true }.map(\.text),
            [.exhibit, .exhibitMove, .exhibitOpen, .exhibitSeal],
            page: items.shownExhibits.isEmpty ? nil : .exhibits)
    }

    private var statements: SummaryRow {
        row(
            "statements", lines: items.statements.map(\.text), [.statement],
            page: items.shownStatements.isEmpty ? nil : .statements)
    }

    private var schedule: SummaryRow {
        let standings = DisclosureStanding.allCases.filter { seesSensitive || $0 != .sensitive }
        var lines = standings.compactMap { standing -> String? in
            let count = held.disclosure.values.filter { $0.standing == standing }.count
            return count == 0
                ? nil : desk.words.count("desk.investigation.rows.schedule-\(standing.rawValue)", count)
        }
        let open = shown.state.disclosable.filter { held.disclosure[$0] == nil }.count
        if open > 0, shown.may(.decideDisclosure) {
            lines.append(desk.words.count("desk.investigation.rows.schedule-open", open))
        }
        return row("schedule", lines: lines, [.disclosure], page: held.disclosure.isEmpty ? nil : .schedule)
    }

    private var reviews: SummaryRow {
        guard let last = held.reviews.last else { return row("reviews", lines: [], [.supervision]) }
        let read = say(
            "review.read",
            ["who": desk.who(last.fact.by), "time": desk.times.stamp(last.at), "number": String(last.fact.number)])
        let next = last.fact.nextReview.map { due in
            say("review.next", ["time": desk.times.stamp(due), "span": desk.times.due(due)])
        }
        let findings = last.fact.findings.value ?? desk.text("investigation.erased")
        return row("reviews", lines: [read, findings] + [next].compactMap { $0 }, [.supervision])
    }

    // MARK: Making rows

    private func row(
        _ name: String, lines: [String], _ actions: [DeskAction], page: InvestigationPage? = nil
    ) -> SummaryRow {
        let key = desk.text("investigation.rows.\(name)")
        let pages = [page].compactMap { $0 }.map { page in
            TextLink(
                text: desk.text("investigation.pages.\(page.rawValue).link"), href: page.path(of: shown.file),
                hiddenText: key)
        }
        return SummaryRow(
            key: key, lines: lines,
            actions: pages
                + Self.ways(actions, shown).map { action in
                    TextLink(
                        text: desk.text("\(action.rawValue).link"), href: "\(shown.file.path)/\(action.rawValue)",
                        hiddenText: key)
                })
    }

    private static func ways(_ actions: [DeskAction], _ shown: ShownFile) -> [DeskAction] {
        actions.filter { $0.fits(shown.state) && shown.may($0.permission) }
    }

    private func choice(_ choice: SolvabilityChoice) -> String {
        desk.text("solvability.choice.\(choice.rawValue)")
    }

    private func say(_ key: String, _ values: SentenceValues) -> String {
        desk.text("investigation.\(key)", values)
    }
}

/// What stands on a page of its own, because it is long.
enum InvestigationPage: String, CaseIterable, Sendable {
    case exhibits, statements, schedule

    func path(of file: OpenedFile) -> String { "\(file.path)/\(rawValue)" }
}
