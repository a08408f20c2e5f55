import Crypto
import HTML
import Hummingbird
import Policing
import Workflows

/// Quality checks: whose work is drawn, what was found, and how often what is met.
struct CheckRoutes {
    let site: Site

    private static let own = 30
    private static let ratedDays = 90

    func add(to router: Router<PageContext>) {
        router.get("/desk/checks", use: site.desk(overview))
        router.get("/desk/checks/:username/:week", use: site.desk(person))
        router.get("/desk/files/:reference/checks", use: site.desk(file))
    }

    /// For a checker: everybody, and the rates. For everybody: what was found in their own work.
    @Sendable private func overview(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.hearCheck)
        let store = site.ports.supervision, mayCheck = visit.may(.checkQuality)
        let week = WorkWeek(of: visit.now.london.date).adding(weeks: -1)
        let own = try await store.checks(about: visit.member, limit: Self.own)
        let checks = mayCheck ? try await store.checks(of: week, for: visit.member) : []
        let since = visit.now.adding(hours: Int64(-24 * Self.ratedDays))
        let tallies = try await store.answers(
            about: mayCheck ? nil : visit.member.username, for: visit.member, since: since)
        let staff = try await site.staffByName()
        let desk = visit.words(site)
        return site.supervision(.checks, title: desk.text("checks.title"), visit) {
            if mayCheck {
                CheckedPeople(
                    desk: desk, week: week, staff: staff.filter { $0.username != visit.member.username },
                    checks: checks
                ).table
            }
            CheckRates(desk: desk, tallies: tallies, days: Self.ratedDays).table
            OwnChecks(desk: desk, checks: own)
        }
    }

    /// The files of one person and week that were drawn.
    @Sendable private func person(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.checkQuality)
        let username = visit.context.parameters.get("username") ?? ""
        let member = try await site.staffByName().first { $0.username == username }
        guard let member, member.username != visit.member.username,
            let date = visit.context.parameters.get("week").flatMap({ CivilDate(iso: $0) })
        else { throw PageFailure.notFound }
        let week = WorkWeek(of: date), store = site.ports.supervision
        let work = try await store.work(of: username, in: week, for: visit.member)
        let drawn = QualitySample.draw(
            from: work, of: username, in: week, size: site.force.supervision.checksAWeek,
            seed: site.secrets.sampleSeed)
        let files = try await store.summaries(drawn, for: visit.member)
        try await site.logList("checks", visit, shown: files)
        let checks = try await store.checks(of: week, for: visit.member).filter { $0.about == username }
        let desk = visit.words(site)
        let title = desk.text("checks.of", ["name": member.name, "week": desk.day(week.monday)])
        return site.supervision(.checks, title: title, visit) {
            SampledFiles(desk: desk, member: member, week: week, worked: work.count, files: files, checks: checks)
        }
    }

    /// What was found on one file, for whoever checks and for whoever it is about.
    @Sendable private func file(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.hearCheck)
        let file = try await site.openFile(visit.context.parameters.get("reference"), for: "checks", visit)
        let checks = file.state.supervision.checks.filter {
            visit.may(.checkQuality) || $0.fact.about == visit.member.username
        }
        guard !checks.isEmpty else { throw PageFailure.notPermitted }
        let desk = visit.words(site)
        let sheet = site.sheet(.hear, on: file, visit)
        let title = desk.text("checks.on", ["reference": file.reference.description])
        return site.supervision(.checks, title: title, visit) {
            p(.class("govuk-body")) { TextLink(text: desk.text("to-file"), href: file.path) }
            ForEach(checks) { check in
                FoundByCheck(desk: desk, check: check, hear: hear(check, sheet, visit))
            }
        }
    }

    private func hear(_ check: QualityCheck, _ sheet: ActionSheet, _ visit: StaffVisit) -> ActionSheet? {
        guard check.fact.about == visit.member.username, check.heardAt == nil else { return nil }
        var sheet = sheet
        sheet.typed = FormBody(["number": [String(check.number)]])
        return sheet
    }
}

/// Everybody whose work can be checked, with what was found of the last whole week.
struct CheckedPeople: Sendable {
    let desk: DeskWords
    let week: WorkWeek
    let staff: [StaffMember]
    let checks: [KnownCheck]

    var table: DataTable {
        DataTable(
            title: desk.text("checks.week", ["week": desk.day(week.monday)]),
            columns: ["who", "checked", "score", "heard"].map { name in
                DataTable.Column(text: desk.text("checks.columns.\(name)"))
            }, rows: staff.map(row))
    }

    private func row(_ member: StaffMember) -> DataTable.Row {
        let own = checks.filter { $0.about == member.username }
        let scores = own.compactMap(\.scorePercent)
        let path = "/desk/checks/\(member.username)/\(week.monday.iso)"
        let wanted = String(desk.site.force.supervision.checksAWeek)
        return DataTable.Row(cells: [
            .link(TextLink(text: member.name, href: path)),
            .text(desk.text("checks.so-many", ["count": String(own.count), "wanted": wanted])),
            .text(scores.isEmpty ? desk.text("none") : desk.share(scores.reduce(0, +), of: scores.count * 100)),
            .text(
                desk.text(
                    "checks.so-many",
                    [
                        "count": String(own.count { $0.heardAt != nil }), "wanted": String(own.count),
                    ])),
        ])
    }
}

/// How often each question of the list was met lately.
struct CheckRates: Sendable {
    let desk: DeskWords
    let tallies: [CheckTally]
    let days: Int

    var table: DataTable {
        DataTable(
            title: desk.words.count("desk.checks.rates", days),
            columns: ["question"].map { DataTable.Column(text: desk.text("checks.columns.\($0)")) }
                + CheckMark.Answer.allCases.map {
                    DataTable.Column(text: desk.text("check.mark.\($0.rawValue)"), isNumeric: true)
                } + [DataTable.Column(text: desk.text("checks.columns.rate"), isNumeric: true)],
            rows: desk.site.force.supervision.checks.map(row))
    }

    private func row(_ question: CheckQuestion) -> DataTable.Row {
        func count(_ answer: CheckMark.Answer) -> Int {
            tallies.filter { $0.question == question.code && $0.answer == answer }.reduce(0) { $0 + $1.count }
        }
        let halves = count(.met) * 2 + count(.partly)
        let applicable = count(.met) + count(.partly) + count(.notMet)
        return DataTable.Row(
            cells: [.text(question.question)] + CheckMark.Answer.allCases.map { .text(String(count($0))) }
                + [.text(desk.share(halves, of: applicable * 2))])
    }
}

/// What was found in the reader's own work.
struct OwnChecks: HTML, Sendable {
    let desk: DeskWords
    let checks: [KnownCheck]

    var body: some HTML {
        h2(.class("govuk-heading-m")) { desk.text("checks.own") }
        if checks.isEmpty {
            p(.class("govuk-body")) { desk.text("checks.none") }
        } else {
            DataTable(
                title: desk.text("checks.own"), titleIsHidden: true,
                columns: ["file", "at", "score", "heard"].map { name in
                    DataTable.Column(text: desk.text("checks.columns.\(name)"))
                }, rows: checks.map(row))
        }
    }

    private func row(_ check: KnownCheck) -> DataTable.Row {
        let path = "/desk/files/\(check.reference.text)/checks"
        return DataTable.Row(cells: [
            .link(TextLink(text: check.reference.description, href: path)), .time(desk.times.text(check.at)),
            .text(check.scorePercent.map { desk.share($0, of: 100) } ?? desk.text("none")),
            check.heardAt.map { .time(desk.times.text($0)) } ?? .text(desk.text("checks.unheard")),
        ])
    }
}

/// The files of one person that were drawn, each with its check or the way to it.
struct SampledFiles: HTML, Sendable {
    let desk: DeskWords
    let member: StaffMember
    let week: WorkWeek
    let worked: Int
    let files: [FileSummary]
    let checks: [KnownCheck]

    var body: some HTML {
        p(.class("govuk-body")) {
            desk.words.count("desk.checks.drawn", files.count, ["worked": String(worked), "name": member.name])
        }
        if !files.isEmpty {
            DataTable(
                title: desk.text("checks.sample"), titleIsHidden: true,
                columns: ["file", "status", "check"].map { name in
                    DataTable.Column(text: desk.text("checks.columns.\(name)"))
                }, rows: files.map(row))
        }
        p(.class("govuk-body")) {
            TextLink(
                text: desk.text("checks.week-before"),
                href: "/desk/checks/\(member.username)/\(week.adding(weeks: -1).monday.iso)")
        }
    }

    private func row(_ file: FileSummary) -> DataTable.Row {
        let path = "/desk/files/\(file.reference.text)"
        let found = checks.first { $0.reference == file.reference }
        let work = CheckedWork(username: member.username, week: week)
        let check =
            found.map { check in
                TextLink(
                    text: check.scorePercent.map { desk.share($0, of: 100) } ?? desk.text("checks.done"),
                    href: "\(path)/checks", hiddenText: file.reference.description)
            }
            ?? TextLink(
                text: desk.text("checks.check"), href: "\(path)/check?work=\(work.text)",
                hiddenText: file.reference.description)
        return DataTable.Row(cells: [
            .linkOver(TextLink(text: file.reference.description, href: path), desk.kind(file.form)),
            .tag(desk.status(file.status)), .link(check),
        ])
    }
}

/// One check with its answers and its words, and a form to say that it was read.
struct FoundByCheck: HTML, Sendable {
    let desk: DeskWords
    let check: QualityCheck
    /// For the person whom it is about, until they have read it.
    let hear: ActionSheet?

    var body: some HTML {
        h2(.class("govuk-heading-m")) {
            desk.text(
                "checks.found",
                [
                    "name": check.fact.aboutName, "week": desk.day(check.fact.week.monday),
                    "score": check.fact.scorePercent.map { desk.share($0, of: 100) } ?? desk.text("none"),
                ])
        }
        SummaryList(rows: rows)
        if let hear {
            div(.class("bl-door bl-card")) { DeskActionForm(sheet: hear) }
        }
    }

    private var rows: [SummaryRow] {
        let questions = desk.site.force.supervision.checks
        let answers = check.fact.marks.map { mark in
            row(
                questions.first { $0.code == mark.question }?.question ?? mark.question,
                desk.text("check.mark.\(mark.answer.rawValue)"))
        }
        let reply = check.reply.map { [row(desk.text("checks.answer"), $0.value ?? desk.text("erased"))] } ?? []
        return answers + [
            row(desk.text("checks.comment"), check.fact.comment.value ?? desk.text("erased")),
            row(desk.text("checks.by"), "\(desk.who(check.fact.by)), \(desk.times.stamp(check.at))"),
        ] + reply
    }

    private func row(_ key: String, _ value: String) -> SummaryRow {
        SummaryRow(key: key, lines: [value])
    }
}

extension SiteSecrets {
    /// Draws the files of a quality check: known to nobody who could prepare for it.
    var sampleSeed: UInt64 { sampling.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) } }
}
