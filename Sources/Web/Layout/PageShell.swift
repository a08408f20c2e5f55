import HTML

/// The document around every page. It holds no code and no style of its own, and asks nothing of any other server.
struct PageShell<Content: HTML>: HTML {
    let frame: PageFrame
    let bodyClass: String
    var sheets: [String] = []
    let scripts: [String]
    @HTMLBuilder let content: Content

    var body: some HTML {
        HTMLDoctype()
        html(.lang(frame.languageTag), .dir(frame.direction), .class("govuk-template")) {
            head { headLines }
            HTMLElement<HTMLTag.body, _>(.class("govuk-template__body"), .class(bodyClass)) {
                content
            }
        }
    }

    @HTMLBuilder private var headLines: some HTML {
        meta(.charset("utf-8"))
        title { frame.browserTitle }
        meta(.name("viewport"), .content("width=device-width, initial-scale=1, viewport-fit=cover"))
        meta(.name("theme-color"), .content("#0b2447"))
        meta(.name("format-detection"), .content("telephone=no"))
        link(.rel(.icon), .href(frame.assets.path("lamp.svg")), .type("image/svg+xml"))
        for sheet in allSheets {
            link(.rel(.stylesheet), .href(frame.assets.path(sheet)))
        }
        for file in scripts + frame.scripts {
            script(.src(frame.assets.path(file)), .type(.module))
        }
    }

    private var allSheets: [String] {
        ["govuk-frontend.min.css", "bluelamp.css"] + sheets + (frame.direction == .rtl ? ["rtl.css"] : [])
            + frame.sheets
    }
}
