import HTML

/// A short word about the state of something. The colour repeats what the word says and says nothing alone.
struct StatusTag: HTML, Sendable {
    enum Colour: String, Sendable {
        case blue, grey, green, turquoise, lightBlue = "light-blue", purple, red, orange, yellow
    }

    let text: String
    var colour: Colour = .blue

    var body: some HTML {
        strong(.class("govuk-tag"), .class("govuk-tag--\(colour.rawValue)")) { text }
    }
}

/// A moment: as a person reads it, and as a machine does.
struct TimeText: HTML, Sendable {
    /// ISO 8601.
    let iso: String
    let text: String

    var body: some HTML {
        time(.datetime(iso)) { text }
    }
}
