import Policing
import Workflows

/// The words by which a file is found, and its fields. Plain text, kept only while the person's key lives.
///
/// A thing that people space as they like is kept as one word without spaces; a day as three: `d20260603`, `m202606`
/// and `y2026`, so that a long range is a few words.
struct SearchWords {
    private static let limit = 2_000

    private static let insert: SQL = """
        INSERT INTO file_search (rowid, words, name, phone, email, plate, serial, place, happened, received)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """
    private static let delete: SQL = "DELETE FROM file_search WHERE rowid = $1"

    private let columns: [Value]

    /// Nil when the facts change nothing by which the file is found.
    init?(_ facts: [RecordedFact], _ state: FileState) {
        guard facts.contains(where: { $0.version == 1 || $0.fact.changesSearch }) else { return nil }
        columns = FoundBy(state).columns.map { text in
            .text(text.utf8.count <= Self.limit ? text : String(text.prefix(Self.limit)))
        }
    }

    /// - Parameter isNew: whether nothing is kept of the file yet.
    func calls(_ number: Int64, isNew: Bool) -> [Call] {
        let write = Call(Self.insert, [.int(number)] + columns)
        return isNew ? [write] : [Call(Self.delete, [.int(number)]), write]
    }
}

/// What a file is found by, column by column.
private struct FoundBy {
    /// Of a range of days, each is kept up to so many, and else the first and the last.
    private static let mostDays = 31
    /// Of a thing's numbers, a longer one is its maker's: hardly a plate has more than eight signs.
    private static let longestPlate = 8

    private let state: FileState
    /// Of everybody whom staff have added or corrected; what the report says of its sender is told apart.
    private let details: [PartyDetails]

    init(_ state: FileState) {
        self.state = state
        details = state.parties.people.filter { !$0.isReporter || Self.isCorrected($0) }.compactMap(\.details)
    }

    private var contents: ReportContents? { state.report.contents.value }

    var columns: [String] {
        let reporter = state.reporter
        return [
            words, joined([reporter?.name].compactMap { $0 } + details.flatMap(\.names)),
            joined(([reporter?.phone].compactMap { $0 } + details.flatMap(\.phones)).map(SearchText.phone)),
            joined([reporter?.email].compactMap { $0 } + details.flatMap(\.emails)),
            joined(plates), joined(serials), place, happened, SearchText.day(state.receivedAt.london.date),
        ]
    }

    private static func isCorrected(_ party: Parties.Party) -> Bool {
        party.assertions.dropFirst().contains { if case .details = $0.what { true } else { false } }
    }

    private var objects: [ObjectDetails] {
        state.parties.items.compactMap { if case .object(let object) = $0.details { object } else { nil } }
    }

    private var locations: [LocationDetails] {
        state.parties.items.compactMap { if case .location(let location) = $0.details { location } else { nil } }
    }

    private func joined(_ lines: [String]) -> String { lines.joined(separator: "\n") }

    private var answers: [String] {
        let answers = contents?.answers.byQuestion ?? [:]
        return answers.keys.sorted().compactMap { answers[$0]?.text }
    }

    private var words: String {
        let property = state.property.flatMap { [$0.description, $0.serialNumber] }
        let added = details.map(\.description) + objects.map(\.description) + locations.map(\.description)
        return joined(
            ([state.report.reference.text, state.report.form] + property + answers + added).compactMap { $0 })
    }

    private var things: [String] {
        state.property.compactMap(\.serialNumber) + objects.compactMap(\.mark)
    }
    private var numbers: [String] { things + answers }
    private var plates: [String] {
        let ofThings = things.compactMap(SearchText.plate).filter { $0.count <= Self.longestPlate }
        return ofThings + answers.compactMap(SearchText.plate)
    }
    private var serials: [String] { numbers.compactMap(SearchText.serial) }

    private var place: String {
        let places = [contents?.place].compactMap { $0 } + locations.map(\.place)
        let words = places.flatMap { place in
            [place.words, place.postcode?.text, place.postcode.map { SearchText.together($0.text) }]
        }
        return joined((words + details.map(\.address)).compactMap { $0 })
    }

    private var happened: String {
        guard let from = contents?.occurrence.earliest?.london.date, let to = contents?.occurrence.latest?.london.date,
            from <= to
        else { return "" }
        let count = to.dayNumber - from.dayNumber
        let days = count < Self.mostDays ? (0...count).map { from.adding(days: $0) } : [from, to]
        return joined(days.map(SearchText.day))
    }
}

/// Texts as the search keeps them.
enum SearchText {
    /// A number as it is dialled in this country.
    static func phone(_ typed: String) -> String {
        let number = Pattern.phone.normalised(typed) ?? String(typed.filter { $0.isNumber || $0 == "+" })
        return number.hasPrefix("+44") ? "0" + number.dropFirst(3) : String(number.drop { $0 == "+" })
    }

    /// A short text of letters and digits such as a number plate has; nil for any other.
    static func plate(_ typed: String) -> String? {
        guard let plate = Pattern.vehicleRegistration.normalised(typed), isMixed(plate) else { return nil }
        return plate
    }

    /// A maker's number, without what stands between its signs; nil for any other text.
    static func serial(_ typed: String) -> String? {
        guard let number = Pattern.serialNumber.normalised(typed) else { return nil }
        let together = together(number)
        return together.count >= 5 && together.count { $0.isNumber } >= 3 ? together : nil
    }

    static func together(_ typed: String) -> String {
        typed.filter(\.isLetterOrDigit)
    }

    static func day(_ date: CivilDate) -> String {
        "\(dayWord(date)) \(monthWord(date)) \(yearWord(date.year))"
    }

    static func dayWord(_ date: CivilDate) -> String { "d\(date.iso.filter { $0 != "-" })" }
    static func monthWord(_ date: CivilDate) -> String { "m\(date.iso.filter { $0 != "-" }.prefix(6))" }
    static func yearWord(_ year: Int) -> String { "y\(year)" }

    private static func isMixed(_ text: String) -> Bool {
        text.contains { $0.isNumber } && text.contains { $0.isLetter }
    }
}
