import HTML
import Policing
import Workflows

/// Somebody's work of a week, as a form carries it: `2026-06-22.amara.okafor`.
struct CheckedWork: Sendable, Equatable {
    let username: String
    let week: WorkWeek

    var text: String { "\(week.monday.iso).\(username)" }

    init(username: String, week: WorkWeek) {
        self.username = username
        self.week = week
    }

    init?(text: String) {
        let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let date = CivilDate(iso: parts[0]) else { return nil }
        self.init(username: parts[1], week: WorkWeek(of: date))
    }
}

/// The force's short list, one question after the other, and what the member of staff is told.
struct CheckFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        Select(field: sheet.field("work"), choices: sheet.choices("work", work))
        ForEach(sheet.desk.site.force.supervision.checks) { question in
            Radios(
                field: field(question), choices: sheet.choices(question.code, answers), isInline: true, isSmall: true)
        }
        sheet.textarea("comment")
    }

    /// Whose work there is on this file, but the reader's own.
    private var work: [(value: String, text: String, hint: String?)] {
        let names = Dictionary(
            sheet.file.officers.map { ($0.username, $0.name) }, uniquingKeysWith: { first, _ in first })
        return [("", sheet.text("choose"), nil)]
            + sheet.file.state.supervision.work.map { work in
                let name = names[work.username] ?? work.username
                let week = sheet.desk.day(work.week.monday)
                return (
                    CheckedWork(username: work.username, week: work.week).text,
                    sheet.text("of", ["name": name, "week": week]), nil
                )
            }
    }

    private var answers: [(value: String, text: String, hint: String?)] {
        CheckMark.Answer.allCases.map { ($0.rawValue, sheet.text("mark.\($0.rawValue)"), nil) }
    }

    private func field(_ question: CheckQuestion) -> Field {
        let error = sheet.faults.first { $0.field == question.code }.map {
            FieldError(prefix: sheet.desk.words.text("errors.prefix"), text: $0.text)
        }
        return Field(
            id: sheet.id(question.code), name: question.code, label: question.question, size: .s, error: error)
    }
}

/// Saying that one has read what was found in one's own work.
struct HearFields: HTML, Sendable {
    let sheet: ActionSheet

    var body: some HTML {
        HiddenField(name: "number", value: sheet.typed["number"])
        sheet.textarea("reply", rows: 2)
    }
}

extension ActionReading {
    /// A check, where every question has its answer and somebody's work is chosen.
    mutating func check() -> FileCommand? {
        let work = CheckedWork(text: form["work"])
        let member = work.flatMap { work in staff(work.username) }
        if member == nil { note("work", saying: desk.text("check.work.missing")) }
        let marks = desk.site.force.supervision.checks.compactMap { question -> CheckMark? in
            guard let answer = CheckMark.Answer(rawValue: form[question.code]) else {
                note(question.code, saying: desk.text("check.mark.missing"))
                return nil
            }
            return CheckMark(question: question.code, answer: answer)
        }
        let comment = words("comment")
        guard let work, let member else { return nil }
        return .supervision(.check(about: member, week: work.week, marks: marks, comment: comment))
    }

    /// By name where the list of officers has them; whoever has left is known by their log-in name alone.
    private func staff(_ username: String) -> StaffMember? {
        officers.first { $0.username == username }
            ?? (username.isEmpty ? nil : StaffMember(username: username, name: username, roles: []))
    }

    func heard() -> FileCommand {
        .supervision(.hear(number: Int(form["number"]) ?? 0, reply: form["reply"]))
    }
}
