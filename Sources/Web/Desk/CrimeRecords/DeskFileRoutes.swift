import HTML
import Hummingbird
import Policing
import Workflows

/// The page of one file, and who has read it.
struct DeskFileRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/desk/files/:reference", use: site.desk(file))
        AccessesRoutes(site: site).add(to: router)
    }

    @Sendable private func file(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let file = try await site.openFile(visit.context.parameters.get("reference"), for: "file", visit)
        let desk = visit.words(site)
        let parties = try await site.partiesShown(on: file, visit)
        site.presence.note(visit.member, on: file.state.id, at: visit.now)
        let others = site.presence.others(on: file.state.id, besides: visit.member, at: visit.now)
        let done = request.uri.queryParameters.get("done").flatMap { DeskAction(rawValue: String($0)) }
        var shown = ShownFile(desk: desk, file: file, visit: visit, parties: parties)
        shown.deliveries = try await site.ports.outbox.deliveries(about: file.state.id, at: visit.now)
        let page = DeskPage(
            title: desk.text("file.title", ["reference": file.reference.description]),
            scripts: ["desk-parts.js", "desk-presence.js", "file-map.js"])
        return site.deskPage(page, visit) {
            PresenceLine(desk: desk, file: file, others: others, token: site.staffToken(visit))
            FilePageView(
                actions: actions(on: file, visit), done: done, shown: shown)
        }
    }

    private func actions(on file: OpenedFile, _ visit: StaffVisit) -> ActionList {
        let desk = visit.words(site)
        let fitting = DeskAction.allCases.filter { !$0.isInvestigating && !$0.isOfContract && fits($0, file, visit) }
        let cannotWrite = visit.may(.write, on: file) && !DeskAction.write.fits(file.state)
        let next = DeskAction.next(for: file) { visit.may($0, on: file) }
        return ActionList(
            desk: desk, next: next,
            sheets: fitting.filter { !$0.hasOwnPage || $0 == next }.map { site.sheet($0, on: file, visit) },
            links: fitting.filter { $0.hasOwnPage && $0 != next && !$0.isAboutOne }.map {
                TextLink(text: desk.text("\($0.rawValue).title"), href: "\(file.path)/\($0.rawValue)")
            },
            whyNotWrite: cannotWrite ? FileReporter(desk: desk, state: file.state).notice : nil)
    }

    private func fits(_ action: DeskAction, _ file: OpenedFile, _ visit: StaffVisit) -> Bool {
        if action == .undo, file.state.undoable?.refusal(for: visit.actor, at: visit.now) != nil { return false }
        return action.fits(file.state) && visit.may(action.permission, on: file)
    }
}

extension Site {
    /// A fresh form of an action.
    func sheet(_ action: DeskAction, on file: OpenedFile, _ visit: StaffVisit) -> ActionSheet {
        var random = SystemRandomNumberGenerator()
        var sheet = ActionSheet(
            desk: visit.words(self), file: file, action: action, token: staffToken(visit),
            command: CommandID.make(at: visit.now, using: &random), writer: visit.member.name)
        let suggestion = FirstSuggestion(desk: sheet.desk, file: file)
        if action == .first { sheet.typed = suggestion.typed }
        if action == .thrive { sheet.typed = FormBody(suggestion.thriveFields(suggestion.thrive)) }
        return sheet
    }
}
