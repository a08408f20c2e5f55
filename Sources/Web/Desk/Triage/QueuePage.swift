import HTML
import Policing
import Workflows

/// The queue: its parts with how many wait in each, and one page of rows.
struct QueuePage: HTML, Sendable {
    let desk: DeskWords
    let part: QueuePart
    let counts: QueueCounts
    let files: [FileSummary]
    /// Where the next page begins; nil on the last.
    let next: QueueMark?
    let isFirst: Bool

    var body: some HTML {
        h1(.class("govuk-heading-l")) { desk.text("queue.title.\(part.rawValue)") }
        SearchBox(desk: desk, typed: "")
        Tabs<EmptyHTML>(title: desk.text("queue.parts"), tabs: tabs) {}
        if files.isEmpty {
            p(.class("govuk-body")) { desk.text("queue.empty.\(part.rawValue)") }
        } else {
            QueueTable(desk: desk, title: desk.text("queue.title.\(part.rawValue)")).table(files)
        }
        if next != nil || !isFirst {
            Pagination(
                label: desk.text("queue.pages"),
                previous: isFirst ? nil : PageLink(text: desk.text("queue.first"), href: part.path),
                next: next.map { PageLink(text: desk.text("queue.next"), href: path(after: $0)) })
        }
    }

    private var tabs: [Tabs<EmptyHTML>.Tab] {
        QueuePart.allCases.map { other in
            Tabs<EmptyHTML>.Tab(
                text: desk.text("queue.tabs.\(other.rawValue)"), href: other.path, isCurrent: other == part,
                count: Self.shown(other.count(in: counts)))
        }
    }

    private static func shown(_ count: Int) -> String {
        count >= 1_000 ? "1,000+" : String(count)
    }

    private func path(after mark: QueueMark) -> String {
        "\(part.path)\(part.path.contains("?") ? "&" : "?")after=\(mark.text)"
    }
}

/// Files that match what was typed.
struct SearchPage: HTML, Sendable {
    let desk: DeskWords
    let typed: String
    /// Nil when nothing was typed yet.
    let files: [FileSummary]?
    let limit: Int

    var body: some HTML {
        h1(.class("govuk-heading-l")) { desk.text("search.title") }
        SearchBox(desk: desk, typed: typed)
        if let files {
            p(.class("govuk-body"), .role("status")) { found(files.count) }
            if !files.isEmpty {
                QueueTable(desk: desk, title: desk.text("search.results")).table(files)
            }
        }
    }

    private func found(_ count: Int) -> String {
        if count == 0 { return desk.text("search.nothing", ["words": typed]) }
        if count == limit { return desk.words.count("desk.search.at-least", count, ["words": typed]) }
        return desk.words.count("desk.search.found", count, ["words": typed])
    }
}

/// One box for a reference, a name, a place or a thing.
struct SearchBox: HTML, Sendable {
    let desk: DeskWords
    let typed: String

    var body: some HTML {
        form(.class("bl-filters"), .action("/desk/search"), .method(.get), .role("search")) {
            TextInput(
                field: Field(id: "q", name: "q", label: desk.text("search.label")), value: typed,
                purpose: .search, width: .characters30)
            Button(text: desk.text("search.button"), kind: .secondary, sendsOnce: false)
        }
    }
}
