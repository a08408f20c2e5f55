import HTML
import Hummingbird
import Policing
import Workflows

extension ReportVisit {
    func wherePage(_ entry: WhereEntry, mistakes: Mistakes = Mistakes()) -> Response {
        let title = words.text("reporting.where.title")
        let options = PageOptions(scripts: ["leaflet.js", "where.js"], sheets: ["leaflet.css", "map.css"])
        return page(.where, title: title, mistakes: mistakes, options: options) {
            form(ReportStep.where.name) {
                h1(.class("govuk-heading-l")) { title }
                p(.class("govuk-body")) { words.text("reporting.where.intro") }
                TextInput(
                    field: Field(
                        id: "place", name: "place", label: words.text("reporting.where.search"), size: .s,
                        hint: words.text("reporting.where.search-hint"), error: mistake(mistakes["place"])),
                    value: entry.search, purpose: .search)
                WhereMap(site: site, words: words, entry: entry)
                Textarea(
                    field: Field(
                        id: "words", name: "words", label: words.text("reporting.where.words"), size: .s,
                        hint: words.text("reporting.where.words-hint"), error: mistake(mistakes["words"])),
                    value: entry.words, rows: 3)
                ButtonGroup {
                    Button(text: words.text("buttons.continue"))
                    Button(
                        text: words.text("reporting.where.unknown"), kind: .secondary, name: "unknown", value: "yes")
                }
            }
        }
    }

    mutating func takeWhere(_ body: FormBody) -> Taken {
        let entry = WhereEntry(body)
        switch entry.reading(site.force) {
        case .place(let place):
            draft.place = place
            return .kept
        case .several(let found): return .shown(choicePage(entry, found))
        case .outside(let jurisdiction): return .shown(outsidePage(entry, jurisdiction))
        case .nothing:
            return .shown(wherePage(entry, mistakes: Mistakes(words.text("reporting.where.missing"), at: "place")))
        case .tooLong(let problem):
            return .shown(wherePage(entry, mistakes: Mistakes(words.sentence(for: problem), at: "words")))
        }
    }

    // MARK: Several places of that name

    private func choicePage(_ entry: WhereEntry, _ found: [GazetteerPlace]) -> Response {
        let title = words.text("reporting.where.which")
        let options = PageOptions(back: path(.where))
        return page(.where, title: title, options: options) {
            form(ReportStep.where.name) {
                HiddenFields(fields: entry.fields)
                Radios(
                    field: Field(id: "pick", name: "pick", label: title, size: .l, isPageHeading: true),
                    choices: found.enumerated().map { number, place in
                        Choice(
                            value: String(number), text: place.name, hint: place.council, isChosen: number == 0)
                    } + [
                        Choice(
                            value: "none",
                            text: words.text("reporting.where.none-of-these", ["place": entry.search.plainLine]))
                    ],
                    dividerBeforeLast: words.text("reporting.or"))
                Button(text: words.text("buttons.continue"))
            }
        }
    }

    // MARK: Somebody else's area

    private func outsidePage(_ entry: WhereEntry, _ jurisdiction: Jurisdiction) -> Response {
        let title = outsideTitle(jurisdiction), options = PageOptions(back: path(.where))
        return page(.where, title: title, options: options) {
            h1(.class("govuk-heading-l")) { title }
            if case .neighbour(let force) = jurisdiction {
                p(.class("govuk-body")) { words.text("reporting.where.outside-text") }
                p(.class("govuk-body")) {
                    a(.class("govuk-link bl-ways__target"), .href(force.web), .rel("noreferrer")) {
                        words.text("reporting.where.outside-go", ["force": force.name])
                    }
                }
                p(.class("govuk-body")) { words.text("reporting.where.outside-call") }
            } else if let place = site.forms.destination("other-force") {
                WaysElsewhere(place: place, words: words)
            }
            form(ReportStep.where.name) {
                HiddenFields(fields: entry.fields + [("sure", "yes")])
                p(.class("govuk-body")) { words.text("reporting.where.sure-text", ["ours": site.force.identity.name]) }
                Button(text: words.text("reporting.where.sure"), kind: .secondary)
            }
        }
    }

    private func outsideTitle(_ jurisdiction: Jurisdiction) -> String {
        guard case .neighbour(let force) = jurisdiction else {
            return words.text("reporting.where.outside-unknown")
        }
        return words.text("reporting.where.outside", ["force": force.name])
    }
}

extension Mistakes {
    /// One mistake alone.
    init(_ text: String, at fieldID: String) {
        add(text, at: fieldID)
    }
}

extension WhereEntry {
    /// As the fields of a form that carries it on.
    fileprivate var fields: [(String, String)] {
        [
            ("place", search), ("words", words), ("latitude", latitude), ("longitude", longitude),
            ("moved", hasMoved ? "yes" : ""),
        ]
    }
}

/// Values that a form carries on unseen.
struct HiddenFields: HTML, Sendable {
    let fields: [(String, String)]

    var body: some HTML {
        for (name, value) in fields {
            input(.type(.hidden), .name(name), .value(value))
        }
    }
}

/// Where the map comes, if the browser can draw one, and everything that its script needs to be told.
private struct WhereMap: HTML, Sendable {
    let site: Site
    let words: Catalogue
    let entry: WhereEntry

    var body: some HTML {
        HiddenFields(fields: [("latitude", entry.latitude), ("longitude", entry.longitude), ("moved", "")])
        div(
            .id("where-map"), .class("bl-map"), .hidden, .data("places", "/report/places.json"),
            .data("icon", site.assets.paths.path("marker-icon.png")),
            .unwrap(site.force.identity.tiles) { .data("tiles", $0) },
            .data("area", site.force.area.edges), .data("near", words.text("reporting.map.near")),
            .data("outside", words.text("reporting.map.outside")), .data("cleared", words.text("reporting.map.cleared"))
        ) {
            h2(.class("govuk-heading-s"), .id("where-map-title")) { words.text("reporting.map.title") }
            p(.class("govuk-hint"), .id("where-map-hint")) { words.text("reporting.map.hint") }
            div(
                .class("bl-map__ground"), .role("group"), .aria("labelledby", "where-map-title"),
                .aria("describedby", "where-map-hint"), .data("marker", words.text("reporting.map.marker"))
            ) {}
            div(.class("bl-map__buttons"), .role("group"), .aria("label", words.text("reporting.map.buttons"))) {
                for name in ["north", "south", "west", "east", "in", "out", "put", "clear"] {
                    button(.type(.button), .class("bl-map__button"), .data("map", name)) {
                        words.text("reporting.map.\(name)")
                    }
                }
            }
            p(.class("bl-map__said"), .role("status"), .data("said", "")) {}
        }
    }
}

extension Area {
    /// Its south, west, north and east, for the scripts of maps.
    var edges: String { "\(south),\(west),\(north),\(east)" }
}
