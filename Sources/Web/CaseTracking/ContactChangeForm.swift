import HTML
import Policing
import Workflows

/// The page on which a person says how to reach them: safety first, then the details.
struct ContactChangeForm: HTML, Sendable {
    let words: Catalogue
    let token: FormToken
    let command: CommandID
    let kept: ReporterDetails?
    let entry: ContactChange
    let problems: PageProblems

    var title: String { text("title") }

    var body: some HTML {
        problems.summary
        h1(.class("govuk-heading-l")) { title }
        p(.class("govuk-body")) { text("intro") }
        PostForm(action: "/track/contact", token: token) {
            CommandField(command: command)
            safety
            for name in ContactChange.details {
                detail(name)
                if has(name) { forgetting(name) }
            }
            Button(text: text("send"))
        }
    }

    @HTMLBuilder private var safety: some HTML {
        Radios(
            field: field("safe"),
            choices: ["yes", "only", "no"].map { value in
                Choice(
                    value: value, text: text("safe-\(value)"), hint: value == "no" ? text("safe-no-hint") : nil,
                    isChosen: entry.safe == value)
            })
        Radios(
            field: field("way"),
            choices: ContactWay.allCases.map { way in
                Choice(value: way.rawValue, text: text("way-\(way.rawValue)"), isChosen: entry.way == way.rawValue)
            })
        Radios(field: field("times"), choices: SafeWindow.choices(words, chosen: entry.window))
        TextInput(
            field: Field(
                id: "when", name: "when", label: words.text("safe-times.in-words"), size: .s,
                hint: words.text("safe-times.in-words-hint"), error: problems.error(at: "when")),
            value: entry.when)
    }

    private func detail(_ name: String) -> TextInput {
        TextInput(
            field: field(name, hint: hint(name)), value: entry.typed[name] ?? "", purpose: purpose(name),
            width: name == "phone" ? .characters20 : .full, autocomplete: autocomplete(name))
    }

    private func forgetting(_ name: String) -> Checkboxes {
        let forget = "forget-\(name)"
        return Checkboxes(
            field: Field(id: forget, name: forget, label: text(name)),
            choices: [Choice(value: "yes", text: text(forget), isChosen: entry.forgotten.contains(name))], isSmall: true
        )
    }

    private func has(_ name: String) -> Bool {
        switch name {
        case "email": kept?.email != nil
        case "phone": kept?.phone != nil
        default: kept?.address != nil
        }
    }

    /// What is kept, masked: whoever looks over a shoulder learns nothing.
    private func hint(_ name: String) -> String {
        guard has(name) else { return text("not-kept") }
        switch name {
        case "email": return text("kept", ["masked": Masked.email(kept?.email ?? "")])
        case "phone": return text("kept", ["masked": Masked.phone(kept?.phone ?? "")])
        default: return text("address-kept")
        }
    }

    private func purpose(_ name: String) -> TextPurpose {
        switch name {
        case "email": .email
        case "phone": .telephone
        default: .text
        }
    }

    private func autocomplete(_ name: String) -> String {
        switch name {
        case "email": "email"
        case "phone": "tel"
        default: "street-address"
        }
    }

    private func field(_ name: String, hint: String? = nil) -> Field {
        Field(id: name, name: name, label: text(name), size: .s, hint: hint, error: problems.error(at: name))
    }

    private func text(_ key: String, _ values: SentenceValues = [:]) -> String {
        words.text("tracking.actions.contact.\(key)", values)
    }
}

/// The page on which a person says no to further contact, or yes again.
struct NoContactForm: HTML, Sendable {
    let words: Catalogue
    let token: FormToken
    let command: CommandID
    let hasReporter: Bool
    let isDeclined: Bool
    let problems: PageProblems

    var title: String { text(isDeclined ? "title-again" : "title") }

    var body: some HTML {
        problems.summary
        h1(.class("govuk-heading-l")) { title }
        if hasReporter {
            p(.class("govuk-body")) { text(isDeclined ? "intro-again" : "intro") }
            PostForm(action: "/track/no-contact", token: token) {
                CommandField(command: command)
                input(.type(.hidden), .name("contact"), .value(isDeclined ? "again" : "no"))
                Button(text: text(isDeclined ? "send-again" : "send"))
            }
        } else {
            p(.class("govuk-body")) { text("nobody") }
        }
    }

    private func text(_ key: String) -> String {
        words.text("tracking.actions.no-contact.\(key)")
    }
}
