import Policing
import Workflows

/// Reads a report as another program sends it.
struct ReportReader {
    private let forms: FormLibrary
    private let words: Catalogue
    private var fields = BodyReader()

    /// A report that can be sent.
    struct Reading {
        let form: Form
        let contents: ReportContents
    }

    init(forms: FormLibrary, words: Catalogue) {
        self.forms = forms
        self.words = words
    }

    /// The report in a body, as far as its fields tell. Whether its answers will do is found when it is sent.
    ///
    /// - Parameter check: what else is wrong with a report that has a wrong field already.
    /// - Throws: a problem that names every wrong field.
    static func read(
        _ body: JSON, forms: FormLibrary, words: Catalogue, check: (Reading) -> [SubmissionProblem]
    ) throws(Problem) -> Reading {
        var reader = ReportReader(forms: forms, words: words)
        let reading = reader.report(body)
        if let reading, reader.fields.wrong.isEmpty { return reading }
        if let reading { reader.note(check(reading), in: reading) }
        throw reader.problem
    }

    /// What the rules found wrong with a report, each by its field.
    static func problem(
        _ found: [SubmissionProblem], in reading: Reading, forms: FormLibrary, words: Catalogue
    ) -> Problem {
        var reader = ReportReader(forms: forms, words: words)
        reader.note(found, in: reading)
        return reader.problem
    }

    private var problem: Problem {
        var problem = Problem(kind: .validation)
        problem.errors = fields.wrong
        return problem
    }

    private static let members: Set<String> = ["kind", "answers", "location", "occurred", "person"]

    private mutating func report(_ body: JSON) -> Reading? {
        guard let members = fields.members(of: body, at: .whole, allowed: Self.members) else { return nil }
        let form = form(members["kind"])
        let answers = answers(members["answers"], of: form)
        let place = place(members["location"])
        let occurrence = occurrence(members["occurred"])
        let reporter = person(members["person"])
        guard let form else { return nil }
        return Reading(
            form: form,
            contents: ReportContents(answers: answers, occurrence: occurrence, place: place, reporter: reporter))
    }

    private mutating func form(_ value: JSON?) -> Form? {
        let pointer = FieldPointer("kind")
        guard case .text(let id)? = value else {
            value == nil ? fields.missing(pointer) : fields.wrongType(pointer, "text")
            return nil
        }
        guard let form = forms[id] else {
            fields.note(pointer, "unknown-kind", "There is no kind of this id. See /api/v1/report-kinds.")
            return nil
        }
        return form
    }

    // MARK: Where and when

    private mutating func place(_ value: JSON?) -> Place {
        let pointer = FieldPointer("location")
        guard let value, value != .null,
            let members = fields.members(of: value, at: pointer, allowed: ["latitude", "longitude", "description"])
        else { return .unknown }
        let latitude = degrees(members["latitude"], at: pointer.member("latitude"), limit: 90)
        let longitude = degrees(members["longitude"], at: pointer.member("longitude"), limit: 180)
        let words = fields.text(members["description"], at: pointer.member("description"))
        if latitude == nil, longitude != nil { fields.missing(pointer.member("latitude")) }
        if longitude == nil, latitude != nil { fields.missing(pointer.member("longitude")) }
        let point = latitude.flatMap { latitude in
            longitude.flatMap { Coordinate(latitude: latitude, longitude: $0) }
        }
        return Place(coordinate: point, postcode: nil, words: words)
    }

    private mutating func degrees(_ value: JSON?, at pointer: FieldPointer, limit: Double) -> Double? {
        guard let number = fields.number(value, at: pointer) else { return nil }
        guard abs(number) <= limit else {
            fields.note(pointer, "out-of-range", "Send degrees between -\(Int(limit)) and \(Int(limit)).")
            return nil
        }
        return number
    }

    private mutating func occurrence(_ value: JSON?) -> Occurrence {
        let pointer = FieldPointer("occurred")
        guard let value, value != .null,
            let members = fields.members(of: value, at: pointer, allowed: ["from", "to"])
        else { return .unknown }
        return Occurrence(
            from: fields.moment(members["from"], at: pointer.member("from")),
            to: fields.moment(members["to"], at: pointer.member("to")))
    }

    // MARK: Who

    private static let personMembers: Set<String> = [
        "name", "email", "phone", "address", "safeToContact", "safeTimes", "safeTimesInWords",
    ]

    private mutating func person(_ value: JSON?) -> ReporterDetails? {
        let pointer = FieldPointer("person")
        guard let value, value != .null,
            let members = fields.members(of: value, at: pointer, allowed: Self.personMembers)
        else { return nil }
        return ReporterDetails(
            name: fields.text(members["name"], at: pointer.member("name")),
            email: fields.text(members["email"], at: pointer.member("email")),
            phone: fields.text(members["phone"], at: pointer.member("phone")),
            address: fields.text(members["address"], at: pointer.member("address")),
            contact: contact(members, at: pointer))
    }

    /// Whether and how, and when: a time goes with the one safe way alone.
    private mutating func contact(_ members: [String: JSON], at pointer: FieldPointer) -> ContactChoice {
        let choice = contact(members["safeToContact"], at: pointer.member("safeToContact"))
        let words = fields.text(members["safeTimesInWords"], at: pointer.member("safeTimesInWords"))
        let window = window(members["safeTimes"], at: pointer.member("safeTimes"))
        guard window != nil || words != nil else { return choice }
        guard case .only(let way, _) = choice else {
            fields.note(
                pointer.member(window == nil ? "safeTimesInWords" : "safeTimes"), "not-together",
                "Send times only where safeToContact is \"email\", \"text\", \"call\" or \"letter\".")
            return choice
        }
        return .only(way, when: SafeTimes(window: window ?? .other, words: words))
    }

    private mutating func window(_ value: JSON?, at pointer: FieldPointer) -> SafeWindow? {
        guard let text = fields.text(value, at: pointer) else { return nil }
        if let window = SafeWindow(rawValue: text) { return window }
        let known = SafeWindow.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        fields.note(pointer, "not-an-option", "Send one of \(known).")
        return nil
    }

    /// Nobody is written to unless the body says clearly that it is safe.
    private mutating func contact(_ value: JSON?, at pointer: FieldPointer) -> ContactChoice {
        switch value {
        case nil, .null: fields.missing(pointer)
        case .bool(let isSafe): return isSafe ? .yes : .no
        case .text(let text):
            if let way = ContactWay(rawValue: text) { return .only(way, when: .any) }
            fields.note(pointer, "not-an-option", "Send true, false, \"email\", \"text\", \"call\" or \"letter\".")
        default: fields.wrongType(pointer, "true, false, \"email\", \"text\", \"call\" or \"letter\"")
        }
        return .no
    }
}

// MARK: Answers

extension ReportReader {
    private mutating func answers(_ value: JSON?, of form: Form?) -> Answers {
        let pointer = FieldPointer("answers")
        guard let value else {
            fields.missing(pointer)
            return Answers()
        }
        guard case .object(let members) = value else {
            fields.wrongType(pointer, "an object")
            return Answers()
        }
        guard let form else { return Answers() }
        let read = members.compactMap { member in
            answer(member.value, to: form.question(member.name), at: pointer.member(member.name))
                .map { (member.name, $0) }
        }
        return Answers(Dictionary(read, uniquingKeysWith: { first, _ in first }))
    }

    /// Null is no answer. Whether the answer is a right one is for the form to say.
    private mutating func answer(_ value: JSON, to question: Question?, at pointer: FieldPointer) -> Answer? {
        guard let question else {
            fields.note(pointer, "unknown-question", "The form has no question of this id.")
            return nil
        }
        if value == .null { return nil }
        let (answer, wanted) = Self.answer(value, to: question.type)
        if answer == nil { fields.wrongType(pointer, wanted) }
        return answer
    }

    private static func answer(_ value: JSON, to type: Question.Kind) -> (Answer?, wanted: String) {
        switch type {
        case .text, .longText, .choice: (text(value), "text")
        case .date: (text(value), "a date, such as \"2026-10-31\"")
        case .yesNo: (yesNo(value), "true, false, \"yes\" or \"no\"")
        case .number: (number(value), "a number")
        case .choices: (choices(value), "an array of texts")
        }
    }

    private static func text(_ value: JSON) -> Answer? {
        if case .text(let text) = value { .text(text) } else { nil }
    }

    private static func yesNo(_ value: JSON) -> Answer? {
        switch value {
        case .bool(let yes): .yesNo(yes)
        case .text("yes"): .yesNo(true)
        case .text("no"): .yesNo(false)
        default: nil
        }
    }

    private static func number(_ value: JSON) -> Answer? {
        switch value {
        case .number(let number): .number(number)
        case .text(let text): Double(text).flatMap { $0.isFinite ? .number($0) : nil }
        default: nil
        }
    }

    private static func choices(_ value: JSON) -> Answer? {
        guard case .array(let values) = value else { return nil }
        let texts = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
        return texts.count == values.count ? .choices(texts) : nil
    }
}

// MARK: What the rules found

extension ReportReader {
    private mutating func note(_ problems: [SubmissionProblem], in reading: Reading) {
        for problem in problems {
            fields.note(pointer(of: problem, in: reading), problem.code, sentence(for: problem, in: reading.form))
        }
    }

    private func pointer(of problem: SubmissionProblem, in reading: Reading) -> FieldPointer {
        switch problem {
        case .answer(let problem): FieldPointer("answers", problem.question)
        case .notTaken(let danger): FieldPointer("answers", danger.question)
        case .occurrence(.endsBeforeItBegins): FieldPointer("occurred", "to")
        case .occurrence(.future): FieldPointer("occurred", "from")
        case .field(let problem): pointer(of: problem.field, hasPerson: reading.contents.reporter != nil)
        case .property, .tooManyThings: .whole
        }
    }

    private func pointer(of field: FieldProblem.Field, hasPerson: Bool) -> FieldPointer {
        switch field {
        case .place: FieldPointer("location", "description")
        case .contact: FieldPointer("person", "safeToContact")
        case .timesInWords: FieldPointer("person", "safeTimesInWords")
        case .name, .email, .phone, .address:
            hasPerson ? FieldPointer("person", field.rawValue) : FieldPointer("person")
        }
    }

    private func sentence(for problem: SubmissionProblem, in form: Form) -> String {
        switch problem {
        case .answer(let problem): words.sentence(for: problem, of: form.question(problem.question))
        case .occurrence(let problem): words.text(problem.key)
        case .field(let problem): words.sentence(for: problem)
        case .notTaken(let danger): danger.danger.reason
        case .property, .tooManyThings: words.text("problems.\(problem.code)")
        }
    }
}
