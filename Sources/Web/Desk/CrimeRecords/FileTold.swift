import Policing
import Workflows

/// What the person told us, as questions with answers in English.
struct FileTold: Sendable {
    let desk: DeskWords
    let file: OpenedFile

    private var contents: ReportContents? { file.state.report.contents.value }

    /// What must be known before anything is done, the gravest first.
    var warnings: [String] {
        let state = file.state
        var found = dangers + TriageTold(desk: desk, state: state).warnings(file.form)
        if state.report.guarded { found.append(desk.text("warnings.guarded")) }
        if case .no? = state.reporter?.contact { found.append(desk.text("warnings.unsafe")) }
        if state.contactDeclined { found.append(desk.text("warnings.declined")) }
        if let times = SafeTimesTold(desk: desk, state: state).warning { found.append(times) }
        found += ContactChannel.allCases.filter(state.returnedChannels.contains).map {
            desk.text("warnings.returned.\($0.rawValue)")
        }
        let grounds = state.enhancedGrounds.map { desk.text("grounds.\($0)") }
        if !grounds.isEmpty {
            found.append(desk.text("warnings.enhanced", ["ground": grounds.joined(separator: ", ")]))
        }
        return found
    }

    /// What the answers raise by themselves.
    private var dangers: [String] {
        guard let form = file.form, let contents else { return [] }
        let journey = Journey(form: form, answers: contents.answers, today: file.state.receivedAt.london.date)
        return journey.dangers.map { desk.text("warnings.danger", ["reason": $0.danger.reason]) }
    }

    /// When, where, and the form's questions in its order; nil once the person has been erased.
    var rows: [SummaryRow]? {
        guard let contents else { return nil }
        return [
            SummaryRow(key: desk.words.text("check.when"), lines: [time(of: contents.occurrence)]),
            SummaryRow(key: desk.words.text("check.where"), lines: place(contents.place)),
        ] + answers(contents.answers)
    }

    /// The first account that the person gave in their own words; nil for none.
    var firstWords: String? {
        guard let answers = contents?.answers else { return nil }
        let accounts = file.form?.questions.filter { $0.type == .longText } ?? []
        return accounts.lazy.compactMap { answers[$0.id]?.text }.first
    }

    private func answers(_ answers: Answers) -> [SummaryRow] {
        guard let form = file.form else {
            return answers.byQuestion.keys.sorted().compactMap { id in
                answers[id].map { SummaryRow(key: id, lines: lines(of: $0, to: nil)) }
            }
        }
        return form.questions.compactMap { question in
            answers[question.id].map { answer in
                SummaryRow(key: desk.words.text(question.words.textKey), lines: lines(of: answer, to: question))
            }
        }
    }

    private func lines(of answer: Answer, to question: Question?) -> [String] {
        switch answer {
        case .yesNo(let yes): [desk.words.text(yes ? "answers.yes" : "answers.no")]
        case .number(let number): [Int(exactly: number).map(String.init) ?? String(number)]
        case .choices(let chosen): chosen.map { label(of: $0, in: question) }
        case .text(let text):
            question?.type == .longText
                ? text.split(separator: "\n").map(String.init) : [label(of: text, in: question)]
        }
    }

    private func label(of value: String, in question: Question?) -> String {
        question?.option(value).map { desk.words.text($0.labelKey) } ?? value
    }

    func time(of occurrence: Occurrence) -> String {
        switch occurrence {
        case .unknown: desk.text("not-known")
        case .exact(let moment): desk.times.stamp(moment).capitalisedFirst
        case .between(let from, let to):
            desk.text("between", ["from": desk.times.stamp(from), "to": desk.times.stamp(to)])
        }
    }

    private func place(_ place: Place) -> [String] {
        let point = place.coordinate.map { coordinate in
            desk.text("point", ["latitude": String(coordinate.latitude), "longitude": String(coordinate.longitude)])
        }
        let lines = [place.words, place.postcode?.text, point].compactMap { $0 }
        return lines.isEmpty ? [desk.text("not-known")] : lines
    }
}

/// Who reported, and how it is safe to reach them.
struct FileReporter: Sendable {
    let desk: DeskWords
    let state: FileState

    var rows: [SummaryRow] {
        let language = SummaryRow(key: desk.text("person.language"), lines: [languageName])
        guard let reporter = state.reporter else {
            return [SummaryRow(key: desk.text("person.name"), lines: [desk.text("person.nobody")]), language]
        }
        let details: [(String, String?)] = [
            ("name", reporter.name), ("email", reporter.email), ("phone", reporter.phone),
            ("address", reporter.address),
        ]
        return [SummaryRow(key: desk.text("person.contact"), lines: contact(reporter.contact))]
            + details.compactMap { name, value in
                value.map { SummaryRow(key: desk.text("person.\(name)"), lines: [$0]) }
            } + [language]
    }

    /// The language that the person reads.
    var languageName: String {
        let tag = state.report.language
        let key = "languages.\(tag)"
        return desk.words.has("desk.\(key)") ? desk.text(key) : tag
    }

    /// Whether a notice of news can go, and how; otherwise why not.
    var notice: String {
        let channels = Notice.safeChannels(of: state)
        guard let channel = channels.first else { return desk.text("notice.\(obstacle)") }
        return SafeTimesTold(desk: desk, state: state).notice(by: channel)
    }

    private var obstacle: String {
        guard let reporter = state.reporter else { return "nobody" }
        if state.contactDeclined { return "declined" }
        if !state.returnedChannels.isEmpty { return "returned" }
        switch reporter.contact {
        case .no: return "unsafe"
        case .yes where state.report.guarded: return "guarded"
        case .only(.call, _): return "call"
        case .only(.letter, _): return "letter"
        case .yes, .only(.email, _), .only(.text, _): return "no-address"
        }
    }

    private func contact(_ choice: ContactChoice) -> [String] {
        switch choice {
        case .yes: [desk.text("contact.yes")]
        case .no: [desk.text("contact.no")]
        case .only(let way, .any): [desk.text("contact.only.\(way.rawValue)")]
        case .only(let way, let times):
            [desk.text("contact.only.\(way.rawValue)"), desk.words.text("safe-times.\(times.window.rawValue)")]
                + [times.words].compactMap { $0 }
        }
    }
}
