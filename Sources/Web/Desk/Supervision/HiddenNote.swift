import HTML
import Policing
import Workflows

extension Site {
    /// How many open files the numbers leave out, for a reader who may know that restricted files exist.
    func hiddenFiles(of unit: String? = nil, _ visit: StaffVisit) async throws -> Int {
        guard visit.may(.readRestrictions) else { return 0 }
        return try await ports.supervision.hiddenFiles(of: unit, from: visit.member)
    }

    /// The days as this reader may see them.
    func numbers(of days: ClosedRange<CivilDate>, _ visit: StaffVisit) async throws -> [DayNumber] {
        let days = try await ports.supervision.numbers(of: days, for: visit.member, at: visit.now)
        return visit.may(.readRestrictions) ? days : days.map(\.withoutRestricted)
    }
}

/// Says how many restricted files stand in none of the numbers, and where it is told which they are.
struct HiddenNote: HTML, Sendable {
    let desk: DeskWords
    let files: Int

    var body: some HTML {
        if files > 0 {
            p(.class("govuk-inset-text"), .id("hidden-files")) {
                desk.words.count("desk.supervision.hidden", files)
                " "
                TextLink(text: desk.text("access.pages.restricted"), href: "\(OversightRoutes.path)/restricted")
            }
        }
    }
}
