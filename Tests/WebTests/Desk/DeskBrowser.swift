import Testing

/// What a member of staff does in a browser.
extension TestBrowser {
    /// Fills the form of an action from a fresh copy of the file's page, or of the action's own, and sends it.
    func act(_ action: String, on path: String, _ fields: [(String, String)]) async throws -> Page {
        let page = try await get(path), form = "\(path)/\(action)"
        return try await fill(form, on: page.hidden(in: form).isEmpty ? try await get(form) : page, fields)
    }

    /// Searches by the form, and follows to what was found.
    func search(_ words: String = "", _ fields: [(String, String)] = []) async throws -> Page {
        let form = try await get("/desk/search")
        let sent = try await fill("/desk/search", on: form, (words.isEmpty ? [] : [("q", words)]) + fields)
        return try await get(try #require(sent.location, "\(sent.status)"))
    }

    /// Both steps of signing in.
    func signIn(_ username: String, in world: DeskWorld) async throws {
        let door = try await get("/desk/login")
        let code = try await fill("/desk/login", on: door, [("username", username), ("password", DeskWorld.password)])
        #expect(code.location == "/desk/code")
        let inside = try await fill("/desk/code", on: try await get("/desk/code"), [("code", world.code)])
        #expect(inside.location == "/desk")
    }
}
