import HTML

/// How much a button asks to be pressed.
enum ButtonKind: String, Sendable {
    case primary = ""
    case secondary = "govuk-button--secondary"
    case warning = "govuk-button--warning"
}

/// A button that sends its form.
struct Button: HTML, Sendable {
    let text: String
    var kind: ButtonKind = .primary
    var name: String?
    var value: String?
    /// Where the form goes instead, when this button sends it.
    var action: String?
    /// Pressed twice by a shaking hand, it sends once.
    var sendsOnce = true

    var body: some HTML {
        button(
            .type(.submit), .class("govuk-button"), .when(kind != .primary, .class(kind.rawValue)),
            .unwrap(name) { .name($0) }, .unwrap(value) { .value($0) }, .unwrap(action) { .formaction($0) },
            .when(sendsOnce, .data("sends-once", ""))
        ) {
            text
        }
    }
}

/// A link that looks like a button, for going on without sending anything.
struct LinkButton: HTML, Sendable {
    let text: String
    let href: String
    var kind: ButtonKind = .primary
    /// The one way into a service gets an arrow.
    var isStart = false

    var body: some HTML {
        a(
            .href(href), .role("button"), .custom(name: "draggable", value: "false"), .class("govuk-button"),
            .when(kind != .primary, .class(kind.rawValue)), .when(isStart, .class("govuk-button--start"))
        ) {
            text
            if isStart {
                HTMLRaw(startArrow)
            }
        }
    }

    private var startArrow: String {
        """
        <svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19" \
        viewBox="0 0 33 40" aria-hidden="true" focusable="false"><path fill="currentColor" \
        d="M0 0h13l20 20-20 20H0l20-20z"/></svg>
        """
    }
}

/// Buttons and links side by side.
struct ButtonGroup<Content: HTML>: HTML {
    @HTMLBuilder let content: Content

    var body: some HTML {
        div(.class("govuk-button-group")) { content }
    }
}
