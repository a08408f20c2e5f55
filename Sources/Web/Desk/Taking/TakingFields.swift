import Foundation
import Policing
import Workflows

/// The names of the fields of a report being taken.
enum TakingField {
    static let account = "account"
    static let kind = "kind"
    /// The kind whose questions the page shows, which is not yet the one just chosen.
    static let shownKind = "shown-kind"
    static let seen = "seen"
    /// A name of the page itself: its own saves never clash with each other.
    static let page = "page"
    static let accept = "accept"
    static let danger = "danger"
    static let occurred = "occurred"
    static let language = "language"
    static let readOut = "read-out"
    static let question = "q-"
    static let item = "item-"

    static func of(_ question: Question) -> String { TakingField.question + question.id }
    static func ofItem(_ number: Int) -> String { "\(item)\(number)-" }

    /// What belongs to a page and is no part of a report.
    static let ofPage: Set<String> = [FormToken.fieldName, seen, page, shownKind, accept, "add", "save", "send"]
    static let ofWhen: Set<String> = [
        occurred, "when-day", "when-month", "when-year", "time", "part", "from-day", "from-month", "from-year",
        "from-time", "to-day", "to-month", "to-year", "to-time",
    ]
    static let ofWhere: Set<String> = ["place", "words", "pick", "sure", "unknown"]
    static let ofContact: Set<String> = ["name", "safe", "phone", "email", "address", "times", "times-in-words"]
}

extension Taking {
    /// Takes what a page sent. What that page did not show stays as it was, so that changing the kind loses nothing.
    mutating func take(_ sent: FormBody, shown: Form?) {
        let known = sent.values.filter { !TakingField.ofPage.contains($0.key) }
        let place = body["place"]
        fields = fields.filter { !Self.isShown($0.key, on: shown) }.merging(known) { _, new in new }
        page = sent[TakingField.page]
        for (name, values) in Self.accepted(sent[TakingField.accept]) { fields[name] = values }
        // Which of several places was meant, and that it is ours, was said of the place that stood there.
        if body["place"] != place { (fields["pick"], fields["sure"]) = (nil, nil) }
    }

    /// Whether the page of a kind has a field of that name.
    private static func isShown(_ name: String, on kind: Form?) -> Bool {
        if name.hasPrefix(TakingField.question) { return kind.map { shows($0, question: name) } ?? false }
        guard let kind else { return !name.hasPrefix(TakingField.item) }
        if name.hasPrefix(TakingField.item) { return kind.asks.contains(.property) }
        if TakingField.ofWhen.contains(name) { return kind.asks.contains(.when) }
        if TakingField.ofWhere.contains(name) { return kind.asks.contains(.where) }
        if TakingField.ofContact.contains(name) { return kind.takesContact }
        return true
    }

    private static func shows(_ kind: Form, question name: String) -> Bool {
        kind.questions.contains { question in
            let field = TakingField.of(question)
            return name == field || ["day", "month", "year"].contains { name == "\(field)-\($0)" }
        }
    }

    /// What an offer that was taken fills in.
    private static func accepted(_ offer: String) -> [String: [String]] {
        guard let filled = try? FormBody.parse(Array(offer.utf8)) else { return [:] }
        return filled.values.filter { !TakingField.ofPage.contains($0.key) }
    }
}

extension Form {
    /// Whether it asks who reports.
    var takesContact: Bool { asks.contains(.contact) && anonymity != .always }
}

extension FormBody {
    /// The fields whose names begin so, without that beginning.
    func under(_ prefix: String) -> FormBody {
        let pairs = values.compactMap { name, values in
            name.hasPrefix(prefix) ? (String(name.dropFirst(prefix.count)), values) : nil
        }
        return FormBody(Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    }

    /// As a browser would send it, the fields in a fixed order.
    var encoded: String {
        let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
        return values.keys.sorted().flatMap { name in
            all(name).map { value in
                [name, value].map { $0.addingPercentEncoding(withAllowedCharacters: plain) ?? "" }
                    .joined(separator: "=")
            }
        }.joined(separator: "&")
    }
}
