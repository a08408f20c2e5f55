import HTML
import Hummingbird
import Policing
import Workflows

extension ReportVisit {
    // MARK: Whether it is safe

    func safeContactPage(_ chosen: SafeContact?, mistakes: Mistakes = Mistakes()) -> Response {
        let title = words.text("reporting.contact.safe-title")
        return page(.safeContact, title: title, mistakes: mistakes) {
            form(ReportStep.safeContact.name) {
                Radios(
                    field: Field(
                        id: "safe", name: "safe", label: title, size: .l, isPageHeading: true,
                        hint: words.text(
                            isGuarded ? "reporting.contact.safe-hint-guarded" : "reporting.contact.safe-hint"),
                        error: mistake(mistakes["safe"])),
                    choices: SafeContact.offered(by: form).map { choice in
                        Choice(
                            value: choice.rawValue, text: words.text("reporting.contact.safe.\(choice.rawValue)"),
                            hint: choice == .no ? words.text("reporting.contact.safe-no-hint") : nil,
                            isChosen: choice == chosen)
                    })
                Button(text: words.text("buttons.continue"))
            }
        }
    }

    mutating func takeSafeContact(_ body: FormBody) -> Taken {
        guard let chosen = SafeContact(rawValue: body["safe"]), SafeContact.offered(by: form).contains(chosen) else {
            return .shown(safeContactPage(nil, mistakes: Mistakes(words.text("problems.contact.missing"), at: "safe")))
        }
        if chosen != SafeContact(draft) { draft.unpass(.contact) }
        draft.anonymous = chosen == .anonymous
        draft.reporter = chosen.choice.map { ContactEntry(draft.reporter).details($0) }
        return .kept
    }

    // MARK: Who and where

    func contactPage(_ entry: ContactEntry, mistakes: Mistakes = Mistakes()) -> Response {
        let title = words.text("reporting.contact.title")
        let choice = draft.reporter?.contact ?? .no, fields = ContactFields(choice)
        return page(.contact, title: title, mistakes: mistakes) {
            form(ReportStep.contact.name) {
                h1(.class("govuk-heading-l")) { title }
                p(.class("govuk-body")) { words.text(contactIntroKey(choice)) }
                nameField(entry, mistakes)
                if fields.email { emailField(entry, mistakes, choice) }
                if fields.phone { phoneField(entry, mistakes, choice) }
                if fields.address { addressField(entry, mistakes) }
                if fields.times { timesFields(entry, mistakes) }
                Button(text: words.text("buttons.continue"))
            }
        }
    }

    private func contactIntroKey(_ choice: ContactChoice) -> String {
        switch choice {
        case .no: "reporting.contact.intro-no"
        case .yes where isGuarded: "reporting.contact.intro-guarded"
        case .yes, .only: "reporting.contact.intro"
        }
    }

    private func label(_ key: String, optional: Bool) -> String {
        words.text(optional ? "reporting.contact.\(key)-optional" : "reporting.contact.\(key)")
    }

    private func nameField(_ entry: ContactEntry, _ mistakes: Mistakes) -> some HTML {
        TextInput(
            field: Field(
                id: "name", name: "name", label: label("name", optional: form.anonymity != .never), size: .s,
                error: mistake(mistakes["name"])),
            value: entry.name, autocomplete: isGuarded ? "off" : "name")
    }

    private func emailField(_ entry: ContactEntry, _ mistakes: Mistakes, _ choice: ContactChoice) -> some HTML {
        TextInput(
            field: Field(
                id: "email", name: "email", label: label("email", optional: choice == .yes), size: .s,
                hint: words.text("reporting.contact.email-hint"), error: mistake(mistakes["email"])),
            value: entry.email, purpose: .email, autocomplete: isGuarded ? "off" : "email")
    }

    private func phoneField(_ entry: ContactEntry, _ mistakes: Mistakes, _ choice: ContactChoice) -> some HTML {
        TextInput(
            field: Field(
                id: "phone", name: "phone", label: label("phone", optional: choice == .yes), size: .s,
                hint: words.text("reporting.contact.phone-hint"), error: mistake(mistakes["phone"])),
            value: entry.phone, purpose: .telephone, width: .characters20, autocomplete: isGuarded ? "off" : "tel")
    }

    private func addressField(_ entry: ContactEntry, _ mistakes: Mistakes) -> some HTML {
        Textarea(
            field: Field(
                id: "address", name: "address", label: words.text("reporting.contact.address"), size: .s,
                error: mistake(mistakes["address"])),
            value: entry.address, rows: 4, autocomplete: isGuarded ? "off" : "street-address")
    }

    @HTMLBuilder private func timesFields(_ entry: ContactEntry, _ mistakes: Mistakes) -> some HTML {
        Radios(
            field: Field(
                id: "times", name: "times", label: words.text("reporting.contact.times"), size: .s,
                hint: words.text("reporting.contact.times-hint"), error: mistake(mistakes["times"])),
            choices: SafeWindow.choices(words, chosen: entry.window))
        TextInput(
            field: Field(
                id: "timesInWords", name: "times-in-words", label: words.text("safe-times.in-words"), size: .s,
                hint: words.text("safe-times.in-words-hint"), error: mistake(mistakes["timesInWords"])),
            value: entry.timesInWords)
    }

    mutating func takeContact(_ body: FormBody) -> Taken {
        guard let choice = draft.reporter?.contact else { return .keptThen(path(.safeContact)) }
        let entry = ContactEntry(body), details = entry.details(choice)
        var mistakes = Mistakes()
        if ContactFields(choice).times, entry.window == nil {
            mistakes.add(words.text("problems.times.missing"), at: "times")
        }
        for problem in details.problems(for: form) {
            mistakes.add(words.sentence(for: problem), at: problem.field.rawValue)
        }
        guard mistakes.isEmpty else { return .shown(contactPage(entry, mistakes: mistakes)) }
        draft.reporter = details
        draft.pass(.contact)
        return .kept
    }
}

extension SafeWindow {
    /// The times to choose from, in the reader's language.
    static func choices(_ words: Catalogue, chosen: SafeWindow?) -> [Choice] {
        allCases.map { window in
            let hint = "safe-times.\(window.rawValue)-hint"
            return Choice(
                value: window.rawValue, text: words.text("safe-times.\(window.rawValue)"),
                hint: words.has(hint) ? words.text(hint) : nil, isChosen: window == chosen)
        }
    }
}
