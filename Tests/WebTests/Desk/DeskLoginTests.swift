import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("Signing in to the desk")
struct DeskLoginTests {
    private static func give(
        _ browser: TestBrowser, _ username: String, _ password: String
    ) async throws -> TestBrowser.Page {
        try await browser.fill(
            "/desk/login", on: try await browser.get("/desk/login"),
            [("username", username), ("password", password)])
    }

    @Test("gives one answer to an unknown name, a wrong password and a disabled account")
    func oneAnswer() async throws {
        try await onDesk { world, client in
            let tom = try #require(try await world.folder.staff.account("tom.hale"))
            try await world.folder.staff.save(
                StaffAccount(
                    member: tom.member, passwordHash: tom.passwordHash, sealedCodeSecret: tom.sealedCodeSecret,
                    disabled: true))
            let tries = [
                ("nobody.here", DeskWorld.password), ("priya.nair", "not my password"),
                ("tom.hale", DeskWorld.password),
            ]
            for (username, password) in tries {
                let browser = TestBrowser(client)
                let page = try await Self.give(browser, username, password)
                #expect(page.status == .unprocessableContent)
                #expect(page.contains("The user name or the password is wrong"))
                #expect(browser.cookies["desk"] == nil)
                #expect(!page.contains(password))
            }
        }
    }

    @Test("is locked after many wrong tries, says for how long, and opens again")
    func locked() async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            for _ in 1...10 { _ = try await Self.give(browser, "priya.nair", "wrong") }
            let page = try await Self.give(browser, "priya.nair", DeskWorld.password)
            #expect(page.status == .tooManyRequests)
            #expect(page.contains("There were too many tries. Wait 15 minutes"))
            world.pass(seconds: 16 * 60)
            try await TestBrowser(client).signIn("priya.nair", in: world)
        }
    }

    @Test("changes the token at each step, hides it from scripts, and keeps only its hash")
    func tokens() async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            browser.keep("desk", String(repeating: "A", count: 43))
            _ = try await Self.give(browser, "priya.nair", DeskWorld.password)
            let half = try #require(browser.cookies["desk"])
            #expect(half != String(repeating: "A", count: 43))
            #expect(try await browser.get("/desk").location?.hasPrefix("/desk/login") == true)
            let page = try await browser.get("/desk/code")
            let given = try await browser.fill("/desk/code", on: page, [("code", world.code)])
            let whole = try #require(browser.cookies["desk"])
            #expect(whole != half)
            let line = try #require(given.headers[values: .setCookie].first { $0.hasPrefix("desk=") })
            #expect(line.contains("HttpOnly"))
            #expect(line.contains("SameSite=Lax"))
            let before = TestBrowser(client)
            before.keep("desk", half)
            #expect(try await before.get("/desk").status == .seeOther)
            #expect(try await browser.get("/desk").status == .ok)
        }
    }

    @Test("takes each code once, and no wrong one")
    func codes() async throws {
        try await onDesk { world, client in
            let first = TestBrowser(client), second = TestBrowser(client)
            try await first.signIn("priya.nair", in: world)
            _ = try await Self.give(second, "priya.nair", DeskWorld.password)
            for code in [world.code, "000000", "", "not a code"] {
                let page = try await second.fill(
                    "/desk/code", on: try await second.get("/desk/code"), [("code", code)])
                #expect(page.status == .unprocessableContent)
                #expect(page.contains("govuk-error-summary"))
            }
        }
    }

    @Test("ends after half an hour without a click, and after ten hours in all")
    func ends() async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            world.pass(seconds: 29 * 60)
            #expect(try await browser.get("/desk").status == .ok)
            world.pass(seconds: 31 * 60)
            #expect(try await browser.get("/desk/mine").location == "/desk/login?back=/desk/mine")
            try await browser.signIn("priya.nair", in: world)
            var clicks = 0
            while try await browser.get("/desk").status == .ok, clicks < 100 {
                world.pass(seconds: 20 * 60)
                clicks += 1
            }
            #expect(clicks == 30)
        }
    }

    @Test(
        "comes back to the page that was wanted, never to another site",
        arguments: [
            ("/desk/search", "/desk/search"), ("https://evil.example/", "/desk"), ("//evil.example", "/desk"),
            ("/desk//evil.example", "/desk"), ("/track", "/desk"), ("/desk/files/7KDM2PX9A", "/desk/files/7KDM2PX9A"),
            ("/desk\" onload=\"x", "/desk"), ("/desk/search?q=grace", "/desk/search"),
            ("/desk/files/7KDM2PX9A/task?number=2&about=p-1", "/desk/files/7KDM2PX9A/task?number=2&about=p-1"),
            ("/desk/files/7KDM2PX9A/task?x=https://evil.example", "/desk/files/7KDM2PX9A/task"),
            ("/desk/files/../../track?a=b", "/desk"),
        ])
    func comesBack(wanted: String, expected: String) async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            let door = try await browser.get("/desk/login?" + TestBrowser.encoded([("back", wanted)]))
            _ = try await browser.fill(
                "/desk/login", on: door, [("username", "priya.nair"), ("password", DeskWorld.password)])
            let code = try await browser.get("/desk/code?" + TestBrowser.encoded([("back", wanted)]))
            let inside = try await browser.fill("/desk/code", on: code, [("code", world.code)])
            #expect(inside.location == expected)
        }
    }

    @Test("a session that has ended leads back to the form that was being filled in, and a script is told so")
    func comesBackToTheForm() async throws {
        try await onDesk { world, client in
            let path = "/desk/files/\(try await world.report().text)"
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            let form = try await browser.get("\(path)/write")
            world.pass(seconds: 31 * 60)
            let fields = [("text", "A long letter")]
            let ended = try await browser.fill("\(path)/write", on: form, fields)
            #expect(ended.location == "/desk/login?back=\(path)/write")
            #expect(
                try await browser.get("\(path)/task-end?number=2").location
                    == "/desk/login?back=\(path)/task-end%3Fnumber%3D2")
            // What narrows a list goes with it, and nothing else does.
            for (asked, back) in [
                ("/desk?show=late&class=crime:8Q&after=1.2.3", "/desk%3Fshow%3Dlate%26class%3Dcrime:8Q"),
                ("/desk/filters/new?area=Bourn%20Brook", "/desk/filters/new%3Farea%3DBourn%2520Brook"),
                ("/desk/mine?text=burglar", "/desk/mine"), ("/desk/day?day=2026-11-20", "/desk/day"),
            ] {
                #expect(try await browser.get(asked).location == "/desk/login?back=\(back)")
            }
            browser.headers[HTTPField.Name("Bluelamp-Sent-By")!] = "script"
            let told = try await browser.fill("\(path)/write", on: form, fields)
            #expect(told.status == .noContent && told.location == nil)
            #expect(told.headers[HTTPField.Name("Bluelamp-Next")!] == "/desk/login?back=\(path)/write")
        }
    }

    @Test("a form's token is good for its own session alone")
    func tokenOfAnother() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)/write"
            let priya = TestBrowser(client), tom = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            try await tom.signIn("tom.hale", in: world)
            let form = try await tom.get(path)
            let page = try await priya.fill(path, on: form, [("text", "Sent by a trick.")])
            #expect(page.status == .forbidden)
            #expect(page.contains("This form is too old"))
            let bare = try await priya.post(path, [("text", "Sent by a trick.")])
            #expect(bare.status == .forbidden)
            #expect(try await priya.post("/desk/sign-out", []).status == .forbidden)
            #expect(try await world.state(of: reference).unansweredMessages == 0)
        }
    }

    @Test("signing out ends the session on the server too")
    func signOut() async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client), copy = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            copy.keep("desk", try #require(browser.cookies["desk"]))
            let page = try await browser.fill("/desk/sign-out", on: try await browser.get("/desk"), [])
            #expect(page.location == "/desk/login")
            #expect(browser.cookies["desk"] == nil)
            #expect(try await copy.get("/desk").location == "/desk/login")
        }
    }
}
