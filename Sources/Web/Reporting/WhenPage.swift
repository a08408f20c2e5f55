import HTML
import Hummingbird
import Policing
import Workflows

extension ReportVisit {
    // MARK: How well it is known

    func whenPage(_ chosen: WhenChoice?, mistakes: Mistakes = Mistakes()) -> Response {
        page(.when, title: words.text("reporting.when.title"), mistakes: mistakes) {
            form(ReportStep.when.name) {
                Radios(
                    field: Field(
                        id: "when", name: "when", label: words.text("reporting.when.title"), size: .l,
                        isPageHeading: true, error: mistake(mistakes["when"])),
                    choices: WhenChoice.allCases.map { choice in
                        Choice(
                            value: choice.rawValue, text: words.text("reporting.when.\(choice.rawValue)"),
                            isChosen: choice == chosen)
                    })
                Button(text: words.text("buttons.continue"))
            }
        }
    }

    mutating func takeWhen(_ body: FormBody) -> Taken {
        guard let choice = WhenChoice(rawValue: body["when"]) else {
            var mistakes = Mistakes()
            mistakes.add(words.text("reporting.when.missing"), at: "when")
            return .shown(whenPage(nil, mistakes: mistakes))
        }
        if choice == .unknown || choice != draft.whenChoice {
            draft.occurrence = choice == .unknown ? .unknown : nil
        }
        draft.whenChoice = choice
        draft.pass(.when)
        return choice == .unknown ? .kept : .keptThen(path(route.step(after: .when)))
    }

    // MARK: One time

    func exactPage(_ entry: ExactEntry, mistakes: Mistakes = Mistakes()) -> Response {
        let title = words.text("reporting.when.exact-title")
        return page(.whenExact, title: title, mistakes: mistakes) {
            form(ReportStep.whenExact.name) {
                h1(.class("govuk-heading-l")) { title }
                p(.class("govuk-hint")) { words.text("reporting.when.london") }
                DateBoxes(
                    field: dateField("when", words.text("reporting.when.date"), mistakes), date: entry.date,
                    words: words)
                TextInput(
                    field: Field(
                        id: "time", name: "time", label: words.text("reporting.when.time"), size: .s,
                        hint: words.text("reporting.when.time-hint"), error: mistake(mistakes["time"])),
                    value: entry.time, width: .characters10)
                Select(
                    field: Field(id: "part", name: "part", label: words.text("reporting.when.part"), size: .s),
                    choices: partChoices(entry.part))
                Button(text: words.text("buttons.continue"))
            }
        }
    }

    private func partChoices(_ chosen: PartOfDay?) -> [Choice] {
        [Choice(value: "", text: words.text("reporting.when.parts.none"), isChosen: chosen == nil)]
            + PartOfDay.allCases.map { part in
                Choice(
                    value: part.rawValue, text: words.text("reporting.when.parts.\(part.rawValue)"),
                    isChosen: part == chosen)
            }
    }

    private func dateField(_ id: String, _ label: String, _ mistakes: Mistakes) -> Field {
        Field(
            id: id, name: id, label: label, size: .s, hint: words.text("reporting.when.date-hint"),
            error: mistake(mistakes[id]))
    }

    mutating func takeExact(_ body: FormBody) -> Taken {
        let entry = ExactEntry(body)
        var mistakes = Mistakes()
        let occurrence = entry.occurrence(now: context.now) { mistakes.add(words.text($0), at: $1) }
        guard let occurrence, mistakes.isEmpty else { return .shown(exactPage(entry, mistakes: mistakes)) }
        draft.occurrence = occurrence
        return .kept
    }

    // MARK: Between two times

    func betweenPage(_ entry: BetweenEntry, mistakes: Mistakes = Mistakes()) -> Response {
        let title = words.text("reporting.when.between-title")
        return page(.whenBetween, title: title, mistakes: mistakes) {
            form(ReportStep.whenBetween.name) {
                h1(.class("govuk-heading-l")) { title }
                p(.class("govuk-hint")) { words.text("reporting.when.london") }
                end("from", entry.from, mistakes)
                end("to", entry.to, mistakes)
                Button(text: words.text("buttons.continue"))
            }
        }
    }

    @HTMLBuilder private func end(_ id: String, _ end: TimeEntry, _ mistakes: Mistakes) -> some HTML {
        DateBoxes(
            field: dateField(id, words.text("reporting.when.\(id)-date"), mistakes), date: end.date, words: words)
        TextInput(
            field: Field(
                id: "\(id)-time", name: "\(id)-time", label: words.text("reporting.when.\(id)-time"), size: .s,
                hint: words.text("reporting.when.time-hint-short"), error: mistake(mistakes["\(id)-time"])),
            value: end.time, width: .characters10)
    }

    mutating func takeBetween(_ body: FormBody) -> Taken {
        let entry = BetweenEntry(body)
        var mistakes = Mistakes()
        let occurrence = entry.occurrence(now: context.now) { mistakes.add(words.text($0), at: $1) }
        guard let occurrence, mistakes.isEmpty else { return .shown(betweenPage(entry, mistakes: mistakes)) }
        draft.occurrence = occurrence
        return .kept
    }
}
