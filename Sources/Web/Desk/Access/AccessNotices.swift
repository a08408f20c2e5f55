import HTML
import Policing
import Workflows

/// Tells those who are named on a restricted file that somebody else opened it, until a supervisor has looked at that;
/// and tells supervisors how many openings wait for them.
struct AccessNotices: HTML, Sendable {
    let desk: DeskWords
    let openings: [GlassOpening]
    /// None for whoever reviews no openings.
    let waiting: Int

    var body: some HTML {
        for line in lines {
            WarningText(spokenPrefix: desk.text("warnings.spoken"), text: line)
        }
        if waiting > 0 {
            p(.class("govuk-body")) {
                desk.words.count("desk.access-notices.review", waiting)
                " "
                TextLink(text: desk.text("access.pages.openings"), href: "\(OversightRoutes.path)/openings")
            }
        }
    }

    private var lines: [String] {
        openings.map { opening in
            desk.text(
                "access-notices.text",
                [
                    "who": desk.who(opening.by), "file": opening.reference.description,
                    "ago": desk.times.ago(opening.at),
                ])
        }
    }
}

extension Site {
    private static let mostNotices = 3

    func accessNotices(_ visit: StaffVisit) async throws -> AccessNotices {
        let openings = try await ports.restrictions.notices(for: visit.member, limit: Self.mostNotices)
        let waiting = visit.may(.reviewGlass) ? try await ports.restrictions.waiting(for: visit.member) : 0
        return AccessNotices(desk: visit.words(self), openings: openings, waiting: waiting)
    }
}
