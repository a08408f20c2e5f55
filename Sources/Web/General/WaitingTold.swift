import HTML
import Policing
import Synchronization
import Workflows

/// The waiting times of now, counted again after some minutes: no visitor waits for the counting of another.
final class WaitingClock: Sendable {
    private struct Counted {
        var at: Moment
        var times: WaitingTimes?
    }

    private let counted = Mutex<Counted?>(nil)
    private static let freshSeconds: Int64 = 600

    /// What is known; nil when it is time to count again.
    func known(at now: Moment) -> WaitingTimes?? {
        counted.withLock { counted in
            guard let counted, now < counted.at.adding(seconds: Self.freshSeconds), now >= counted.at else {
                return nil
            }
            return .some(counted.times)
        }
    }

    func keep(_ times: WaitingTimes?, at now: Moment) {
        counted.withLock { $0 = Counted(at: now, times: times) }
    }
}

extension Site {
    /// Of how many days it speaks.
    static let waitingDays = 14

    /// How long new reports wait now; nil when that is not known.
    func waitingTimes(at now: Moment) async -> WaitingTimes? {
        if let known = waiting.known(at: now) { return known }
        let since = now.adding(hours: Int64(-24 * Self.waitingDays))
        // The page stands without it: whoever must report something is not kept waiting by a count.
        let times = (try? await ports.queue.waits(since: since)).map { WaitingTimes($0) }
        waiting.keep(times, at: now)
        return times
    }
}

/// How long people wait now, for the public.
struct WaitingTold: HTML, Sendable {
    let words: Catalogue
    let dates: LondonDates
    let times: WaitingTimes
    let forms: FormLibrary

    var body: some HTML {
        if times.read != nil || times.recorded != nil {
            section(.id("waits"), .aria("labelledby", "waits-title")) {
                h2(.class("govuk-heading-m"), .id("waits-title")) { text("title") }
                for line in lines {
                    p(.class("govuk-body")) { line }
                }
                if !rows.isEmpty {
                    Details(summaryText: text("each")) { table }
                }
            }
        }
    }

    private var lines: [String] {
        [("read", times.read), ("recorded", times.recorded)].compactMap { key, spread in
            spread.map { text(key, values($0)) }
        }
    }

    private var table: DataTable {
        DataTable(
            title: text("title"), titleIsHidden: true,
            columns: ["kind", "until-read", "until-recorded"].map { DataTable.Column(text: text($0)) }, rows: rows)
    }

    private var rows: [DataTable.Row] {
        times.kinds.compactMap { kind in
            guard let form = forms[kind.form] else { return nil }
            return DataTable.Row(cells: [
                .text(words.text(form.titleKey)), .text(cell(kind.read)), .text(cell(kind.recorded)),
            ])
        }
    }

    private func cell(_ spread: WaitingTimes.Spread?) -> String {
        spread.map { text("cell", values($0)) } ?? text("unknown")
    }

    private func values(_ spread: WaitingTimes.Spread) -> SentenceValues {
        [
            "half": span(spread.halfSeconds), "most": span(spread.mostSeconds),
            "days": words.count("tracking.days", Site.waitingDays),
        ]
    }

    /// Rounded up to what people say: minutes, hours, and days from the third on.
    private func span(_ seconds: Int64) -> String {
        let minutes = max(1, Int((seconds + 59) / 60))
        let unit = minutes <= 60 ? 1 : minutes <= 72 * 60 ? 60 : 1_440
        return dates.duration(minutes: (minutes + unit - 1) / unit * unit)
    }

    private func text(_ key: String, _ values: SentenceValues = [:]) -> String {
        words.text("general.waits.\(key)", values)
    }
}
