import HTML
import Hummingbird
import Policing
import Workflows

/// What supervisors and the chief look at, and what one shift leaves to the next.
struct SupervisionRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        TeamRoutes(site: site).add(to: router)
        LateRoutes(site: site).add(to: router)
        AllocationRoutes(site: site).add(to: router)
        CheckRoutes(site: site).add(to: router)
        HandoverRoutes(site: site).add(to: router)
        AbsenceRoutes(site: site).add(to: router)
        DayRoutes(site: site).add(to: router)
    }
}

/// The pages of supervising, each for whoever may read it.
enum SupervisionPart: String, CaseIterable, Sendable {
    case team, late, allocation, checks, handover, absences, day

    var path: String { "/desk/\(rawValue)" }

    var permission: Permission.Action {
        switch self {
        case .team, .late: .readWorkload
        case .allocation: .allocate
        case .checks: .hearCheck
        case .handover: .handOver
        case .absences: .manageAbsences
        case .day: .readNumbers
        }
    }
}

/// The ways between them.
struct SupervisionTabs: HTML, Sendable {
    let desk: DeskWords
    let visit: StaffVisit
    let current: SupervisionPart

    var body: some HTML {
        Tabs<EmptyHTML>(title: desk.text("supervision.parts"), tabs: tabs) {}
    }

    private var tabs: [Tabs<EmptyHTML>.Tab] {
        SupervisionPart.allCases.filter { visit.may($0.permission) }.map { part in
            Tabs<EmptyHTML>.Tab(
                text: desk.text("supervision.\(part.rawValue)"), href: part.path, isCurrent: part == current)
        }
    }
}

extension Site {
    /// A page of supervising: its title, the ways to the others, and what it shows.
    func supervision<Content: HTML>(
        _ part: SupervisionPart, title: String, _ visit: StaffVisit, faults: [InputFault] = [],
        @HTMLBuilder content: () -> Content
    ) -> Response {
        let desk = visit.words(self)
        let page = DeskPage(title: title, hasErrors: !faults.isEmpty, place: .team, scripts: ["print.js"])
        let inner = content()
        return deskPage(page, visit, status: faults.isEmpty ? .ok : .unprocessableContent) {
            SupervisionTabs(desk: desk, visit: visit, current: part)
            if !faults.isEmpty {
                ErrorSummary(
                    heading: desk.words.text("errors.title"),
                    entries: faults.map { ErrorSummary.Entry(text: $0.text, fieldID: $0.field) })
            }
            h1(.class("govuk-heading-l")) { title }
            inner
        }
    }

    /// One entry for a whole list, before it is shown.
    func logList(_ purpose: String, _ visit: StaffVisit, shown: [FileSummary]) async throws {
        try await ports.accessLog.log(
            AccessEntry(
                at: visit.now, actor: visit.actor.text, file: nil, action: .readQueue, purpose: purpose,
                shown: shown.map(\.reference)))
    }

    /// Everybody of the staff who can work on a file, by log-in name.
    func staffByName() async throws -> [StaffMember] {
        try await ports.staff.accounts().filter { !$0.disabled }.map(\.member)
            .filter { Permission.denial(.staff($0), .readFile) == nil }
            .sorted { ($0.name, $0.username) < ($1.name, $1.username) }
    }

    func absences(at now: Moment) async throws -> Absences {
        Absences(try await ports.supervision.absences(at: now))
    }
}
