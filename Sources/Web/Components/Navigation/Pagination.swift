import HTML

/// The way through a long list, page by page.
struct Pagination: HTML, Sendable {
    /// What the list of pages is, for a screen reader.
    let label: String
    var previous: PageLink?
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

    private static let previousArrow = arrow("prev", "M9 1 3 7l6 6M3 7h11")
    private static let nextArrow = arrow("next", "M6 1l6 6-6 6M12 7H1")

    private static func arrow(_ side: String, _ path: String) -> String {
        """
        <svg class="govuk-pagination__icon govuk-pagination__icon--\(side) bl-arrow" viewBox="0 0 15 14" \
        aria-hidden="true" focusable="false"><path d="\(path)"/></svg>
        """
    }
}
