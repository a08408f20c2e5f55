import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("What the caller is given")
struct GivenTests {
    private static func given(
        _ change: [String: [String]?] = [:],
        _ body: @escaping @Sendable (DeskWorld, TakingWalk, TestBrowser.Page) async throws -> Void
    ) async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            var walk = try await TakingWalk.begin(browser)
            walk.fields = TakingWalk.bicycle
            for (name, values) in change { walk.fields[name] = values }
            let sent = try await walk.send()
            try await body(world, walk, try await browser.get(try #require(sent.location)))
        }
    }

    private static let words: [Character: String] = [
        "A": "Alfa", "B": "Bravo", "C": "Charlie", "D": "Delta", "E": "Echo", "F": "Foxtrot", "G": "Golf", "H": "Hotel",
        "J": "Juliett", "K": "Kilo", "M": "Mike", "N": "November", "P": "Papa", "Q": "Quebec", "R": "Romeo",
        "T": "Tango", "V": "Victor", "W": "Whiskey", "X": "X-ray", "Y": "Yankee", "Z": "Zulu", "2": "two", "3": "three",
        "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine",
    ]

    @Test("is the reference and the secret word, spelled as on the telephone, and opens the report")
    func spelled() async throws {
        try await Self.given { world, walk, page in
            let reference = try await world.state(of: walk).report.reference
            let secret = world.test.site.secrets.trackingSecret(of: try #require(walk.command))
            #expect(page.contains(reference.description) && page.contains(secret.description))
            for group in [reference.description, secret.description].flatMap({ $0.split(separator: " ") }) {
                let spelled = group.compactMap { Self.words[$0] }.joined(separator: " – ")
                #expect(page.plain.contains(spelled), "\(group)")
            }
            let caller = walk.browser.stranger()
            let opened = try await caller.fill(
                "/track", on: try await caller.get("/track"), [("reference", reference.text), ("secret", secret.text)])
            #expect(opened.location == "/track/report")
        }
    }

    @Test("is shown for half an hour, and its showing is in the log")
    func over() async throws {
        try await Self.given { world, walk, _ in
            let state = try await world.state(of: walk)
            let log = try await world.folder.accessLog.accesses(to: state.id, from: nil, limit: 9).entries
            #expect(log.map(\.purpose).contains("given"))
            world.pass(seconds: 1_801)
            // The session has run out meanwhile, too.
            let again = walk.browser.stranger()
            try await again.signIn("priya.nair", in: world)
            let page = try await again.get("\(walk.path)/given")
            let secret = world.test.site.secrets.trackingSecret(of: try #require(walk.command))
            #expect(!page.contains(secret.description) && page.plain.contains("no longer shown"))
        }
    }

    @Test("leads to the file, where the first decision is ready")
    func file() async throws {
        try await Self.given { world, walk, page in
            let reference = try await world.state(of: walk).report.reference
            #expect(page.contains("/desk/files/\(reference.text)#next"))
            let file = try await walk.browser.get("/desk/files/\(reference.text)")
            #expect(file.contains("id=\"next\""))
            #expect(file.contains("action=\"/desk/files/\(reference.text)/first\""))
        }
    }

    @Test("is a link by e-mail or text only where the caller called that safe")
    func link() async throws {
        try await Self.given(["safe": ["email"], "times": ["any"], "email": ["grace.lowe@example.org"]]) {
            world, walk, page in
            let sent = try await walk.browser.fill("\(walk.path)/link", on: page, [])
            #expect(sent.location == "\(walk.path)/given?sent=yes")
            let again = try await walk.browser.fill("\(walk.path)/link", on: page, [])
            #expect(again.location == "\(walk.path)/given?sent=wait")
            let waiting = try await world.folder.outbox.claim(9, at: world.now.adding(seconds: 1), leaseSeconds: 9)
            #expect(waiting.map(\.notice.kind).count(where: { $0 == .link }) == 1)
        }
    }

    @Test(
        "is no link where they called none safe, or somebody may be watching",
        arguments: [["safe": ["no"]], ["kind": ["stalking-harassment"], "safe": ["yes"]]] as [[String: [String]]])
    func noLink(change: [String: [String]]) async throws {
        try await Self.given(change.mapValues { Optional($0) }.merging(Self.needed) { first, _ in first }) {
            world, walk, page in
            #expect(page.plain.contains("No link can be sent"))
            #expect(!page.contains("action=\"\(walk.path)/link\""))
            let token = page.hidden(in: "/desk/sign-out")
            let forced = try await walk.browser.post("\(walk.path)/link", token)
            #expect(forced.location == "\(walk.path)/given?sent=unsafe")
            let waiting = try await world.folder.outbox.claim(9, at: world.now.adding(seconds: 1), leaseSeconds: 9)
            #expect(!waiting.contains { $0.notice.kind == .link })
        }
    }

    /// What the guarded kind needs besides.
    private static let needed: [String: [String]?] = ["q-safe-now": ["yes"]]

    @Test("comes with a warning where the report is guarded")
    func guarded() async throws {
        let change: [String: [String]?] = ["kind": ["stalking-harassment"], "safe": ["no"], "q-safe-now": ["yes"]]
        try await Self.given(change) { _, _, page in
            #expect(page.plain.contains("Print nothing unless they say that it is safe"))
        }
    }
}
