import HTML
import Policing
import Workflows

/// Files in rows, with why each stands where it stands, and who has it open.
struct QueueTable: HTML, Sendable {
    let desk: DeskWords
    let title: String
    let files: [FileSummary]
    var present: [FileID: [String]] = [:]
    /// Whether rows can be selected: only in a form.
    var selects = false
    /// When it was shown; of a list that is renewed, only rows that changed after `since` are written out.
    var shownAt: Moment?
    var since: Moment?

    private static let columns = ["reference", "why", "received", "place", "status", "grade", "owner", "due"]

    var body: some HTML {
        table(
            .class("govuk-table bl-table bl-queue"), .id("queue"),
            .unwrap(shownAt) { .data("shown-at", String($0.milliseconds)) }
        ) {
            caption(.class("govuk-table__caption govuk-table__caption--m govuk-visually-hidden")) { title }
            thead(.class("govuk-table__head")) { headings }
            tbody(.class("govuk-table__body")) {
                ForEach(files) { file in
                    if isSame(file) {
                        SameLine(desk: desk, reference: file.reference, present: present[file.id] ?? [])
                    } else {
                        QueueLine(desk: desk, file: file, present: present[file.id] ?? [], selects: selects)
                    }
                }
            }
        }
    }

    private func isSame(_ file: FileSummary) -> Bool { since.map { file.changedAt < $0 } ?? false }

    private var headings: some HTML {
        tr(.class("govuk-table__row")) {
            if selects {
                th(.scope(.col), .class("govuk-table__header bl-check")) {
                    span(.class("govuk-visually-hidden")) { desk.text("bulk.select") }
                }
            }
            for name in Self.columns {
                th(.scope(.col), .class("govuk-table__header")) { desk.text("queue.columns.\(name)") }
            }
        }
    }
}

/// A row that stands as it was shown before, but for who has it open.
private struct SameLine: HTML, Sendable {
    let desk: DeskWords
    let reference: Reference
    let present: [String]

    var body: some HTML {
        tr(.data("row", reference.text), .data("same", "")) {
            td { HereMark(desk: desk, present: present) }
        }
    }
}

/// Who has a file open.
private struct HereMark: HTML, Sendable {
    let desk: DeskWords
    let present: [String]

    var body: some HTML {
        if !present.isEmpty {
            span(.class("bl-block bl-here")) { desk.present(present) }
        }
    }
}

extension DeskWords {
    /// The nearest limit of a file, by which it stands in the queue, and what is to be done by then.
    func limit(of file: FileSummary) -> TableCell {
        guard let limit = file.limit else { return .text(text("none")) }
        return .timeOver(TimeText(iso: limit.at.iso8601, text: times.due(limit.at)), named(limit.cause))
    }

    func named(_ cause: FileLimit.Cause) -> String {
        switch cause {
        case .promise(let rule): promise(rule)
        case .recording: text("limits.recording")
        case .gradeClock: text("limits.clock")
        }
    }
}

/// One row of the queue.
private struct QueueLine: HTML, Sendable {
    let desk: DeskWords
    let file: FileSummary
    let present: [String]
    let selects: Bool

    private var reference: String { file.reference.text }
    private var reasons: QueueReasons { QueueReasons(desk: desk) }

    var body: some HTML {
        tr(
            .class("govuk-table__row"), .when(reasons.isLate(file), .class("bl-table__row--late")),
            .data("row", reference)
        ) {
            if selects { check }
            th(.scope(.row), .class("govuk-table__header")) { heading }
            ForEach(cells) { cell in
                td(.class("govuk-table__cell"), .data("label", cell.label)) { cell.content }
            }
        }
    }

    private var check: some HTML {
        td(.class("govuk-table__cell bl-check")) {
            input(
                .type(.checkbox), .id("select-\(reference)"), .name(BulkFile.field),
                .value("\(reference).\(file.version)"))
            label(.for("select-\(reference)")) {
                span(.class("govuk-visually-hidden")) {
                    desk.text("bulk.select-row", ["reference": file.reference.description])
                }
            }
        }
    }

    @HTMLBuilder private var heading: some HTML {
        TableCell.linkOver(
            TextLink(text: file.reference.description, href: "/desk/files/\(reference)"), desk.kind(file.form))
        HereMark(desk: desk, present: present)
    }

    private struct Cell {
        let label: String
        let content: TableCell
    }

    private var cells: [Cell] {
        let times = desk.times
        let contents: [(String, TableCell)] = [
            ("why", Self.lines(reasons.reasons(for: file))),
            ("received", .time(TimeText(iso: file.receivedAt.iso8601, text: times.ago(file.receivedAt)))),
            ("place", .text(file.placeText.map(Self.short) ?? desk.text("not-known"))),
            ("status", .tag(desk.status(file.status))), ("grade", .text(file.grade ?? desk.text("none"))),
            ("owner", owner), ("due", desk.limit(of: file)),
        ]
        return contents.map { Cell(label: desk.text("queue.columns.\($0.0)"), content: $0.1) }
    }

    private var owner: TableCell {
        guard let unit = file.unit.map(desk.unit) else { return .text(desk.text("none")) }
        return file.officerName.map { .twoLines($0, unit) } ?? .text(unit)
    }

    /// What weighs most, and the next two under it.
    private static func lines(_ reasons: [String]) -> TableCell {
        let rest = reasons.dropFirst().prefix(2)
        return rest.isEmpty ? .text(reasons[0]) : .twoLines(reasons[0], rest.joined(separator: " · "))
    }

    private static func short(_ place: String) -> String {
        place.count > 60 ? place.prefix(59) + "…" : place
    }
}
