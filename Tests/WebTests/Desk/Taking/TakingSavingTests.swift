import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("Saving a report as it is typed")
struct TakingSavingTests {
    private struct Answer: Decodable {
        var saves: Int?
        var saved: String?
        var refused: String?
        var parts: [String: String]
    }

    /// Sends fields as the page's script does.
    private static func script(
        _ walk: TakingWalk, _ hidden: [(String, String)], _ fields: [(String, String)]
    ) async throws -> (HTTPResponse.Status, Answer?) {
        walk.browser.headers[.accept] = "application/json"
        let page = try await walk.browser.post(walk.path, hidden + fields)
        walk.browser.headers[.accept] = nil
        return (page.status, try? JSONDecoder().decode(Answer.self, from: Data(page.text.utf8)))
    }

    private static func taking(
        _ body: @escaping @Sendable (DeskWorld, TestBrowser, TakingWalk) async throws -> Void
    ) async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            try await body(world, browser, try await TakingWalk.begin(browser))
        }
    }

    @Test("tells the page when it was saved, and what changed with it")
    func told() async throws {
        try await Self.taking { _, _, walk in
            let hidden = try await walk.page().hidden(in: walk.path)
            let (status, first) = try await Self.script(walk, hidden, [("account", "My bike is gone since last night")])
            #expect(status == .ok && first?.saved == "Saved 09:00")
            #expect(first?.parts["offers"]?.contains("Stolen bicycle") == true && first?.parts["form"] == nil)
            let (_, second) = try await Self.script(
                walk, hidden, [("account", "My bike is gone since last night"), ("kind", "bicycle-theft")])
            #expect(second?.parts["form"]?.contains("q-make-model") == true)
            #expect(try await walk.page().contains("My bike is gone since last night"))
        }
    }

    @Test("goes on when an answer was lost: the same page never clashes with itself")
    func answerLost() async throws {
        try await Self.taking { _, _, walk in
            let hidden = try await walk.page().hidden(in: walk.path)
            _ = try await Self.script(walk, hidden, [("account", "One")])
            let (status, _) = try await Self.script(walk, hidden, [("account", "One and two")])
            #expect(status == .ok)
            #expect(try await walk.page().contains("One and two"))
        }
    }

    @Test("does not overwrite what another tab has saved")
    func clash() async throws {
        try await Self.taking { _, browser, walk in
            let one = try await walk.page().hidden(in: walk.path), other = try await walk.page().hidden(in: walk.path)
            _ = try await Self.script(walk, one, [("account", "From one tab")])
            let (status, answer) = try await Self.script(walk, other, [("account", "From the other")])
            #expect(status == .conflict && answer?.refused?.contains("another tab") == true)
            let shown = try await browser.post(walk.path, other + [("account", "From the other"), ("save", "yes")])
            #expect(shown.status == .conflict && shown.contains("From the other"))
            #expect(try await walk.page().contains("From one tab"))
            #expect(
                try await browser.post(walk.path, shown.hidden(in: walk.path) + [("account", "Both")]).status
                    == .seeOther)
            #expect(try await walk.page().contains("Both"))
        }
    }

    @Test("is refused without this session's own token, and sends whoever is signed out to the door")
    func door() async throws {
        try await Self.taking { _, browser, walk in
            let hidden = try await walk.page().hidden(in: walk.path)
            #expect(try await browser.post(walk.path, [("account", "Forged")]).status == .forbidden)
            let stranger = browser.stranger()
            #expect(
                try await stranger.post(walk.path, hidden + [("account", "x")]).location?.hasPrefix("/desk/login")
                    == true)
            #expect(try await !walk.page().contains("Forged"))
        }
    }

    @Test("looks for earlier contacts once for a number, warns, and writes down what for")
    func earlier() async throws {
        try await Self.taking { world, browser, walk in
            let phone = ReporterDetails(
                name: "Nusrat Begum", email: nil, phone: "+44 7700 900777", contact: .only(.call, when: .any))
            let guarded = try await world.report("domestic-abuse", person: phone)
            let other = try await world.report(person: phone)
            let hidden = try await walk.page().hidden(in: walk.path)
            let half = try await Self.script(walk, hidden, [("phone", "07700 90")]).1
            #expect(half?.parts["earlier"] == nil)
            let found = try #require(
                try await Self.script(walk, hidden, [("phone", "07700 900777")]).1?.parts["earlier"])
            for words in [
                guarded.description, other.description, "Nusrat Begum", "Never ring back", "enhanced rights",
                "more than once", "still open", "does not prove who is calling",
            ] {
                #expect(found.contains(words), "\(words)")
            }
            let again = try await Self.script(walk, hidden, [("phone", "07700900777"), ("name", "N")]).1
            #expect(again?.parts["earlier"] == nil)
            let entries = try await world.folder.accessLog.lists(limit: 50).filter { $0.purpose == "earlier-contacts" }
            #expect(entries.count == 1)
            #expect(entries.first.map { Set($0.shown) } == [guarded, other] && entries.first?.query != nil)
            #expect(entries.first?.actor == "staff:priya.nair")
            #expect(try await walk.page().plain.contains("2 earlier reports from 07700900777"))
        }
    }

    @Test("finds what came from the same postcode, without a script too")
    func postcode() async throws {
        try await Self.taking { world, _, begun in
            var earlier = begun
            earlier.fields = TakingWalk.bicycle
            _ = try await earlier.send()
            let reference = try await world.state(of: earlier).report.reference
            var walk = try await TakingWalk.begin(begun.browser)
            walk.fields = ["place": ["b29 6bd"]]
            let page = try await walk.save()
            #expect(page.plain.contains("1 earlier report from B29 6BD") && page.contains(reference.description))
        }
    }

    @Test("keeps a page under 100 KB, with every question of its kind", arguments: ["bicycle-theft", "domestic-abuse"])
    func weight(kind: String) async throws {
        try await Self.taking { _, _, begun in
            var walk = begun
            walk.fields = ["account": [String(repeating: "My bike. ", count: 200)], "kind": [kind]]
            let page = try await walk.save()
            #expect(page.text.utf8.count < 100_000, "\(page.text.utf8.count)")
        }
    }
}
