import HTML
import Hummingbird
import Policing
import Workflows

/// Why somebody opens a file that no task of theirs leads to: asked once for each file and session.
struct PurposeRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        let path = RouterPath("/desk/files/:reference/purpose")
        router.get(
            path,
            use: site.desk { request, visit in
                try visit.permit(.readFile)
                let state = try await known(visit)
                return page(state, DeskReturn(request.uri.queryParameters.get(DeskReturn.field) ?? ""), visit)
            })
        router.post(path, use: site.desk(give))
    }

    @Sendable private func give(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(.readFile)
        let state = try await known(visit)
        let back = DeskReturn(form[DeskReturn.field])
        guard let basis = form.purpose else { return page(state, back, visit, isMissing: true) }
        try await site.ports.readings.keep(basis, StaffToken.hash(visit.token), state.id, at: visit.now)
        let file = "/desk/files/\(state.report.reference.text)"
        return site.seeOther(back.page == "/desk" ? file : back.page, visit.context)
    }

    private func known(_ visit: StaffVisit) async throws -> FileState {
        guard let reference = Reference(typed: visit.context.parameters.get("reference") ?? ""),
            let state = try await site.knownFile(reference, to: visit)
        else { throw PageFailure.notFound }
        return state
    }

    private func page(
        _ state: FileState, _ back: DeskReturn, _ visit: StaffVisit, isMissing: Bool = false
    ) -> Response {
        let desk = visit.words(site)
        let page = DeskPage(title: desk.text("purpose.title"), hasErrors: isMissing)
        let reference = state.report.reference
        return site.deskPage(page, visit, status: isMissing ? .unprocessableContent : .ok) {
            PurposePage(
                desk: desk, files: [reference], action: "/desk/files/\(reference.text)/purpose",
                token: site.staffToken(visit), carried: FormBody([DeskReturn.field: [back.page]]),
                draft: DraftMark(query: String(back.path(from: "").dropFirst()), isAnswer: isMissing),
                isMissing: isMissing)
        }
    }
}

/// Why are you opening this file, or all of these?
struct PurposePage: HTML, Sendable {
    let desk: DeskWords
    let files: [Reference]
    /// Where the answer goes.
    let action: String
    let token: FormToken
    /// What goes with the answer: all of a form that was on its way.
    let carried: FormBody
    /// Of the form that it was: its words stay kept. Nil where the browser keeps none.
    let draft: DraftMark?
    let isMissing: Bool

    static let field = "purpose"
    /// Each file that is meant, where an answer goes with another form.
    static let ofField = "purpose-of"

    private var missing: String { desk.text("purpose.missing") }

    var body: some HTML {
        if isMissing {
            ErrorSummary(
                heading: desk.words.text("errors.title"),
                entries: [ErrorSummary.Entry(text: missing, fieldID: Self.field)])
        }
        h1(.class("govuk-heading-l")) {
            desk.text("purpose.title")
            " "
            if files.count == 1 {
                span(.class("bl-quiet")) { files[0].description }
            }
        }
        if files.count > 1 {
            p(.class("govuk-body")) { desk.words.count("desk.purpose.of-many", files.count) }
            p(.class("govuk-body bl-quiet")) { files.map(\.description).joined(separator: ", ") }
        }
        div(.class("bl-door bl-card")) {
            PostForm(action: action, token: token, draft: draft) {
                HiddenFields(fields: hidden)
                Radios(field: field, choices: choices, isSmall: true)
                Button(text: desk.text(files.count == 1 ? "purpose.button" : "purpose.go-on"))
            }
        }
    }

    private var hidden: [(String, String)] {
        carried.names.sorted().flatMap { name in carried.all(name).map { (name, $0) } }
    }

    private var field: Field {
        Field(
            id: Self.field, name: Self.field, label: desk.text("purpose.label"), size: .s,
            hint: desk.text("purpose.hint"),
            error: isMissing ? FieldError(prefix: desk.words.text("errors.prefix"), text: missing) : nil)
    }

    private var choices: [Choice] {
        ReadingBasis.asked.map { Choice(value: $0.rawValue, text: desk.text("purpose.of.\($0.rawValue)")) }
    }
}

extension FormBody {
    /// Why the file is opened, of what may be said.
    fileprivate var purpose: ReadingBasis? {
        all(PurposePage.field).last.flatMap(ReadingBasis.init).flatMap { ReadingBasis.asked.contains($0) ? $0 : nil }
    }

    func without(_ names: Set<String>) -> FormBody {
        FormBody(values.filter { !names.contains($0.key) })
    }
}

extension Site {
    /// Does what a form asks for. Whoever has no cause to open its files says why first, once for all of them, and all
    /// that they typed goes on with their answer.
    ///
    /// - Parameter path: where the form was sent.
    func withPurpose(
        _ form: FormBody, to path: String, _ visit: StaffVisit, _ answer: (FormBody) async throws -> Response
    ) async throws -> Response {
        let typed = form.without([PurposePage.field, PurposePage.ofField])
        let asked = form.all(PurposePage.ofField).compactMap { Reference(typed: $0) }
        if let basis = form.purpose {
            for reference in asked {
                guard let state = try await knownFile(reference, to: visit) else { continue }
                try await ports.readings.keep(basis, StaffToken.hash(visit.token), state.id, at: visit.now)
            }
        }
        do {
            return try await answer(typed)
        } catch PageFailure.purposeNeeded(let needed) {
            return purposePage(typed, of: needed, to: path, visit, isMissing: asked == needed)
        }
    }

    private func purposePage(
        _ typed: FormBody, of files: [Reference], to path: String, _ visit: StaffVisit, isMissing: Bool
    ) -> Response {
        let desk = visit.words(self)
        let draft =
            typed.names.contains(DraftMark.fieldName)
            ? DraftMark(query: typed[DraftMark.fieldName], isAnswer: true) : nil
        let carried = typed.without([FormToken.fieldName, DraftMark.fieldName])
            .adding([PurposePage.ofField: files.map(\.text)])
        let page = DeskPage(title: desk.text("purpose.title"), hasErrors: isMissing)
        return deskPage(page, visit, status: isMissing ? .unprocessableContent : .ok) {
            PurposePage(
                desk: desk, files: files, action: path, token: staffToken(visit), carried: carried, draft: draft,
                isMissing: isMissing)
        }
    }

    /// - Throws: `PageFailure.purposeNeeded` of those that this reader must say first why they open.
    func askWhy(_ references: [Reference], _ visit: StaffVisit) async throws {
        var needed: [Reference] = []
        for reference in references {
            guard let state = try await knownFile(reference, to: visit) else { continue }
            if try await basis(of: state, visit) == nil { needed.append(reference) }
        }
        if !needed.isEmpty { throw PageFailure.purposeNeeded(needed) }
    }

    /// What gives this reader cause to open the file; nil when they must say.
    func basis(of state: FileState, _ visit: StaffVisit) async throws -> ReadingBasis? {
        if state.access.restriction != nil, !state.access.names(visit.member) { return .glass }
        let implied = ReadingBasis.implied(for: visit.member, opening: state.subject(wasSearchedFor: false))
        if implied == .own || implied == .unit { return implied }
        if let given = try await ports.readings.basis(StaffToken.hash(visit.token), state.id) { return given }
        let list = try await ports.readings.lastList(
            showing: state.report.reference, to: visit.actor.text)
        return ReadingBasis.implied(for: visit.member, opening: state.subject(wasSearchedFor: list == "search"))
    }

    /// Whoever had cause to open a file, and did something by which it is theirs no longer, sees what became of it for the
    /// rest of the session without being asked why; the log says that it was that.
    func keepSeeing(_ after: FileState, since before: FileState, _ visit: StaffVisit) async throws {
        guard try await basis(of: before, visit) != nil, try await basis(of: after, visit) == nil else { return }
        try await ports.readings.keep(.worked, StaffToken.hash(visit.token), after.id, at: visit.now)
    }

    /// Writes the reading down before anything of the file is shown.
    ///
    /// - Throws: `PageFailure.purposeNeeded` when the reader must say why first.
    func logReading(
        of state: FileState, _ action: Permission.Action, for purpose: String, asks: Bool = true, _ visit: StaffVisit
    ) async throws {
        let basis = try await basis(of: state, visit)
        if asks, basis == nil { throw PageFailure.purposeNeeded([state.report.reference]) }
        let signs = try await signs(of: state, basis, visit)
        try await ports.accessLog.log(
            AccessEntry(
                at: visit.now, actor: visit.actor.text, file: state.id, action: action, purpose: purpose,
                basis: basis, signs: signs))
    }

    private func signs(
        of state: FileState, _ basis: ReadingBasis?, _ visit: StaffVisit
    ) async throws -> [UnusualSign] {
        let isAsked = basis.map(ReadingBasis.asked.contains) ?? false
        let earlier =
            isAsked
            ? try await ports.readings.filesWithoutTask(visit.actor.text, since: visit.now.adding(hours: -24)) : 0
        let home = try await ports.staff.account(visit.member.username)?.homePostcode
        let places = [state.report.contents.value?.place.postcode?.text].compactMap { $0 }
        return UnusualSign.signs(
            of: ReadingFacts(
                reader: visit.member.name, homePostcode: home, person: state.reporter?.name, postcodes: places,
                basis: basis, othersToday: earlier + 1))
    }
}

extension FileState {
    fileprivate func subject(wasSearchedFor: Bool) -> ReadingSubject {
        let isOwed = promises.contains { $0.isOpen && $0.due != nil }
        return ReadingSubject(
            officer: allocation?.officer, unit: allocation?.unit,
            isWaiting: status.isOpen || reviewOpen || unansweredMessages > 0 || isOwed, wasSearchedFor: wasSearchedFor)
    }
}
