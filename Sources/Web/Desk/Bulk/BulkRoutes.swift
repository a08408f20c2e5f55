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
        try await askedWhy(request, visit) { form in
            guard let action = BulkAction(rawValue: form["action"]) else { throw PageFailure.unreadable }
            try visit.permit(action.permission)
            let officers = try await site.officers()
            var reading = BulkReading(desk: visit.words(site), action: action, form: form, officers: officers)
            guard let command = reading.command() else {
                return asked(again: reading, officers, visit)
            }
            let order = try BulkOrder(command, wish: reading.wish, form)
            try await site.askWhy(reading.files.map(\.reference), visit)
            var results: [BulkResult] = []
            for file in reading.files {
                results.append(try await result(of: order, on: file, visit))
            }
            return page(action.rawValue, results, back: form["back"], visit)
        }
    }

    @Sendable private func undo(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try await askedWhy(request, visit) { form in
            try visit.permit(.undoDecision)
            let files = BulkFile.read(form)
            guard !files.isEmpty else { throw PageFailure.unreadable }
            let order = try BulkOrder(.undo, wish: FormBody([:]), form)
            try await site.askWhy(files.map(\.reference), visit)
            var results: [BulkResult] = []
            for file in files {
                // What the person wrote since is no reason to leave a mistake: the rules decide, not the version.
                let file = BulkFile(reference: file.reference, seen: nil)
                results.append(try await result(of: order, on: file, visit))
            }
            return page("undo", results, back: form["back"], visit)
        }
    }

    /// The draft stays with the list: the page that asks why keeps none of its own.
    private func askedWhy(
        _ request: Request, _ visit: StaffVisit, _ answer: (FormBody) async throws -> Response
    ) async throws -> Response {
        try visit.permit(.readFile)
        let form = try await site.staffForm(request, visit).without([DraftMark.fieldName])
        return try await site.withPurpose(form, to: request.uri.path, visit, answer)
    }

    // MARK: One file

    private func result(of order: BulkOrder, on file: BulkFile, _ visit: StaffVisit) async throws -> BulkResult {
        let desk = visit.words(site)
        let opened: OpenedFile
        do {
            // Why was asked for all of them before.
            opened = try await site.openFile(file.reference.text, for: "bulk", asks: false, visit)
        } catch let failure as PageFailure where failure == .notFound || failure == .notPermitted {
            return BulkResult(reference: file.reference, refusal: desk.text("bulk.not-yours"))
        }
        do throws(Files.Failure) {
            let done = try await site.ports.files.carryOut(
                order.of(file, opened.state.id, visit), on: opened.state.id)
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

/// What is wished for many files at once.
private struct BulkOrder {
    private let command: FileCommand
    private let base: CommandID
    private let wish: FormBody

    /// - Parameter wish: what of the form says what is wished: another wish under the same id is refused.
    init(_ command: FileCommand, wish: FormBody, _ form: FormBody) throws(PageFailure) {
        guard let base = CommandID(text: form[ActionSheet.commandField]) else { throw .unreadable }
        self.command = command
        self.base = base
        self.wish = wish
    }

    func of(_ file: BulkFile, _ id: FileID, _ visit: StaffVisit) -> Files.Order {
        Files.Order(
            id: base.of(file.reference), command: command, actor: visit.actor, at: visit.now, seen: file.seen,
            fingerprint: DeskActionRoutes.fingerprint(of: wish, on: id))
    }
}

extension CommandID {
    /// An id for the same wish on one of many files: the same form sent twice is the same wish on each.
    fileprivate func of(_ reference: Reference) -> CommandID {
        let mixed = reference.text.utf8.reduce(low ^ 0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return CommandID(high: high, low: mixed)
    }
}
