import HTML
import Policing
import Workflows

/// Everything that the page of a report being taken shows.
struct TakingSheet: Sendable {
    let desk: DeskWords
    let taking: Taking
    let kind: Form?
    let token: FormToken
    /// A name of this page: its own saves never clash with each other.
    let page: String
    var mistakes = Mistakes()
    var earlier = EarlierFound()
    /// Whether room for another thing was asked for.
    var addsThing = false

    var site: Site { desk.site }
    var words: Catalogue { desk.words }
    var body: FormBody { taking.body }

    init(desk: DeskWords, taking: Taking, token: FormToken) {
        self.desk = desk
        self.taking = taking
        self.token = token
        kind = desk.site.forms[taking.body[TakingField.kind]]
        page = Visitor.newToken()
    }

    func text(_ key: String, _ values: SentenceValues = [:]) -> String { desk.text("taking.\(key)", values) }

    func field(_ name: String, label: String, hint: String? = nil, id: String? = nil) -> Field {
        let id = id ?? name
        return Field(id: id, name: name, label: label, size: .s, hint: hint, error: error(at: id))
    }

    func error(at id: String) -> FieldError? {
        mistakes[id].map { FieldError(prefix: words.text("errors.prefix"), text: $0) }
    }

    /// A question in the words for staff where there are any, else as the public reads it.
    func wording(_ key: String) -> String {
        words.has("desk.taking.\(key)") ? text(key) : words.text(key)
    }

    /// What it is called in titles and lists.
    var title: String { kind.map { desk.kind($0.id) } ?? text("no-kind") }

    /// When it was saved last, as the page says it.
    var saved: String { text("saved", ["time": taking.savedAt.london.clock]) }

    var reading: TakingReading? {
        kind.map { TakingReading(site: site, kind: $0, body: body, at: desk.now) }
    }
}

/// The page of a report being taken: all of it at once, in the order in which people talk.
struct TakingPage: HTML, Sendable {
    let sheet: TakingSheet

    var body: some HTML {
        BackLink(text: sheet.text("to-list"), href: "/desk/take")
        h1(.class("govuk-heading-l")) { sheet.text("title.\(sheet.taking.channel.rawValue)") }
        if !sheet.mistakes.isEmpty {
            ErrorSummary(heading: sheet.words.text("errors.title"), entries: sheet.mistakes.entries)
        }
        div(
            .id("taking"), .class("bl-taking"), .data("taking", sheet.taking.command.text),
            .data("saving", sheet.text("saving")), .data("unsaved", sheet.text("unsaved")),
            .data("signed-out", sheet.text("signed-out"))
        ) {
            PostForm(action: sheet.taking.path, token: sheet.token) { form }
        }
        discarding
    }

    @HTMLBuilder private var form: some HTML {
        HiddenFields(fields: [
            (TakingField.seen, String(sheet.taking.saves)), (TakingField.page, sheet.page),
        ])
        // What the return key presses: never an offer.
        button(
            .type(.submit), .class("govuk-visually-hidden"), .name("save"), .value("return"), .tabindex(-1),
            .aria("hidden", "true")
        ) { sheet.text("save") }
        bar
        TakingAccount(sheet: sheet)
        div(.data("part", "form")) { TakingForm(sheet: sheet) }
    }

    /// Always in sight: whether what was typed is safe.
    private var bar: some HTML {
        div(.class("bl-taking__bar")) {
            p(.class("bl-taking__saved"), .id("saved"), .role("status")) { sheet.saved }
            Button(text: sheet.text("save"), kind: .secondary, name: "save", value: "yes", sendsOnce: false)
        }
    }

    private var discarding: some HTML {
        Details(summaryText: sheet.text("discard.title")) {
            p(.class("govuk-body")) { sheet.text("discard.text") }
            PostForm(action: "\(sheet.taking.path)/discard", token: sheet.token) {
                Button(text: sheet.text("discard.button"), kind: .warning)
            }
        }
    }
}

/// What happened, in the caller's own words, and what kind of report that makes.
struct TakingAccount: HTML, Sendable {
    let sheet: TakingSheet

    var body: some HTML {
        Textarea(
            field: sheet.field(
                TakingField.account, label: sheet.text("account.label"), hint: sheet.text("account.hint")),
            value: sheet.body[TakingField.account], rows: 5, autocomplete: "off")
        div(.data("part", "offers"), .role("status")) {
            TakingOffersPart(
                desk: sheet.desk, offers: TakingOffers(desk: sheet.desk, taking: sheet.taking, kind: sheet.kind))
        }
        GroupedSelect(
            field: sheet.field(TakingField.kind, label: sheet.text("kind.label")),
            first: Choice(value: "", text: sheet.text("kind.choose")), groups: groups,
            chosen: sheet.kind?.id ?? "")
        Details(summaryText: sheet.text("kind.elsewhere")) {
            ForEach(sheet.site.forms.elsewhere) { place in
                SayToCaller(desk: sheet.desk, place: place, isFolded: true)
            }
        }
    }

    private var groups: [GroupedSelect.Group] {
        sheet.site.forms.groups.map { group in
            GroupedSelect.Group(
                label: sheet.words.text(Form.groupKey(group)),
                choices: sheet.site.forms.forms.filter { $0.group == group }.map {
                    Choice(value: $0.id, text: sheet.desk.kind($0.id))
                })
        }
    }
}

/// Everything that depends on the kind.
struct TakingForm: HTML, Sendable {
    let sheet: TakingSheet

    var body: some HTML {
        HiddenFields(fields: [(TakingField.shownKind, sheet.kind?.id ?? "")])
        if sheet.kind?.takesContact ?? true { TakingContact(sheet: sheet) }
        TakingSafety(sheet: sheet)
        if sheet.kind?.asks.contains(.when) ?? true { TakingWhen(sheet: sheet) }
        if sheet.kind?.asks.contains(.where) ?? true { TakingWhere(sheet: sheet) }
        if let kind = sheet.kind {
            TakingDetails(sheet: sheet, kind: kind)
            if kind.asks.contains(.property) { TakingThings(sheet: sheet) }
            TakingEnd(sheet: sheet)
        } else {
            InsetText(text: sheet.text("kind.first"))
        }
    }
}

/// One part of the page under its heading.
struct TakingSection<Content: HTML>: HTML {
    let id: String
    let title: String
    @HTMLBuilder let content: Content

    var body: some HTML {
        HTMLElement<HTMLTag.section, _>(
            .id(id), .class("bl-taking__section"), .aria("labelledby", "\(id)-title")
        ) {
            h2(.class("govuk-heading-m"), .id("\(id)-title")) { title }
            content
        }
    }
}
