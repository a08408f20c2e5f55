import HTML

/// The way through a long list, page by page.
struct Pagination: HTML, Sendable {
    enum Item: Sendable {
        /// A page: its number as shown, what a screen reader says of it, where it is, and whether it is this one.
        case page(number: String, spoken: String, href: String, isCurrent: Bool)
        case gap
    }

    /// What the list of pages is, for a screen reader.
    let label: String
    var previous: PageLink?
    var items: [Item] = []
    var next: PageLink?

    var body: some HTML {
        nav(.class("govuk-pagination"), .aria("label", label)) {
            if let previous {
                div(.class("govuk-pagination__prev")) {
                    a(.class("govuk-link govuk-pagination__link"), .href(previous.href), .rel(.prev)) {
                        HTMLRaw(Self.previousArrow)
                        span(.class("govuk-pagination__link-title")) { previous.text }
                    }
                }
            }
            ul(.class("govuk-pagination__list")) {
                ForEach(items) { item in
                    line(item)
                }
            }
            if let next {
                div(.class("govuk-pagination__next")) {
                    a(.class("govuk-link govuk-pagination__link"), .href(next.href), .rel(.next)) {
                        span(.class("govuk-pagination__link-title")) { next.text }
                        HTMLRaw(Self.nextArrow)
                    }
                }
            }
        }
    }

    @HTMLBuilder private func line(_ item: Item) -> some HTML {
        switch item {
        case .gap:
            li(.class("govuk-pagination__item govuk-pagination__item--ellipses")) { "⋯" }
        case .page(let number, let spoken, let href, let isCurrent):
            li(.class("govuk-pagination__item"), .when(isCurrent, .class("govuk-pagination__item--current"))) {
                a(
                    .class("govuk-link govuk-pagination__link"), .href(href), .aria("label", spoken),
                    .when(isCurrent, .aria("current", "page"))
                ) {
                    number
                }
            }
        }
    }

    private static let previousArrow = arrow("prev", "M9 1 3 7l6 6M3 7h11")
    private static let nextArrow = arrow("next", "M6 1l6 6-6 6M12 7H1")

    private static func arrow(_ side: String, _ path: String) -> String {
        """
        <svg class="govuk-pagination__icon govuk-pagination__icon--\(side) bl-arrow" viewBox="0 0 15 14" \
        aria-hidden="true" focusable="false"><path d="\(path)"/></svg>
        """
    }
}
