import HTML
import Hummingbird
import Policing
import Workflows

/// Opening a restricted file without being named, and a supervisor's word on that.
struct GlassRoutes {
    let site: Site

    private static let path = "/desk/access/break-glass"

    static func path(of opening: GlassOpening) -> String {
        "/desk/access/openings/\(opening.reference.text)/\(opening.number)"
    }

    func add(to router: Router<PageContext>) {
        router.get(
            RouterPath(Self.path),
            use: site.desk { _, visit in
                try visit.permit(.breakGlass)
                return breakPage(visit)
            })
        router.post(RouterPath(Self.path), use: site.desk(breakGlass))
        let path = RouterPath("/desk/access/openings/:reference/:number")
        router.get(path, use: site.desk { _, visit in reviewPage(try await opening(visit), visit) })
        router.post(path, use: site.desk(review))
    }

    // MARK: Breaking

    @Sendable private func breakGlass(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(.breakGlass)
        let desk = visit.words(site)
        guard !form["reason"].allSatisfy(\.isWhitespace) else {
            return breakPage(visit, form, InputFault(field: "reason", text: desk.text("glass.reason.missing")))
        }
        let unknown = InputFault(field: "reference", text: desk.text("glass.reference.unknown"))
        guard let reference = Reference(typed: form["reference"]),
            let file = try await site.ports.ledger.file(of: reference)
        else { return breakPage(visit, form, unknown) }
        do throws(Files.Failure) {
            try await carryOut(.breakGlass(reason: form["reason"]), on: file, visit)
        } catch {
            guard case .refused(let refusal) = error else { throw error }
            return breakPage(visit, form, InputFault(text: RefusalWords(desk: desk).sentence(refusal)))
        }
        return site.seeOther("/desk/files/\(reference.text)", visit.context)
    }

    private func breakPage(
        _ visit: StaffVisit, _ form: FormBody = FormBody([:]), _ fault: InputFault? = nil
    ) -> Response {
        let sheet = SmallSheet(
            desk: visit.words(site), name: "glass", path: Self.path, token: site.staffToken(visit), typed: form,
            faults: [fault].compactMap { $0 })
        return page(sheet, visit) { GlassFields(sheet: sheet) }
    }

    // MARK: Reviewing

    private func opening(_ visit: StaffVisit) async throws -> (FileID, GlassBreaking, Reference) {
        try visit.permit(.reviewGlass)
        let parameters = visit.context.parameters
        guard let reference = Reference(typed: parameters.get("reference") ?? ""),
            let number = Int(parameters.get("number") ?? ""),
            let file = try await site.ports.ledger.file(of: reference),
            let breaking = try await site.ports.ledger.state(of: file)?.access.breakings
                .first(where: { $0.broken.number == number })
        else { throw PageFailure.notFound }
        return (file, breaking, reference)
    }

    @Sendable private func review(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        let (file, breaking, reference) = try await opening(visit)
        let desk = visit.words(site)
        guard ["yes", "no"].contains(form["justified"]) else {
            let fault = InputFault(field: "justified", text: desk.text("glass-review.justified.missing"))
            return reviewPage((file, breaking, reference), visit, form, fault)
        }
        let command = AccessCommand.reviewGlass(
            number: breaking.broken.number, justified: form["justified"] == "yes", reason: form["reason"])
        do throws(Files.Failure) {
            try await carryOut(command, on: file, visit)
        } catch {
            guard case .refused(let refusal) = error else { throw error }
            let fault = InputFault(text: RefusalWords(desk: desk).sentence(refusal))
            return reviewPage((file, breaking, reference), visit, form, fault)
        }
        return site.seeOther("/desk/access/openings", visit.context)
    }

    private func reviewPage(
        _ opening: (FileID, GlassBreaking, Reference), _ visit: StaffVisit, _ form: FormBody = FormBody([:]),
        _ fault: InputFault? = nil
    ) -> Response {
        let (_, breaking, reference) = opening
        let sheet = SmallSheet(
            desk: visit.words(site), name: "glass-review",
            path: "/desk/access/openings/\(reference.text)/\(breaking.broken.number)", token: site.staffToken(visit),
            typed: form, faults: [fault].compactMap { $0 })
        return page(sheet, visit) {
            GlassReviewFields(sheet: sheet, breaking: breaking, reference: reference)
        }
    }

    // MARK: Both

    private func carryOut(
        _ command: AccessCommand, on file: FileID, _ visit: StaffVisit
    ) async throws(Files.Failure) {
        var random = SystemRandomNumberGenerator()
        let order = Files.Order(
            id: CommandID.make(at: visit.now, using: &random), command: .access(command), actor: visit.actor,
            at: visit.now)
        _ = try await site.ports.files.carryOut(order, on: file)
    }

    private func page<Fields: HTML>(
        _ sheet: SmallSheet, _ visit: StaffVisit, @HTMLBuilder fields: () -> Fields
    ) -> Response {
        let hasErrors = !sheet.faults.isEmpty
        let page = DeskPage(title: sheet.text("title"), hasErrors: hasErrors)
        let fields = fields()
        return site.deskPage(page, visit, status: hasErrors ? .unprocessableContent : .ok) {
            SmallSheetPage(sheet: sheet, content: fields)
        }
    }
}

/// Which file, and why it cannot wait.
private struct GlassFields: HTML, Sendable {
    let sheet: SmallSheet

    var body: some HTML {
        p(.class("govuk-body")) { sheet.text("what-happens") }
        TextInput(
            field: sheet.field("reference"), value: sheet.typed["reference"], purpose: .search, width: .characters20)
        sheet.textarea("reason")
    }
}

/// What was done and why, and whether it was justified.
private struct GlassReviewFields: HTML, Sendable {
    let sheet: SmallSheet
    let breaking: GlassBreaking
    let reference: Reference

    var body: some HTML {
        SummaryList(rows: rows)
        Radios(field: sheet.field("justified"), choices: choices, isSmall: true)
        sheet.textarea("reason")
    }

    private var rows: [SummaryRow] {
        let desk = sheet.desk
        let lines = [
            ("reference", reference.description), ("who", desk.who(breaking.broken.by)),
            ("at", desk.times.stamp(breaking.at).capitalisedFirst),
            ("reason", breaking.broken.reason.value ?? desk.text("erased")),
        ]
        return lines.map { SummaryRow(key: desk.text("access.openings.\($0.0)"), lines: [$0.1]) }
    }

    private var choices: [Choice] {
        ["yes", "no"].map {
            Choice(value: $0, text: sheet.text("justified.\($0)"), isChosen: sheet.typed["justified"] == $0)
        }
    }
}

/// A form that belongs to no file's page: its words, what was typed and what is wrong.
struct SmallSheet: Sendable {
    let desk: DeskWords
    /// Where its words stand in the catalogue.
    let name: String
    let path: String
    let token: FormToken
    var typed = FormBody([:])
    var faults: [InputFault] = []

    func text(_ key: String) -> String { desk.text("\(name).\(key)") }

    func field(_ field: String) -> Field {
        let hint = "desk.\(name).\(field).hint"
        return Field(
            id: field, name: field, label: text("\(field).label"), size: .s,
            hint: desk.words.has(hint) ? desk.words.text(hint) : nil,
            error: faults.first { $0.field == field }.map {
                FieldError(prefix: desk.words.text("errors.prefix"), text: $0.text)
            })
    }

    func textarea(_ field: String) -> Textarea {
        Textarea(field: self.field(field), value: typed[field], rows: 3)
    }
}

/// The page of such a form.
struct SmallSheetPage<Content: HTML>: HTML {
    let sheet: SmallSheet
    let content: Content

    var body: some HTML {
        BackLink(text: sheet.desk.text("access.title"), href: OversightRoutes.path)
        if !sheet.faults.isEmpty {
            ErrorSummary(
                heading: sheet.desk.words.text("errors.title"),
                entries: sheet.faults.map { ErrorSummary.Entry(text: $0.text, fieldID: $0.field) })
        }
        h1(.class("govuk-heading-l")) { sheet.text("title") }
        div(.class("bl-door bl-card")) {
            PostForm(
                action: sheet.path, token: sheet.token, draft: DraftMark(query: "", isAnswer: !sheet.faults.isEmpty)
            ) {
                content
                Button(text: sheet.text("button"))
            }
        }
    }
}
