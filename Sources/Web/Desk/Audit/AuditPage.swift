import HTML
import Policing
import Workflows

/// The samples, and a way to draw another.
struct AuditPage: HTML, Sendable {
    let desk: DeskWords
    let samples: [AuditSampleSummary]
    let faults: [String]
    /// Nil for whoever may only judge.
    let drawing: Drawing?

    struct Drawing: Sendable {
        let typed: FormBody
        let token: FormToken
    }

    var body: some HTML {
        if !faults.isEmpty {
            ErrorSummary(
                heading: desk.words.text("errors.title"),
                entries: faults.map { ErrorSummary.Entry(text: $0, fieldID: nil) })
        }
        h1(.class("govuk-heading-l")) { desk.text("audit.title") }
        p(.class("govuk-body")) { desk.text("audit.about") }
        if samples.isEmpty {
            p(.class("govuk-body")) { desk.text("audit.none") }
        } else {
            table
        }
        if let drawing { form(drawing) }
    }

    private var table: DataTable {
        DataTable(
            title: desk.text("audit.samples"),
            columns: ["sample", "drawn", "seed", "each", "files", "judged"].map { name in
                DataTable.Column(text: desk.text("audit.columns.\(name)"))
            },
            rows: samples.map { sample in
                let name = desk.text("audit.sample", ["number": String(sample.number)])
                return DataTable.Row(cells: [
                    .link(TextLink(text: name, href: "\(AuditRoutes.path)/\(sample.number)")),
                    .twoLines(desk.times.stamp(sample.at), desk.who(sample.by)), .text(String(sample.seed)),
                    .text(String(sample.perStratum)), .text(String(sample.files)), .text(String(sample.judged)),
                ])
            })
    }

    private func form(_ drawing: Drawing) -> some HTML {
        div(.class("bl-door bl-card")) {
            h2(.class("govuk-heading-m")) { desk.text("audit.draw") }
            PostForm(
                action: AuditRoutes.path, token: drawing.token, draft: DraftMark(query: "", isAnswer: !faults.isEmpty)
            ) {
                for name in ["each", "days", "seed"] {
                    TextInput(
                        field: Field(
                            id: "audit-\(name)", name: name, label: desk.text("audit.\(name).label"), size: .s,
                            hint: desk.text("audit.\(name).hint")),
                        value: drawing.typed[name], purpose: .digits, width: .characters20)
                }
                Button(text: desk.text("audit.button"))
            }
        }
    }
}

/// One sample: how often it was wrong, and what is still to be judged.
struct AuditSamplePage: HTML, Sendable {
    let desk: DeskWords
    let title: String
    let state: AuditSampleState

    /// A page of files to judge: when they are judged, the next stand here.
    private static let shownLimit = 50

    private var summary: AuditSampleSummary { state.summary }
    private var waiting: [AuditSampleState.Item] { state.items.filter { $0.verdict == nil } }

    var body: some HTML {
        BackLink(text: desk.text("audit.back"), href: AuditRoutes.path)
        h1(.class("govuk-heading-l")) { title }
        p(.class("govuk-body")) { drawn }
        rates("all") { _ in desk.text("audit.all") }
        rates("classification") { desk.text("audit.classification.\($0.classification)") }
        rates("kind") { desk.kind($0.form) }
        rates("age") { desk.text("audit.age.\($0.age.rawValue)") }
        rates("stratum") { AuditWords(desk: desk).stratum($0) }
        if waiting.isEmpty {
            p(.class("govuk-body")) { desk.text("audit.done") }
        } else {
            toJudge
        }
        wrong
    }

    private var drawn: String {
        desk.text(
            "audit.drawn",
            [
                "time": desk.times.stamp(summary.at), "who": desk.who(summary.by), "seed": String(summary.seed),
                "each": String(summary.perStratum), "since": desk.times.stamp(summary.since),
                "files": String(summary.files), "population": String(state.population.values.reduce(0, +)),
                "strata": String(state.population.count), "judged": String(summary.judged),
            ])
    }

    @HTMLBuilder private func rates(
        _ name: String, by part: @escaping @Sendable (AuditStratum) -> String
    ) -> some HTML {
        let rates = state.rates(by: part)
        if !rates.isEmpty {
            DataTable(
                title: desk.text("audit.rates.\(name)"),
                columns: ["part", "judged", "wrong", "rate", "interval"].map {
                    DataTable.Column(text: desk.text("audit.columns.\($0)"))
                },
                rows: rates.map(row))
        }
    }

    private func row(_ part: String, _ rate: ErrorRate) -> DataTable.Row {
        let bounds = rate.interval.map { bounds in
            desk.text("audit.bounds", ["from": Self.percent(bounds.lowerBound), "to": Self.percent(bounds.upperBound)])
        }
        return DataTable.Row(cells: [
            .text(part), .text(String(rate.judged)), .text(String(rate.errors)),
            .text(rate.share.map(Self.percent) ?? desk.text("none")), .text(bounds ?? desk.text("none")),
        ])
    }

    /// With one decimal: `12.5`.
    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1_000).rounded())
        return "\(tenths / 10).\(tenths % 10)%"
    }

    private var toJudge: DataTable {
        DataTable(
            title: desk.words.count("desk.audit.waiting", waiting.count),
            columns: ["file", "stratum"].map { DataTable.Column(text: desk.text("audit.columns.\($0)")) },
            rows: waiting.prefix(Self.shownLimit).map { item in
                DataTable.Row(cells: [.link(link(item)), .text(AuditWords(desk: desk).stratum(item.stratum))])
            })
    }

    @HTMLBuilder private var wrong: some HTML {
        let found = state.items.filter { $0.verdict?.isError ?? false }
        if !found.isEmpty {
            DataTable(
                title: desk.text("audit.found"),
                columns: ["file", "verdict", "by"].map { DataTable.Column(text: desk.text("audit.columns.\($0)")) },
                rows: found.prefix(Self.shownLimit).map { item in
                    DataTable.Row(cells: [
                        .linkOver(
                            TextLink(text: item.reference.description, href: "/desk/files/\(item.reference.text)"),
                            AuditWords(desk: desk).stratum(item.stratum)),
                        .text(item.verdict.map { desk.text("judge.verdict.\($0.rawValue)") } ?? ""),
                        .text(item.by.map(desk.who) ?? ""),
                    ])
                })
        }
    }

    private func link(_ item: AuditSampleState.Item) -> TextLink {
        TextLink(
            text: item.reference.description,
            href: "/desk/files/\(item.reference.text)/judge?sample=\(summary.number)")
    }
}

/// Strata in words.
struct AuditWords: Sendable {
    let desk: DeskWords

    func stratum(_ stratum: AuditStratum) -> String {
        desk.text(
            "audit.stratum",
            [
                "kind": desk.kind(stratum.form), "age": desk.text("audit.age.\(stratum.age.rawValue)"),
                "classification": desk.text("audit.classification.\(stratum.classification)"),
            ])
    }

    func stratum(_ text: String) -> String { AuditStratum(text: text).map(stratum) ?? text }
}
