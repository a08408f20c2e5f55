import HTTPTypes
import HummingbirdTesting
import Policing
import Testing
import Workflows

@Suite("Who has a file open")
struct PresenceTests {
    @Test("is shown on the file and in the queue to others, and ends soon after")
    func shown() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let (priya, tom) = (TestBrowser(client), TestBrowser(client))
            try await priya.signIn("priya.nair", in: world)
            world.pass(seconds: 60)
            try await tom.signIn("tom.hale", in: world)
            let path = "/desk/files/\(reference.text)"
            let own = try await priya.get(path)
            #expect(!own.plain.contains("has this open"))
            #expect(try await tom.get("/desk").plain.contains("Priya Nair has this open"))
            #expect(try await tom.get(path).plain.contains("Priya Nair has this open"))
            #expect(try await !priya.get("/desk").plain.contains("Priya Nair has this open"))
            world.pass(seconds: 46)
            #expect(try await !tom.get("/desk").plain.contains("has this open"))
        }
    }

    @Test("goes on while the page says so, and ends when it says that it is closed")
    func beats() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let (priya, tom) = (TestBrowser(client), TestBrowser(client))
            try await priya.signIn("priya.nair", in: world)
            world.pass(seconds: 60)
            try await tom.signIn("tom.hale", in: world)
            let path = "/desk/files/\(reference.text)"
            let page = try await priya.get(path)
            let token = [("form_token", page.token)]
            let pulse = try await tom.get("/desk/pulse").text
            for _ in 1...3 {
                world.pass(seconds: 30)
                #expect(try await priya.post("\(path)/here", token).status == .ok)
            }
            #expect(try await tom.get("/desk").plain.contains("Priya Nair has this open"))
            let toms = try await tom.get(path)
            let heard = try await tom.post("\(path)/here", [("form_token", toms.token)])
            #expect(heard.contains("Priya Nair has this open"))
            #expect(try await priya.post("\(path)/gone", token).status == .noContent)
            #expect(try await !tom.get("/desk").plain.contains("has this open"))
            #expect(try await tom.get("/desk/pulse").text != pulse)
        }
    }

    @Test("is nothing for who may read no file, and cannot be said from another site")
    func refused() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let (sam, priya) = (TestBrowser(client), TestBrowser(client))
            try await sam.signIn("sam.whitlock", in: world)
            let path = "/desk/files/\(reference.text)"
            #expect(try await sam.post("\(path)/here", []).status == .forbidden)
            #expect(try await sam.get("/desk/pulse").status == .forbidden)
            #expect(try await sam.get("/desk/palette").status == .forbidden)
            world.pass(seconds: 60)
            try await priya.signIn("priya.nair", in: world)
            #expect(try await priya.post("\(path)/here", []).status == .forbidden)
            #expect(try await !priya.get("/desk").plain.contains("has this open"))
        }
    }

    @Test("and what has changed is one number for the whole desk")
    func pulse() async throws {
        try await onDesk { world, client in
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let before = try await priya.get("/desk/pulse").text
            #expect(try await priya.get("/desk/pulse").text == before)
            _ = try await world.report()
            #expect(try await priya.get("/desk/pulse").text != before)
        }
    }

    @Test("offers in the palette what the reader may do, and no more")
    func palette() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let page = try await priya.get("/desk/palette?file=\(reference.text)")
            #expect(page.contains("data-href=\"/desk/files/\(reference.text)/grade\""))
            #expect(page.contains("data-href=\"/desk?show=unread\""))
            // What a contact officer may not do.
            #expect(!page.contains("/review\""))
            #expect(try await !priya.get("/desk/palette").contains("/desk/files/"))
        }
    }
}

extension TestBrowser.Page {
    /// The proof that the page's script sends.
    fileprivate var token: String {
        text.firstMatch(of: /data-token="([^"]*)"/).map { String($0.output.1) } ?? ""
    }
}
