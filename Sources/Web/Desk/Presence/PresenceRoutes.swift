import HTML
import Hummingbird
import Policing
import Workflows

/// The open page of a file says that it is open, and hears who else has it open. Only who may read the file can do so.
struct PresenceRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.post("/desk/files/:reference/here", use: site.desk(here))
        router.post("/desk/files/:reference/gone", use: site.desk(gone))
    }

    @Sendable private func here(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        _ = try await site.staffForm(request, visit)
        let file = try await site.fileToRead(visit)
        site.presence.note(visit.member, on: file, at: visit.now)
        let others = site.presence.others(on: file, besides: visit.member, at: visit.now)
        let words = visit.words(site)
        let body: JSON = [
            "text": .text(others.isEmpty ? "" : words.present(others)),
            "position": .number(Double(try await site.ports.queue.position())),
        ]
        return body.response()
    }

    @Sendable private func gone(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        _ = try await site.staffForm(request, visit)
        site.presence.end(visit.member, on: try await site.fileToRead(visit))
        return Response(status: .noContent)
    }
}

extension Site {
    /// The file of an address, for somebody who may read it, without showing anything of it.
    fileprivate func fileToRead(_ visit: StaffVisit) async throws -> FileID {
        try visit.permit(.readFile)
        guard let reference = Reference(typed: visit.context.parameters.get("reference") ?? ""),
            let state = try await knownFile(reference, to: visit)
        else { throw PageFailure.notFound }
        return state.id
    }
}

extension DeskWords {
    /// "Priya Nair has this open".
    func present(_ names: [String]) -> String {
        words.count("desk.present", names.count, ["names": names.joined(separator: ", ")])
    }
}

/// Who else has the page's file open: a line that comes and goes.
struct PresenceLine: HTML, Sendable {
    let desk: DeskWords
    let file: OpenedFile
    let others: [String]
    let token: FormToken

    var body: some HTML {
        p(
            .class("bl-present"), .role("status"), .data("present", file.path), .data("token", token.value),
            .when(others.isEmpty, .hidden)
        ) {
            if !others.isEmpty { desk.present(others) }
        }
    }
}
