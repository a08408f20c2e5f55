import HTML

/// Where leaving in a hurry leads, and the words for it.
struct ExitWords: Sendable {
    /// An ordinary page that nobody wonders about.
    let href: String
    /// On the button, such as "Leave this page".
    let text: String
    /// Said before it by a screen reader, such as "Emergency".
    let spokenPrefix: String
    /// Said when Shift was pressed once, and twice.
    let pressTwoMore: String
    let pressOneMore: String
    /// Where the browser says, on its way out, that the session is over.
    var farewellPath: String?
}

/// The button that leaves at once. Without a script it is a plain link that says nothing of where it came from.
struct ExitThisPage: HTML, Sendable {
    let words: ExitWords

    var body: some HTML {
        div(.class("govuk-exit-this-page bl-exit")) {
            a(
                .class("govuk-button govuk-button--warning govuk-exit-this-page__button"), .href(words.href),
                .role("button"), .custom(name: "draggable", value: "false"), .rel("nofollow noreferrer"),
                .id("exit-this-page"), .data("leave", ""), .data("press-two-more", words.pressTwoMore),
                .data("press-one-more", words.pressOneMore), .unwrap(words.farewellPath) { .data("farewell", $0) }
            ) {
                span(.class("govuk-visually-hidden")) { words.spokenPrefix }
                " "
                words.text
            }
        }
    }
}

/// The same way out, as one of the first two stops of the keyboard.
struct ExitSkipLink: HTML, Sendable {
    let words: ExitWords

    var body: some HTML {
        a(.class("govuk-skip-link"), .href(words.href), .rel("nofollow noreferrer"), .data("leave", "")) {
            words.text
        }
    }
}
