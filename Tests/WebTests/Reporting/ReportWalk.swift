import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

/// Somebody making a report page by page, answering only what a report is useless without.
final class ReportWalk {
    let browser: TestBrowser
    let form: Form
    /// The last part of each page's address, in order.
    private(set) var steps: [String] = []
    /// The page that is open.
    private(set) var page: TestBrowser.Page
    private(set) var path: String
    /// Fields by the page they are on, in place of the usual ones.
    var answers: [String: [(String, String)]] = [:]

    private static let mostPages = 60

    /// Passes the emergency gate.
    init(_ kind: String, _ test: TestSite, _ browser: TestBrowser) async throws {
        guard let form = test.site.forms[kind] else { throw Missing(what: kind) }
        self.form = form
        self.browser = browser
        let gate = try await browser.get("/report/\(kind)")
        let begun = try await browser.fill("/report/\(kind)", on: gate, [("danger", "no")])
        path = begun.location ?? ""
        page = try await browser.get(path)
    }

    var step: String { path.prefix { $0 != "?" }.split(separator: "/").last.map(String.init) ?? "" }

    /// Answers every page until that one is open.
    func go(to end: String) async throws {
        for _ in 0..<Self.mostPages where step != end {
            steps.append(step)
            try await answer()
        }
        #expect(step == end, "\(end) never came: \(steps)")
    }

    /// Sends the usual fields, or those given, from the page that is open.
    @discardableResult
    func answer(_ fields: [(String, String)]? = nil) async throws -> TestBrowser.Page {
        let answered = try await browser.fill(action, on: page, fields ?? answers[step] ?? usualFields)
        if answered.location == nil {
            page = answered
        } else {
            try await follow(answered)
        }
        return answered
    }

    /// Presses the last button, and opens the confirmation.
    @discardableResult
    func send() async throws -> TestBrowser.Page {
        try await go(to: "check")
        return try await answer([])
    }

    private func follow(_ answered: TestBrowser.Page) async throws {
        path = answered.location ?? path
        page = try await browser.get(path)
        while let next = page.location {
            path = next
            page = try await browser.get(path)
        }
    }

    /// Where the form that goes on leads.
    private var action: String {
        let plain = String(path.prefix { $0 != "?" }), query = path.contains("?from=check") ? "?from=check" : ""
        return (step == "evidence" ? "\(plain)-done" : plain) + query
    }

    private var usualFields: [(String, String)] {
        if let question = form.question(step) { return question.isRequired ? [usual(question)] : [] }
        switch step {
        case "when": return [("when", "unknown")]
        case "where": return [("words", "By the library")]
        case "safe-contact": return [("safe", "email")]
        case "contact": return [("name", "Grace Lowe"), ("email", "grace.lowe@example.org"), ("times", "any")]
        default: return []
        }
    }

    /// An answer that raises no danger.
    private func usual(_ question: Question) -> (String, String) {
        switch question.type {
        case .text, .longText: (question.id, "It was by the wall near the library.")
        case .number: (question.id, "1")
        case .date: ("\(question.id)-day", "1")
        case .yesNo, .choice, .choices:
            (question.id, question.options.first { $0.danger == nil }?.value ?? "")
        }
    }
}

extension TestBrowser.Page {
    /// The value of an attribute that marks something on the page.
    func mark(_ name: String) -> String? {
        guard let start = text.range(of: "data-\(name)=\"") else { return nil }
        return String(text[start.upperBound...].prefix { $0 != "\"" })
    }

    /// What the person reads between header and footer.
    var main: String {
        guard let start = text.range(of: "<main"), let end = text.range(of: "</main>") else { return "" }
        return text[start.lowerBound..<end.lowerBound]
            .replacing(
                /<(h1|h2|p|li|dt|dd|label|legend|button|option|div|strong|br)(?=[ >])/, with: { "\n<\($0.output.1)" }
            )
            .replacing(/<[^>]*>/, with: "").split(separator: "\n").map { $0.trimmed }.filter { !$0.isEmpty }
            .joined(separator: "\n")
    }
}

extension Substring {
    fileprivate var trimmed: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
