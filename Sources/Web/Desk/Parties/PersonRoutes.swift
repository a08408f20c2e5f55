import HTML
import Hummingbird
import Policing
import Workflows

/// The page of one person across all files.
struct PersonRoutes {
    let site: Site

    /// So many files are read in full; the rest are named.
    private static let filesLimit = 20

    func add(to router: Router<PageContext>) {
        router.get("/desk/people/:person", use: site.desk(person))
    }

    @Sendable private func person(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.readPeople)
        guard let party = visit.context.parameters.get("person").flatMap({ PartyID(text: $0) }) else {
            throw PageFailure.notFound
        }
        let entries = try await site.ports.people.person(party, for: visit.member)
        guard let newest = entries.max(by: { $0.file < $1.file }) else { throw PageFailure.notFound }
        let files = try await files(of: entries, visit)
        let desk = visit.words(site)
        let page = PersonPage(
            desk: desk, person: party, entries: entries, files: files,
            isMerged: request.uri.queryParameters.get("done") == "merge", mayMerge: visit.may(.mergeParties))
        return site.deskPage(
            DeskPage(title: desk.text("person-page.title", ["reference": newest.reference.description])), visit
        ) { page }
    }

    /// The newest files on which the person stands, as far as the reader has cause to open them. Each is noted in the
    /// log, with that cause, before anything of it is shown.
    private func files(of entries: [PersonEntry], _ visit: StaffVisit) async throws -> [FileState] {
        var files: [FileState] = []
        for file in Set(entries.map(\.file)).sorted(by: >).prefix(Self.filesLimit) {
            guard let state = try await site.ports.ledger.state(of: file),
                state.access.isOpen(to: visit.actor, at: visit.now)
            else { continue }
            do {
                try await site.logReading(of: state, .readPeople, for: "person", visit)
                files.append(state)
            } catch PageFailure.purposeNeeded {
                // The page names the file, and leads to where they say why.
            }
        }
        return files
    }
}

extension FileState {
    var reference: Reference { report.reference }
}
