import Policing
import Workflows

/// What belongs in the places of a reply, in the language of whoever reads it, from what the file adds up to.
struct ReplyValues: Sendable {
    let desk: DeskWords
    /// The file with whatever is being done.
    let state: FileState
    /// What is being done: none before anything is decided.
    let facts: [FileFact]
    let writer: String
    let words: Catalogue

    /// Whatever does not change with what is being done.
    var lasting: [ReplyPlaceholder: String] {
        let values: [ReplyPlaceholder: String?] = [
            .reference: state.report.reference.description, .name: state.reporter?.name, .writer: writer,
            .force: desk.site.force.name, .number: desk.site.force.identity.telephone.nonEmergency,
        ]
        return values.compactMapValues { $0 }
    }

    /// Everything that there is a value for.
    var all: [ReplyPlaceholder: String] {
        let values: [ReplyPlaceholder: String?] = [
            .decision: decision, .owner: owner, .offence: offence, .service: service,
        ]
        return lasting.merging(values.compactMapValues { $0 }) { _, new in new }
    }

    /// The last thing that was decided; of a first decision also what was recorded, which a victim has a right to read.
    private var decision: String? {
        let entries = facts.compactMap(Self.entry)
        guard let last = entries.last.map(said) else { return nil }
        guard let recorded = entries.dropLast().last(where: { $0.kind == .recorded }).map(said) else { return last }
        return words.text("tracking.first-and-then", ["first": recorded, "then": last])
    }

    private func said(_ entry: Workflows.TimelineEntry) -> String {
        TrackingWords(words: words, site: desk.site, now: desk.now).sentence(for: entry).withoutStop
    }

    private var owner: String? {
        guard let allocation = state.allocation else { return nil }
        return allocation.officerName ?? desk.unit(allocation.unit)
    }

    private var offence: String? {
        state.recorded?.classification.offence.flatMap { desk.site.rules.offences[$0]?.title }
    }

    private var service: String? {
        facts.compactMap { if case .supportReferred(let fact) = $0 { fact.service } else { nil } }.last
    }

    /// The row that the tracker's timeline will have of a decision; nil for what is none.
    private static func entry(_ fact: FileFact) -> Workflows.TimelineEntry? {
        let (code, who): (String?, String?)
        switch fact {
        case .graded(let fact): (code, who) = (fact.grade, nil)
        case .recorded(let fact): (code, who) = (fact.classification.code, nil)
        case .allocated(let fact): (code, who) = (fact.unit, fact.officerName)
        case .outcomeDecided(let fact): (code, who) = (fact.code, fact.body)
        // What is proposed is told once it is authorised, in the words that are filled in now.
        case .investigation(.outcomeProposed(let fact)): (code, who) = (fact.code, fact.body)
        case .reviewAnswered(let fact): (code, who) = (fact.upheld ? "upheld" : "changed", nil)
        case .supportReferred(let fact): (code, who) = (nil, fact.service)
        default: return nil
        }
        return Workflows.TimelineEntry(
            version: 0, at: Moment(milliseconds: 0), kind: fact.kind.isInvestigation ? .outcomeDecided : fact.kind,
            code: code, who: who, words: nil, note: nil)
    }
}

extension String {
    /// Without the full stop that a sentence of a catalogue may end with.
    fileprivate var withoutStop: String {
        guard let last, [".", "।", "۔"].contains(last) else { return self }
        return String(dropLast())
    }
}
