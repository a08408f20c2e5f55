import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

/// What a browser does for a person: it keeps cookies, and sends forms with what they carry.
final class TestBrowser {
    private let client: any TestClientProtocol
    private(set) var cookies: [String: String] = [:]
    /// Sent with every request.
    var headers: HTTPFields = [:]

    init(_ client: any TestClientProtocol) {
        self.client = client
    }

    struct Page: Sendable {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let text: String

        var location: String? { headers[.location] }

        func contains(_ part: String) -> Bool { text.contains(part) }

        /// The text as a person reads it, without markup, every space one space.
        var plain: String {
            text.replacing(/<(script|style)[^>]*>.*?<\/(script|style)>/, with: "")
                .replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ")
        }
    }

    @discardableResult
    func get(_ path: String) async throws -> Page {
        try await send(path, .get, nil)
    }

    /// Sends fields as they are, with no token of any page.
    @discardableResult
    func post(_ path: String, _ fields: [(String, String)]) async throws -> Page {
        try await send(path, .post, Self.encoded(fields))
    }

    /// Fills the form of a page that goes to an address, and sends it.
    @discardableResult
    func fill(_ action: String, on page: Page, _ fields: [(String, String)]) async throws -> Page {
        try await post(action, page.hidden(in: action) + fields)
    }

    /// Another browser, which knows nothing of this one.
    func stranger() -> TestBrowser { TestBrowser(client) }

    func forget(_ cookie: String) { cookies[cookie] = nil }

    func keep(_ cookie: String, _ value: String) { cookies[cookie] = value }

    private func send(_ path: String, _ method: HTTPRequest.Method, _ form: String?) async throws -> Page {
        var headers = headers
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ") }
        if form != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        let page = try await client.execute(
            uri: path, method: method, headers: headers, body: form.map { ByteBuffer(string: $0) }
        ) { response in
            Page(status: response.status, headers: response.headers, text: String(buffer: response.body))
        }
        keep(page.headers[values: .setCookie])
        #expect(page.missingSentences.isEmpty, "\(path) lacks \(page.missingSentences)")
        #expect(page.status != .internalServerError, "\(path) answered \(page.status)")
        return page
    }

    private func keep(_ lines: [String]) {
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

extension TestBrowser.Page {
    /// The hidden fields of the form that goes to an address.
    func hidden(in action: String) -> [(String, String)] {
        guard let start = text.range(of: "action=\"\(action)\""),
            let end = text.range(of: "</form>", range: start.upperBound..<text.endIndex)
        else { return [] }
        return text[start.upperBound..<end.lowerBound]
            .matches(of: /<input type="hidden" name="([^"]*)" value="([^"]*)"/)
            .map { ($0.output.1, $0.output.2) }
            .map { name, value in
                let read = value.replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
                    .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                return (String(name), String(read.replacing("&amp;", with: "&")))
            }
    }

    /// Keys that a page shows in brackets, for nobody wrote their sentences.
    var missingSentences: [String] {
        text.matches(of: /\[[a-z]+\.[A-Za-z0-9.-]*\]/).map { String($0.output) }
    }
}
