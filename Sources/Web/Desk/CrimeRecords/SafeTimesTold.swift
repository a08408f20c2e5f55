import Policing
import Workflows

/// When it is safe to reach the person, and what that does to messages.
struct SafeTimesTold: Sendable {
    let desk: DeskWords
    let state: FileState

    private var times: SafeTimes { state.contactDeclined ? .any : state.reporter?.contact.times ?? .any }
    private var opening: Moment? { times.opening(from: desk.now, calendar: desk.site.rules.calendar) }
    private var window: String { desk.words.text("safe-times.\(times.window.rawValue)") }

    /// What to know before reaching them at all; nil where any time is safe.
    var warning: String? {
        if let words = times.words {
            return desk.text("warnings.times.words", ["window": window, "words": words])
        }
        if times == .any { return nil }
        guard let opening else { return desk.text("warnings.times.asked", ["window": window]) }
        return desk.text("warnings.times.\(opening == desk.now ? "now" : "later")", ["window": window])
    }

    /// What will tell them by that channel that there is something to read, and when; otherwise why nothing will.
    func notice(by channel: ContactChannel) -> String {
        if let words = times.words { return desk.text("notice.words", ["words": words]) }
        guard let opening else { return desk.text("notice.asked") }
        if opening == desk.now { return desk.text("notice.\(channel.rawValue)") }
        return desk.text("notice.later.\(channel.rawValue)", ["time": desk.times.stamp(opening)])
    }
}
