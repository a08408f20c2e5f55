import HTML
import Workflows

/// Who are you, and what is your password?
struct LoginPage: HTML, Sendable {
    let words: Catalogue
    let token: FormToken
    let back: DeskReturn
    let problem: String?
    let username: String
    let hasProvider: Bool

    var body: some HTML {
        div(.class("bl-door")) {
            if let problem {
                ErrorSummary(
                    heading: words.text("errors.title"),
                    entries: [ErrorSummary.Entry(text: problem, fieldID: "username")])
            }
            h1(.class("govuk-heading-l")) { words.text("desk.login.title") }
            if hasProvider {
                p(.class("govuk-body")) {
                    a(.class("govuk-button"), .href(back.path(from: ProviderLoginRoutes.path))) {
                        words.text("desk.provider.link")
                    }
                }
                p(.class("govuk-body")) { words.text("desk.provider.or") }
            }
            PostForm(action: "/desk/login", token: token) {
                HiddenField(name: DeskReturn.field, value: back.page)
                TextInput(
                    field: Field(id: "username", name: "username", label: words.text("desk.login.username")),
                    value: username, autocomplete: "username")
                TextInput(
                    field: Field(id: "password", name: "password", label: words.text("desk.login.password")),
                    purpose: .password, autocomplete: "current-password")
                Button(text: words.text("desk.login.button"))
            }
        }
    }
}

/// And the code of the moment?
struct CodePage: HTML, Sendable {
    let words: Catalogue
    let token: FormToken
    let back: DeskReturn
    let problem: String?

    var body: some HTML {
        div(.class("bl-door")) {
            if let problem {
                ErrorSummary(
                    heading: words.text("errors.title"), entries: [ErrorSummary.Entry(text: problem, fieldID: "code")])
            }
            h1(.class("govuk-heading-l")) { words.text("desk.code.title") }
            PostForm(action: "/desk/code", token: token) {
                HiddenField(name: DeskReturn.field, value: back.page)
                TextInput(
                    field: Field(
                        id: "code", name: "code", label: words.text("desk.code.label"),
                        hint: words.text("desk.code.hint")),
                    purpose: .oneTimeCode, width: .characters10, autocomplete: "one-time-code")
                Button(text: words.text("desk.code.button"))
            }
        }
    }
}

/// A value that a form carries and nobody sees.
struct HiddenField: HTML, Sendable {
    let name: String
    let value: String

    var body: some HTML {
        input(.type(.hidden), .name(name), .value(value))
    }
}
