import HTML
import Policing
import Workflows

/// Keep what is shown now by a name.
struct NewFilterPage: HTML, Sendable {
    let desk: DeskWords
    let address: QueueAddress
    let member: StaffMember
    let token: FormToken
    var name = ""
    var shared = SavedFilter.Shared.nobody
    let fault: String?

    var body: some HTML {
        BackLink(text: desk.text("to-queue"), href: address.path)
        if let fault {
            ErrorSummary(
                heading: desk.words.text("errors.title"),
                entries: [ErrorSummary.Entry(text: fault, fieldID: "filter-name")])
        }
        div(.class("bl-door")) {
            h1(.class("govuk-heading-l")) { desk.text("filters.new") }
            PostForm(
                action: SavedFilterRoutes.newPath, token: token,
                draft: DraftMark(query: address.query, isAnswer: fault != nil)
            ) {
                HiddenField(name: "query", value: address.query)
                FilterNaming(desk: desk, id: "filter", member: member, name: name, shared: shared)
                Button(text: desk.text("filters.button"))
            }
        }
    }
}

/// A name, and who sees it.
struct FilterNaming: HTML, Sendable {
    let desk: DeskWords
    let id: String
    let member: StaffMember
    let name: String
    let shared: SavedFilter.Shared

    var body: some HTML {
        TextInput(
            field: Field(id: "\(id)-name", name: "name", label: desk.text("filters.name.label")), value: name,
            width: .characters30)
        Select(
            field: Field(id: "\(id)-shared", name: "shared", label: desk.text("filters.shared.label")),
            choices: SavedFilter.Shared.choices(of: member).map { option in
                Choice(value: option.text, text: words(option), isChosen: option == shared)
            })
    }

    private func words(_ shared: SavedFilter.Shared) -> String {
        switch shared {
        case .nobody: desk.text("filters.shared.nobody")
        case .everybody: desk.text("filters.shared.everybody")
        case .unit(let code): desk.text("filters.shared.unit", ["unit": desk.unit(code)])
        case .role(let role): desk.text("filters.shared.role", ["role": desk.text("roles.\(role.rawValue)")])
        }
    }
}

/// Every filter that the reader sees, with what they may do to their own.
struct SavedFiltersPage: HTML, Sendable {
    let desk: DeskWords
    let filters: [SavedFilter]
    let reader: StaffMember
    let token: FormToken
    let fault: String?

    var body: some HTML {
        BackLink(text: desk.text("to-queue"), href: "/desk")
        if let fault {
            ErrorSummary(heading: desk.words.text("errors.title"), entries: [ErrorSummary.Entry(text: fault)])
        }
        h1(.class("govuk-heading-l")) { desk.text("filters.title") }
        if filters.isEmpty {
            p(.class("govuk-body")) { desk.text("filters.empty") }
        }
        ForEach(filters) { filter in
            section(.class("bl-card"), .aria("label", filter.name)) { card(filter) }
        }
    }

    @HTMLBuilder private func card(_ filter: SavedFilter) -> some HTML {
        h2(.class("govuk-heading-m")) {
            TextLink(text: filter.name, href: QueueAddress(query: filter.query).path)
        }
        if filter.owner == reader.username {
            changing(filter)
        } else {
            p(.class("govuk-body bl-quiet")) { desk.text("filters.by", ["who": filter.ownerName]) }
        }
    }

    private func changing(_ filter: SavedFilter) -> some HTML {
        div(.class("bl-filters")) {
            form(.action("/desk/filters/\(filter.number)/change"), .method(.post), .class("bl-filters")) {
                token
                FilterNaming(
                    desk: desk, id: "filter-\(filter.number)", member: reader, name: filter.name,
                    shared: filter.shared)
                Button(text: desk.text("filters.change"), kind: .secondary)
            }
            form(.action("/desk/filters/\(filter.number)/delete"), .method(.post)) {
                token
                Button(text: desk.text("filters.delete"), kind: .warning)
            }
        }
    }
}
