import HTML

/// The parts of a long piece of work, and how far each is.
struct TaskList: HTML, Sendable {
    struct Item: Sendable {
        let id: String
        let text: String
        /// None when it cannot be started yet.
        var href: String?
        var hint: String?
        /// In a tag while there is something to do; plain when done.
        let status: Status
    }

    enum Status: Sendable {
        case done(String)
        case toDo(StatusTag)
        case cannotStartYet(String)
    }

    let items: [Item]

    var body: some HTML {
        ul(.class("govuk-task-list")) {
            ForEach(items) { item in
                li(
                    .class("govuk-task-list__item"),
                    .when(item.href != nil, .class("govuk-task-list__item--with-link"))
                ) {
                    name(item)
                    status(item)
                }
            }
        }
    }

    private func name(_ item: Item) -> some HTML {
        div(.class("govuk-task-list__name-and-hint")) {
            if let href = item.href {
                a(
                    .class("govuk-link govuk-task-list__link"), .href(href),
                    .aria("describedby", "\(item.hint == nil ? "" : "\(item.id)-hint ")\(item.id)-status")
                ) {
                    item.text
                }
            } else {
                div { item.text }
            }
            if let hint = item.hint {
                div(.id("\(item.id)-hint"), .class("govuk-task-list__hint")) { hint }
            }
        }
    }

    @HTMLBuilder private func status(_ item: Item) -> some HTML {
        switch item.status {
        case .done(let text):
            div(.class("govuk-task-list__status"), .id("\(item.id)-status")) { text }
        case .toDo(let tag):
            div(.class("govuk-task-list__status"), .id("\(item.id)-status")) { tag }
        case .cannotStartYet(let text):
            div(
                .class("govuk-task-list__status govuk-task-list__status--cannot-start-yet"),
                .id("\(item.id)-status")
            ) {
                text
            }
        }
    }
}
