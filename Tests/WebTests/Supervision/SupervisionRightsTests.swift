import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("Who may look after the work")
struct SupervisionRightsTests {
    private static let workers: Set<Role> = [.contactOfficer, .investigator, .supervisor]
    private static let heard: Set<Role> = workers.union([.registrar])
    private static let counted: Set<Role> = [.supervisor, .registrar]

    /// Every address, and who may go there. `*` stands for a file's reference.
    private static let table: [(path: String, roles: Set<Role>)] = [
        ("/desk/team", [.supervisor]), ("/desk/team/volume-crime", [.supervisor]), ("/desk/late", [.supervisor]),
        ("/desk/team/volume-crime/tasks", [.supervisor]), ("/desk/team/none/tasks", [.supervisor]),
        ("/desk/late?unit=roads&over=24", [.supervisor]), ("/desk/allocation", [.contactOfficer, .supervisor]),
        ("/desk/checks", heard), ("/desk/checks/amara.okafor/2026-06-22", [.supervisor]),
        ("/desk/files/*/check", [.supervisor]), ("/desk/handover", workers), ("/desk/handover/roads", workers),
        ("/desk/absences", [.supervisor]), ("/desk/day", counted), ("/desk/day/2026-06-01", counted),
        ("/desk/day/2026-06-01/received", counted), ("/desk/day.csv", counted),
    ]

    /// Every form, with what it is sent.
    private static let forms: [(path: String, roles: Set<Role>)] = [
        ("/desk/allocation", [.contactOfficer, .supervisor]), ("/desk/absences", [.supervisor]),
        ("/desk/absences/1/end", [.supervisor]), ("/desk/handover/roads", workers),
        ("/desk/handover/roads/1/take", workers), ("/desk/files/*/check", [.supervisor]),
        ("/desk/files/*/hear", heard),
    ]

    @Test("every role against every page and every form", arguments: DeskWorld.cast.map(\.username))
    func everything(username: String) async throws {
        let role = try #require(DeskWorld.cast.first { $0.username == username }?.role)
        try await onDesk { world, client in
            let reference = try await world.report()
            let browser = TestBrowser(client)
            try await browser.signIn(username, in: world)
            for (path, roles) in Self.table {
                let path = path.replacing("*", with: reference.text)
                let expected: HTTPResponse.Status = roles.contains(role) ? .ok : .forbidden
                #expect(try await browser.get(path).status == expected, "\(role) gets \(path)")
            }
            let token = try await browser.get("/desk").hidden(in: "/desk/sign-out")
            for (path, roles) in Self.forms {
                let status = try await browser.post(path.replacing("*", with: reference.text), token).status
                #expect((status != .forbidden) == roles.contains(role), "\(role) sends \(path): \(status)")
                #expect(status.code < 500, "\(role) sends \(path): \(status)")
            }
        }
    }

    @Test("nobody who is not signed in gets anywhere")
    func strangers() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let stranger = TestBrowser(client)
            for path in Self.table.map(\.path) + Self.forms.map(\.path) {
                let got = try await stranger.get(path.replacing("*", with: reference.text))
                #expect(got.status == .seeOther || got.status == .notFound, "\(path)")
            }
            for (path, _) in Self.forms {
                let sent = try await stranger.post(path.replacing("*", with: reference.text), [("note", "x")])
                #expect(sent.status == .seeOther, "\(path)")
            }
        }
    }

    @Test(
        "what is not there says so",
        arguments: [
            "/desk/team/moon", "/desk/team/moon/tasks", "/desk/handover/moon", "/desk/day/yesterday",
            "/desk/day/2026-02-30",
            "/desk/day/2026-06-01/nonsense", "/desk/checks/nobody/2026-06-22", "/desk/checks/tom.hale/2026-06-22",
            "/desk/checks/amara.okafor/soon",
        ])
    func notThere(path: String) async throws {
        try await onDesk { world, client in
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            #expect(try await tom.get(path).status == .notFound)
        }
    }

    @Test("a token of another session changes nothing")
    func forged() async throws {
        try await onDesk { world, client in
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let sent = try await tom.post("/desk/handover/roads", [("note", "Forged"), ("form_token", "1-x")])
            #expect(sent.status == .forbidden)
            #expect(try await world.folder.supervision.notes(of: "roads", since: world.now).isEmpty)
        }
    }
}
