import HTML
import Policing
import Workflows

/// One file on one page: what must be known, what to do next, what was said, and what has happened.
struct FilePageView: HTML, Sendable {
    let actions: ActionList
    /// The name of what was just done.
    let done: DeskAction?
    let shown: ShownFile

    private var desk: DeskWords { shown.desk }
    private var file: OpenedFile { shown.file }
    private var summary: FileSummary { file.page.summary }
    private var sections: [FileSection] { FileSection.allCases.filter { $0.hasContent(shown) } }

    var body: some HTML {
        if let done {
            NotificationBanner(
                title: desk.text("done.title"), heading: desk.text("done.\(done.rawValue)"), isSuccess: true)
        }
        heading
        for warning in shown.told.warnings {
            WarningText(spokenPrefix: desk.text("warnings.spoken"), text: warning)
        }
        FileBrief(shown: shown, next: actions.next).list
        contents
        div(.class("bl-two-sides")) {
            div {
                ForEach(sections) { section in
                    FileSectionView(section: section, shown: shown)
                }
            }
            aside(.id("next"), .aria("label", desk.text("actions.label"))) { actions }
        }
    }

    /// The way to each section, in their order.
    private var contents: some HTML {
        nav(.class("bl-contents"), .aria("label", desk.text("contents.label"))) {
            ul(.class("bl-contents__list")) {
                for section in sections {
                    li { a(.class("govuk-link"), .href("#\(section.rawValue)")) { section.title(desk) } }
                }
            }
        }
    }

    private var heading: some HTML {
        div(.class("bl-file-heading"), .data("version", String(file.state.version))) {
            h1(.class("govuk-heading-l")) {
                span(.translate(false), .dir(.ltr)) { file.reference.description }
                " "
                span(.class("bl-quiet")) { desk.kind(summary.form) }
            }
            p(.class("bl-tags")) {
                for tag in tags {
                    tag
                    " "
                }
            }
            p(.class("govuk-body bl-quiet")) { received }
            if let next = actions.next {
                p(.class("govuk-body bl-to-next")) {
                    TextLink(
                        text: desk.text("actions.next", ["action": desk.text("\(next.rawValue).title")]), href: "#next")
                }
            }
        }
    }

    private var tags: [StatusTag] {
        var tags = [desk.status(summary.status)]
        if let grade = summary.grade { tags.append(StatusTag(text: desk.grade(grade), colour: .blue)) }
        if let code = summary.classification {
            tags.append(StatusTag(text: desk.classification(code), colour: .turquoise))
        }
        if let crimes = file.state.recorded?.crimes, crimes > 1 {
            tags.append(StatusTag(text: desk.words.count("desk.tags.crimes", crimes), colour: .turquoise))
        }
        if file.state.access.restriction != nil {
            tags.append(StatusTag(text: desk.text("tags.restricted"), colour: .red))
        }
        if summary.guarded { tags.append(StatusTag(text: desk.text("tags.guarded"), colour: .red)) }
        if summary.enhanced { tags.append(StatusTag(text: desk.text("tags.enhanced"), colour: .purple)) }
        if summary.reviewOpen { tags.append(StatusTag(text: desk.text("tags.review"), colour: .orange)) }
        return tags
    }

    private var received: String {
        let values: SentenceValues = [
            "time": desk.times.stamp(summary.receivedAt), "ago": desk.times.ago(summary.receivedAt),
            "channel": desk.text("channels.\(file.state.report.channel.rawValue)"),
        ]
        guard let unit = summary.unit else { return desk.text("received.unowned", values) }
        let owned = values.adding(["owner": summary.officerName ?? "", "unit": desk.unit(unit)])
        return desk.text(summary.officerName == nil ? "received.of-unit" : "received.owned", owned)
    }
}
