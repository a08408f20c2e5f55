import Crypto
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("What each role may do at the desk")
struct DeskRightsTests {
    private static let readers: Set<Role> = [.contactOfficer, .investigator, .supervisor, .registrar]
    private static let workers: Set<Role> = [.contactOfficer, .investigator, .supervisor]

    /// Every address, and who may go there. `*` stands for a file's reference.
    private static let table: [(path: String, roles: Set<Role>)] =
        [
            ("/desk", readers), ("/desk/take", workers), ("/desk?show=late", readers), ("/desk/mine", readers),
            ("/desk/files/*", readers), ("/desk/files/*/accesses", [.supervisor]), ("/desk/files/*/take", workers),
            ("/desk/files/*/grade", workers), ("/desk/files/*/record", readers),
            ("/desk/files/*/cancel", [.supervisor, .registrar]),
            ("/desk/files/*/allocate", [.contactOfficer, .supervisor]), ("/desk/files/*/write", workers),
            ("/desk/files/*/support", workers), ("/desk/files/*/outcome", workers),
            ("/desk/files/*/review", [.supervisor]),
            ("/desk/files/*/reopen", [.supervisor, .registrar]), ("/desk/files/*/restrict", [.supervisor]),
            ("/desk/files/*/lift", [.supervisor]),
            ("/desk/files/*/thrive", workers), ("/desk/files/*/arrived", workers),
            ("/desk/files/*/first", [.contactOfficer, .supervisor]), ("/desk/files/*/transfer", readers),
            ("/desk/files/*/transferred", [.supervisor, .registrar]), ("/desk/files/*/overrule", [.registrar]),
            ("/desk/files/*/judge", [.registrar]), ("/desk/audit", [.registrar]),
            ("/desk/files/*/purpose", readers), ("/desk/access", [.supervisor, .administrator]),
            ("/desk/access/restricted", [.supervisor]), ("/desk/access/openings", [.supervisor]),
            ("/desk/access/readings", [.supervisor]), ("/desk/access/unusual", [.supervisor]),
            ("/desk/access/break-glass", []), ("/desk/access/permissions", [.administrator]),
        ] + parties + contract + [
            // Last, since a file that was searched for is opened only with a purpose.
            ("/desk/search", readers)
        ]

    private static let contract: [(path: String, roles: Set<Role>)] =
        ["needs", "preference", "code-event", "contact-note"].map { ("/desk/files/*/\($0)", workers) }
        + [("/desk/files/*/set-aside", [.supervisor]), ("/desk/files/*/correspondence", readers)]

    private static let parties: [(path: String, roles: Set<Role>)] =
        ["party", "party-correct", "party-role", "object", "location", "event", "connect", "remove", "link-file"]
        .map { ("/desk/files/*/\($0)", workers) }
        + ["merge", "undo-merge"].map { ("/desk/files/*/\($0)", [.investigator, .supervisor]) }

    @Test("every role against every page and every form", arguments: DeskWorld.cast.map(\.username))
    func everything(username: String) async throws {
        let role = try #require(DeskWorld.cast.first { $0.username == username }?.role)
        try await onDesk { world, client in
            let reference = try await world.report()
            let browser = TestBrowser(client)
            try await browser.signIn(username, in: world)
            for (path, roles) in Self.table {
                let path = path.replacing("*", with: reference.text)
                let isAllowed = roles.contains(role)
                #expect(try await browser.get(path).status == (isAllowed ? .ok : .forbidden), "\(role) gets \(path)")
                try await Self.sendEmpty(path, browser, isAllowed, role)
            }
        }
    }

    /// The token of any form of the page will do: it belongs to the session.
    private static func sendEmpty(
        _ path: String, _ browser: TestBrowser, _ isAllowed: Bool, _ role: Role
    ) async throws {
        // These need no words, or have no form.
        let others = ["accesses", "take", "arrived", "needs", "correspondence"]
        guard path.split(separator: "/").count == 4, !others.contains(where: path.hasSuffix) else { return }
        let token = try await browser.get("/desk").hidden(in: "/desk/sign-out")
        let sent = try await browser.post(path, token)
        #expect(sent.status == (isAllowed ? .unprocessableContent : .forbidden), "\(role) sends \(path)")
    }

    @Test("nobody who is not signed in gets anywhere")
    func strangers() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let stranger = TestBrowser(client)
            for (path, _) in Self.table {
                let path = path.replacing("*", with: reference.text)
                let got = try await stranger.get(path)
                #expect(got.status == .seeOther)
                #expect(got.location?.hasPrefix("/desk/login") == true)
                let isRead = ["accesses", "correspondence"].contains { path.hasSuffix($0) }
                if path.hasPrefix("/desk/files/\(reference.text)/"), !isRead {
                    #expect(try await stranger.post(path, [("reason", "x")]).status == .seeOther)
                }
            }
        }
    }

    @Test(
        "a page offers only what its reader may do",
        arguments: [
            ("priya.nair", ["first", "grade", "record", "write"], ["reopen", "review", "outcome"]),
            ("ruth.adeyemi", ["record"], ["first", "grade", "allocate", "write", "take"]),
        ])
    func offers(username: String, offered: [String], hidden: [String]) async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let browser = TestBrowser(client)
            try await browser.signIn(username, in: world)
            let page = try await browser.get("/desk/files/\(reference.text)")
            for action in offered { #expect(page.contains("/\(action)\""), "\(action) is not offered") }
            for action in hidden { #expect(!page.contains("/\(action)\""), "\(action) is offered") }
        }
    }

    @Test("every reading is in the log, by whom and for what, and a supervisor can see it")
    func accessLog() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = TestBrowser(client), tom = TestBrowser(client), sam = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            try await tom.signIn("tom.hale", in: world)
            try await sam.signIn("sam.whitlock", in: world)
            _ = try await priya.get(path)
            _ = try await priya.get("\(path)/grade")
            _ = try await sam.get(path)
            let page = try await tom.get("\(path)/accesses")
            let file = try #require(try await world.folder.ledger.file(of: reference))
            let entries = try await world.folder.accessLog.accesses(to: file, from: nil, limit: 100).entries
            #expect(entries.map(\.purpose) == ["accesses", "grade", "file"])
            #expect(entries.map(\.actor) == ["staff:tom.hale", "staff:priya.nair", "staff:priya.nair"])
            #expect(entries.allSatisfy { $0.action == .readFile && $0.at == world.now })
            for part in ["Priya Nair", "To grade it", "Read the file"] { #expect(page.contains(part)) }
        }
    }

    @Test("every action that a file was read for has words in the log of readings")
    func accessWords() async throws {
        try await TestSite.with { test, _ in
            let words = test.site.languages.source
            let actions = words.own.keys.filter { $0.hasPrefix("desk.done.") && $0 != "desk.done.title" }
            #expect(actions.count > 50)
            for action in actions.map({ $0.dropFirst("desk.done.".count) }) + ["bulk", "tasks"] {
                #expect(words.has("desk.accesses.purposes.\(action)"), "\(action)")
            }
        }
    }

    @Test("a search is in the log with what it showed, and without the words that were searched for")
    func searchLog() async throws {
        try await onDesk { world, client in
            let shown = [try await world.report(), try await world.report()]
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            for words in ["grace", " GRACE ", "lowe", "nobodyhere"] { _ = try await priya.search(words) }
            let log = try await world.folder.accessLog.lists(limit: 9).filter { $0.query != nil }
            #expect(log.allSatisfy { $0.actor == "staff:priya.nair" && $0.purpose == "search" })
            #expect(log.map { Set($0.shown) } == [[], Set(shown), Set(shown), Set(shown)])
            #expect(log[2].query == log[3].query, "the same search is known again")
            #expect(Set(log.map(\.query)).count == 3)
            for query in log.map(\.query) {
                let bytes = try #require(query)
                #expect(bytes.count == 32 && bytes != Array(SHA256.hash(data: Array("grace".utf8))), "it needs a key")
            }
            _ = try await priya.get("/desk")
            #expect(try await world.folder.accessLog.lists(limit: 1).map { Set($0.shown) } == [Set(shown)])
        }
    }

    @Test("a file that does not exist says so", arguments: ["234567892", "nonsense", "%20", "%F0%9F%98%80"])
    func noSuchFile(reference: String) async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            try await browser.signIn("tom.hale", in: world)
            for end in ["", "/grade", "/accesses"] {
                #expect(try await browser.get("/desk/files/\(reference)\(end)").status == .notFound)
            }
        }
    }
}
