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
        guard let basis = ReadingBasis(rawValue: form["purpose"]), ReadingBasis.asked.contains(basis) else {
            return page(state, back, visit, isMissing: true)
        }
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
        return site.deskPage(page, visit, status: isMissing ? .unprocessableContent : .ok) {
            PurposePage(
                desk: desk, reference: state.report.reference, token: site.staffToken(visit), back: back,
                isMissing: isMissing)
        }
    }
}

/// Why are you opening this file?
struct PurposePage: HTML, Sendable {
    let desk: DeskWords
    let reference: Reference
    let token: FormToken
    let back: DeskReturn
    let isMissing: Bool

    private var missing: String { desk.text("purpose.missing") }

    var body: some HTML {
        if isMissing {
            ErrorSummary(
                heading: desk.words.text("errors.title"),
                entries: [ErrorSummary.Entry(text: missing, fieldID: "purpose")])
        }
        h1(.class("govuk-heading-l")) {
            desk.text("purpose.title")
            " "
            span(.class("bl-quiet")) { reference.description }
        }
        div(.class("bl-door bl-card")) {
            PostForm(action: "/desk/files/\(reference.text)/purpose", token: token) {
                HiddenField(name: DeskReturn.field, value: back.page)
                Radios(field: field, choices: choices, isSmall: true)
                Button(text: desk.text("purpose.button"))
            }
        }
    }

    private var field: Field {
        Field(
            id: "purpose", name: "purpose", label: desk.text("purpose.label"), size: .s,
            hint: desk.text("purpose.hint"),
            error: isMissing ? FieldError(prefix: desk.words.text("errors.prefix"), text: missing) : nil)
    }

    private var choices: [Choice] {
        ReadingBasis.asked.map { Choice(value: $0.rawValue, text: desk.text("purpose.of.\($0.rawValue)")) }
    }
}

extension Site {
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
        if asks, basis == nil { throw PageFailure.purposeNeeded(reference: state.report.reference.text) }
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
