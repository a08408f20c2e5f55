import HTML
import Hummingbird
import Policing
import Workflows

/// One decision on many files: each gets a command of its own, and says for itself what became of it.
struct BulkRoutes {
    let site: Site

    /// As many as a page of the queue holds.
    static let mostFiles = 50

    static let path = "/desk/bulk"

    func add(to router: Router<PageContext>) {
        // Where whoever had to sign in first comes back to: their selection is kept in the list.
        router.get(RouterPath(Self.path), use: site.desk { _, visit in site.seeOther("/desk", visit.context) })
        router.post(RouterPath(Self.path), use: site.desk(carryOut))
        router.post("/desk/bulk/undo", use: site.desk(undo))
    }

    @Sendable private func carryOut(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        guard let action = BulkAction(rawValue: form["action"]) else { throw PageFailure.unreadable }
        try visit.permit(action.permission)
        let desk = visit.words(site)
        let officers = try await site.officers()
        var reading = BulkReading(desk: desk, action: action, form: form, officers: officers)
        guard let command = reading.command() else {
            return asked(again: reading, officers, visit)
        }
        guard let base = CommandID(text: form[ActionSheet.commandField]) else { throw PageFailure.unreadable }
        if let question = try await askedWhy(form, to: Self.path, visit) { return question }
        var results: [BulkResult] = []
        for file in reading.files {
            results.append(try await result(of: command, base, on: file, visit))
        }
        return page(action.rawValue, results, back: form["back"], visit)
    }

    @Sendable private func undo(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(.undoDecision)
        let files = BulkFile.read(form)
        guard !files.isEmpty, let base = CommandID(text: form[ActionSheet.commandField]) else {
            throw PageFailure.unreadable
        }
        if let question = try await askedWhy(form, to: "\(Self.path)/undo", visit) { return question }
        var results: [BulkResult] = []
        for file in files {
            // What the person wrote since is no reason to leave a mistake: the rules decide, not the version.
            let file = BulkFile(reference: file.reference, seen: nil)
            results.append(try await result(of: .undo, base, on: file, visit))
        }
        return page("undo", results, back: form["back"], visit)
    }

    // MARK: Why

    /// Whoever has no cause to open some of the files says why first, once for all of them: the question, with all that
    /// was chosen and typed; nil when there is nothing to ask any more.
    private func askedWhy(_ form: FormBody, to path: String, _ visit: StaffVisit) async throws -> Response? {
        let states = try await filesWithoutCause(BulkFile.read(form), visit)
        guard !states.isEmpty else { return nil }
        if let basis = form.purpose {
            for state in states {
                try await site.ports.readings.keep(basis, StaffToken.hash(visit.token), state.id, at: visit.now)
            }
            return nil
        }
        let desk = visit.words(site)
        let isMissing = form.names.contains(PurposePage.ofField)
        let carried = form.without([FormToken.fieldName, DraftMark.fieldName])
            .adding([PurposePage.ofField: [path]])
        let page = DeskPage(title: desk.text("purpose.title"), hasErrors: isMissing, place: .queue)
        return site.deskPage(page, visit, status: isMissing ? .unprocessableContent : .ok) {
            PurposePage(
                desk: desk, files: states.map(\.report.reference), action: path, token: site.staffToken(visit),
                carried: carried, draft: nil, isMissing: isMissing)
        }
    }

    private func filesWithoutCause(_ files: [BulkFile], _ visit: StaffVisit) async throws -> [FileState] {
        var states: [FileState] = []
        for file in files {
            guard let state = try await site.knownFile(file.reference, to: visit) else { continue }
            if try await site.basis(of: state, visit) == nil { states.append(state) }
        }
        return states
    }

    // MARK: One file

    private func result(
        of command: FileCommand, _ base: CommandID, on file: BulkFile, _ visit: StaffVisit
    ) async throws -> BulkResult {
        let desk = visit.words(site)
        let opened: OpenedFile
        do {
            // Why was asked for all of them before.
            opened = try await site.openFile(file.reference.text, for: "bulk", asks: false, visit)
        } catch let failure as PageFailure where failure == .notFound || failure == .notPermitted {
            return BulkResult(reference: file.reference, refusal: desk.text("bulk.not-yours"))
        }
        let order = Files.Order(
            id: base.of(file.reference), command: command, actor: visit.actor, at: visit.now, seen: file.seen)
        do throws(Files.Failure) {
            let done = try await site.ports.files.carryOut(order, on: opened.state.id)
            let changed = done.receipt.position > 0
            return BulkResult(
                reference: file.reference, kind: desk.kind(opened.state.report.form), version: done.state.version,
                isUnchanged: !changed)
        } catch {
            return BulkResult(
                reference: file.reference, kind: desk.kind(opened.state.report.form), refusal: try why(error, desk))
        }
    }

    private func why(_ failure: Files.Failure, _ desk: DeskWords) throws -> String {
        switch failure {
        case .refused(let refusal): RefusalWords(desk: desk).sentence(refusal)
        case .changed, .store(.commandReused): desk.text("bulk.changed")
        case .store: throw failure
        }
    }

    // MARK: Pages

    private func page(
        _ action: String, _ results: [BulkResult], back: String, _ visit: StaffVisit
    ) -> Response {
        let desk = visit.words(site)
        var random = SystemRandomNumberGenerator()
        let content = BulkResultPage(
            desk: desk, action: action, results: results, back: QueueAddress(query: back),
            command: CommandID.make(at: visit.now, using: &random), token: site.staffToken(visit),
            mayUndo: action != "undo" && visit.may(.undoDecision))
        return site.deskPage(DeskPage(title: content.title, place: .queue), visit) { content }
    }

    /// What is missing, with what was chosen and typed.
    private func asked(again reading: BulkReading, _ officers: [StaffMember], _ visit: StaffVisit) -> Response {
        let desk = visit.words(site)
        let title = desk.text("bulk.\(reading.action.rawValue).title")
        let content = BulkQuestionPage(
            desk: desk, title: title, reading: reading, officers: officers, token: site.staffToken(visit))
        let page = DeskPage(title: title, hasErrors: true, place: .queue)
        return site.deskPage(page, visit, status: .unprocessableContent) { content }
    }
}

extension CommandID {
    /// An id for the same wish on one of many files: the same form sent twice is the same wish on each.
    fileprivate func of(_ reference: Reference) -> CommandID {
        let mixed = reference.text.utf8.reduce(low ^ 0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return CommandID(high: high, low: mixed)
    }
}
