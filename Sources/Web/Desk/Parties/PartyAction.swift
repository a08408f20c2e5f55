import Policing

/// What can be done with the people, objects, locations, events and links of a file.
extension DeskAction {
    /// Those that a card or a row of the file's page leads to, with what they are about.
    var isAboutOne: Bool {
        switch self {
        case .partyCorrect, .partyRole, .connect, .remove, .merge, .undoMerge: true
        default: false
        }
    }

    func fitsParties(_ state: FileState) -> Bool {
        guard !state.isErased else { return false }
        let parties = state.parties
        switch self {
        case .partyCorrect, .partyRole, .merge: return !parties.people.isEmpty
        case .connect: return !parties.people.isEmpty && !parties.items.isEmpty
        case .undoMerge: return parties.all.contains { $0.mergedInto != nil }
        default: return true
        }
    }
}

extension ActionSheet {
    /// Fills in what a link of the file's page says that the form is about, with what is known of it.
    mutating func tell(about typed: String) {
        guard let subject = PartySubject(typed) else { return }
        var values = ["about": [subject.text]]
        if action == .partyCorrect, case .party(let id) = subject, let details = file.state.parties[id]?.details {
            let born = EnteredDate(details.born)
            let known = [
                "names": details.names.joined(separator: "\n"), "phones": details.phones.joined(separator: "\n"),
                "emails": details.emails.joined(separator: "\n"), "address": details.address ?? "",
                "description": details.description ?? "", "born-day": born.day, "born-month": born.month,
                "born-year": born.year,
            ]
            for (name, text) in known { values[name] = [text] }
        }
        self.typed = FormBody(values)
    }
}

/// What a form is about, as its field says it: a letter for the sort, and the identifier.
enum PartySubject: Sendable, Equatable {
    case party(PartyID)
    case item(PartyItemID)
    case tie(PartyTieID)
    case link(FileID)

    init?(_ text: String) {
        let rest = String(text.dropFirst(2))
        switch text.prefix(2) {
        case "p-": guard let id = PartyID(text: rest) else { return nil }; self = .party(id)
        case "i-": guard let id = PartyItemID(text: rest) else { return nil }; self = .item(id)
        case "t-": guard let id = PartyTieID(text: rest) else { return nil }; self = .tie(id)
        case "l-": guard let id = FileID(text: rest) else { return nil }; self = .link(id)
        default: return nil
        }
    }

    var text: String {
        switch self {
        case .party(let id): "p-\(id.text)"
        case .item(let id): "i-\(id.text)"
        case .tie(let id): "t-\(id.text)"
        case .link(let id): "l-\(id.text)"
        }
    }
}
