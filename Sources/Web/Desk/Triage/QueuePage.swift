import HTML
import Policing
import Workflows

/// The queue: its parts with how many wait in each, what narrows it, and one page of rows.
struct QueuePage: HTML, Sendable {
    let desk: DeskWords
    let address: QueueAddress
    let counts: QueueCounts
    let officers: [StaffMember]
    let saved: [SavedFilter]
    let found: QueueFound
    /// What may be done with selected rows, and what the form for it carries.
    let bulk: [BulkAction]
    let command: CommandID
    let token: FormToken

    private var part: QueuePart { address.part }

    var body: some HTML {
        h1(.class("govuk-heading-l")) { desk.text("queue.title.\(part.rawValue)") }
        SearchBox(desk: desk, typed: "", token: token)
        Tabs<EmptyHTML>(title: desk.text("queue.parts"), tabs: tabs) {}
        SavedFilterLinks(desk: desk, filters: saved)
        narrowing
        if found.files.isEmpty {
            p(.class("govuk-body")) { nothing }
        } else {
            rows
        }
        if found.next != nil || !found.isFirst {
            Pagination(
                label: desk.text("queue.pages"),
                previous: found.isFirst ? nil : PageLink(text: desk.text("queue.first"), href: address.path),
                next: found.next.map { PageLink(text: desk.text("queue.next"), href: address.path(after: $0)) })
        }
    }

    @HTMLBuilder private var rows: some HTML {
        p(
            .class("govuk-body bl-news"), .role("status"), .hidden, .data("news-one", desk.text("news.one")),
            .data("news-other", desk.text("news.other"))
        ) {
            a(.class("govuk-link"), .href(address.path)) { "" }
        }
        if bulk.isEmpty {
            table(selects: false)
        } else {
            PostForm(action: BulkRoutes.path, token: token, draft: BulkQuestionPage.draft(isAnswer: false)) {
                NoButton()
                HiddenField(name: "back", value: address.query)
                HiddenField(name: ActionSheet.commandField, value: command.text)
                table(selects: true)
                BulkBar(desk: desk, actions: bulk, officers: officers)
            }
        }
    }

    private func table(selects: Bool) -> QueueTable {
        QueueTable(
            desk: desk, title: desk.text("queue.title.\(part.rawValue)"), files: found.files,
            present: found.present, selects: selects, shownAt: desk.now, since: found.since)
    }

    @HTMLBuilder private var narrowing: some HTML {
        QueueFilterForm(desk: desk, address: address, officers: officers)
        if address.isNarrowed {
            p(.class("govuk-body"), .role("status"), .id("narrowed")) {
                strong { desk.words.count("desk.filter.shown", found.count) }
                " "
                FilterWords(desk: desk, address: address, officers: officers).lines.joined(separator: " · ")
            }
            p(.class("govuk-body")) {
                TextLink(text: desk.text("filter.clear"), href: address.whole.path)
                " · "
                TextLink(text: desk.text("filter.save"), href: "/desk/filters/new?\(address.query)")
            }
        }
    }

    private var nothing: String {
        if found.isAreaUnknown { return desk.text("filter.area.unknown", ["area": address[.area].first ?? ""]) }
        return desk.text(address.isNarrowed ? "filter.nothing" : "queue.empty.\(part.rawValue)")
    }

    private var tabs: [Tabs<EmptyHTML>.Tab] {
        QueuePart.allCases.map { other in
            Tabs<EmptyHTML>.Tab(
                text: desk.text("queue.tabs.\(other.rawValue)"), href: address.inPart(other).path,
                isCurrent: other == part, count: count(of: other))
        }
    }

    /// A narrowed list counts what it shows; the other tabs say nothing then.
    private func count(of other: QueuePart) -> String? {
        guard address.isNarrowed else { return Self.shown(other.count(in: counts)) }
        return other == part ? Self.shown(found.count) : nil
    }

    private static func shown(_ count: Int) -> String {
        count >= 1_000 ? "1,000+" : String(count)
    }
}

/// One page of the queue as it was found.
struct QueueFound: Sendable {
    var files: [FileSummary] = []
    /// Where the next page begins; nil on the last.
    var next: QueueMark?
    var isFirst = true
    /// How many there are in all, at most 1,000.
    var count = 0
    var isAreaUnknown = false
    /// Who else has which of them open.
    var present: [FileID: [String]] = [:]
    /// Of a list that renews itself: what has not changed since is known to its page.
    var since: Moment?
}

/// Filters that were saved, each as a link.
struct SavedFilterLinks: HTML, Sendable {
    let desk: DeskWords
    let filters: [SavedFilter]

    var body: some HTML {
        if !filters.isEmpty {
            nav(.class("bl-saved"), .aria("label", desk.text("filters.title"))) {
                ul(.class("bl-saved__list")) {
                    for filter in filters {
                        li { TextLink(text: filter.name, href: QueueAddress(query: filter.query).path) }
                    }
                    li { TextLink(text: desk.text("filters.manage"), href: "/desk/filters", isQuiet: true) }
                }
            }
        }
    }
}
