import HTML
import Policing
import Workflows

/// What the force said it would do, by when, and whether it did.
struct ReportPromises: HTML, Sendable {
    let promises: [FileState.Promise]
    let words: TrackingWords

    var body: some HTML {
        h2(.class("govuk-heading-m")) { words.words.text("tracking.promises.title") }
        let told = FileState.Promise.told(promises)
        if told.isEmpty {
            p(.class("govuk-body")) { words.words.text("tracking.promises.none") }
        } else {
            PromiseList(rows: told.map(row))
        }
    }

    private func row(_ promise: FileState.Promise) -> PromiseRow {
        let clock = words.clock(of: promise)
        let shown = promise.keptAt ?? promise.due ?? promise.madeAt
        return PromiseRow(
            what: words.promise(promise.rule),
            due: TimeText(iso: shown.iso8601, text: words.time(of: promise)),
            clock: clock, clockText: words.words.text("tracking.promises.clock.\(clock.rawValue)"),
            note: clock == .late ? words.words.text("tracking.promises.late-note") : nil)
    }
}

/// What the person and the force wrote to each other.
struct ReportMessages: HTML, Sendable {
    let file: FilePage
    let words: TrackingWords

    var body: some HTML {
        h2(.class("govuk-heading-m")) { words.words.text("tracking.report.messages") }
        if messages.isEmpty {
            p(.class("govuk-body")) { words.words.text("tracking.report.no-messages") }
        } else {
            Messages(messages: messages)
        }
        if file.summary.unansweredMessages > 0 {
            p(.class("govuk-body")) {
                words.words.count("tracking.report.answers-waiting", file.summary.unansweredMessages)
            }
        }
        LinkButton(text: words.words.text("tracking.actions.message.link"), href: "/track/message", kind: .secondary)
    }

    private var messages: [Messages.Message] {
        file.timeline.compactMap { entry in
            guard let text = entry.words, entry.kind == .personWrote || entry.kind == .staffWrote else { return nil }
            let isFromReader = entry.kind == .personWrote
            return Messages.Message(
                from: isFromReader ? words.words.text("tracking.report.from-you") : writer(entry),
                at: TimeText(iso: entry.at.iso8601, text: words.dates.moment(entry.at)),
                paragraphs: text.paragraphs, isFromReader: isFromReader)
        }
    }

    private func writer(_ entry: TimelineEntry) -> String {
        guard let who = entry.who, !who.isEmpty else { return words.words.text("tracking.report.from-us") }
        return who
    }
}

/// The things and files that the person told us of and sent; nothing while there are none.
struct ReportThings: HTML, Sendable {
    let entries: [TimelineEntry]
    let words: Catalogue

    var body: some HTML {
        list("property", entries.filter { $0.kind == .propertyAdded })
        // One without a name is for staff alone by now.
        list("evidence", entries.filter { $0.kind == .evidenceAdded && $0.words != nil })
    }

    @HTMLBuilder private func list(_ name: String, _ entries: [TimelineEntry]) -> some HTML {
        if !entries.isEmpty {
            h2(.class("govuk-heading-m")) { words.text("tracking.report.\(name)") }
            ul(.class("govuk-list govuk-list--bullet")) {
                for entry in entries {
                    li(.dir(.auto)) {
                        entry.words ?? ""
                        if name == "property", let number = entry.code {
                            span(.class("bl-quiet bl-block")) {
                                words.text("tracking.serial-number", ["number": number])
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Everything that happened, the newest first.
struct ReportTimeline: HTML, Sendable {
    let entries: [TimelineEntry]
    let words: TrackingWords

    var body: some HTML {
        h2(.class("govuk-heading-m")) { words.words.text("tracking.timeline.title") }
        Timeline(entries: entries.reversed().map(item))
    }

    private func item(_ entry: TimelineEntry) -> TimelineItem {
        TimelineItem(
            at: TimeText(iso: entry.at.iso8601, text: words.dates.moment(entry.at)),
            heading: words.sentence(for: entry), paragraphs: paragraphs(entry), mark: entry.kind.mark)
    }

    /// Somebody's own words, where the timeline is where they stand; messages, things and files have places of their own.
    private func paragraphs(_ entry: TimelineEntry) -> [String] {
        switch entry.kind {
        case .recorded: return [words.offence(in: entry)].compactMap { $0 }
        case .outcomeDecided, .reviewRequested, .reviewAnswered, .feedbackGiven:
            return entry.words?.paragraphs ?? []
        default: return []
        }
    }
}

extension String {
    /// The lines that have something in them.
    var paragraphs: [String] {
        let lines = utf8.contains(UInt8(ascii: "\n")) ? split(separator: "\n").map(String.init) : [self]
        return lines.filter { !$0.allSatisfy(\.isWhitespace) }
    }
}
