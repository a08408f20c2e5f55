import HTML
import Policing
import Workflows

/// Files that match what was typed.
struct SearchPage: HTML, Sendable {
    let desk: DeskWords
    let typed: SearchTyped
    let wanted: FileSearch
    /// Nil when nothing was typed yet.
    let files: [FileSummary]?
    let limit: Int
    /// Whether it was asked by an address that is good no more.
    let isGone: Bool
    let token: FormToken

    var body: some HTML {
        h1(.class("govuk-heading-l")) { desk.text("search.title") }
        if isGone {
            p(.class("govuk-inset-text"), .role("status")) { desk.text("search.gone") }
        }
        SearchBox(desk: desk, typed: typed.words, token: token)
        SearchFields(desk: desk, typed: typed, token: token)
        for field in wanted.unread {
            p(.class("govuk-error-message")) {
                desk.text("search.unread", ["field": desk.text("search.fields.\(field.rawValue).label")])
            }
        }
        if let files {
            p(.class("govuk-body"), .role("status")) { found(files.count) }
            if !files.isEmpty {
                QueueTable(desk: desk, title: desk.text("search.results"), files: files)
            }
        }
    }

    private func found(_ count: Int) -> String {
        let words = shown
        if count == 0 { return desk.text("search.nothing", ["words": words]) }
        if count == limit { return desk.words.count("desk.search.at-least", count, ["words": words]) }
        return desk.words.count("desk.search.found", count, ["words": words])
    }

    /// What is looked for, as it was understood.
    private var shown: String {
        let fields = SearchField.allCases.compactMap { field in
            (wanted.fields[field] ?? wanted.days[field].map(days)).map { "\(field.rawValue):\($0)" }
        }
        return ([wanted.words].filter { !$0.isEmpty } + fields).joined(separator: " ")
    }

    private func days(_ range: DayRange) -> String {
        range.first == range.last ? range.first.iso : "\(range.first.iso)–\(range.last.iso)"
    }
}

/// What was typed into the search, box by box.
struct SearchTyped: Sendable {
    let words: String
    let fields: [SearchField: String]

    static let nothing = SearchTyped(words: "", fields: [:])

    var isEmpty: Bool { words.allSatisfy(\.isWhitespace) && fields.isEmpty }
}

/// One box for a reference, a name, a place or a thing.
struct SearchBox: HTML, Sendable {
    let desk: DeskWords
    let typed: String
    let token: FormToken

    var body: some HTML {
        form(.class("bl-filters"), .action("/desk/search"), .method(.post), .role("search")) {
            token
            TextInput(
                field: Field(id: "q", name: "q", label: desk.text("search.label")), value: typed,
                purpose: .search, width: .characters30)
            Button(text: desk.text("search.button"), kind: .secondary, sendsOnce: false)
        }
    }
}

/// A box for each field.
struct SearchFields: HTML, Sendable {
    let desk: DeskWords
    let typed: SearchTyped
    let token: FormToken

    var body: some HTML {
        Details(summaryText: desk.text("search.by-field"), isOpen: !typed.fields.isEmpty) {
            form(.class("bl-filter-form"), .action("/desk/search"), .method(.post)) {
                token
                for field in SearchField.allCases {
                    TextInput(
                        field: Field(
                            id: "search-\(field.rawValue)", name: field.rawValue,
                            label: desk.text("search.fields.\(field.rawValue).label"),
                            hint: desk.text("search.fields.\(field.rawValue).hint")),
                        value: typed.fields[field] ?? "", purpose: .search, width: .characters20)
                }
                Button(text: desk.text("search.button"), kind: .secondary, sendsOnce: false)
            }
        }
    }
}
