import HTML

/// A language the page can be read in, by its own name.
struct LanguageChoice: Sendable {
    /// BCP 47.
    let tag: String
    let name: String
    let direction: HTMLAttributeValue.Direction
    let href: String
    var isCurrent = false
}

/// The languages of the service, each named in itself.
struct LanguageSwitcher: HTML, Sendable {
    /// What the list is, for a screen reader.
    let label: String
    let choices: [LanguageChoice]

    var body: some HTML {
        nav(.class("bl-languages"), .aria("label", label)) {
            ul(.class("bl-languages__list")) {
                for choice in choices {
                    li(.class("bl-languages__item")) {
                        if choice.isCurrent {
                            span(.lang(choice.tag), .dir(choice.direction), .aria("current", "true")) { choice.name }
                        } else {
                            a(
                                .class("bl-languages__link"), .href(choice.href), .lang(choice.tag),
                                .dir(choice.direction), .hreflang(choice.tag), .rel("alternate")
                            ) {
                                choice.name
                            }
                        }
                    }
                }
            }
        }
    }
}
