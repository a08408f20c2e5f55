import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("Why files are opened")
struct ReadingDeskTests {
    private static let lee = StaffMember(
        username: "lee.lowe", name: "Lee Lowe", roles: [.contactOfficer], units: ["contact"])

    @Test("is asked once for a file that was searched for, and holds until signing out")
    func asked() async throws {
        try await onDesk { world, client in
            let reference = try await world.report(), path = "/desk/files/\(reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            _ = try await priya.search("grace")
            let door = try await priya.get("\(path)/grade")
            #expect(door.status == .seeOther && door.location == "\(path)/purpose?back=\(path)/grade")
            let page = try await priya.get(door.location ?? "")
            #expect(!page.contains("Grace Lowe"), "nothing of the file is shown before")
            let empty = try await priya.fill("\(path)/purpose", on: page, [])
            #expect(empty.status == .unprocessableContent && empty.contains("Say why you open it"))
            let wrong = try await priya.fill("\(path)/purpose", on: page, [("purpose", "own")])
            #expect(wrong.status == .unprocessableContent, "nobody claims a task that they do not have")
            let given = try await priya.fill("\(path)/purpose", on: page, [("purpose", "enquiry")])
            #expect(given.location == "\(path)/grade")
            for end in ["", "/grade"] { #expect(try await priya.get(path + end).status == .ok) }
            let file = try #require(try await world.folder.ledger.file(of: reference))
            let log = try await world.folder.accessLog.accesses(to: file, from: nil, limit: 9).entries
            #expect(log.map(\.basis) == [.enquiry, .enquiry])
            world.pass(seconds: 60)
            try await priya.signIn("priya.nair", in: world)
            #expect(try await priya.get(path).status == .seeOther, "another session, another answer")
        }
    }

    @Test("is asked when a form is sent, once; all that was typed goes on with the answer")
    func askedOnSending() async throws {
        try await onDesk { world, client in
            let reference = try await world.report(), path = "/desk/files/\(reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let form = try await priya.get("\(path)/write")
            _ = try await priya.search("grace")
            let words = "آپ کی \"رپورٹ\" ہمارے پاس ہے۔\nآپ کا <شکریہ>۔"
            let door = try await priya.fill("\(path)/write", on: form, [("text", words)])
            #expect(door.status == .ok && door.contains("Why do you open this file") && !door.contains("Grace Lowe"))
            #expect(try await world.state(of: reference).takenBy == nil, "nothing is done before")
            let empty = try await priya.fill("\(path)/write", on: door, [])
            #expect(empty.status == .unprocessableContent && empty.contains("Say why you open it"))
            let sent = try await priya.fill("\(path)/write", on: empty, [("purpose", "enquiry")])
            #expect(sent.location == "\(path)?done=write", "\(sent.plain.suffix(600))")
            let told = try await world.folder.pages.page(of: reference)?.told.compactMap(\.words) ?? []
            #expect(told.contains { $0.contains("\"رپورٹ\"") && $0.contains("<شکریہ>") })
            #expect(try await world.accesses(to: reference).first?.basis == .enquiry)
            let again = try await priya.fill(
                "\(path)/write", on: try await priya.get("\(path)/write"), [("text", "کچھ اور۔")])
            #expect(again.location == "\(path)?done=write", "nobody is asked twice")
        }
    }

    @Test("is asked before what a quality check found is shown")
    func askedAtChecks() async throws {
        try await onDesk { world, client in
            let reference = try await world.report(), path = "/desk/files/\(reference.text)"
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            _ = try await tom.search("grace")
            let door = try await tom.get("\(path)/checks")
            #expect(door.location == "\(path)/purpose?back=\(path)/checks")
        }
    }

    @Test("is not asked for work in the queue, or for one's own file however it was found")
    func implied() async throws {
        try await onDesk { world, client in
            let reference = try await world.report(), path = "/desk/files/\(reference.text)"
            let tom = TestBrowser(client), amara = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            _ = try await tom.get("/desk")
            #expect(try await tom.get(path).status == .ok)
            let crime = [
                ("is", "crime"), ("offence", "44"), ("test", "yes"), ("reporter", "victim"), ("points", "none"),
                ("reason", "The lock was cut"),
            ]
            _ = try await tom.act("record", on: path, crime)
            _ = try await tom.act("allocate", on: path, [("unit", "volume-crime"), ("officer", "amara.okafor")])
            try await amara.signIn("amara.okafor", in: world)
            _ = try await amara.search("grace")
            #expect(try await amara.get(path).status == .ok)
            let file = try #require(try await world.folder.ledger.file(of: reference))
            let log = try await world.folder.accessLog.accesses(to: file, from: nil, limit: 9).entries
            #expect(log.first?.basis == .own && log.last?.basis == .queue)
        }
    }

    private static let crime = [
        ("is", "crime"), ("offence", "44"), ("test", "yes"), ("reporter", "victim"), ("reason", "It was taken"),
    ]

    @Test(
        "is not asked of whoever looks what became of their own work, and the log says that it was that",
        arguments: [
            (
                "priya.nair", "outcome",
                [("victim", "supports"), ("outcome", "18"), ("explanation", "Nobody was found.")]
            ),
            ("lee.lowe", "allocate", [("unit", "volume-crime"), ("reason", "It is theirs")]),
            (
                "lee.lowe", "record",
                [("is", "not-ours"), ("body", "The council"), ("test", "no"), ("reason", "It is a street lamp")]
            ),
        ])
    func worked(username: String, action: String, fields: [(String, String)]) async throws {
        try await onDesk { world, client in
            try await world.add(Self.lee)
            let reference = try await world.report(), path = "/desk/files/\(reference.text)"
            let reader = TestBrowser(client)
            try await reader.signIn(username, in: world)
            if action != "record" { _ = try await reader.act("record", on: path, Self.crime) }
            let done = try await reader.actHeeding(action, on: path, fields)
            #expect(done.location == "\(path)?done=\(action)")
            let page = try await reader.get(done.location ?? "")
            #expect(page.status == .ok && page.contains("govuk-notification-banner--success"))
            let file = try #require(try await world.folder.ledger.file(of: reference))
            let accesses = try await world.folder.accessLog.accesses(to: file, from: nil, limit: 9)
            #expect(accesses.entries.first?.basis == .worked)
            world.pass(seconds: 60)
            try await reader.signIn(username, in: world)
            #expect(try await reader.get(path).status == .seeOther, "another session, another answer")
        }
    }

    @Test("is on the page of who has read a file, with every list that showed it")
    func accesses() async throws {
        try await onDesk { world, client in
            let reference = try await world.report(), path = "/desk/files/\(reference.text)"
            let priya = TestBrowser(client), tom = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            _ = try await priya.search("grace")
            _ = try await priya.fill(
                "\(path)/purpose", on: try await priya.get("\(path)/purpose"), [("purpose", "safeguarding")])
            _ = try await priya.get(path)
            try await tom.signIn("tom.hale", in: world)
            let page = try await tom.get("\(path)/accesses")
            for part in ["Priya Nair", "Somebody may be at risk", "Lists that showed it"] {
                #expect(page.contains(part), "\(part)")
            }
            #expect(try await tom.get("\(path)/accesses/lists").contains("A search"))
            let all = try await tom.get("/desk/access/readings?who=priya.nair")
            #expect(all.contains("Somebody may be at risk") && all.contains(reference.description))
            #expect(!all.contains("who=tom.hale\""))
            let none = try await tom.get("/desk/access/readings?who=ruth.adeyemi")
            #expect(none.contains("Nobody has read a file"))
            #expect(try await tom.get("/desk/access/readings?reference=nonsense").contains("Nobody has read a file"))
        }
    }

    @Test("is looked at where a reading stands out, until a supervisor says what they found")
    func unusual() async throws {
        try await onDesk { world, client in
            try await world.add(Self.lee, homePostcode: "B4 6NQ")
            let reference = try await world.report()
            let lee = TestBrowser(client), tom = TestBrowser(client)
            try await lee.signIn("lee.lowe", in: world)
            for _ in 1...3 { _ = try await lee.get("/desk/files/\(reference.text)") }
            try await tom.signIn("tom.hale", in: world)
            let path = "/desk/access/unusual"
            let page = try await tom.get(path)
            #expect(page.contains("family name") && page.contains("Lee Lowe"))
            let fields = page.hidden(in: path)
            #expect(page.text.matches(of: /name="number"/).count == 1, "three readings are one line")
            let empty = try await tom.post(path, fields + [("explained", "yes")])
            #expect(empty.status == .unprocessableContent)
            let half = try await tom.post(path, fields + [("words", "His aunt, he told me")])
            #expect(half.status == .unprocessableContent && half.contains("His aunt, he told me</textarea>"))
            let sent = try await tom.post(path, fields + [("explained", "yes"), ("words", "His aunt, he told me")])
            #expect(sent.location == path)
            #expect(try await tom.get(path).contains("Nothing stands out"))
            _ = try await lee.get("/desk/files/\(reference.text)")
            #expect(try await tom.get(path).contains("Lee Lowe"), "a new reading is looked at anew")
        }
    }
}

@Suite("The page of permissions")
struct PermissionPageTests {
    @Test("shows for every role and every action what the one table says, in words")
    func matrix() async throws {
        try await onDesk { world, client in
            let sam = TestBrowser(client)
            try await sam.signIn("sam.whitlock", in: world)
            let page = try await sam.get("/desk/access/permissions")
            let rows = page.text.matches(of: /<tr[^>]*>(.*?)<\/tr>/).dropFirst()
                .map { $0.output.1.matches(of: /<t[dh][^>]*>(.*?)<\/t[dh]>/).map { String($0.output.1) } }
            #expect(rows.count == Permission.Action.allCases.count)
            for (action, row) in zip(Permission.Action.allCases, rows) {
                let name = world.test.site.languages.source.text("desk.access.actions.\(action.rawValue)")
                #expect(row.first?.contains(name) == true, "\(action) has no name: \(row)")
                for (role, cell) in zip(Role.allCases, row.dropFirst()) {
                    let member = StaffMember(username: "x", name: "x", roles: [role])
                    let isGranted = Permission.denial(.staff(member), action) == nil
                    #expect(cell.contains("Yes") == isGranted, "\(role) \(action)")
                }
            }
        }
    }
}
