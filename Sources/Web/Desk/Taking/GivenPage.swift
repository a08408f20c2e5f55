import HTML
import Hummingbird
import Policing
import Workflows

/// After a report was taken: what the caller must be given, shown to whoever took it, for half an hour.
struct GivenRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/desk/take/:id/given", use: site.desk(show))
        router.post("/desk/take/:id/link", use: site.desk(sendLink))
    }

    /// A report that this member took.
    private struct Given {
        let known: SubmitReport.Acknowledgement
        let state: FileState
    }

    /// Nil for anybody else's, and for what was never sent.
    private func find(_ visit: StaffVisit) async throws -> Given? {
        guard let id = visit.context.parameters.get("id").flatMap({ CommandID(text: $0) }) else { return nil }
        do {
            guard let known = try await site.submitReport.acknowledgement(of: id),
                let state = try await site.ports.ledger.state(of: known.file),
                state.takenBy == visit.member.username, Taking.channels.contains(state.report.channel),
                state.access.isOpen(to: visit.actor, at: visit.now)
            else { return nil }
            return Given(known: known, state: state)
        } catch let failure as SubmitReport.Failure {
            throw PageFailure(failure)
        }
    }

    /// What was sent twice is one report, with one reference.
    func again(_ visit: StaffVisit) async throws -> Response {
        guard let given = try await find(visit) else { return site.takingIsGone(visit) }
        return site.seeOther(path(given, visit), visit.context)
    }

    private func path(_ given: Given, _ visit: StaffVisit) -> String {
        "/desk/take/\(visit.context.parameters.get("id") ?? "")/given"
    }

    @Sendable private func show(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.takeReport)
        guard let given = try await find(visit) else { return site.takingIsGone(visit) }
        let desk = visit.words(site)
        try await site.ports.accessLog.log(
            AccessEntry(
                at: visit.now, actor: visit.actor.text, file: given.state.id, action: .readFile, purpose: "given"))
        guard SentReport(CommandID(high: 0, low: 0), given.known.receivedAt).mayBeShown(at: visit.now) else {
            return over(given, visit)
        }
        let page = DeskPage(
            title: desk.text("given.title"), place: .take, scripts: ["print.js", "taking.js"],
            sheets: ["report.css", "taking.css"])
        return site.deskPage(page, visit) {
            GivenPage(
                desk: desk, known: given.known, state: given.state, token: site.staffToken(visit),
                path: "/desk/take/\(visit.context.parameters.get("id") ?? "")",
                sent: request.uri.queryParameters.get("sent").map { String($0) })
        }
    }

    /// The secret is not shown for ever.
    private func over(_ given: Given, _ visit: StaffVisit) -> Response {
        let desk = visit.words(site)
        let text = DeskText(
            title: desk.text("given.over-title"), lines: [desk.text("given.over")],
            link: PageLink(text: desk.text("given.file"), href: "/desk/files/\(given.known.reference.text)"))
        return site.deskPage(DeskPage(title: text.title, place: .take), visit) { text }
    }

    /// A link to the caller's own page, where they said that it is safe, as they may ask for on the tracker.
    @Sendable private func sendLink(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        _ = try await site.staffForm(request, visit)
        try visit.permit(.takeReport)
        guard let given = try await find(visit) else { return site.takingIsGone(visit) }
        let reference = given.known.reference
        let isSafe = GivenPage.channel(of: given.state, site, at: visit.now) != nil
        guard isSafe else { return site.seeOther("\(path(given, visit))?sent=unsafe", visit.context) }
        let maySend = try await site.ports.links.maySend(
            to: reference, at: visit.now, pauseSeconds: OneTimeLink.pauseSeconds)
        if maySend { await LinkSender(site: site).send(to: reference, at: visit.now) }
        return site.seeOther("\(path(given, visit))?sent=\(maySend ? "yes" : "wait")", visit.context)
    }
}

/// What the caller is told and given.
struct GivenPage: HTML, Sendable {
    let desk: DeskWords
    let known: SubmitReport.Acknowledgement
    let state: FileState
    let token: FormToken
    let path: String
    /// What became of a link that was to be sent.
    let sent: String?

    private var site: Site { desk.site }
    private var isGuarded: Bool { state.report.guarded }

    /// The way in which a link may go to the person now; nil when none may.
    static func channel(of state: FileState, _ site: Site, at now: Moment) -> ContactChannel? {
        guard let channel = Notice.safeChannel(of: state), site.settings.channels.contains(channel),
            Notice.departure(of: .link, about: state, from: now, calendar: site.rules.calendar) == now
        else { return nil }
        return channel
    }

    var body: some HTML {
        if let sent, desk.words.has("desk.given.sent.\(sent)") {
            NotificationBanner(
                title: desk.text("done.title"), heading: desk.text("given.sent.\(sent)"), isSuccess: sent == "yes")
        }
        div(.class("bl-slip"), .data("taken", path.split(separator: "/").last.map(String.init) ?? "")) {
            div(.data("reference", known.reference.text)) {
                Panel(
                    title: desk.text("given.title"), text: desk.words.text("confirmation.reference"),
                    reference: known.reference.description)
            }
            spelling(known.reference.description)
            h2(.class("govuk-heading-m")) { desk.words.text("confirmation.secret") }
            p(.class("bl-secret"), .data("secret", known.secret.text), .translate(false), .dir(.ltr)) {
                strong(.class("bl-reference")) { known.secret.description }
            }
            spelling(known.secret.description)
            slip
        }
        onward
    }

    /// Each symbol in the words that are used on the radio and the telephone, a line a group.
    private func spelling(_ groups: String) -> some HTML {
        ol(.class("govuk-list bl-spelling"), .aria("label", desk.text("given.spelling"))) {
            for group in groups.split(separator: " ") {
                li { group.map { desk.text("spelling.\($0.lowercased())") }.joined(separator: " – ") }
            }
        }
    }

    @HTMLBuilder private var slip: some HTML {
        p(.class("govuk-body bl-slip__track")) {
            desk.text("given.track", ["address": "\(site.settings.publicAddress)/track"])
        }
        h2(.class("govuk-heading-m")) { desk.words.text("confirmation.next") }
        p(.class("govuk-body")) { desk.words.text("reporting.sent.next") }
        PromiseList(rows: known.promises.filter(\.isOpen).map(row))
        p(.class("govuk-body")) { desk.words.text("reporting.sent.worse") }
    }

    private func row(_ promise: FileState.Promise) -> PromiseRow {
        let tracking = TrackingWords(words: desk.words, site: site, now: desk.now)
        return PromiseRow(
            what: tracking.promise(promise.rule),
            due: TimeText(iso: (promise.due ?? promise.madeAt).iso8601, text: tracking.time(of: promise)),
            clock: tracking.clock(of: promise), clockText: desk.words.text("reporting.sent.promised"))
    }

    @HTMLBuilder private var onward: some HTML {
        div(.class("bl-onward")) {
            if isGuarded {
                WarningText(spokenPrefix: desk.text("warnings.spoken"), text: desk.text("given.guarded"))
            }
            if let channel = Self.channel(of: state, site, at: desk.now) {
                PostForm(action: "\(path)/link", token: token) {
                    p(.class("govuk-body")) { desk.text("given.link.\(channel.rawValue)") }
                    Button(text: desk.text("given.link.button"), kind: .secondary)
                }
            } else {
                p(.class("govuk-body")) { desk.text("given.link.none") }
            }
            p(.class("govuk-body"), .hidden, .data("print", "")) {
                button(.type(.button), .class("govuk-button govuk-button--secondary")) { desk.text("given.print") }
            }
            LinkButton(text: desk.text("given.file"), href: "/desk/files/\(known.reference.text)#next")
            p(.class("govuk-body")) { TextLink(text: desk.text("given.another"), href: "/desk/take") }
        }
    }
}
