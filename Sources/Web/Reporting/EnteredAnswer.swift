import Policing

/// What stands in the fields of one question, as it was typed or as it was kept.
struct EnteredAnswer: Sendable, Equatable {
    var text = ""
    var chosen: Set<String> = []
    var date = EnteredDate()

    /// From an answer that was kept.
    init(_ answer: Answer?) {
        switch answer {
        case .text(let text):
            self.text = text
            chosen = [text]
            date = EnteredDate(CivilDate(iso: text))
        case .yesNo, .choices: chosen = Set(answer?.values ?? [])
        case .number(let number): text = Int64(exactly: number).map(String.init) ?? String(number)
        case nil: break
        }
    }

    /// From what was sent.
    init(_ question: Question, _ body: FormBody) {
        text = body[question.id]
        chosen = Set(body.all(question.id))
        date = EnteredDate(body, question.id)
    }

    /// The answer that it stands for; nil when there is none.
    func answer(to question: Question) -> Answer? {
        switch question.type {
        case .text, .longText, .choice: text.isEmpty ? nil : .text(text)
        case .yesNo: yesOrNo
        case .choices: chosen.isEmpty ? nil : .choices(chosen.sorted())
        case .number: number(for: question)
        case .date: date.isEmpty ? nil : .text(date.civil?.iso ?? "?")
        }
    }

    private var yesOrNo: Answer? {
        switch text {
        case "": nil
        case "yes": .yesNo(true)
        case "no": .yesNo(false)
        default: .text(text)
        }
    }

    /// What cannot be read as a number stays text, which the question then refuses.
    private func number(for question: Question) -> Answer? {
        do {
            return try question.typedNumber(text).map { .number($0) }
        } catch {
            return .text(text)
        }
    }
}

/// A date as it stands in three boxes.
struct EnteredDate: Sendable, Equatable {
    var day = ""
    var month = ""
    var year = ""

    init() {}

    init(_ date: CivilDate?) {
        guard let date else { return }
        (day, month, year) = (String(date.day), String(date.month), String(date.year))
    }

    init(_ body: FormBody, _ name: String) {
        (day, month, year) = (body["\(name)-day"], body["\(name)-month"], body["\(name)-year"])
    }

    var isEmpty: Bool { (day + month + year).allSatisfy(\.isWhitespace) }

    /// The day of the calendar; nil when there is none such. Two figures of a year mean this century.
    var civil: CivilDate? {
        guard let day = day.plainNumber, let month = month.plainNumber, let year = year.plainNumber else { return nil }
        return CivilDate(year: year < 100 ? 2_000 + year : year, month: month, day: day)
    }
}

extension String {
    /// Digits of every script as 0 to 9.
    var plainDigits: String {
        String(
            map { character in
                character.wholeNumberValue.flatMap { (0...9).contains($0) ? Character(String($0)) : nil } ?? character
            })
    }

    /// The whole number that it is, of at most four digits.
    var plainNumber: Int? {
        let digits = plainDigits.filter { !$0.isWhitespace }
        guard (1...4).contains(digits.count), digits.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
        return Int(digits)
    }
}
