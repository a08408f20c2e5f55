import HTML
import Policing
import Workflows

/// Something that the typed words seem to say, offered as one press. Nothing is set unseen.
struct TakingOffer: Sendable, Equatable {
    let text: String
    /// The words that it was heard in; nil for a kind of report.
    let said: String?
    /// What it fills in.
    let fills: [String: [String]]
}

/// What is offered for the words typed so far.
struct TakingOffers: Sendable {
    let desk: DeskWords
    let taking: Taking
    let kind: Form?

    private var site: Site { desk.site }
    private var body: FormBody { taking.body }
    private var account: String { body[TakingField.account] }

    private static let mostKinds = 3
    private static let mostPlaces = 2
    private static let elsewhere = "elsewhere:"

    private var likeliest: [String] {
        let kinds = site.forms.forms.map { ($0.id, $0.hears) }
        let others = site.forms.elsewhere.map { (Self.elsewhere + $0.id, $0.hears) }
        return KindHint.likeliest(for: account, of: kinds + others, limit: Self.mostKinds)
    }

    /// The kinds that it may be, but for the one chosen.
    var kinds: [TakingOffer] {
        likeliest.filter { !$0.hasPrefix(Self.elsewhere) && $0 != kind?.id }.map { id in
            TakingOffer(text: desk.kind(id), said: nil, fills: [TakingField.kind: [id]])
        }
    }

    /// What others deal with, or what comes before any form.
    var places: [Elsewhere] {
        likeliest.compactMap { id in
            id.hasPrefix(Self.elsewhere) ? site.forms.destination(String(id.dropFirst(Self.elsewhere.count))) : nil
        }
    }

    /// Facts for fields that are still empty.
    var facts: [TakingOffer] {
        let heard = Hearing.facts(in: account, at: taking.begunAt)
        return heard.compactMap(offer) + placesNamed
    }

    private func offer(_ fact: HeardFact) -> TakingOffer? {
        switch fact.meaning {
        case .when(let occurrence): when(occurrence, said: fact.said)
        case .postcode(let postcode): filling("place", postcode.text, "postcode", fact.said)
        case .phone(let number): filling("phone", number.text, "phone", fact.said)
        case .email(let address): filling("email", address.text, "email", fact.said)
        case .plate(let plate): plateField.flatMap { filling($0, plate, "plate", fact.said) }
        }
    }

    /// Nil where the field has something already.
    private func filling(_ field: String, _ value: String, _ key: String, _ said: String) -> TakingOffer? {
        guard body[field].allSatisfy(\.isWhitespace) else { return nil }
        return TakingOffer(
            text: desk.text("taking.offers.\(key)", ["value": value]), said: said, fills: [field: [value]])
    }

    private var plateField: String? {
        kind?.questions.first { $0.checks.pattern == .vehicleRegistration }.map(TakingField.of)
    }

    private var placesNamed: [TakingOffer] {
        site.force.gazetteer.named(in: account, limit: Self.mostPlaces).compactMap { place in
            filling("place", place.name, "place", place.name)
        }
    }

    private func when(_ occurrence: Occurrence, said: String) -> TakingOffer? {
        guard body[TakingField.occurred].isEmpty, let from = occurrence.earliest, let to = occurrence.latest else {
            return nil
        }
        let times = desk.times
        if from == to {
            return TakingOffer(
                text: desk.text("taking.offers.exact", ["time": times.stamp(from)]), said: said,
                fills: Self.boxes("when", "time", from).adding(TakingField.occurred, WhenChoice.exact.rawValue))
        }
        let ends = Self.boxes("from", "from-time", from).merging(Self.boxes("to", "to-time", to)) { first, _ in first }
        return TakingOffer(
            text: desk.text("taking.offers.between", ["from": times.stamp(from), "to": times.stamp(to)]), said: said,
            fills: ends.adding(TakingField.occurred, WhenChoice.between.rawValue))
    }

    private static func boxes(_ name: String, _ time: String, _ moment: Moment) -> [String: [String]] {
        let entry = TimeEntry(moment)
        return [
            "\(name)-day": [entry.date.day], "\(name)-month": [entry.date.month], "\(name)-year": [entry.date.year],
            time: [entry.time],
        ]
    }
}

extension [String: [String]] {
    fileprivate func adding(_ name: String, _ value: String) -> Self {
        merging([name: [value]]) { _, new in new }
    }
}

/// The offers as buttons, and who else may deal with the matter.
struct TakingOffersPart: HTML, Sendable {
    let desk: DeskWords
    let offers: TakingOffers

    var body: some HTML {
        let kinds = offers.kinds, facts = offers.facts
        if !kinds.isEmpty { row("kinds", kinds) }
        if !facts.isEmpty { row("facts", facts) }
        ForEach(offers.places) { place in
            SayToCaller(desk: desk, place: place, isFolded: true)
        }
    }

    private func row(_ name: String, _ offers: [TakingOffer]) -> some HTML {
        div(.class("bl-offers"), .role("group"), .aria("labelledby", "offers-\(name)")) {
            p(.class("bl-offers__title"), .id("offers-\(name)")) { desk.text("taking.offers.\(name)") }
            for offer in offers {
                button(
                    .type(.submit), .class("bl-offer"), .name(TakingField.accept),
                    .value(FormBody(offer.fills).encoded), .data("offer", "")
                ) {
                    offer.text
                    if let said = offer.said, said != offer.text {
                        span(.class("bl-quiet bl-block")) { desk.text("taking.offers.said", ["words": said]) }
                    }
                }
            }
        }
    }
}

/// What the member of staff says to the caller about something that comes first, or that others deal with.
struct SayToCaller: HTML, Sendable {
    let desk: DeskWords
    let place: Elsewhere
    var isFolded = false

    var body: some HTML {
        if isFolded {
            Details(summaryText: desk.text("taking.say.perhaps", ["title": desk.words.text(place.titleKey)])) { ways }
        } else {
            div(.class("bl-say")) {
                p(.class("bl-say__title")) { desk.text("taking.say.\(place.firmness.rawValue)") }
                p(.class("govuk-body govuk-!-font-weight-bold")) { desk.words.text(place.titleKey) }
                ways
            }
        }
    }

    private var ways: some HTML { WaysElsewhere(place: place, words: desk.words) }
}
