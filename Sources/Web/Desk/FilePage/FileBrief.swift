import Policing
import Workflows

/// A file in at most five lines, drawn from its facts: what, where, when, who, and what is next.
struct FileBrief: Sendable {
    let shown: ShownFile
    /// What this reader can do next.
    let next: DeskAction?

    private static let wordsLimit = 160

    private var desk: DeskWords { shown.desk }
    private var state: FileState { shown.state }
    private var contents: ReportContents? { state.report.contents.value }

    var list: SummaryList {
        let lines = [("what", what), ("where", place), ("when", time), ("who", who), ("next", following)]
        return SummaryList(
            rows: lines.map { SummaryRow(key: desk.text("brief.\($0.0)"), lines: [$0.1]) }, isBrief: true)
    }

    /// The kind or the classification, and how the person began to tell it.
    private var what: String {
        let kind =
            shown.file.page.summary.classification.map(desk.classification) ?? desk.kind(state.report.form)
        guard let words = shown.told.firstWords else { return kind }
        return desk.text("brief.told", ["kind": kind, "words": words.shortened(to: Self.wordsLimit)])
    }

    private var place: String {
        guard let place = contents?.place else { return desk.text("not-known") }
        let parts = [place.words?.shortened(to: Self.wordsLimit), place.postcode?.text].compactMap { $0 }
        if let nearby { return (parts + [nearby]).joined(separator: ", ") }
        return parts.isEmpty ? desk.text("not-known") : parts.joined(separator: ", ")
    }

    private var nearby: String? {
        guard let coordinate = contents?.place.coordinate else { return nil }
        return desk.site.force.gazetteer.nearest(to: coordinate).map { desk.text("brief.near", ["place": $0.name]) }
    }

    private var time: String {
        contents.map { shown.told.time(of: $0.occurrence) } ?? desk.text("not-known")
    }

    private var who: String {
        guard let reporter = state.reporter else {
            return desk.text(state.isErased ? "erased" : "person.nobody")
        }
        let name = reporter.name?.shortened(to: 80) ?? desk.text("brief.nameless")
        let others = state.parties.people.filter { !$0.isReporter }
        guard !others.isEmpty else { return desk.text("brief.reporter", ["name": name]) }
        let roles = PartyRole.allCases.filter { role in others.contains { $0.role == role } }
            .map { desk.text("parties.roles.\($0.rawValue)").lowercased() }
        return desk.words.count(
            "desk.brief.others", others.count, ["name": name, "roles": roles.joined(separator: ", ")])
    }

    /// What is next and by when; how the file ended once it has.
    private var following: String {
        if let outcome = state.outcome, !state.status.isOpen {
            return desk.text(
                "brief.ended", ["outcome": desk.outcome(outcome.code, of: shown.file.page.summary.classification)])
        }
        let action = next.map { desk.text("\($0.rawValue).title") }
        return [action, limit].compactMap { $0 }.joined(separator: "; ").nonEmpty ?? desk.text("brief.nothing")
    }

    /// The nearest time by which the force has to have done something, as the queue has it.
    private var limit: String? {
        guard let limit = shown.file.page.summary.limit else { return nil }
        return desk.text(
            "brief.due",
            [
                "promise": desk.named(limit.cause), "time": desk.times.stamp(limit.at),
                "span": desk.times.due(limit.at),
            ])
    }
}

extension String {
    /// At most so many letters, cut between words, with a mark where it goes on.
    func shortened(to limit: Int) -> String {
        let line = plainLine
        guard line.count > limit else { return line }
        let cut = line.prefix(limit)
        let end = cut.lastIndex(of: " ") ?? cut.endIndex
        return cut[..<end] + "…"
    }

    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
