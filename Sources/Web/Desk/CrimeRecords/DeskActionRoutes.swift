import Crypto
import Foundation
import HTML
import Hummingbird
import Policing
import Workflows

/// Doing something with a file: a form, and what becomes of it.
struct DeskActionRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        for action in DeskAction.allCases {
            let path = RouterPath("/desk/files/:reference/\(action.rawValue)")
            router.post(path, use: site.desk { request, visit in try await carryOut(action, request, visit) })
            router.get(path, use: site.desk { _, visit in try await show(action, visit) })
        }
    }

    /// The form on a page of its own.
    private func show(_ action: DeskAction, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(action.permission)
        let file = try await open(action, visit)
        return page(site.sheet(action, on: file, visit), visit)
    }

    private func carryOut(_ action: DeskAction, _ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(action.permission)
        let file = try await open(action, asks: false, visit)
        var sheet = site.sheet(action, on: file, visit)
        sheet.typed = form
        let officers = action == .restrict ? try await site.readers() : action == .allocate ? file.officers : []
        var reading = ActionReading(desk: sheet.desk, action: action, form: form, officers: officers)
        guard let command = reading.command(isCrime: file.isCrime) else {
            sheet.faults = reading.faults
            return page(sheet, visit)
        }
        guard try await namesKnownFile(command, visit) else {
            sheet.faults = [InputFault(field: "duplicate", text: sheet.text("duplicate.missing"))]
            return page(sheet, visit)
        }
        let order = try order(command, form, on: file, visit)
        do throws(Files.Failure) {
            _ = try await site.ports.files.carryOut(order, on: file.state.id)
        } catch {
            return try await refused(error, sheet, seen: order.seen ?? 0, visit)
        }
        return site.seeOther("\(file.path)?done=\(action.rawValue)", visit.context)
    }

    /// Whether the report that this one repeats exists, if it repeats one.
    private func namesKnownFile(_ command: FileCommand, _ visit: StaffVisit) async throws -> Bool {
        let text: String? =
            switch command {
            case .record(.duplicate(let text), _, _): text
            case .cancelCrime(let cancellation) where cancellation.ground == .duplicate: cancellation.other
            default: nil
            }
        guard let reference = text.flatMap(Reference.init(typed:)) else { return true }
        return try await site.knownFile(reference, to: visit) != nil
    }

    /// The page again, with what was typed and a sentence that says why.
    private func refused(
        _ failure: Files.Failure, _ sheet: ActionSheet, seen: Int, _ visit: StaffVisit
    ) async throws -> Response {
        switch failure {
        case .refused(.notPermitted), .refused(.noSuchFile): throw failure
        case .refused(let refusal):
            var sheet = sheet
            sheet.faults = [InputFault(text: RefusalWords(desk: sheet.desk).sentence(refusal))]
            return page(sheet, visit)
        // A form that is sent again after it was changed is another wish, although its id is the same.
        case .changed, .store(.commandReused):
            let file = try await open(sheet.action, asks: false, visit)
            var fresh = site.sheet(sheet.action, on: file, visit)
            fresh.typed = sheet.typed
            fresh.faults = [InputFault(text: fresh.desk.text("changed.text"))]
            return page(fresh, visit, changes: file.changes(since: seen), status: .conflict)
        case .store: throw failure
        }
    }

    private func open(
        _ action: DeskAction, asks: Bool = true, _ visit: StaffVisit
    ) async throws -> OpenedFile {
        try await site.openFile(
            visit.context.parameters.get("reference"), for: action.rawValue, asks: asks, visit)
    }

    private func page(
        _ sheet: ActionSheet, _ visit: StaffVisit, changes: [Workflows.TimelineEntry] = [],
        status: HTTPResponse.Status = .unprocessableContent
    ) -> Response {
        let hasErrors = !sheet.faults.isEmpty
        let page = DeskPage(title: sheet.text("title"), hasErrors: hasErrors, scripts: ["desk-parts.js"])
        return site.deskPage(page, visit, status: hasErrors ? status : .ok) {
            ActionPageView(sheet: sheet, changes: changes)
        }
    }

    // MARK: The order

    private func order(
        _ command: FileCommand, _ form: FormBody, on file: OpenedFile, _ visit: StaffVisit
    ) throws(PageFailure) -> Files.Order {
        guard let id = CommandID(text: form[ActionSheet.commandField]),
            let seen = Int(form[ActionSheet.seenField]), seen > 0
        else { throw .unreadable }
        return Files.Order(
            id: id, command: command, actor: visit.actor, at: visit.now, seen: seen,
            fingerprint: Self.fingerprint(of: form, on: file.state.id))
    }

    private static func fingerprint(of form: FormBody, on file: FileID) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: file.bytes)
        for name in form.names.subtracting([FormToken.fieldName]).sorted() {
            for value in [name] + form.all(name) {
                hash.update(data: Data("\(value.utf8.count):\(value)".utf8))
            }
        }
        return Array(hash.finalize())
    }
}

extension OpenedFile {
    /// Whether it is recorded as a crime.
    var isCrime: Bool { state.recorded?.classification.offence != nil }
}
