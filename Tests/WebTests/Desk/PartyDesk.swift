import Policing
import Testing
import Web
import Workflows

/// What staff type about people and things.
enum PartyForms {
    static let source: [(String, String)] = [("said", "officer"), ("nature", "fact")]

    static func person(_ names: String, as role: String = "suspect", _ more: [(String, String)] = []) -> [(
        String, String
    )] {
        [("kind", "person"), ("role", role), ("names", names)] + more + source
    }

    static let daniel = person(
        "Daniel Price",
        [
            ("phones", "07700 900456"), ("emails", "daniel.price@example.org"), ("born-day", "28"),
            ("born-month", "2"), ("born-year", "1990"),
        ])
}

extension TestBrowser {
    /// Fills an action that has a page of its own.
    func perform(
        _ action: String, on path: String, about: String? = nil, _ fields: [(String, String)]
    ) async throws -> Page {
        let page = try await get("\(path)/\(action)" + (about.map { "?about=\($0)" } ?? ""))
        let subject = about.map { [("about", $0)] } ?? []
        return try await fill("\(path)/\(action)", on: page, subject + fields)
    }
}

extension DeskWorld {
    /// The identifier of the newest party of a file, as forms name it.
    func newest(on reference: Reference) async throws -> (id: PartyID, about: String) {
        let party = try #require(try await state(of: reference).parties.all.last)
        return (party.id, "p-\(party.id.text)")
    }

    func reporter(of reference: Reference) async throws -> (id: PartyID, about: String) {
        let id = Parties.reporterID(of: try await state(of: reference).id)
        return (id, "p-\(id.text)")
    }
}
