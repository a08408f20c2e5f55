import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("A restricted file at the desk")
struct RestrictedDeskTests {
    /// Opens restricted files when it cannot wait, and investigates.
    static let dana = StaffMember(username: "dana.moss", name: "Dana Moss", roles: [.dutyOfficer, .investigator])
    /// A supervisor who is not named.
    static let yusuf = StaffMember(username: "yusuf.khan", name: "Yusuf Khan", roles: [.supervisor])
    static let nusrat = ReporterDetails(
        name: "Nusrat Begum", email: "nusrat.begum@example.org", phone: "07700 900123", contact: .yes)

    /// What would give the file away.
    static func tellingWords(_ reference: Reference) -> [String] {
        [reference.text, reference.description, "Nusrat", "Begum", "locket", "Tower Ballroom"]
    }

    /// A file that names Amara, restricted by Tom; with another of the same telephone number that anybody may see.
    static func restricted(_ world: DeskWorld, _ client: any TestClientProtocol) async throws -> Reference {
        for member in [dana, yusuf] { try await world.add(member) }
        _ = try await world.report()
        let reference = try await world.report(
            answers: ["what-happened": .text("They took my locket.")], person: nusrat, words: "By the Tower Ballroom")
        let tom = TestBrowser(client)
        try await tom.signIn("tom.hale", in: world)
        let path = "/desk/files/\(reference.text)"
        let sent = try await tom.fill(
            "\(path)/restrict", on: try await tom.get("\(path)/restrict"),
            [("people", "Amara  okafor"), ("weeks", "13"), ("reason", "Her brother works here")])
        #expect(sent.location == "\(path)?done=restrict")
        let named = try await tom.get("\(path)/restrict")
        #expect(named.contains("value=\"Amara Okafor, Tom Hale\"") && !named.contains("value=\"amara.okafor"))
        let page = try await tom.get(path)
        for part in ["Restricted", "Her brother works here", "amara.okafor", "tom.hale", "Nusrat Begum"] {
            #expect(page.contains(part), "\(part)")
        }
        return reference
    }

    /// Every address of the desk, with the parameters filled in.
    private static func paths(_ world: DeskWorld, _ method: HTTPRequest.Method, _ reference: Reference) -> [String] {
        let paths = world.test.site.router().routes
            .filter { $0.method == method && $0.path.description.hasPrefix("/desk") }
            .map { route in
                route.path.description.split(separator: "/").map { part in
                    switch part {
                    case ":reference": reference.text
                    case _ where part.hasPrefix(":"): "1"
                    default: String(part)
                    }
                }.joined(separator: "/")
            }
            .map { "/\($0)" }.filter { !$0.hasPrefix("/desk/log") && !$0.contains("sign-out") }
        return Array(Set(paths)).sorted()
    }

    private static let questions = [
        "/desk?show=unread", "/desk?show=unrecorded", "/desk?show=late", "/desk?show=unanswered",
        "/desk/access/readings?who=tom.hale",
    ]

    @Test(
        "is nowhere for whoever is not named: on no page, behind no address, by no form",
        arguments: ["priya.nair", "ruth.adeyemi", "dana.moss", "sam.whitlock"])
    func nowhere(username: String) async throws {
        try await onDesk { world, client in
            let reference = try await Self.restricted(world, client)
            var random = SystemRandomNumberGenerator()
            let unknown = Reference.make(using: &random)
            let browser = TestBrowser(client)
            try await browser.signIn(username, in: world)
            let paths = Self.paths(world, .get, reference)
            #expect(paths.count > 20)
            for path in paths + Self.questions {
                let page = try await browser.get(path)
                if path.contains(reference.text) {
                    let other = try await browser.get(path.replacing(reference.text, with: unknown.text))
                    #expect(page.status == other.status, "\(path) is not as where there is no file")
                    #expect(page.status == .notFound || page.status == .forbidden, "\(path): \(page.status)")
                }
                for word in Self.tellingWords(reference) {
                    #expect(!page.contains(word), "\(path) shows \(username) \(word)")
                }
            }
            guard try await browser.get("/desk/search").status == .ok else { return }
            for words in ["07700900123", "bicycle", "tower", "locke"] {
                let page = try await browser.search(words).text.replacing("locke", with: "")
                for word in Self.tellingWords(reference) where word.lowercased() != words {
                    #expect(!page.contains(word), "a search for \(words) shows \(username) \(word)")
                }
            }
            try await Self.sendEverything(browser, world, reference, unknown)
        }
    }

    private static func sendEverything(
        _ browser: TestBrowser, _ world: DeskWorld, _ reference: Reference, _ unknown: Reference
    ) async throws {
        let token = try await browser.get("/desk").hidden(in: "/desk/sign-out")
        for path in paths(world, .post, reference) where path.contains(reference.text) {
            let sent = try await browser.post(path, token + [("reason", "x")])
            let other = try await browser.post(path.replacing(reference.text, with: unknown.text), token)
            #expect(sent.status == other.status, "\(path): \(sent.status), where there is no file \(other.status)")
            #expect(!sent.contains("Nusrat"))
        }
    }

    @Test("cannot be found by naming it as the report that another repeats")
    func duplicate() async throws {
        try await onDesk { world, client in
            let reference = try await Self.restricted(world, client), open = try await world.report()
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let sent = try await priya.act(
                "record", on: "/desk/files/\(open.text)",
                [("is", "duplicate"), ("test", "no"), ("duplicate", reference.text), ("reason", "The same")])
            #expect(sent.status == .unprocessableContent)
            #expect(try await world.state(of: open).recorded == nil)
        }
    }

    @Test("is told to a supervisor who is not named: that it exists and when it is looked at again, and no more")
    func existence() async throws {
        try await onDesk { world, client in
            let reference = try await Self.restricted(world, client)
            let yusuf = TestBrowser(client)
            try await yusuf.signIn("yusuf.khan", in: world)
            let page = try await yusuf.get("/desk/access/restricted")
            #expect(page.contains(reference.description) && !page.contains("tom.hale") && page.contains("In time"))
            #expect(!page.contains("/desk/files/\(reference.text)"))
            for word in ["Nusrat", "locket", "brother"] { #expect(!page.contains(word)) }
            #expect(try await yusuf.get("/desk/files/\(reference.text)").status == .notFound)
            let readings = try await yusuf.get("/desk/access/readings")
            #expect(readings.contains("A restricted file") && !readings.contains(reference.description))
            world.pass(seconds: 14 * 7 * 86_400)
            try await yusuf.signIn("yusuf.khan", in: world)
            #expect(try await yusuf.get("/desk/access/restricted").contains("The time has passed"))
        }
    }

    @Test("is opened by a duty officer for an hour, with a notice to those named and a supervisor's word on it")
    func glass() async throws {
        try await onDesk { world, client in
            let reference = try await Self.restricted(world, client), path = "/desk/files/\(reference.text)"
            let dana = TestBrowser(client), amara = TestBrowser(client), yusuf = TestBrowser(client)
            try await dana.signIn("dana.moss", in: world)
            try await amara.signIn("amara.okafor", in: world)
            try await yusuf.signIn("yusuf.khan", in: world)
            let form = "/desk/access/break-glass"
            let wrong = try await dana.fill(
                form, on: try await dana.get(form), [("reference", "234"), ("reason", "x")])
            #expect(wrong.status == .unprocessableContent && wrong.contains("no restricted file"))
            let silent = try await dana.fill(
                form, on: try await dana.get(form), [("reference", reference.text), ("reason", " ")])
            #expect(silent.status == .unprocessableContent && silent.contains("Say why it cannot wait"))
            let sent = try await dana.fill(
                form, on: try await dana.get(form), [("reference", reference.text), ("reason", "She is in danger")])
            #expect(sent.location == path)
            #expect(try await dana.get(path).contains("Nusrat Begum"))
            #expect(try await !dana.get("/desk").contains(reference.text), "it is still in no list")
            #expect(try await amara.get("/desk").contains("Dana Moss opened \(reference.description)"))
            #expect(try await yusuf.get("/desk").contains("1 opening waits for your review"))
            try await Self.review(yusuf, reference)
            #expect(try await !amara.get("/desk").contains("Dana Moss opened"))
            #expect(try await amara.get(path).contains("Not justified"))
            world.pass(seconds: 3_600)
            try await dana.signIn("dana.moss", in: world)
            #expect(try await dana.get(path).status == .notFound)
            let again = try await dana.fill(
                form, on: try await dana.get(form), [("reference", reference.text), ("reason", "Again")])
            #expect(again.status == .unprocessableContent && again.contains("You opened this file so once before"))
        }
    }

    private static func review(_ supervisor: TestBrowser, _ reference: Reference) async throws {
        let overview = try await supervisor.get("/desk/access/openings")
        let path = "/desk/access/openings/\(reference.text)/1"
        #expect(overview.contains("She is in danger") && overview.contains(path))
        let empty = try await supervisor.fill(path, on: try await supervisor.get(path), [("reason", "x")])
        #expect(empty.status == .unprocessableContent && empty.contains("Say whether it was justified"))
        let sent = try await supervisor.fill(
            path, on: try await supervisor.get(path), [("justified", "no"), ("reason", "Amara was there to ask")])
        #expect(sent.location == "/desk/access/openings")
        let after = try await supervisor.get("/desk/access/openings")
        #expect(after.contains("Not justified") && after.contains("Amara was there to ask"))
        let twice = try await supervisor.fill(
            path, on: try await supervisor.get(path), [("justified", "yes"), ("reason", "x")])
        #expect(twice.status == .unprocessableContent && twice.contains("Somebody reviewed it already"))
    }

    @Test("that was opened so is in the log of readings, and stands out there")
    func glassLogged() async throws {
        try await onDesk { world, client in
            let reference = try await Self.restricted(world, client)
            let dana = TestBrowser(client), tom = TestBrowser(client)
            try await dana.signIn("dana.moss", in: world)
            let form = "/desk/access/break-glass"
            _ = try await dana.fill(
                form, on: try await dana.get(form), [("reference", reference.text), ("reason", "She rang")])
            _ = try await dana.get("/desk/files/\(reference.text)")
            world.pass(seconds: 60)
            try await tom.signIn("tom.hale", in: world)
            let unusual = try await tom.get("/desk/access/unusual")
            #expect(unusual.contains("Dana Moss") && unusual.contains(reference.description))
            #expect(unusual.contains("Opened without being named"))
        }
    }

    @Test(
        "is restricted only in favour of people and units that exist",
        arguments: [
            ([("people", "nobody.here"), ("weeks", "4"), ("reason", "x")], "Nobody who reads files is called"),
            (
                [("people", "nobody.here"), ("weeks", "4"), ("reason", "x")],
                "Nobody who reads files is called nobody.here"
            ),
            ([("people", "amara.okafor"), ("reason", "x")], "Say when somebody looks at this again"),
            ([("people", "amara.okafor"), ("weeks", "4")], "Say why only they may see it"),
            ([("weeks", "4"), ("reason", "x")], "Nobody but you would see the file"),
            ([("units", "moon"), ("weeks", "4"), ("reason", "x")], "There is no unit moon"),
        ])
    func wrongRestrictions(fields: [(String, String)], sentence: String) async throws {
        try await onDesk { world, client in
            let path = "/desk/files/\(try await world.report().text)/restrict"
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let sent = try await tom.fill(path, on: try await tom.get(path), fields)
            #expect(sent.status == .unprocessableContent && sent.contains(sentence))
        }
    }

    @Test("tells people of one name apart by their log-in names")
    func sameName() async throws {
        try await onDesk { world, client in
            for username in ["lee.lowe", "lee.lowe2"] {
                try await world.add(StaffMember(username: username, name: "Lee Lowe", roles: [.investigator]))
            }
            let reference = try await world.report(), path = "/desk/files/\(reference.text)/restrict"
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let fields = [("weeks", "4"), ("reason", "x")]
            let which = try await tom.fill(path, on: try await tom.get(path), fields + [("people", "Lee Lowe")])
            #expect(which.contains("Several people are called Lee Lowe"))
            #expect(which.contains("Lee Lowe (lee.lowe), Lee Lowe (lee.lowe2)"))
            let sent = try await tom.fill(path, on: which, fields + [("people", "Lee Lowe (lee.lowe2)")])
            #expect(sent.status == .seeOther, "\(sent.plain.suffix(600))")
            let people = try await world.state(of: reference).access.restriction?.people
            #expect(people == ["lee.lowe2", "tom.hale"])
        }
    }
}
