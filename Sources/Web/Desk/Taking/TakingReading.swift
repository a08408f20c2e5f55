import Policing
import Workflows

/// What the fields of a report being taken come to: a submission, or what is wrong with them.
struct TakingReading: Sendable {
    let site: Site
    let kind: Form
    let body: FormBody
    let now: Moment
    private(set) var mistakes = Mistakes()

    private var words: Catalogue { site.deskWords }

    init(site: Site, kind: Form, body: FormBody, at now: Moment) {
        self.site = site
        self.kind = kind
        self.body = body
        self.now = now
    }

    /// Nil with `mistakes`, in the order of the page.
    mutating func submission(of taking: Taking, by member: StaffMember) -> Submission? {
        let answers = answers
        let reporter = kind.takesContact ? reporter() : nil
        checkDanger()
        let occurrence = kind.asks.contains(.when) ? occurrence() : .unknown
        let place = kind.asks.contains(.where) ? place() : .unknown
        check(answers)
        let things = kind.asks.contains(.property) ? things() : []
        if body[TakingField.readOut] != "yes" { note("read-out.missing", at: TakingField.readOut) }
        guard mistakes.isEmpty else { return nil }
        let contents = ReportContents(
            answers: answers, occurrence: occurrence, place: place, reporter: reporter)
        var submission = Submission(
            command: taking.command, form: kind, contents: contents, language: language, channel: taking.channel)
        submission.property = things
        submission.actor = .staff(member)
        return submission
    }

    private mutating func note(_ key: String, at field: String) {
        mistakes.add(words.text("desk.taking.\(key)"), at: field)
    }

    /// The language that the person reads, for messages and their own page.
    private var language: String {
        site.languages[body[TakingField.language]]?.language.tag ?? site.languages.source.language.tag
    }

    private mutating func checkDanger() {
        switch body[TakingField.danger] {
        case "no": break
        case "yes": note("danger.first", at: TakingField.danger)
        default: note("danger.missing", at: TakingField.danger)
        }
    }

    // MARK: Answers

    /// Everything answered, that of branches no longer taken among it. What another kind's question of the same name
    /// was answered with is no answer here.
    var answers: Answers {
        let typed = body.under(TakingField.question)
        let account = kind.accountQuestion?.id
        var answers = Answers()
        for question in kind.questions {
            let entered =
                question.id == account
                ? FormBody([question.id: body.all(TakingField.account)]) : typed
            answers[question.id] = Self.fitting(EnteredAnswer(question, entered).answer(to: question), question)
        }
        return answers
    }

    private static func fitting(_ answer: Answer?, _ question: Question) -> Answer? {
        switch (question.type, answer) {
        case (.choice, .text(let value)): question.option(value) == nil ? nil : answer
        case (.yesNo, .text): nil
        case (.choices, .choices(let chosen)):
            chosen.contains { question.option($0) != nil }
                ? .choices(chosen.filter { question.option($0) != nil }) : nil
        default: answer
        }
    }

    var journey: Journey { Journey(form: kind, answers: answers, today: now.london.date) }

    private mutating func check(_ answers: Answers) {
        let journey = Journey(form: kind, answers: answers, today: now.london.date)
        for question in journey.reachable {
            if let problem = journey.problem(with: question) {
                mistakes.add(words.sentence(for: problem, of: question), at: id(of: question))
            }
        }
        let stops = Set(site.forms.elsewhere.filter { $0.firmness == .stop }.map(\.id))
        for raised in journey.dangers where stops.contains(raised.danger.destination) {
            let title = words.text("forms.elsewhere.\(raised.danger.destination).title")
            mistakes.add(
                words.text("desk.taking.not-taken", ["title": title]), at: TakingField.question + raised.question)
        }
    }

    /// Where the answer to a question stands on the page.
    private func id(of question: Question) -> String {
        question.id == kind.accountQuestion?.id ? TakingField.account : TakingField.of(question)
    }

    // MARK: The steps that all kinds share

    private mutating func occurrence() -> Occurrence {
        var found = Mistakes()
        let occurrence: Occurrence?
        switch WhenChoice(rawValue: body[TakingField.occurred]) {
        case .exact: occurrence = ExactEntry(body).occurrence(now: now) { found.add(words.text($0), at: $1) }
        case .between: occurrence = BetweenEntry(body).occurrence(now: now) { found.add(words.text($0), at: $1) }
        case .unknown: occurrence = .unknown
        case nil:
            occurrence = nil
            found.add(words.text("reporting.when.missing"), at: TakingField.occurred)
        }
        for entry in found.entries { mistakes.add(entry.text, at: entry.fieldID ?? TakingField.occurred) }
        return occurrence ?? .unknown
    }

    private mutating func place() -> Place {
        var entry = WhereEntry(body).settled(by: site.force.gazetteer)
        // What was typed about it counts for more than the tick.
        if !(entry.search + entry.words).allSatisfy(\.isWhitespace) { entry.isUnknown = false }
        switch entry.reading(site.force) {
        case .place(let place): return place
        case .several: note("where.which", at: "pick")
        case .outside: note("where.outside", at: "sure")
        case .nothing: note("where.missing", at: "place")
        case .tooLong(let problem): mistakes.add(words.sentence(for: problem), at: "words")
        }
        return .unknown
    }

    private mutating func things() -> [PropertyItem] {
        var things: [PropertyItem] = []
        for number in 0..<Self.rows(of: body) {
            let prefix = TakingField.ofItem(number)
            let entry = PropertyEntry(body.under(prefix))
            guard !entry.isEmpty else { continue }
            do {
                let item = try entry.item()
                for problem in item.problems { mistakes.add(sentence(for: problem), at: prefix + problem.field) }
                things.append(item)
            } catch {
                mistakes.add(words.text(error.key), at: "\(prefix)value")
            }
        }
        return things
    }

    private func sentence(for problem: PropertyItem.Problem) -> String {
        switch (problem.part, problem.reason) {
        case (.value, _): words.text(TypedMoney.Fault.tooLarge.key)
        case (_, .missing): words.text("reporting.property.missing")
        case (_, let reason): words.sentence(for: AnswerProblem(question: "", reason: reason), of: nil)
        }
    }

    /// How many things have been typed, up to the last that is not empty.
    static func rows(of body: FormBody) -> Int {
        (0..<Submission.propertyLimit).last { !PropertyEntry(body.under(TakingField.ofItem($0))).isEmpty }
            .map { $0 + 1 } ?? 0
    }

    private mutating func reporter() -> ReporterDetails? {
        guard let chosen = SafeContact(rawValue: body["safe"]), SafeContact.offered(by: kind).contains(chosen) else {
            note("contact.missing", at: "safe")
            return nil
        }
        guard let choice = chosen.choice else { return nil }
        let entry = ContactEntry(body), details = entry.details(choice)
        if ContactFields(choice).times, entry.window == nil { note("contact.times-missing", at: "times") }
        for problem in details.problems(for: kind) {
            mistakes.add(words.sentence(for: problem), at: problem.field.rawValue)
        }
        return details
    }
}

extension WhereEntry {
    /// Of several places, the one whose very name was typed is meant, unless another is chosen.
    func settled(by gazetteer: Gazetteer) -> WhereEntry {
        let name = search.plainLine.lowercased()
        let same = gazetteer.find(search.plainLine).enumerated().filter { $0.element.name.lowercased() == name }
        guard pick.isEmpty, same.count == 1, let found = same.first else { return self }
        var entry = self
        entry.pick = String(found.offset)
        return entry
    }
}

extension PropertyItem.Problem {
    /// The end of its field's name.
    fileprivate var field: String {
        switch part {
        case .description: "description"
        case .serialNumber: "serial-number"
        case .value: "value"
        }
    }
}
