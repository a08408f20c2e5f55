import HTML
import Hummingbird
import Policing
import Workflows

/// Taking a report for somebody, by telephone or at a counter.
struct TakingRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/desk/take", use: site.desk(list))
        router.post("/desk/take", use: site.desk(begin))
        router.get("/desk/take/:id", use: site.desk(show))
        router.post("/desk/take/:id", use: site.desk(save))
        router.post("/desk/take/:id/send", use: site.desk(send))
        router.post("/desk/take/:id/discard", use: site.desk(discard))
        GivenRoutes(site: site).add(to: router)
    }

    private func keeper(_ visit: StaffVisit) -> TakingKeeper {
        TakingKeeper(site: site, username: visit.member.username)
    }

    // MARK: Beginning and ending

    @Sendable private func list(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.takeReport)
        let desk = visit.words(site)
        let takings = try await keeper(visit).all(at: visit.now)
        let page = DeskPage(title: desk.text("taking.list.title"), place: .take, sheets: ["taking.css"])
        return site.deskPage(page, visit) {
            TakingList(desk: desk, token: site.staffToken(visit), takings: takings)
        }
    }

    @Sendable private func begin(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(.takeReport)
        guard let channel = Reported.Channel(rawValue: form["channel"]), Taking.channels.contains(channel) else {
            throw PageFailure.unreadable
        }
        var random = SystemRandomNumberGenerator()
        var taking = Taking(command: .make(at: visit.now, using: &random), channel: channel, at: visit.now)
        guard try await keeper(visit).keep(&taking, at: visit.now) else { throw PageFailure.broken }
        return site.seeOther(taking.path, visit.context)
    }

    @Sendable private func discard(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        _ = try await site.staffForm(request, visit)
        try visit.permit(.takeReport)
        guard let taking = try await find(visit) else { return site.takingIsGone(visit) }
        try await keeper(visit).delete(taking.command)
        return site.seeOther("/desk/take", visit.context)
    }

    /// This member's own, by the address.
    private func find(_ visit: StaffVisit) async throws -> Taking? {
        guard let id = visit.context.parameters.get("id").flatMap({ CommandID(text: $0) }) else { return nil }
        return try await keeper(visit).find(id, at: visit.now)
    }

    // MARK: The page

    @Sendable private func show(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.takeReport)
        guard let taking = try await find(visit) else { return site.takingIsGone(visit) }
        var sheet = TakingSheet(desk: visit.words(site), taking: taking, token: site.staffToken(visit))
        sheet.addsThing = request.uri.queryParameters.get("add") != nil
        sheet.earlier = try await EarlierLookup(site: site, visit: visit).find(taking.body)
        return page(sheet, visit)
    }

    private func page(_ sheet: TakingSheet, _ visit: StaffVisit, status: HTTPResponse.Status = .ok) -> Response {
        let isWrong = !sheet.mistakes.isEmpty
        let page = DeskPage(
            title: sheet.text("title.\(sheet.taking.channel.rawValue)"), hasErrors: isWrong, place: .take,
            scripts: ["desk-parts.js", "taking.js"], sheets: ["report.css", "taking.css"])
        return site.deskPage(page, visit, status: isWrong && status == .ok ? .unprocessableContent : status) {
            TakingPage(sheet: sheet)
        }
    }

    // MARK: Saving

    /// What became of a page's fields.
    private enum Saved {
        case kept(Taking, before: FormBody)
        /// Another page of the same report was saved meanwhile: what this one typed, on top of that.
        case clash(Taking)
        case gone
    }

    private func keep(_ form: FormBody, _ visit: StaffVisit) async throws -> Saved {
        guard var taking = try await find(visit) else { return .gone }
        let before = taking.body
        let isOurs = taking.saves == Int(form[TakingField.seen]) || taking.page == form[TakingField.page]
        taking.take(form, shown: site.forms[form[TakingField.shownKind]])
        guard isOurs, try await keeper(visit).keep(&taking, at: visit.now) else { return .clash(taking) }
        return .kept(taking, before: before)
    }

    @Sendable private func save(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(.takeReport)
        let isScript = request.headers[.accept] == TakingAnswer.type
        switch try await keep(form, visit) {
        case .gone: return isScript ? answer(.refused("gone", visit.words(site)), .notFound) : site.takingIsGone(visit)
        case .clash(let taking):
            if isScript { return answer(.refused("clash", visit.words(site)), .conflict) }
            return page(clashed(taking, visit), visit, status: .conflict)
        case .kept(let taking, let before):
            guard isScript else {
                return site.seeOther(taking.path + (form["add"].isEmpty ? "" : "?add=yes#things"), visit.context)
            }
            return answer(try await parts(of: taking, before: before, visit), .ok)
        }
    }

    private func clashed(_ taking: Taking, _ visit: StaffVisit) -> TakingSheet {
        var sheet = TakingSheet(desk: visit.words(site), taking: taking, token: site.staffToken(visit))
        sheet.mistakes.add(sheet.text("clash"), at: TakingField.account)
        return sheet
    }

    private func answer(_ answer: TakingAnswer, _ status: HTTPResponse.Status) -> Response {
        Response(
            status: status, headers: [.contentType: TakingAnswer.type],
            body: ResponseBody(byteBuffer: answer.bytes))
    }

    /// What changed on the page with what was typed. Nobody is looked up again for a number that stayed,
    /// unless the part of the page that shows it is drawn anew.
    private func parts(of taking: Taking, before: FormBody, _ visit: StaffVisit) async throws -> TakingAnswer {
        var sheet = TakingSheet(desk: visit.words(site), taking: taking, token: site.staffToken(visit))
        var answer = TakingAnswer(saves: taking.saves, saved: sheet.saved)
        let hasNewPoint = EarlierLookup.points(of: taking.body) != EarlierLookup.points(of: before)
        let isOtherKind = taking.body[TakingField.kind] != before[TakingField.kind]
        if hasNewPoint || isOtherKind {
            sheet.earlier = try await EarlierLookup(site: site, visit: visit).find(taking.body)
        }
        answer.parts["offers"] = TakingOffersPart(
            desk: sheet.desk, offers: TakingOffers(desk: sheet.desk, taking: taking, kind: sheet.kind)
        ).render()
        if isOtherKind {
            answer.parts["form"] = TakingForm(sheet: sheet).render()
            return answer
        }
        if hasNewPoint {
            answer.parts["earlier"] = EarlierContactsPart(desk: sheet.desk, found: sheet.earlier).render()
        }
        if taking.body["place"] != before["place"] {
            answer.parts["where"] = TakingPlaceFound(sheet: sheet, entry: WhereEntry(taking.body)).render()
        }
        return answer
    }

    // MARK: Sending

    @Sendable private func send(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(.takeReport)
        switch try await keep(form, visit) {
        case .gone: return try await GivenRoutes(site: site).again(visit)
        case .clash(let taking): return page(clashed(taking, visit), visit, status: .conflict)
        case .kept(let taking, _): return try await send(taking, visit)
        }
    }

    private func send(_ taking: Taking, _ visit: StaffVisit) async throws -> Response {
        var sheet = TakingSheet(desk: visit.words(site), taking: taking, token: site.staffToken(visit))
        guard var reading = sheet.reading else {
            sheet.mistakes.add(sheet.text("kind.missing"), at: TakingField.kind)
            return page(sheet, visit)
        }
        guard let submission = reading.submission(of: taking, by: visit.member) else {
            sheet.mistakes = reading.mistakes
            sheet.earlier = try await EarlierLookup(site: site, visit: visit).find(taking.body)
            return page(sheet, visit)
        }
        do {
            try await TakingSubmission(site: site).send(submission, visit)
        } catch {
            guard case .problems(let problems) = error else { throw PageFailure(error) }
            for problem in problems {
                sheet.mistakes.add(site.deskWords.sentence(for: problem, in: submission.form), at: "taking")
            }
            return page(sheet, visit)
        }
        try await keeper(visit).delete(taking.command)
        return site.seeOther("\(taking.path)/given", visit.context)
    }
}

/// Sends a report in and begins to read it: whoever took it is its first reader.
struct TakingSubmission: Sendable {
    let site: Site

    func send(_ submission: Submission, _ visit: StaffVisit) async throws(SubmitReport.Failure) {
        var random = SystemRandomNumberGenerator()
        let known = try await site.submitReport.send(submission, at: visit.now, using: &random)
        let take = Files.Order(
            id: submission.command.part(Self.taking), command: .take, actor: visit.actor, at: visit.now)
        do {
            _ = try await site.ports.files.carryOut(take, on: known.file)
        } catch {
            throw .files(error)
        }
    }

    /// Apart from the numbers of things.
    private static let taking: UInt64 = 1 << 32
}

/// What the script of the page is told after it saved.
struct TakingAnswer: Encodable, Sendable {
    static let type = "application/json"

    var saves: Int?
    var saved: String?
    var refused: String?
    /// Parts of the page that are others now.
    var parts: [String: String] = [:]

    static func refused(_ key: String, _ desk: DeskWords) -> TakingAnswer {
        TakingAnswer(refused: desk.text("taking.\(key)"))
    }
}

extension Site {
    /// There is no such unfinished report of this member's.
    func takingIsGone(_ visit: StaffVisit) -> Response {
        let desk = visit.words(self)
        let text = DeskText(
            title: desk.text("taking.gone-title"), lines: [desk.text("taking.gone")],
            link: PageLink(text: desk.text("taking.to-list"), href: "/desk/take"))
        return deskPage(DeskPage(title: text.title, place: .take), visit, status: .notFound) { text }
    }
}
