import Policing
import Workflows

/// What a file's facts are called to the person whose report it is. Nothing that only staff may know can
/// come out of here: notes are never read, and codes turn into sentences of the catalogue.
///
/// A class, since each part of a page holds it.
final class TrackingWords: Sendable {
    let words: Catalogue
    let site: Site
    let now: Moment
    let dates: LondonDates

    init(words: Catalogue, site: Site, now: Moment) {
        self.words = words
        self.site = site
        self.now = now
        dates = LondonDates(words: words, now: now)
    }

    // MARK: Where the report stands

    func status(_ status: FileState.Status) -> String {
        words.text("statuses.\(status.rawValue)")
    }

    /// As `status`, and what it was recorded as, when that is all there is to say yet.
    func status(of file: FileSummary) -> String {
        guard file.status == .recorded, let kind = file.classification?.classificationKind else {
            return status(file.status)
        }
        return words.text("statuses.recorded-\(kind)")
    }

    // MARK: Promises

    /// What was promised. A promise that the catalogues do not know is told as the force's own table tells it.
    func promise(_ rule: String) -> String {
        let key = "promises.\(rule)"
        if words.has(key) { return words.text(key) }
        return site.rules.promises[rule]?.obligation ?? words.text("tracking.promises.other")
    }

    /// The whole line about a promise's time: when it is due, was due, or was kept, or that it is not wanted.
    func time(of promise: FileState.Promise) -> String {
        if let keptAt = promise.keptAt {
            return words.text("tracking.due.done", ["date": dates.moment(keptAt)])
        }
        if promise.ending != nil { return words.text("tracking.due.declined") }
        guard let due = promise.due, due < now else { return dates.due(promise.due) }
        return dates.missed(due)
    }

    /// How a promise stands.
    func clock(of promise: FileState.Promise) -> PromiseRow.Clock {
        if let keptAt = promise.keptAt {
            return promise.due.map { $0 < keptAt } ?? false ? .keptLate : .kept
        }
        if promise.ending != nil { return .ended }
        if promise.isLate(at: now) { return .late }
        return promise.due.map { $0 < now.adding(hours: 24) } ?? false ? .soon : .waiting
    }

    // MARK: What happened

    /// One sentence about one thing that happened.
    func sentence(for entry: Workflows.TimelineEntry) -> String {
        let key = "tracking.timeline.\(entry.kind.rawValue)"
        switch entry.kind {
        case .graded: return graded(entry, key)
        case .recorded: return recorded(entry, key)
        case .allocated: return allocated(entry, key)
        case .outcomeDecided: return decided(entry, key)
        case .staffWrote, .supportReferred: return named(entry, key)
        case .contactChanged:
            return entry.code == "declined" ? words.text("\(key).declined") : words.text("\(key).changed")
        case .reviewAnswered: return entry.code == "upheld" ? words.text("\(key).upheld") : words.text("\(key).changed")
        case .messageReturned: return entry.code == "text" ? words.text("\(key).text") : words.text("\(key).email")
        case .feedbackGiven: return words.text(key, ["score": entry.code ?? ""])
        case .reported, .promised, .promiseKept, .taken, .personWrote, .propertyAdded, .evidenceAdded,
            .reviewRequested, .reopened, .personErased, .decisionUndone:
            return words.text(key)
        // Never shown to the person: `isForStaffAlone`.
        default: return ""
        }
    }

    /// The official name of what was recorded, for the written note that a victim has a right to.
    ///
    /// Source: Victims' Code 2020, right 3 (written confirmation with the basic details of the offence).
    func offence(in entry: Workflows.TimelineEntry) -> String? {
        guard entry.kind == .recorded, let code = entry.code?.after("crime:"), let offence = site.rules.offences[code]
        else { return nil }
        return words.text("tracking.offence", ["offence": offence.title])
    }

    /// The unit as the public knows it; nil for one that the force's table no longer has.
    func unit(_ code: String?) -> String? {
        code.flatMap { site.force.unit($0)?.title }
    }

    private func graded(_ entry: Workflows.TimelineEntry, _ key: String) -> String {
        guard let grade = entry.code.flatMap({ site.rules.grades[$0] }) else { return words.text("\(key).other") }
        guard let minutes = grade.targetMinutes else { return words.text("\(key).\(grade.clock.rawValue)") }
        return words.text(
            "\(key).\(grade.clock.rawValue)-within", ["time": dates.duration(minutes: minutes)])
    }

    private func recorded(_ entry: Workflows.TimelineEntry, _ key: String) -> String {
        if let body = entry.code?.after("not-ours:"), !body.isEmpty {
            return words.text("\(key).not-ours-named", ["body": body])
        }
        return words.text("\(key).\(entry.code?.classificationKind ?? "other")")
    }

    private func allocated(_ entry: Workflows.TimelineEntry, _ key: String) -> String {
        switch (entry.who.flatMap { $0.isEmpty ? nil : $0 }, unit(entry.code)) {
        case (let who?, let unit?): words.text("\(key).person-of-unit", ["who": who, "unit": unit])
        case (let who?, nil): words.text("\(key).person", ["who": who])
        case (nil, let unit?): words.text("\(key).unit", ["unit": unit])
        case (nil, nil): words.text("\(key).other")
        }
    }

    private func decided(_ entry: Workflows.TimelineEntry, _ key: String) -> String {
        guard let group = entry.code.flatMap({ site.rules.outcomes[$0] })?.group else {
            return words.text("\(key).no-crime")
        }
        if group == .otherBody, let body = entry.who, !body.isEmpty {
            return words.text("\(key).other-body-named", ["body": body])
        }
        return words.text("\(key).\(group.rawValue)")
    }

    private func named(_ entry: Workflows.TimelineEntry, _ key: String) -> String {
        guard let who = entry.who, !who.isEmpty else { return words.text("\(key).unnamed") }
        return words.text("\(key).named", ["who": who])
    }
}

extension String {
    /// What follows a beginning; nil when the text begins otherwise.
    fileprivate func after(_ beginning: String) -> String? {
        hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil
    }

    /// The part of a classification's code that decides its sentence: `crime`, `incident`, `asb`, `not-ours`
    /// or `duplicate`; nil for any other.
    fileprivate var classificationKind: String? {
        let kind = String(prefix { $0 != ":" })
        return ["crime", "incident", "asb", "not-ours", "duplicate"].contains(kind) ? kind : nil
    }
}
