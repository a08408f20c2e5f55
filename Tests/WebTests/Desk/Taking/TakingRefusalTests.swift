import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("A report being taken")
struct TakingRefusalTests {
    struct Wrong: Sendable, CustomTestStringConvertible {
        let name: String
        let change: [String: [String]?]
        /// The id of the field that the summary leads to.
        let at: String
        let says: String
        var testDescription: String { name }
    }

    static let wrongs: [Wrong] = [
        Wrong(name: "no kind", change: ["kind": [""]], at: "kind", says: "Choose the kind of report"),
        Wrong(name: "no words", change: ["account": ["  "]], at: "account", says: "Tell us what happened"),
        Wrong(name: "danger not asked", change: ["danger": nil], at: "danger", says: "Ask if anyone is in danger now"),
        Wrong(name: "danger now", change: ["danger": ["yes"]], at: "danger", says: "have the caller call 999"),
        Wrong(name: "no name", change: ["name": [""]], at: "name", says: "name"),
        Wrong(name: "safety of contact not asked", change: ["safe": nil], at: "safe", says: "Ask if it is safe"),
        Wrong(
            name: "no name where one is needed", change: ["safe": ["anonymous"]], at: "safe", says: "Ask if it is safe"),
        Wrong(name: "a wrong number", change: ["phone": ["12"]], at: "phone", says: "phone"),
        Wrong(
            name: "no time for the only way", change: ["safe": ["call"], "times": nil], at: "times",
            says: "Ask when it is safe"),
        Wrong(name: "when not asked", change: ["occurred": nil], at: "occurred", says: "how well you know when"),
        Wrong(name: "a day to come", change: ["when-day": ["29"]], at: "when", says: "today or earlier"),
        Wrong(name: "no such day", change: ["when-day": ["31"], "when-month": ["2"]], at: "when", says: ""),
        Wrong(name: "a wrong time", change: ["time": ["teatime"]], at: "time", says: "Write a time"),
        Wrong(name: "no place", change: ["place": [""], "words": [""]], at: "place", says: "Say where it happened"),
        Wrong(name: "another force's area", change: ["place": ["ST4 2DE"]], at: "sure", says: "outside our area"),
        Wrong(name: "a value that is none", change: ["item-0-value": ["lots"]], at: "item-0-value", says: ""),
        Wrong(name: "a thing without words", change: ["item-0-description": [""]], at: "item-0-description", says: ""),
        Wrong(name: "not read out", change: ["read-out": nil], at: "read-out", says: "Read out what stands above"),
    ]

    @Test("is not sent, says why at its field, and keeps every word", arguments: wrongs)
    func refused(_ wrong: Wrong) async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            var walk = try await TakingWalk.begin(browser)
            walk.fields = TakingWalk.bicycle
            for (name, values) in wrong.change { walk.fields[name] = values }
            let page = try await walk.send()
            #expect(page.status == .unprocessableContent)
            #expect(page.contains("href=\"#\(wrong.at)\"") && page.contains("id=\"\(wrong.at)\""), "\(page.plain)")
            #expect(wrong.says.isEmpty || page.plain.contains(wrong.says))
            // Without a kind there is no place for things on the page; they wait in the draft.
            #expect(page.contains("WTU123456") || wrong.at == "kind")
            #expect(page.contains("Outside the library") || wrong.change["words"] != nil)
            let receipt = try await world.folder.ledger.receipt(of: try #require(walk.command))
            #expect(receipt == nil)
        }
    }

    @Test("that somebody else takes is not sent, and says what to tell the caller")
    func stopped() async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            var walk = try await TakingWalk.begin(browser)
            let form = try #require(world.test.site.forms["theft"])
            let question = try #require(
                form.questions.first { $0.options.contains { $0.danger?.destination == "report-fraud" } })
            let option = try #require(question.options.first { $0.danger?.destination == "report-fraud" })
            walk.fields = TakingWalk.bicycle.filter { !$0.key.hasPrefix("q-") }
            walk.fields["kind"] = ["theft"]
            walk.fields["q-\(question.id)"] = [option.value]
            let page = try await walk.send()
            #expect(page.status == .unprocessableContent)
            #expect(page.contains("href=\"#q-\(question.id)\""))
            #expect(page.plain.contains("We do not take this here") && page.plain.contains("0300 123 2040"))
        }
    }

    @Test("from near the edge of the area is sent when the member is sure that it is ours")
    func sure() async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            var walk = try await TakingWalk.begin(browser)
            walk.fields = TakingWalk.bicycle
            walk.fields["place"] = ["ST4 2DE"]
            let asked = try await walk.save()
            #expect(asked.plain.contains("Staffordshire Police"))
            walk.fields["sure"] = ["yes"]
            #expect(try await walk.send().location == "\(walk.path)/given")
        }
    }

    @Test("asks 999 first where an answer shows an emergency")
    func emergency() async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            var walk = try await TakingWalk.begin(browser)
            walk.fields = ["account": ["He hits me"], "kind": ["domestic-abuse"], "q-safe-now": ["no"]]
            let page = try await walk.save()
            let panel = try #require(page.text.range(of: "data-when=\"q-safe-now=no\""))
            #expect(!page.text[panel.upperBound...].prefix { $0 != ">" }.contains("hidden"))
            walk.fields["q-safe-now"] = ["yes"]
            let after = try await walk.save()
            let folded = try #require(after.text.range(of: "data-when=\"q-safe-now=no\""))
            #expect(after.text[folded.upperBound...].prefix { $0 != ">" }.contains("hidden"))
        }
    }

    @Test("keeps no detail that the caller did not call safe")
    func unsafe() async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            var walk = try await TakingWalk.begin(browser)
            walk.fields = TakingWalk.bicycle
            walk.fields["safe"] = ["no"]
            let page = try await walk.save()
            #expect(page.plain.contains("Do not ring back"))
            _ = try await walk.send()
            let reporter = try await world.state(of: walk).reporter
            #expect(reporter?.phone == nil && reporter?.email == nil && reporter?.contact == .no)
        }
    }

    @Test("belongs to the member who began it: nobody else can open, save, send or discard it")
    func ownership() async throws {
        try await onDesk { world, client in
            let priya = TestBrowser(client), tom = priya.stranger()
            try await priya.signIn("priya.nair", in: world)
            try await tom.signIn("tom.hale", in: world)
            var walk = try await TakingWalk.begin(priya)
            walk.fields = TakingWalk.bicycle
            try await walk.save()
            #expect(try await tom.get(walk.path).status == .notFound)
            let token = try await tom.get("/desk/take").hidden(in: "/desk/take")
            let fields = walk.fields.flatMap { name, all in all.map { (name, $0) } }
            for end in ["", "/send", "/discard", "/link"] {
                let answer = try await tom.post(walk.path + end, token + fields + [("seen", "2")])
                #expect(answer.status == .notFound, "\(end)")
                #expect(!answer.contains("Grace"))
            }
            #expect(try await !tom.get("/desk/take").contains("Grace Lowe"))
            #expect(try await priya.get(walk.path).contains("Grace Lowe"))
            #expect(try await walk.send().location == "\(walk.path)/given")
            #expect(try await tom.get("\(walk.path)/given").status == .notFound)
        }
    }

    @Test(
        "is for those who deal with reports",
        arguments: [
            ("priya.nair", true), ("amara.okafor", true), ("tom.hale", true), ("ruth.adeyemi", false),
            ("sam.whitlock", false),
        ])
    func roles(username: String, may: Bool) async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            try await browser.signIn(username, in: world)
            let list = try await browser.get("/desk/take")
            #expect(list.status == (may ? .ok : .forbidden))
            #expect(try await browser.get("/desk").contains("href=\"/desk/take\"") == may)
            let token = try await browser.get("/desk").hidden(in: "/desk/sign-out")
            let begun = try await browser.post("/desk/take", token + [("channel", "phone")])
            #expect(begun.status == (may ? .seeOther : .forbidden))
            #expect(
                try await browser.post("/desk/take", token + [("channel", "web")]).status
                    == (may ? .badRequest : .forbidden))
        }
    }

    @Test("is thrown away when the member says so, and is gone after a week")
    func ends() async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            try await browser.signIn("priya.nair", in: world)
            let walk = try await TakingWalk.begin(browser)
            let page = try await walk.page()
            #expect(try await browser.fill("\(walk.path)/discard", on: page, []).location == "/desk/take")
            #expect(try await walk.page().status == .notFound)
            let other = try await TakingWalk.begin(browser)
            world.pass(seconds: 7 * 86_400)
            let again = browser.stranger()
            try await again.signIn("priya.nair", in: world)
            #expect(try await again.get(other.path).status == .notFound)
            #expect(try await world.folder.drafts.deleteDrafts(before: world.now) == 1)
        }
    }
}
