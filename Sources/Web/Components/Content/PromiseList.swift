import HTML

/// What the force said it would do, by when, and whether it did.
struct PromiseList: HTML, Sendable {
    let rows: [PromiseRow]

    var body: some HTML {
        ul(.class("bl-promises"), .role("list")) {
            for row in rows {
                row
            }
        }
    }
}

/// One promise with its clock.
struct PromiseRow: HTML, Sendable {
    enum Clock: String, Sendable {
        case waiting, soon, late, kept
        case keptLate = "kept-late"
        /// Owed no more.
        case ended

        var colour: StatusTag.Colour {
            switch self {
            case .waiting: .blue
            case .soon: .yellow
            case .late: .red
            case .kept: .green
            case .keptLate: .orange
            case .ended: .grey
            }
        }
    }

    let what: String
    /// The whole line about its time, such as "By 5 pm on Monday 24 November".
    let due: TimeText
    let clock: Clock
    /// The word for the clock, such as "Late".
    let clockText: String
    /// What the force says about it, such as why it is late.
    var note: String?

    var body: some HTML {
        li(.class("bl-promise"), .class("bl-promise--\(clock.rawValue)")) {
            div(.class("bl-promise__main")) {
                p(.class("bl-promise__what")) { what }
                p(.class("bl-promise__due")) { due }
                if let note {
                    p(.class("bl-promise__note")) { note }
                }
            }
            StatusTag(text: clockText, colour: clock.colour)
        }
    }
}
