import HTML
import Hummingbird
import Policing
import Workflows

/// What the fields about one thing hold.
struct PropertyEntry: Sendable {
    var description = ""
    var serialNumber = ""
    var value = ""

    init() {}

    init(_ body: FormBody) {
        description = body["description"]
        serialNumber = body["serial-number"]
        value = body["value"]
    }

    var isEmpty: Bool { (description + serialNumber + value).allSatisfy(\.isWhitespace) }

    /// The thing; throws what is wrong with its value.
    func item() throws(TypedMoney.Fault) -> PropertyItem {
        let serial = serialNumber.plainLine
        return PropertyItem(
            description: description.trimmingPrefix(while: \.isWhitespace).description,
            serialNumber: serial.isEmpty ? nil : serial, valuePence: try TypedMoney.pence(value))
    }
}

extension ReportVisit {
    func propertyPage(_ entry: PropertyEntry, mistakes: Mistakes = Mistakes()) -> Response {
        let title = words.text("reporting.property.title")
        return page(.property, title: title, mistakes: mistakes) {
            h1(.class("govuk-heading-l")) { title }
            p(.class("govuk-body")) { words.text("reporting.property.intro") }
            if !draft.property.isEmpty { listed }
            form(ReportStep.property.name) {
                propertyFields(entry, mistakes)
                ButtonGroup {
                    Button(text: words.text("buttons.continue"))
                    Button(text: words.text("buttons.add"), kind: .secondary, name: "add", value: "yes")
                }
            }
        }
    }

    private var listed: some HTML {
        form(ReportStep.property.name) {
            h2(.class("govuk-heading-m")) { words.count("reporting.property.listed", draft.property.count) }
            ul(.class("govuk-list bl-things")) {
                for (number, item) in draft.property.enumerated() {
                    li(.class("bl-things__item")) {
                        span(.class("bl-things__text")) { itemText(item) }
                        button(
                            .type(.submit), .class("bl-link-button"), .name("remove"), .value(String(number))
                        ) {
                            words.text("buttons.remove")
                            span(.class("govuk-visually-hidden")) { " \(item.description)" }
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func propertyFields(_ entry: PropertyEntry, _ mistakes: Mistakes) -> some HTML {
        TextInput(
            field: Field(
                id: "description", name: "description", label: words.text("reporting.property.description"), size: .s,
                hint: words.text("reporting.property.description-hint"), error: mistake(mistakes["description"])),
            value: entry.description)
        TextInput(
            field: Field(
                id: "serialNumber", name: "serial-number", label: words.text("reporting.property.serial"), size: .s,
                hint: words.text("reporting.property.serial-hint"), error: mistake(mistakes["serialNumber"])),
            value: entry.serialNumber, width: .characters20)
        TextInput(
            field: Field(
                id: "value", name: "value", label: words.text("reporting.property.value"), size: .s,
                hint: words.text("reporting.guess"), error: mistake(mistakes["value"])),
            value: entry.value, purpose: .amount, width: .characters10, prefix: "£")
    }

    /// A thing in one line: what it is, its number, its value.
    func itemText(_ item: PropertyItem) -> String {
        let serial = item.serialNumber.map { words.text("reporting.property.serial-of", ["number": $0]) }
        return [item.description, serial, item.valuePence.map(Self.pounds)].compactMap { $0 }.joined(separator: " · ")
    }

    /// `£120`, or `£9.50` where there are pence.
    private static func pounds(_ pence: Int) -> String {
        let odd = pence % 100
        return "£\(pence / 100)" + (odd == 0 ? "" : odd < 10 ? ".0\(odd)" : ".\(odd)")
    }

    mutating func takeProperty(_ body: FormBody) -> Taken {
        if let number = Int(body["remove"]), draft.property.indices.contains(number) {
            draft.property.remove(at: number)
            return .keptThen(path(.property))
        }
        let entry = PropertyEntry(body), addsMore = !body["add"].isEmpty
        if addsMore || !entry.isEmpty {
            switch checked(entry) {
            case .success(let item): draft.property.append(item)
            case .failure(let mistakes): return .shown(propertyPage(entry, mistakes: mistakes))
            }
        }
        draft.pass(.property)
        return addsMore ? .keptThen(path(.property)) : .kept
    }

    /// The thing that was entered, or what is wrong with it.
    private func checked(_ entry: PropertyEntry) -> Result<PropertyItem, Mistakes> {
        guard draft.property.count < Submission.propertyLimit else {
            let text = words.text("reporting.property.too-many", ["max": String(Submission.propertyLimit)])
            return .failure(Mistakes(text, at: "description"))
        }
        do {
            let item = try entry.item()
            var mistakes = Mistakes()
            for problem in item.problems {
                mistakes.add(sentence(for: problem), at: problem.part.rawValue)
            }
            return mistakes.isEmpty ? .success(item) : .failure(mistakes)
        } catch {
            return .failure(Mistakes(words.text(error.key), at: "value"))
        }
    }

    private func sentence(for problem: PropertyItem.Problem) -> String {
        switch (problem.part, problem.reason) {
        case (.value, _): words.text(TypedMoney.Fault.tooLarge.key)
        case (_, .missing): words.text("reporting.property.missing")
        case (_, let reason): words.sentence(for: AnswerProblem(question: "", reason: reason), of: nil)
        }
    }
}
