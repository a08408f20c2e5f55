import HTML

/// Parts of one page, one shown at a time. Each tab is a page of its own on the server, so no script is needed.
struct Tabs<Content: HTML>: HTML {
    struct Tab: Sendable {
        let text: String
        let href: String
        var isCurrent = false
        /// How many things wait there, where that is worth saying.
        var count: String?
    }

    /// What the tabs are, for a screen reader.
    let title: String
    let tabs: [Tab]
    @HTMLBuilder let content: Content

    var body: some HTML {
        nav(.class("bl-tabs"), .aria("label", title)) {
            ul(.class("bl-tabs__list")) {
                ForEach(tabs) { tab in
                    li(.class("bl-tabs__item"), .when(tab.isCurrent, .class("bl-tabs__item--current"))) {
                        link(to: tab)
                    }
                }
            }
        }
        content
    }

    private func link(to tab: Tab) -> some HTML {
        a(.class("bl-tabs__link"), .href(tab.href), .when(tab.isCurrent, .aria("current", "page"))) {
            tab.text
            if let count = tab.count {
                " "
                span(.class("bl-count")) { count }
            }
        }
    }
}
