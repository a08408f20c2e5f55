import HTML
import Hummingbird
import Policing
import Workflows

/// Promises whose time has passed: whose they are, how late, and what to do about each.
struct LateRoutes {
    let site: Site

    private static let rowsLimit = 50
    private static let daysBack = 7
    private static let over = [24, 72, 168]

    func add(to router: Router<PageContext>) {
        router.get("/desk/late", use: site.desk(late))
    }

    @Sendable private func late(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readWorkload)
        let filter = LateFilter(request)
        var wanted = LateRequest(dueBefore: visit.now, reader: visit.member)
        (wanted.unit, wanted.officer, wanted.rule) = (filter.unit, filter.officer, filter.rule)
        if let hours = filter.over { wanted.dueBefore = visit.now.adding(hours: Int64(-hours)) }
        let rows = try await site.ports.supervision.late(wanted, from: filter.from, limit: Self.rowsLimit + 1)
        let shown = Array(rows.prefix(Self.rowsLimit))
        try await site.logList("late", visit, shown: shown.map(\.file))
        let today = visit.now.london.date
        let days = try await site.numbers(of: today.adding(days: 1 - Self.daysBack)...today, visit)
        let lateNow = try await site.ports.supervision.lateByRule(for: visit.member, at: visit.now)
        let hidden = try await site.hiddenFiles(visit)
        let staff = try await site.staffByName()
        let desk = visit.words(site)
        return site.supervision(.late, title: desk.text("late.title"), visit) {
            LateFilterForm(desk: desk, filter: filter, staff: staff, rules: lateNow.keys.sorted(), hours: Self.over)
            LateList(desk: desk, filter: filter, promises: shown, hasMore: rows.count > Self.rowsLimit)
            KeptTable(desk: desk, days: days, lateNow: lateNow).table
            HiddenNote(desk: desk, files: hidden)
        }
    }
}

/// What was chosen of the late promises.
struct LateFilter: Sendable {
    let unit: String?
    let officer: String?
    let rule: String?
    /// Hours.
    let over: Int?
    /// How many come before this page.
    let from: Int

    private static let farthest = 100_000

    init(_ request: Request) {
        func value(_ name: String) -> String? {
            request.uri.queryParameters.get(name).flatMap { $0.isEmpty ? nil : String($0) }
        }
        (unit, officer, rule) = (value("unit"), value("officer"), value("rule"))
        from = value("from").flatMap { Int($0) }.map { min(max($0, 0), Self.farthest) } ?? 0
        over = value("over").flatMap { Int($0) }.flatMap { (1...10_000).contains($0) ? $0 : nil }
    }

    /// The same choice from another row on.
    func path(from row: Int) -> String {
        let fields = [
            ("unit", unit), ("officer", officer), ("rule", rule), ("over", over.map(String.init)),
            ("from", row > 0 ? String(row) : nil),
        ]
        let query = fields.compactMap { name, value in value.map { "\(name)=\(Self.plain($0))" } }
        return query.isEmpty ? "/desk/late" : "/desk/late?\(query.joined(separator: "&"))"
    }

    private static func plain(_ text: String) -> String {
        text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) }
    }
}

struct LateFilterForm: HTML, Sendable {
    let desk: DeskWords
    let filter: LateFilter
    let staff: [StaffMember]
    let rules: [String]
    let hours: [Int]

    var body: some HTML {
        form(.class("bl-filters"), .action("/desk/late"), .method(.get)) {
            select("unit", desk.site.force.units.map { ($0.code, $0.title) }, filter.unit)
            select("officer", staff.map { ($0.username, $0.name) }, filter.officer)
            select("rule", rules.map { ($0, desk.promise($0).capitalisedFirst) }, filter.rule)
            select(
                "over", hours.map { (String($0), desk.words.count("desk.late.over.days", $0 / 24)) },
                filter.over.map(String.init))
            Button(text: desk.text("late.button"), kind: .secondary, sendsOnce: false)
        }
    }

    private func select(_ name: String, _ options: [(String, String)], _ chosen: String?) -> Select {
        Select(
            field: Field(id: "late-\(name)", name: name, label: desk.text("late.\(name).label")),
            choices: [Choice(value: "", text: desk.text("late.any"))]
                + options.map { Choice(value: $0.0, text: $0.1, isChosen: $0.0 == chosen) })
    }
}

/// The promises in rows, each with the thing to do.
struct LateList: HTML, Sendable {
    let desk: DeskWords
    let filter: LateFilter
    let promises: [LatePromise]
    let hasMore: Bool

    var body: some HTML {
        if promises.isEmpty {
            p(.class("govuk-body")) { desk.text("late.nothing") }
        } else {
            DataTable(
                title: desk.text("late.title"), titleIsHidden: true,
                columns: ["file", "promise", "late", "owner", "next"].map { name in
                    DataTable.Column(text: desk.text("late.columns.\(name)"))
                }, rows: promises.map(row))
        }
        if hasMore || filter.from > 0 {
            Pagination(
                label: desk.text("late.pages"),
                previous: filter.from == 0
                    ? nil : PageLink(text: desk.text("late.first"), href: filter.path(from: 0)),
                next: hasMore
                    ? PageLink(
                        text: desk.text("late.further"), href: filter.path(from: filter.from + promises.count)) : nil)
        }
    }

    private func row(_ promise: LatePromise) -> DataTable.Row {
        let file = promise.file, path = "/desk/files/\(file.reference.text)"
        let owner = file.officerName ?? desk.text("none")
        return DataTable.Row(
            cells: [
                .linkOver(TextLink(text: file.reference.description, href: path), desk.kind(file.form)),
                .text(desk.promise(promise.rule).capitalisedFirst),
                .timeOver(
                    TimeText(iso: promise.due.iso8601, text: desk.times.between(promise.due, desk.now)),
                    desk.times.stamp(promise.due)),
                file.unit.map { .twoLines(owner, desk.unit($0)) } ?? .text(desk.text("late.nobody")),
                .link(next(promise.rule, path, file)),
            ],
            isLate: true)
    }

    /// What keeps the promise, where one form does; else the file itself.
    private func next(_ rule: String, _ path: String, _ file: FileSummary) -> TextLink {
        let action: DeskAction? =
            switch rule {
            case Victims.Rules.read: .take
            case Victims.Rules.reply, Victims.Rules.message: .write
            case Victims.Rules.review: .review
            case Victims.Rules.supportReferral: .support
            default: nil
            }
        let name = action.map { "late.next.\($0.rawValue)" } ?? "late.next.file"
        return TextLink(
            text: desk.text(name), href: action.map { "\(path)/\($0.rawValue)" } ?? path,
            hiddenText: file.reference.description)
    }
}

/// How many of each promise were kept and missed lately, and how many are late now.
struct KeptTable: Sendable {
    let desk: DeskWords
    let days: [DayNumber]
    let lateNow: [String: Int]

    var table: DataTable {
        DataTable(
            title: desk.words.count("desk.late.kept.title", days.count),
            columns: ["promise", "kept", "missed", "rate", "late"].map { name in
                DataTable.Column(text: desk.text("late.kept.columns.\(name)"))
            }, rows: rules.map(row))
    }

    private var rules: [String] {
        let seen = days.flatMap { day in
            [DayMeasure.promisesKept, .promisesMissed].flatMap { day.amounts[$0]?.keys.map { $0 } ?? [] }
        }
        return Set(seen + lateNow.keys).sorted()
    }

    private func row(_ rule: String) -> DataTable.Row {
        func sum(_ measure: DayMeasure) -> Int { days.reduce(0) { $0 + ($1.amounts[measure]?[rule] ?? 0) } }
        let kept = sum(.promisesKept), missed = sum(.promisesMissed)
        let late = lateNow[rule] ?? 0
        return DataTable.Row(cells: [
            .text(desk.promise(rule).capitalisedFirst), .text(String(kept)), .text(String(missed)),
            .text(desk.share(kept, of: kept + missed)),
            late == 0
                ? .text("0")
                : .link(
                    TextLink(
                        text: late < 1_000 ? String(late) : desk.text("team.thousand"), href: "/desk/late?rule=\(rule)",
                        hiddenText: desk.promise(rule))),
        ])
    }
}

extension DeskWords {
    /// "93%", or a dash where there is nothing to have a share of.
    func share(_ part: Int, of whole: Int) -> String {
        whole == 0 ? text("none") : text("supervision.percent", ["percent": String((part * 100 + whole / 2) / whole)])
    }
}
