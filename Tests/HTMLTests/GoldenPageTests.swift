import HTML
import Testing

@Suite("A whole page")
struct GoldenPageTests {
    struct BicyclePage: HTML, Sendable {
        let problem: String?
        let places: [String]

        var body: some HTML {
            HTMLDoctype()
            html(.lang("en-GB"), .dir(.ltr)) {
                head {
                    meta(.charset("utf-8"))
                    title { "Where was the bicycle?" }
                    link(.rel(.stylesheet), .href("/assets/bluelamp.css"))
                }
                HTMLElement<HTMLTag.body, _>(.class("page")) {
                    main(.id("main-content")) {
                        question
                    }
                }
            }
        }

        @HTMLBuilder var question: some HTML {
            if let problem {
                p(.role("alert")) { problem }
            }
            form(.action("/report"), .method(.post), .novalidate) {
                label(.for("place")) { "Where was it?" }
                select(.id("place"), .name("place")) {
                    for place in places {
                        option(.value(place), .when(place == "Bull Ring", .selected)) { place }
                    }
                }
                button(.type(.submit)) { "Continue" }
            }
        }
    }

    @Test("a page is written to the letter")
    func golden() {
        let page = BicyclePage(problem: "Choose a \"place\" & go on", places: ["Bull Ring", "Smith's <Yard>"])
        #expect(
            page.render() == """
                <!DOCTYPE html>
                <html lang="en-GB" dir="ltr"><head><meta charset="utf-8"><title>Where was the bicycle?</title>\
                <link rel="stylesheet" href="/assets/bluelamp.css"></head><body class="page"><main id="main-content">\
                <p role="alert">Choose a "place" &amp; go on</p><form action="/report" method="post" novalidate>\
                <label for="place">Where was it?</label><select id="place" name="place">\
                <option value="Bull Ring" selected>Bull Ring</option>\
                <option value="Smith&#39;s &lt;Yard&gt;">Smith's &lt;Yard&gt;</option></select>\
                <button type="submit">Continue</button></form></main></body></html>
                """)
    }

    @Test("a page can be made on one task and written on another")
    func sendable() async {
        let page = BicyclePage(problem: nil, places: [])
        let written = await Task { page.render() }.value
        #expect(written == page.render())
    }
}
