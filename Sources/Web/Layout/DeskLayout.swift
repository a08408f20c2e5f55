import HTML

/// What the frame of a staff page has besides the frame of every page.
struct DeskFrame: Sendable {
    let page: PageFrame
    /// What the list of links is, for a screen reader.
    let navigationLabel: String
    /// Queue, search, my files.
    let navigation: [PageLink]
    /// None on the pages before signing in.
    var signedIn: SignedIn?
    let footerLinks: [PageLink]
    /// What opens the sheet of keys.
    var keysText = ""
    /// What to do while there is no connection.
    var offlineText = ""

    /// Who is signed in, and the way out.
    struct SignedIn: Sendable {
        let name: String
        let role: String
        let signOutPath: String
        let signOutText: String
        let token: FormToken
    }
}

/// A page for staff: denser than a public page, as wide as the screen is useful.
struct DeskLayout<Content: HTML>: HTML {
    let frame: DeskFrame
    @HTMLBuilder let content: Content

    var body: some HTML {
        PageShell(frame: frame.page, bodyClass: "bl-desk", sheets: ["desk.css", "desk-queue.css"], scripts: scripts) {
            SkipLink(text: frame.page.words.skipToContent)
            PageHeader(
                forceName: frame.page.forceName, serviceName: frame.page.serviceName,
                homePath: frame.page.homePath, lampPath: frame.page.assets.path("lamp.svg")
            ) {
                if let signedIn = frame.signedIn {
                    person(signedIn)
                }
            }
            if !frame.navigation.isEmpty {
                navigation
            }
            div(.class("govuk-width-container bl-page")) {
                main(
                    .class("govuk-main-wrapper bl-main"), .id("main-content"), .tabindex(-1),
                    .data("offline", frame.offlineText)
                ) {
                    content
                }
            }
            PageFooter(
                label: frame.page.words.footerLabel, links: frame.footerLinks, note: frame.page.words.footerNote)
        }
    }

    private var scripts: [String] {
        frame.signedIn == nil ? ["page.js"] : ["page.js", "desk-offline.js", "desk-keys.js"]
    }

    private func person(_ signedIn: DeskFrame.SignedIn) -> some HTML {
        div(.class("bl-person")) {
            span(.class("bl-person__name")) {
                strong { signedIn.name }
                span(.class("bl-person__role")) { signedIn.role }
            }
            button(.type(.button), .class("bl-person__sign-out"), .hidden, .data("keys-hint", "")) { frame.keysText }
            form(.action(signedIn.signOutPath), .method(.post)) {
                signedIn.token
                button(.type(.submit), .class("bl-person__sign-out")) { signedIn.signOutText }
            }
        }
    }

    private var navigation: some HTML {
        nav(.class("bl-navigation"), .aria("label", frame.navigationLabel)) {
            ul(.class("govuk-width-container bl-navigation__list")) {
                for link in frame.navigation {
                    li(.class("bl-navigation__item")) {
                        a(
                            .class("bl-navigation__link"), .href(link.href),
                            .when(link.isCurrent, .aria("current", "page"))
                        ) {
                            link.text
                        }
                    }
                }
            }
        }
    }
}
