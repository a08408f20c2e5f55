import Policing
import Workflows

/// What an investigation holds, each thing in one line.
struct InvestigationItems: Sendable {
    struct Item: Sendable {
        /// What a form sends for it.
        let value: String
        let text: String
    }

    let desk: DeskWords
    let state: FileState
    /// Whether the reader may know of what is held to be sensitive.
    let seesSensitive: Bool

    private var held: Investigation { state.investigation }

    var openLines: [Item] {
        held.lines.filter { $0.settled == nil }.map { Item(value: String($0.number), text: text($0)) }
    }

    /// The overdue first, then by when they are due.
    var openTasks: [Item] {
        tasks.filter { $0.ended == nil }.map { Item(value: String($0.number), text: text($0)) }
    }

    var tasks: [FileTask] { held.tasks.sorted { $0.fact.due < $1.fact.due } }

    func exhibits(_ fits: (Exhibit) -> Bool) -> [Item] {
        shownExhibits.filter(fits).map { Item(value: String($0.number), text: text($0)) }
    }

    var statements: [Item] {
        shownStatements.map { Item(value: String($0.number), text: text($0)) }
    }

    var disclosable: [Item] {
        state.disclosable.filter(isShown).map { Item(value: $0.text, text: text($0)) }
    }

    // MARK: What is shown

    func isShown(_ item: DisclosureItem) -> Bool {
        seesSensitive || !state.isSensitive(item)
    }

    func isDecided(_ item: DisclosureItem) -> Bool { held.disclosure[item] != nil }

    var shownExhibits: [Exhibit] { held.exhibits.filter { isShown(.exhibit($0.number)) } }
    var shownStatements: [Statement] { held.statements.filter { isShown(.statement($0.number)) } }

    // MARK: One line

    func text(_ line: LineOfEnquiry) -> String {
        say("line", ["number": String(line.number), "words": line.words ?? erased])
    }

    func text(_ task: FileTask) -> String {
        let key = task.isOverdue(at: desk.now) ? "task.overdue" : "task.open"
        return say(
            key,
            [
                "number": String(task.number), "words": task.words ?? erased, "owner": task.ownerName,
                "due": desk.times.stamp(task.fact.due), "span": desk.times.due(task.fact.due),
            ])
    }

    /// Who gave it to whoever has it, and why; nil while it is with whom it was set for.
    func passing(_ task: FileTask) -> String? {
        task.reassigned.map { passed in
            say(
                "task.given",
                [
                    "number": String(task.number), "owner": passed.ownerName, "by": desk.who(passed.by),
                    "reason": passed.reason.value ?? erased,
                ])
        }
    }

    func text(_ exhibit: Exhibit) -> String {
        let key = exhibit.seal != nil ? "exhibit.sealed" : exhibit.isOpen ? "exhibit.open" : "exhibit.unsealed"
        return say(
            key,
            [
                "reference": exhibit.reference, "description": exhibit.details?.description ?? erased,
                "holder": exhibit.holder ?? erased, "seal": exhibit.seal ?? "",
            ])
    }

    func text(_ statement: Statement) -> String {
        let latest = statement.latest
        return say(
            latest.isSigned ? "statement.signed" : "statement.unsigned",
            [
                "number": String(statement.number), "name": latest.contents.value?.name ?? erased,
                "kind": desk.text("statement.kind.\(latest.kind.rawValue)"), "version": String(latest.version),
                "time": desk.times.stamp(latest.takenAt),
            ])
    }

    func text(_ item: DisclosureItem) -> String {
        switch item {
        case .exhibit(let number): held.exhibit(number).map(text) ?? item.text
        case .statement(let number): held.statement(number).map(text) ?? item.text
        case .message(let version): message(version)
        case .upload(let id):
            say("upload", ["name": state.evidence.first { $0.id == id }?.name.value ?? erased])
        }
    }

    private func message(_ version: Int) -> String {
        let letter = state.contract.letters.first { $0.version == version }
        guard let letter, case .noted(let channel) = letter.medium else {
            return say("message", ["number": String(version)])
        }
        let contact = desk.text(
            "correspondence.noted.\(letter.direction.rawValue)",
            ["channel": desk.text("contact-note.channel.\(channel.rawValue)"), "who": letter.who ?? erased])
        return say("contact", ["number": String(version), "contact": contact])
    }

    private var erased: String { desk.text("investigation.erased") }

    private func say(_ key: String, _ values: SentenceValues) -> String {
        desk.text("investigation.items.\(key)", values)
    }
}
