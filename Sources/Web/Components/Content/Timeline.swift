import HTML
import Policing

/// What happened to a report, the newest first.
struct Timeline: HTML, Sendable {
    let entries: [TimelineItem]

    var body: some HTML {
        ol(.class("bl-timeline"), .role("list")) {
            for entry in entries {
                entry
            }
        }
    }
}

/// One thing that happened.
struct TimelineItem: HTML, Sendable {
    /// Whose doing it was, shown by the mark at the line's side and told in the words.
    enum Mark: String, Sendable {
        case force, person, done, late
    }

    let at: TimeText
    let heading: String
    var paragraphs: [String] = []
    var mark: Mark = .force

    var body: some HTML {
        li(.class("bl-timeline__entry"), .class("bl-timeline__entry--\(mark.rawValue)")) {
            h3(.class("bl-timeline__heading")) { heading }
            p(.class("bl-timeline__time")) { at }
            for paragraph in paragraphs {
                p(.class("bl-timeline__text"), .dir(.auto)) { paragraph }
            }
        }
    }
}

extension FileFact.Kind {
    /// How it is marked at the line's side.
    var mark: TimelineItem.Mark {
        switch self {
        case .reported, .personWrote, .propertyAdded, .evidenceAdded, .contactChanged, .reviewRequested,
            .feedbackGiven:
            .person
        case .outcomeDecided, .reviewAnswered: .done
        case .messageReturned: .late
        default: .force
        }
    }
}
