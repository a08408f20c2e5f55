import HTML
import Hummingbird
import Policing
import Workflows

/// What can be reached and done by typing a part of its name; fetched when somebody first asks for it.
struct PaletteRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/desk/palette", use: site.desk(palette))
        router.get("/desk/pulse", use: site.desk(pulse))
    }

    @Sendable private func palette(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readQueue)
        let filters = try await site.ports.filters.filters(for: visit.member)
        let file = request.uri.queryParameters.get("file").flatMap { Reference(typed: String($0)) }
        let view = Palette(desk: visit.words(site), filters: filters, file: file, token: site.staffToken(visit)) {
            visit.may($0)
        }
        return site.page(view, visit.context)
    }

    /// Numbers that change whenever a list may have changed.
    @Sendable private func pulse(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readQueue)
        let body: JSON = [
            "position": .number(Double(try await site.ports.queue.position())),
            "presence": .number(Double(site.presence.revision(at: visit.now))),
        ]
        return body.response()
    }
}

/// The palette and the sheet of keys, as the script puts them into a page.
struct Palette: HTML, Sendable {
    let desk: DeskWords
    let filters: [SavedFilter]
    /// The open file, or the row that is selected.
    let file: Reference?
    let token: FormToken
    let may: @Sendable (Permission.Action) -> Bool

    private static let keys = ["palette", "next", "open", "select", "back", "help"]

    var body: some HTML {
        dialog(.id("palette"), .class("bl-palette"), .aria("label", desk.text("palette.title"))) {
            label(.class("govuk-label"), .for("palette-typed")) { desk.text("palette.label") }
            box
            ul(
                .id("palette-list"), .class("bl-palette__list"), .role("listbox"),
                .aria("label", desk.text("palette.title"))
            ) {
                for option in options {
                    li(.role("option"), .data("href", option.href)) { option.text }
                }
            }
            p(.class("govuk-hint")) { desk.text("palette.hint") }
            form(.id("palette-search"), .action("/desk/search"), .method(.post), .hidden) {
                token
                HiddenField(name: "q", value: "")
            }
        }
        sheet
    }

    private var box: some HTML {
        input(
            .type(.text), .id("palette-typed"), .class("govuk-input"), .role("combobox"), .autocomplete("off"),
            .spellcheck(false), .aria("controls", "palette-list"), .aria("expanded", "true"),
            .aria("autocomplete", "list"), .data("go-to", desk.text("palette.go-to")),
            .data("search", desk.text("palette.search")))
    }

    private var sheet: some HTML {
        dialog(.id("keys"), .class("bl-palette"), .aria("labelledby", "keys-title")) {
            h2(.class("govuk-heading-m"), .id("keys-title")) { desk.text("keys.title") }
            dl(.class("bl-keys")) {
                for key in Self.keys {
                    dt { kbd { desk.text("keys.\(key).key") } }
                    dd { desk.text("keys.\(key).does") }
                }
            }
            div(.class("govuk-checkboxes govuk-checkboxes--small")) {
                div(.class("govuk-checkboxes__item")) {
                    input(.type(.checkbox), .id("letters"), .class("govuk-checkboxes__input"), .checked)
                    label(.class("govuk-label govuk-checkboxes__label"), .for("letters")) { desk.text("keys.letters") }
                }
            }
            form(.method(.dialog)) {
                button(.type(.submit), .class("govuk-button govuk-button--secondary")) { desk.text("keys.close") }
            }
        }
    }

    private var options: [PageLink] { actions + places + saved }

    private var actions: [PageLink] {
        guard let file else { return [] }
        let path = "/desk/files/\(file.text)"
        let open = PageLink(text: desk.text("palette.open", ["reference": file.description]), href: path)
        return [open]
            + DeskAction.allCases.filter { may($0.permission) }.map { action in
                let values: SentenceValues = [
                    "action": desk.text("\(action.rawValue).title"), "reference": file.description,
                ]
                return PageLink(text: desk.text("palette.action", values), href: "\(path)/\(action.rawValue)")
            }
    }

    private var places: [PageLink] {
        let parts = QueuePart.allCases.map { part in
            PageLink(text: desk.text("queue.title.\(part.rawValue)"), href: QueueAddress(part).path)
        }
        return parts + [
            PageLink(text: desk.text("search.title"), href: "/desk/search"),
            PageLink(text: desk.text("filters.title"), href: "/desk/filters"),
        ]
    }

    private var saved: [PageLink] {
        filters.map { PageLink(text: $0.name, href: QueueAddress(query: $0.query).path) }
    }
}
