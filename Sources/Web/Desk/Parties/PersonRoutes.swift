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
        guard !entries.isEmpty else { throw PageFailure.notFound }
        let files = try await files(of: entries, visit)
        guard let main = files.first else { throw PageFailure.notFound }
        let desk = visit.words(site)
        let name = entries.lazy.compactMap(\.name).first ?? desk.text("parties.unnamed")
        let page = PersonPage(
            desk: desk, entries: entries, files: files, name: name,
            isMerged: request.uri.queryParameters.get("done") == "merge", mayMerge: visit.may(.mergeParties))
        return site.deskPage(
            DeskPage(title: desk.text("person-page.title", ["reference": main.reference.description])), visit
        ) { page }
    }

    /// The newest files on which the person stands. Each is noted in the log before anything of it is shown.
    private func files(of entries: [PersonEntry], _ visit: StaffVisit) async throws -> [FileState] {
        var files: [FileState] = []
        for file in Set(entries.map(\.file)).sorted(by: >).prefix(Self.filesLimit) {
            guard let state = try await site.ports.ledger.state(of: file),
                state.access.isOpen(to: visit.actor, at: visit.now)
            else { continue }
            try await site.ports.accessLog.log(
                AccessEntry(
                    at: visit.now, actor: visit.actor.text, file: file, action: .readPeople, purpose: "person"))
            files.append(state)
        }
        return files
    }
}

extension FileState {
    var reference: Reference { report.reference }
}
