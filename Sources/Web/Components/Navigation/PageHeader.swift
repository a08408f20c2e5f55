import HTML

/// The top of a page: the lamp, the force's name and the service's.
struct PageHeader<End: HTML>: HTML {
    let forceName: String
    let serviceName: String
    let homePath: String
    let lampPath: String
    /// What stands at the far end of the bar, such as the languages.
    @HTMLBuilder let end: End

    var body: some HTML {
        header(.class("bl-header")) {
            div(.class("govuk-width-container bl-header__container")) {
                a(.class("bl-header__brand"), .href(homePath)) {
                    img(.class("bl-header__lamp"), .src(lampPath), .alt(""), .width(32), .height(40))
                    span(.class("bl-header__names")) {
                        span(.class("bl-header__force")) { forceName }
                        span(.class("bl-header__service")) { serviceName }
                    }
                }
                end
            }
        }
    }
}

/// The foot of a page: its links and a line of words.
struct PageFooter: HTML, Sendable {
    /// What the links are, for a screen reader.
    let label: String
    let links: [PageLink]
    /// A calm last line, such as what to do in an emergency.
    let note: String

    var body: some HTML {
        footer(.class("bl-footer")) {
            div(.class("govuk-width-container")) {
                p(.class("bl-footer__note")) { note }
                nav(.aria("label", label)) {
                    ul(.class("bl-footer__list")) {
                        for link in links {
                            li { a(.class("bl-footer__link"), .href(link.href)) { link.text } }
                        }
                    }
                }
            }
        }
    }
}
