import HTML
import Policing
import Workflows

/// Everything that was said between the person and the force, whatever the way, and what became of the messages that
/// the platform sends: one list in the order of time.
struct CorrespondenceList: Sendable {
    let desk: DeskWords
    let state: FileState
    /// What became of the messages that leave by themselves.
    let deliveries: [Delivery]

    /// What a reader may want to see alone.
    enum Part: String, CaseIterable, Sendable {
        case all, incoming = "in", outgoing = "out", page, contacts, notices
    }

    /// One line of the list.
    struct Line: Sendable {
        let at: Moment
        let direction: ContactDirection
        let from: String
        let paragraphs: [String]
        let english: [String]
        let part: Part
    }

    /// The oldest first.
    func lines(_ part: Part = .all) -> [Line] {
        let letters = state.contract.letters.map { said($0) }
        let all = letters + deliveries.map { sent($0) }
        let ordered = all.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
        switch part {
        case .all: return ordered
        case .incoming: return ordered.filter { $0.direction == .incoming }
        case .outgoing: return ordered.filter { $0.direction == .outgoing }
        case .page, .contacts, .notices: return ordered.filter { $0.part == part }
        }
    }

    private func said(_ letter: Contract.Letter) -> Line {
        Line(
            at: letter.at, direction: letter.direction, from: from(letter),
            paragraphs: paragraphs(letter.words) ?? [desk.text("erased")], english: paragraphs(letter.english) ?? [],
            part: letter.medium == .page ? .page : .contacts)
    }

    private func from(_ letter: Contract.Letter) -> String {
        let person = state.reporter?.name ?? desk.text("person.person")
        switch letter.medium {
        case .page:
            guard letter.direction == .outgoing else { return person }
            return letter.who.flatMap { $0.isEmpty ? nil : $0 } ?? letter.by.map(desk.who) ?? desk.text("staff")
        case .noted(let channel):
            return desk.text(
                "correspondence.noted.\(letter.direction.rawValue)",
                ["channel": desk.text("contact-note.channel.\(channel.rawValue)"), "who": letter.who ?? person])
        }
    }

    private func sent(_ delivery: Delivery) -> Line {
        Line(
            at: delivery.queuedAt, direction: .outgoing,
            from: desk.text("correspondence.notice.\(delivery.channel.rawValue)"),
            paragraphs: [
                desk.text("correspondence.kind.\(delivery.kind.rawValue)"), standing(delivery.state),
            ], english: [], part: .notices)
    }

    private var isHeld: Bool { state.contract.holdsNotices }

    private func standing(_ standing: Delivery.State) -> String {
        switch standing {
        case .queued where isHeld, .held where isHeld: desk.text("correspondence.state.unsafe")
        case .queued: desk.text("correspondence.state.queued")
        case .held(let until): desk.text("correspondence.state.held", ["time": desk.times.stamp(until)])
        case .sent(let at): desk.text("correspondence.state.sent", ["time": desk.times.stamp(at)])
        case .notSent: desk.text("correspondence.state.not-sent")
        case .failed: desk.text("correspondence.state.failed")
        }
    }

    private func paragraphs(_ words: String?) -> [String]? {
        words?.split(separator: "\n").map(String.init)
    }
}

/// The list as a page shows it.
struct CorrespondenceView: HTML, Sendable {
    let desk: DeskWords
    let lines: [CorrespondenceList.Line]

    var body: some HTML {
        ol(.class("bl-messages"), .role("list")) {
            ForEach(lines) { line in
                CorrespondenceLine(desk: desk, line: line)
            }
        }
    }
}

private struct CorrespondenceLine: HTML, Sendable {
    let desk: DeskWords
    let line: CorrespondenceList.Line

    var body: some HTML {
        li(
            .class("bl-message"), .when(line.direction == .outgoing, .class("bl-message--mine")),
            .data("part", line.part.rawValue)
        ) {
            p(.class("bl-message__from")) {
                strong { line.from }
                " "
                span(.class("bl-quiet")) { desk.times.text(line.at) }
            }
            ForEach(line.paragraphs) { paragraph in
                p(.class("bl-message__text"), .dir(.auto)) { paragraph }
            }
            if !line.english.isEmpty { english }
        }
    }

    private var english: some HTML {
        Details(summaryText: desk.text("person-words.english")) {
            ForEach(line.english) { paragraph in
                p(.class("govuk-body")) { paragraph }
            }
        }
    }
}

/// The newest of it on the file's page, with the way to the rest.
struct MessagesSection: HTML, Sendable {
    let shown: ShownFile

    private static let mostLines = 10

    private var list: CorrespondenceList {
        CorrespondenceList(desk: shown.desk, state: shown.state, deliveries: shown.deliveries)
    }
    private var path: String { "\(shown.file.path)/correspondence" }

    var body: some HTML {
        let lines = list.lines()
        CorrespondenceView(desk: shown.desk, lines: Array(lines.suffix(Self.mostLines)))
        CorrespondenceParts(desk: shown.desk, path: path, chosen: nil)
        if DeskAction.contactNote.fits(shown.state), shown.may(.keepContract) {
            p(.class("govuk-body")) {
                TextLink(text: shown.desk.text("contact-note.title"), href: "\(shown.file.path)/contact-note")
            }
        }
    }
}

/// The ways to parts of the list: plain links, so that they work everywhere.
struct CorrespondenceParts: HTML, Sendable {
    let desk: DeskWords
    let path: String
    let chosen: CorrespondenceList.Part?

    var body: some HTML {
        p(.class("govuk-body")) {
            for part in CorrespondenceList.Part.allCases {
                if part != CorrespondenceList.Part.allCases.first { " · " }
                if part == chosen {
                    strong { text(part) }
                } else {
                    TextLink(text: text(part), href: "\(path)?show=\(part.rawValue)")
                }
            }
        }
    }

    private func text(_ part: CorrespondenceList.Part) -> String { desk.text("correspondence.parts.\(part.rawValue)") }
}
