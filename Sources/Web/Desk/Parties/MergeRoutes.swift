import HTML
import Hummingbird
import Policing
import Workflows

/// Two parties side by side, and saying that they are the same. Each file's details are shown to whoever has cause to
/// open it, and anybody else is asked first.
struct MergeRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/desk/files/:reference/merge", use: site.desk(show))
        router.post("/desk/files/:reference/merge", use: site.desk(merge))
    }

    @Sendable private func show(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.mergeParties)
        let query = request.uri.queryParameters
        var values: [String: [String]] = [:]
        for name in ["about", "file", "with"] { values[name] = query.get(name).map { [String($0)] } }
        let file = try await open(visit)
        var sheet = site.sheet(.merge, on: file, visit)
        sheet.typed = FormBody(values)
        sheet.openedWith = DeskReturn(request).query
        let other = try await other(of: sheet, visit)
        if other == nil, !sheet.typed["file"].isEmpty {
            sheet.faults = [InputFault(field: "file", text: sheet.text("file.missing"))]
        }
        return page(sheet, other, visit)
    }

    @Sendable private func merge(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(.mergeParties)
        return try await site.withPurpose(form, to: request.uri.path, visit) { form in
            try await merge(form, visit)
        }
    }

    private func merge(_ form: FormBody, _ visit: StaffVisit) async throws -> Response {
        let file = try await open(visit)
        var sheet = site.sheet(.merge, on: file, visit)
        sheet.typed = form
        guard let other = try await other(of: sheet, visit) else {
            sheet.faults = [InputFault(field: "file", text: sheet.text("file.missing"))]
            return page(sheet, nil, visit)
        }
        guard case .party(let one)? = PartySubject(form["about"]), case .party(let two)? = PartySubject(form["with"])
        else {
            sheet.faults = [InputFault(field: "with", text: sheet.text("with.missing"))]
            return page(sheet, other, visit)
        }
        guard let own = try await side(one, on: file.state), let their = try await side(two, on: other) else {
            sheet.faults = [sheet.fault(.parties(.noSuchParty))]
            return page(sheet, other, visit)
        }
        return try await carryOut(
            PartyMerge(own, their, reason: form["reason"], bothReason: form[BothField.name]), sheet, other, visit)
    }

    private func carryOut(
        _ merge: PartyMerge, _ sheet: ActionSheet, _ other: FileState, _ visit: StaffVisit
    ) async throws -> Response {
        guard let id = CommandID(text: sheet.typed[ActionSheet.commandField]),
            let seen = Int(sheet.typed[ActionSheet.seenField]), seen > 0
        else { throw PageFailure.unreadable }
        // The fact stands on the file of whoever came later, which may be the other one.
        let own = sheet.file.state
        let isOwn = own.parties[merge.party.party] != nil
        let order = Files.Order(
            id: id, command: .parties(.merge(merge)), actor: visit.actor, at: visit.now, seen: isOwn ? seen : nil,
            fingerprint: DeskActionRoutes.fingerprint(of: sheet.typed, on: own.id))
        var sheet = sheet
        do throws(Files.Failure) {
            _ = try await site.ports.files.carryOut(order, on: isOwn ? own.id : other.id)
        } catch {
            switch error {
            case .refused(.notPermitted), .refused(.noSuchFile): throw error
            case .refused(let reason): sheet.faults = [sheet.fault(reason)]
            case .changed, .store(.commandReused):
                let typed = sheet.typed
                sheet = site.sheet(.merge, on: try await open(visit), visit)
                sheet.typed = typed
                sheet.faults = [InputFault(text: sheet.desk.text("changed.text"))]
                return page(sheet, other, visit, status: .conflict)
            case .store: throw error
            }
            return page(sheet, other, visit)
        }
        return site.seeOther("/desk/people/\(merge.into.party.text)?done=merge", visit.context)
    }

    // MARK: Parts

    private func open(_ visit: StaffVisit) async throws -> OpenedFile {
        try await site.openFile(
            visit.context.parameters.get("reference"), for: "merge", visit)
    }

    /// The file of the other party, whose reading is noted too; nil when there is none that the reader may know of.
    private func other(of sheet: ActionSheet, _ visit: StaffVisit) async throws -> FileState? {
        let typed = sheet.typed["file"]
        guard let reference = Reference(typed: typed) else { return nil }
        if reference == sheet.file.reference { return sheet.file.state }
        guard try await site.knownFile(reference, to: visit) != nil else { return nil }
        return try await site.openFile(reference.text, for: "merge", visit).state
    }

    private func side(_ party: PartyID, on state: FileState) async throws -> PartyMerge.Side? {
        guard let found = state.parties[party] else { return nil }
        let entries = try await site.ports.people.person(party, for: nil)
        let own = PartyMerge.Appearance(party: party, file: state.id, role: found.role)
        return PartyMerge.Side(
            found, isErased: state.isErased,
            appearances: Set(entries.map { PartyMerge.Appearance(party: $0.party, file: $0.file, role: $0.role) })
                .union([own]))
    }

    private func page(
        _ sheet: ActionSheet, _ other: FileState?, _ visit: StaffVisit,
        status: HTTPResponse.Status = .unprocessableContent
    ) -> Response {
        let hasErrors = !sheet.faults.isEmpty
        return site.deskPage(
            DeskPage(title: sheet.text("title"), hasErrors: hasErrors), visit, status: hasErrors ? status : .ok
        ) {
            MergePage(sheet: sheet, other: other)
        }
    }
}
