import HTML
import Hummingbird
import Policing
import Workflows

extension ReportVisit {
    /// Everything that was answered, with a way to change each, before it is sent.
    func checkPage(mistakes: Mistakes = Mistakes()) async throws -> Response {
        let title = words.text("check.title")
        let rows = try await CheckRows(visit: self).all()
        let nearby = try await nearbyText()
        return page(.check, title: title, mistakes: mistakes) {
            h1(.class("govuk-heading-l")) { title }
            if let nearby { InsetText(text: nearby) }
            SummaryList(rows: rows)
            PostForm(action: "/report/\(form.id)/check", token: site.token(context)) {
                HiddenFields(fields: [
                    (SentReport.fieldName, SentReport(draft.command, context.now).sealed(site, context))
                ])
                p(.class("govuk-body")) { words.text("check.declaration") }
                Button(text: words.text("buttons.submit"))
            }
        }
    }

    private static let nearbyDays: Int64 = 7
    private static let nearbyLeast = 3

    /// That others reported the like near there, once there are enough that none of them stands out.
    private func nearbyText() async throws -> String? {
        guard !isGuarded, let coordinate = draft.place?.coordinate else { return nil }
        let count = try await site.ports.pages.countNearby(
            Cell(coordinate), form: form.id, since: context.now.adding(hours: -24 * Self.nearbyDays))
        return count >= Self.nearbyLeast ? words.count("reporting.nearby", count) : nil
    }
}

/// The lines of the check.
struct CheckRows: Sendable {
    let visit: ReportVisit

    private var words: Catalogue { visit.words }
    private var dates: LondonDates { LondonDates(words: words, now: visit.context.now) }

    func all() async throws -> [SummaryRow] {
        var rows = visit.route.journey.reachable.map(row(of:))
        for step in visit.form.asks {
            switch step {
            case .when: rows.append(whenRow)
            case .where: rows.append(whereRow)
            case .property: rows.append(propertyRow)
            case .evidence: rows.append(try await evidenceRow())
            case .contact: rows += contactRows
            }
        }
        return rows
    }

    private func row(_ key: String, _ lines: [String], _ step: ReportStep) -> SummaryRow {
        let change = TextLink(
            text: words.text("buttons.change"), href: "/report/\(visit.form.id)/\(step.name)?from=check",
            hiddenText: key)
        return SummaryRow(
            key: key, lines: lines.isEmpty ? [words.text("answers.not-answered")] : lines, actions: [change])
    }

    private func row(of question: Question) -> SummaryRow {
        row(words.text(question.words.textKey), lines(of: question), .question(question.id))
    }

    private func lines(of question: Question) -> [String] {
        guard let answer = visit.draft.answers[question.id], visit.route.journey.isAnswered(question) else { return [] }
        switch (question.type, answer) {
        case (.date, .text(let iso)):
            return [CivilDate(iso: iso).map { dates.day($0) } ?? iso]
        case (_, .number): return [EnteredAnswer(answer).text]
        case (.text, .text(let text)), (.longText, .text(let text)):
            return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        default:
            let chosen = Set(answer.values)
            return question.options.filter { chosen.contains($0.value) }.map { words.text($0.labelKey) }
        }
    }

    // MARK: The shared steps

    private var whenRow: SummaryRow {
        let text: String
        switch visit.draft.occurrence {
        case .exact(let moment): text = dates.moment(moment)
        case .between(let from, let to):
            text = words.text(
                "reporting.when.shown-between",
                ["from": dates.moment(from), "to": dates.moment(to)])
        case .unknown, nil: text = words.text("check.unknown")
        }
        return row(words.text("check.when"), [text], .when)
    }

    private var whereRow: SummaryRow {
        guard let place = visit.draft.place, !place.isUnknown else {
            return row(words.text("check.where"), [words.text("check.unknown")], .where)
        }
        var lines = (place.words ?? "").split(separator: "\n").map(String.init)
        if let postcode = place.postcode { lines.append(postcode.text) }
        if let point = place.coordinate, let near = visit.site.force.gazetteer.nearest(to: point) {
            lines.append(words.text("reporting.map.near", ["place": near.name]))
        }
        return row(words.text("check.where"), lines, .where)
    }

    private var propertyRow: SummaryRow {
        row(words.text("reporting.property.title"), visit.draft.property.map(visit.itemText), .property)
    }

    private func evidenceRow() async throws -> SummaryRow {
        let uploads = try await visit.site.ports.evidence.uploads(of: visit.evidenceOwner)
        let lines = uploads.map { upload in
            upload.isWhole ? upload.name : words.text("reporting.evidence.unfinished-name", ["name": upload.name])
        }
        return row(words.text("reporting.evidence.title"), lines, .evidence)
    }

    private var contactRows: [SummaryRow] {
        guard visit.form.anonymity != .always else { return [] }
        let choice = SafeContact(visit.draft).map { words.text("reporting.contact.safe.\($0.rawValue)") }
        let safe = row(words.text("reporting.contact.safe-title"), [choice].compactMap { $0 }, .safeContact)
        guard let reporter = visit.draft.reporter else { return [safe] }
        let times = reporter.contact.times
        let window = times == .any ? nil : words.text("safe-times.\(times.window.rawValue)")
        let details =
            [reporter.name, reporter.email, reporter.phone].compactMap { $0 }
            + (reporter.address ?? "").split(separator: "\n").map(String.init)
            + [window, times.words].compactMap { $0 }
        return [safe, row(words.text("check.contact"), details, .contact)]
    }
}

extension Gazetteer {
    /// The place with a name that is nearest to a point, as the crow flies over a small country; nil when
    /// there is none within a few miles.
    func nearest(to point: Coordinate) -> GazetteerPlace? {
        let mostDegrees = 0.05
        let near = places.lazy.filter { $0.kind != .postcode }
            .map { ($0, Self.distance($0.coordinate, point)) }
            .min { $0.1 < $1.1 }
        return near.flatMap { $0.1 <= mostDegrees ? $0.0 : nil }
    }

    /// In degrees of latitude; a degree of longitude is shorter here by the cosine of the latitude.
    private static func distance(_ one: Coordinate, _ other: Coordinate) -> Double {
        let east = (one.longitude - other.longitude) * 0.61, north = one.latitude - other.latitude
        return (east * east + north * north).squareRoot()
    }
}
