import HTML
import Hummingbird
import Policing
import Workflows

/// A day in numbers, each with the files behind it, and a table to take away.
struct DayRoutes {
    let site: Site

    private static let rowsLimit = 50
    private static let daysShown = 7
    private static let mostDays = 366

    func add(to router: Router<PageContext>) {
        router.get("/desk/day", use: site.desk { _, visit in try await day(visit.now.london.date, visit) })
        router.get("/desk/day.csv", use: site.desk(table))
        router.get(
            "/desk/day/:date",
            use: site.desk { _, visit in try await day(try date(visit), visit) })
        router.get("/desk/day/:date/:measure", use: site.desk(files))
    }

    private func date(_ visit: StaffVisit) throws -> CivilDate {
        guard let date = visit.context.parameters.get("date").flatMap({ CivilDate(iso: $0) }) else {
            throw PageFailure.notFound
        }
        return date
    }

    private func day(_ date: CivilDate, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readNumbers)
        let days = try await site.numbers(of: date.adding(days: 1 - Self.daysShown)...date, visit)
        let desk = visit.words(site)
        return site.supervision(.day, title: desk.day(date), visit) {
            DayPage(desk: desk, days: days, mayReadFiles: visit.may(.readQueue))
        }
    }

    @Sendable private func files(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readNumbers)
        try visit.permit(.readQueue)
        let date = try date(visit)
        guard let measure = visit.context.parameters.get("measure").flatMap(DayMeasure.init(rawValue:)) else {
            throw PageFailure.notFound
        }
        let code = request.uri.queryParameters.get("code").flatMap { $0.isEmpty ? nil : String($0) }
        let after = request.uri.queryParameters.get("after").flatMap { Int64($0) }
        let question = DayQuestion(
            measure: measure, code: code, day: date, reader: visit.member, now: visit.now)
        let rows = try await site.ports.supervision.files(behind: question, after: after, limit: Self.rowsLimit + 1)
        let shown = rows.prefix(Self.rowsLimit)
        try await site.logList("day", visit, shown: shown.map(\.summary))
        let desk = visit.words(site)
        return site.supervision(.day, title: desk.text("day.measures.\(measure.rawValue)"), visit) {
            DayFiles(
                desk: desk, date: date, measure: measure, code: code, files: Array(shown),
                next: rows.count > Self.rowsLimit ? shown.last?.number : nil, isFirst: after == nil)
        }
    }

    /// Days as lines, for a spreadsheet. It holds numbers alone: no formula can stand in it.
    @Sendable private func table(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readNumbers)
        let today = visit.now.london.date
        func date(_ name: String) -> CivilDate? {
            request.uri.queryParameters.get(name).flatMap { CivilDate(iso: $0) }
        }
        let last = date("to") ?? today
        let first = date("from") ?? last.adding(days: 1 - Self.daysShown)
        guard first <= last, last.dayNumber - first.dayNumber < Self.mostDays else { throw PageFailure.unreadable }
        let days = try await site.numbers(of: first...last, visit)
        let lines = DayLines(days: days, hasRestricted: visit.may(.readRestrictions))
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"days-\(first.iso)-\(last.iso).csv\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: lines.text)))
    }
}

/// Days as comma-separated lines.
struct DayLines: Sendable {
    let days: [DayNumber]
    /// Whether what is restricted stands apart behind it.
    let hasRestricted: Bool

    var text: String {
        let names = DayMeasure.allCases.map(\.rawValue)
        let heading = ["day"] + names + (hasRestricted ? names.map { "restricted-\($0)" } : [])
        let lines = days.map { day in
            [day.day.iso] + DayMeasure.allCases.map { String(day[$0]) }
                + (hasRestricted ? DayMeasure.allCases.map { String(day.restricted($0)) } : [])
        }
        return ([heading] + lines).map { $0.joined(separator: ",") }.joined(separator: "\r\n") + "\r\n"
    }
}

/// The numbers of one day, and of the days before it.
struct DayPage: HTML, Sendable {
    let desk: DeskWords
    /// The last is the day itself.
    let days: [DayNumber]
    /// Whether the numbers are links.
    let mayReadFiles: Bool

    private static let columns: [DayMeasure] = [
        .received, .recorded, .recordedInTime, .graded, .gradeKept, .outcomes, .promisesKept, .promisesMissed,
        .messagesAnswered,
    ]

    var body: some HTML {
        if let day = days.last {
            Pagination(label: desk.text("day.other"), previous: way(day, -1), next: way(day, 1))
            DataTable(
                title: desk.text("day.numbers"),
                columns: ["what", "number", "share"].map { DataTable.Column(text: desk.text("day.columns.\($0)")) },
                rows: Self.columns.map { row(day, $0) })
            codes(day)
        }
        DataTable(
            title: desk.words.count("desk.day.last", days.count),
            columns: [DataTable.Column(text: desk.text("day.columns.day"))]
                + Self.columns.map { DataTable.Column(text: desk.text("day.measures.\($0.rawValue)")) },
            rows: days.reversed().map(row))
        p(.class("govuk-body")) { TextLink(text: desk.text("day.table"), href: tablePath) }
    }

    private var tablePath: String {
        guard let first = days.first, let last = days.last else { return "/desk/day.csv" }
        return "/desk/day.csv?from=\(first.day.iso)&to=\(last.day.iso)"
    }

    private func way(_ day: DayNumber, _ step: Int) -> PageLink? {
        let other = day.day.adding(days: step)
        guard other <= desk.now.london.date else { return nil }
        return PageLink(text: desk.day(other), href: "/desk/day/\(other.iso)")
    }

    private func row(_ day: DayNumber, _ measure: DayMeasure) -> DataTable.Row {
        DataTable.Row(cells: [
            .text(desk.text("day.measures.\(measure.rawValue)")), number(day, measure), .text(share(day, measure)),
        ])
    }

    private func row(_ day: DayNumber) -> DataTable.Row {
        DataTable.Row(
            cells: [.link(TextLink(text: desk.day(day.day), href: "/desk/day/\(day.day.iso)"))]
                + Self.columns.map { number(day, $0) })
    }

    private func number(_ day: DayNumber, _ measure: DayMeasure) -> TableCell {
        let text = String(day[measure]), restricted = day.restricted(measure)
        let more = restricted > 0 ? desk.words.count("desk.day.restricted", restricted) : nil
        guard mayReadFiles, day[measure] > 0 else { return more.map { .twoLines(text, $0) } ?? .text(text) }
        let link = TextLink(
            text: text, href: DayFiles.path(day.day, measure, code: nil),
            hiddenText: desk.text("day.measures.\(measure.rawValue)"))
        return more.map { .linkOver(link, $0) } ?? .link(link)
    }

    /// Of what it is a part.
    private func share(_ day: DayNumber, _ measure: DayMeasure) -> String {
        switch measure {
        case .recordedInTime: desk.share(day.whole(measure), of: day.whole(.recorded))
        case .gradeKept: desk.share(day.whole(measure), of: day.whole(.gradedOnClock))
        case .promisesKept, .promisesMissed:
            desk.share(day.whole(measure), of: day.whole(.promisesKept) + day.whole(.promisesMissed))
        case .received, .recorded, .graded, .gradedOnClock, .outcomes, .messagesAnswered: ""
        }
    }

    private func codes(_ day: DayNumber) -> some HTML {
        Details(summaryText: desk.text("day.codes")) {
            for cell in lines(day, .graded, desk.grade) + lines(day, .outcomes, { desk.outcome($0) }) {
                p(.class("govuk-body")) { cell }
            }
        }
    }

    private func lines(_ day: DayNumber, _ measure: DayMeasure, _ name: (String) -> String) -> [TableCell] {
        (day.amounts[measure] ?? [:]).sorted { $0.key < $1.key }.filter { $0.value > 0 }.map { code, count in
            let text = desk.text("team.counted", ["name": name(code), "count": String(count)])
            guard mayReadFiles, !code.isEmpty else { return .text(text) }
            return .link(TextLink(text: text, href: DayFiles.path(day.day, measure, code: code)))
        }
    }
}

/// The files behind one number.
struct DayFiles: HTML, Sendable {
    let desk: DeskWords
    let date: CivilDate
    let measure: DayMeasure
    let code: String?
    let files: [NumberedFile]
    /// Where the next page begins; nil on the last.
    let next: Int64?
    let isFirst: Bool

    static func path(_ day: CivilDate, _ measure: DayMeasure, code: String?) -> String {
        "/desk/day/\(day.iso)/\(measure.rawValue)\(code.map { "?code=\($0)" } ?? "")"
    }

    private var path: String { Self.path(date, measure, code: code) }

    /// Of what one file may have several on one day.
    private var amounts: [Int]? {
        switch measure {
        case .outcomes, .promisesKept, .promisesMissed, .messagesAnswered: files.map(\.amount)
        case .received, .recorded, .recordedInTime, .graded, .gradedOnClock, .gradeKept: nil
        }
    }

    var body: some HTML {
        p(.class("govuk-body")) { TextLink(text: desk.day(date), href: "/desk/day/\(date.iso)") }
        if files.isEmpty {
            p(.class("govuk-body")) { desk.text("day.nothing") }
        } else {
            FileList(
                desk: desk, title: desk.text("day.measures.\(measure.rawValue)"), files: files.map(\.summary),
                amounts: amounts
            ).table
        }
        if next != nil || !isFirst {
            Pagination(
                label: desk.text("queue.pages"),
                previous: isFirst ? nil : PageLink(text: desk.text("queue.first"), href: path),
                next: next.map {
                    PageLink(text: desk.text("queue.next"), href: "\(path)\(code == nil ? "?" : "&")after=\($0)")
                })
        }
    }
}

/// Files in short rows: which, where it stands, who has it, and what is due next.
struct FileList: Sendable {
    let desk: DeskWords
    let title: String
    let files: [FileSummary]
    /// How often each counts, where that may be more than once.
    var amounts: [Int]?

    var table: DataTable {
        let columns = ["reference", "place", "status", "grade", "owner", "due"].map { name in
            DataTable.Column(text: desk.text("queue.columns.\(name)"))
        }
        let count = DataTable.Column(text: desk.text("day.columns.number"))
        return DataTable(
            title: title, titleIsHidden: true, columns: amounts == nil ? columns : columns + [count],
            rows: files.indices.map { index in row(files[index], amount: amounts?[index]) })
    }

    private func row(_ file: FileSummary, amount: Int?) -> DataTable.Row {
        let link = TextLink(text: file.reference.description, href: "/desk/files/\(file.reference.text)")
        let unit = file.unit.map(desk.unit)
        return DataTable.Row(
            cells: [
                .linkOver(link, desk.kind(file.form)),
                .text(file.placeText.map { String($0.prefix(60)) } ?? desk.text("not-known")),
                .tag(desk.status(file.status)), .text(file.grade ?? desk.text("none")),
                unit.map { unit in file.officerName.map { .twoLines($0, unit) } ?? .text(unit) }
                    ?? .text(desk.text("none")),
                desk.limit(of: file),
            ] + (amount.map { [.text(String($0))] } ?? []),
            isLate: QueueReasons(desk: desk).isLate(file))
    }
}

extension DeskWords {
    /// "Sunday 22 November 2026".
    func day(_ date: CivilDate) -> String {
        text(
            "supervision.day-named",
            [
                "weekday": text("supervision.weekdays.\(date.weekday.rawValue)"), "day": String(date.day),
                "month": words.text("dates.months.m\(date.month)"), "year": String(date.year),
            ])
    }
}
