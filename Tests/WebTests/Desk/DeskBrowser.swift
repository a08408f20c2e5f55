import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

/// What a browser does for a member of staff: it keeps cookies, and sends forms with what they carry.
final class DeskBrowser {
    private let client: any TestClientProtocol
    private(set) var cookies: [String: String] = [:]
    /// The lines by which the last answer set cookies.
    private(set) var setCookies: [String] = []

    init(_ client: any TestClientProtocol) {
        self.client = client
    }

    struct Page {
        let status: HTTPResponse.Status
        let location: String?
        let text: String

        func contains(_ part: String) -> Bool { text.contains(part) }
    }

    func get(_ path: String) async throws -> Page {
        try await send(path, .get, nil)
    }

    func post(_ path: String, _ fields: [(String, String)]) async throws -> Page {
        try await send(path, .post, Self.encoded(fields))
    }

    /// Fills the form of that address on a page, and sends it.
    func send(_ action: String, from page: Page, _ fields: [(String, String)]) async throws -> Page {
        try await post(action, page.hidden(in: action) + fields)
    }

    /// As `send`, from a fresh copy of the page.
    func act(_ action: String, on path: String, _ fields: [(String, String)]) async throws -> Page {
        try await send("\(path)/\(action)", from: try await get(path), fields)
    }

    /// Both steps of signing in.
    func signIn(_ username: String, in world: DeskWorld) async throws {
        let door = try await get("/desk/login")
        let code = try await send(
            "/desk/login", from: door, [("username", username), ("password", DeskWorld.password)])
        #expect(code.location == "/desk/code")
        let inside = try await send("/desk/code", from: try await get("/desk/code"), [("code", world.code)])
        #expect(inside.location == "/desk")
    }

    func forgetCookies() { cookies = [:] }

    func setCookie(_ name: String, _ value: String) { cookies[name] = value }

    private func send(_ path: String, _ method: HTTPRequest.Method, _ form: String?) async throws -> Page {
        var headers: HTTPFields = [:]
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
        if form != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        let page = try await client.execute(
            uri: path, method: method, headers: headers, body: form.map { ByteBuffer(string: $0) }
        ) { response in
            self.keep(response.headers[values: .setCookie])
            return Page(
                status: response.status, location: response.headers[.location], text: String(buffer: response.body))
        }
        #expect(!page.contains("[desk."), "a sentence is missing on \(path): \(page.missingSentences)")
        #expect(page.status.code < 500, "\(path) answered \(page.status)")
        return page
    }

    private func keep(_ lines: [String]) {
        setCookies = lines
        for line in lines {
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            cookies[String(pair[0])] = pair[1].isEmpty ? nil : String(pair[1])
        }
    }

    static func encoded(_ fields: [(String, String)]) -> String {
        let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._")
        return fields.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: plain) ?? "")"
        }.joined(separator: "&")
    }
}

extension DeskBrowser.Page {
    /// The hidden fields of the form that goes to an address.
    func hidden(in action: String) -> [(String, String)] {
        guard let start = text.range(of: "action=\"\(action)\""),
            let end = text.range(of: "</form>", range: start.upperBound..<text.endIndex)
        else { return [] }
        let pattern = /<input type="hidden" name="([^"]*)" value="([^"]*)"/
        return text[start.upperBound..<end.lowerBound].matches(of: pattern).map {
            (String($0.output.1), String($0.output.2))
        }
    }

    var missingSentences: [String] {
        text.matches(of: /\[desk\.[^\]]*\]/).map { String($0.output) }
    }
}
