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
        for action in DeskAction.allCases where action != .merge {
            let path = RouterPath("/desk/files/:reference/\(action.rawValue)")
            router.post(path, use: site.desk { request, visit in try await carryOut(action, request, visit) })
            router.get(path, use: site.desk { request, visit in try await show(action, request, visit) })
        }
    }

    /// The form on a page of its own.
    private func show(_ action: DeskAction, _ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(action.permission)
        let file = try await open(action, visit)
        var sheet = site.sheet(action, on: file, visit)
        sheet.reply = request.uri.queryParameters.get("reply")
        sheet.typed = sheet.typed.adding(Self.chosen(request))
        sheet.openedWith = DeskReturn(request).query
        if let about = request.uri.queryParameters.get("about") { sheet.tell(about: String(about)) }
        return page(sheet, visit)
    }

    /// Which of the things that there are a link has chosen already.
    private static func chosen(_ request: Request) -> [String: [String]] {
        let names = ["number", "item", "evidence", "sample", "work", "victim"]
        let values = names.compactMap { name in request.uri.queryParameters.get(name).map { (name, [$0]) } }
        return Dictionary(uniqueKeysWithValues: values)
    }

    private func carryOut(_ action: DeskAction, _ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(action.permission)
        return try await site.withPurpose(form, to: request.uri.path, visit) { form in
            try await carryOut(action, form, visit)
        }
    }

    private func carryOut(_ action: DeskAction, _ form: FormBody, _ visit: StaffVisit) async throws -> Response {
        let file = try await open(action, visit)
        var sheet = site.sheet(action, on: file, visit)
        sheet.typed = form
        if !form[ReadyReplies.field].isEmpty {
            sheet.pickReply()
            return page(sheet, visit)
        }
        var reading = ActionReading(desk: sheet.desk, action: action, form: form, file: file)
        if action == .restrict { reading.officers = try await site.readers() }
        if action == .linkFile, let reference = Reference(typed: form["reference"]) {
            reading.found = try await site.knownFile(reference, to: visit)?.id
        }
        if action == .partyRole, case .party(let party)? = PartySubject(form["about"]) {
            reading.samePerson = Set(try await site.ports.people.person(party, for: nil).map(\.party))
        }
        guard let command = reading.command(isCrime: file.isCrime) else {
            sheet.faults = reading.faults
            return page(sheet, visit)
        }
        if let fault = try await faultOfRepeated(command, sheet.desk, visit) {
            sheet.faults = [InputFault(field: "duplicate", text: fault)]
            return page(sheet, visit)
        }
        sheet.warning = try await site.warning(of: command, sheet, at: visit.now)
        guard sheet.warning == nil else { return page(sheet, visit) }
        guard let command = try await site.placed(command, on: file.reference) else {
            sheet.faults = [InputFault(text: sheet.text("not-of-sample"))]
            return page(sheet, visit)
        }
        return try await carryOut(command, sheet, visit)
    }

    /// With the words for the person filled in. Where they could be plainer, it is said once before they go.
    private func carryOut(
        _ command: FileCommand, _ sheet: ActionSheet, _ visit: StaffVisit
    ) async throws -> Response {
        let file = sheet.file
        let seen = try order(command, sheet.typed, on: file, visit).seen ?? 0
        let settled: SettledWords
        do throws(FileRefusal) {
            settled = try SettledWords(command, on: sheet, seen: seen, by: visit.actor, at: visit.now)
        } catch {
            return try await refused(.refused(error), sheet, seen: seen, visit)
        }
        guard settled.hints.isEmpty else {
            var sheet = sheet
            sheet.hints = settled.hints
            return page(sheet, visit)
        }
        let order = try order(settled.command, sheet.typed, on: file, visit)
        let after: FileState
        do throws(Files.Failure) {
            after = try await site.ports.files.carryOut(order, on: file.state.id).state
        } catch {
            return try await refused(error, sheet, seen: seen, visit)
        }
        try await site.keepSeeing(after, since: file.state, visit)
        return site.seeOther("\(file.path)?done=\(sheet.action.rawValue)", visit.context)
    }

    /// What is wrong with the report that this one is said to repeat; nil for nothing, and where it repeats none.
    private func faultOfRepeated(
        _ command: FileCommand, _ desk: DeskWords, _ visit: StaffVisit
    ) async throws -> String? {
        guard let repeated = command.repeated, let reference = Reference(typed: repeated.reference) else { return nil }
        guard let other = try await site.knownFile(reference, to: visit) else {
            return desk.text("record.duplicate.missing")
        }
        guard repeated.isTested else { return nil }
        let refusal = CountingRules.refusal(of: repeated.circumstances, repeating: other.recorded)
        return refusal.map { RefusalWords(desk: desk).sentence(.recording($0)) }
    }

    /// The page again, with what was typed and a sentence that says why.
    private func refused(
        _ failure: Files.Failure, _ sheet: ActionSheet, seen: Int, _ visit: StaffVisit
    ) async throws -> Response {
        switch failure {
        case .refused(.notPermitted), .refused(.noSuchFile): throw failure
        case .refused(let refusal):
            var sheet = sheet
            sheet.faults = [sheet.fault(refusal)]
            return page(sheet, visit)
        // A form that is sent again after it was changed is another wish, although its id is the same.
        case .changed, .store(.commandReused):
            let file = try await open(sheet.action, visit)
            var fresh = site.sheet(sheet.action, on: file, visit)
            fresh.typed = sheet.typed
            fresh.faults = [InputFault(text: fresh.desk.text("changed.text"))]
            return page(fresh, visit, changes: file.changes(since: seen), status: .conflict)
        case .store: throw failure
        }
    }

    private func open(_ action: DeskAction, _ visit: StaffVisit) async throws -> OpenedFile {
        try await site.openFile(visit.context.parameters.get("reference"), for: action.rawValue, visit)
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

    /// What is empty counts as not sent: a form that is sent again may have got a field more since.
    static func fingerprint(of form: FormBody, on file: FileID) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: file.bytes)
        for name in form.names.subtracting([FormToken.fieldName]).sorted() {
            let values = form.all(name).filter { !$0.isEmpty }
            guard !values.isEmpty else { continue }
            for value in [name] + values {
                hash.update(data: Data("\(value.utf8.count):\(value)".utf8))
            }
        }
        return Array(hash.finalize())
    }
}

extension FileCommand {
    /// The report that the file is said to repeat, and by what it was tested; the registrar's word needs no test.
    fileprivate var repeated: (reference: String, circumstances: ReportedCircumstances?, isTested: Bool)? {
        switch self {
        case .record(.duplicate(let reference), _, let circumstances): (reference, circumstances, true)
        case .triage(.decideFirst(let first)): first.recording.command.repeated
        case .crimeRecord(.overrule(.duplicate(let reference), _, let circumstances)):
            (reference, circumstances, false)
        case .cancelCrime(let cancellation) where cancellation.ground == .duplicate:
            cancellation.other.map { ($0, nil, true) }
        default: nil
        }
    }
}

extension OpenedFile {
    /// Whether it is recorded as a crime.
    var isCrime: Bool { state.recorded?.classification.offence != nil }
}
