import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

/// What a member of staff does on the page of a report being taken. It keeps what the page shows, as a browser does.
struct TakingWalk {
    let browser: TestBrowser
    private(set) var path: String
    /// What stands in the fields.
    var fields: [String: [String]] = [:]

    /// From the list: a new report.
    static func begin(_ browser: TestBrowser, channel: String = "phone") async throws -> TakingWalk {
        let list = try await browser.get("/desk/take")
        let begun = try await browser.fill("/desk/take", on: list, [("channel", channel)])
        return TakingWalk(browser: browser, path: try #require(begun.location))
    }

    static let account =
        "I locked my bike outside the library last night about 8 and this morning it was gone. My number is 07700 900456."

    /// Everything that a stolen bicycle needs.
    static let bicycle: [String: [String]] = [
        "account": [account], "kind": ["bicycle-theft"], "name": ["Grace Lowe"], "safe": ["yes"],
        "phone": ["07700 900123"], "email": [""], "danger": ["no"], "occurred": ["exact"], "when-day": ["22"],
        "when-month": ["11"], "when-year": ["2026"], "time": ["20:00"], "part": [""], "place": ["B29 6BD"],
        "words": ["Outside the library"], "q-locked": ["d-lock"], "q-colour": ["Black"],
        "item-0-description": ["Black hybrid bicycle"], "item-0-serial-number": ["WTU123456"], "item-0-value": ["450"],
        "language": ["en"], "read-out": ["yes"],
    ]

    func page() async throws -> TestBrowser.Page { try await browser.get(path) }

    /// Presses a button of the page that is shown now.
    func press(_ button: [(String, String)], to end: String = "") async throws -> TestBrowser.Page {
        let page = try await page()
        let typed = fields.sorted { $0.key < $1.key }.flatMap { name, values in values.map { (name, $0) } }
        return try await browser.post(path + end, page.hidden(in: path) + typed + button)
    }

    /// Saves with the button, and shows the page again.
    @discardableResult
    func save() async throws -> TestBrowser.Page {
        let saved = try await press([("save", "yes")])
        #expect(saved.status == .seeOther, "\(saved.plain)")
        return try await page()
    }

    func send() async throws -> TestBrowser.Page { try await press([("send", "yes")], to: "/send") }

    var command: CommandID? { path.split(separator: "/").last.flatMap { CommandID(text: String($0)) } }
}

extension DeskWorld {
    /// The file that a taken report became.
    func state(of walk: TakingWalk) async throws -> FileState {
        let command = try #require(walk.command)
        let receipt = try #require(try await folder.ledger.receipt(of: command))
        return try #require(try await folder.ledger.state(of: receipt.file))
    }
}

extension TestBrowser.Page {
    /// The markup from the element of an id on.
    func after(id: String) -> Substring {
        text.range(of: "id=\"\(id)\"").map { text[$0.upperBound...] } ?? ""
    }

    /// Whether the question of a field is folded away.
    func isFolded(_ field: String) -> Bool {
        guard let place = text.range(of: "name=\"\(field)\""),
            let fold = text[..<place.lowerBound].range(of: "class=\"bl-taking__question\"", options: .backwards)
        else { return false }
        return text[fold.upperBound...].prefix { $0 != ">" }.contains(" hidden")
    }
}
