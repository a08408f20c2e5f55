import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("Taking a report for somebody")
struct TakingTests {
    /// Signs a member in and begins a report.
    private static func taking(
        _ username: String = "priya.nair", channel: String = "phone",
        _ body: @escaping @Sendable (DeskWorld, TestBrowser, TakingWalk) async throws -> Void
    ) async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            try await browser.signIn(username, in: world)
            try await body(world, browser, try await TakingWalk.begin(browser, channel: channel))
        }
    }

    @Test("speaks of the caller to whoever takes the report, not to the caller")
    func speaker() async throws {
        try await onDesk { world, client in
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let page = try await TakingWalk.begin(priya).page().plain
            for words in [
                "Is it safe to contact them, and how?", "Where it was, in their own words",
                "They do not know where it was",
            ] {
                #expect(page.contains(words))
            }
            #expect(!page.contains("Say in your own words where it was") && !page.contains("I do not know where"))
        }
    }

    @Test("what was typed once is the file, read by whoever took it", arguments: ["phone", "counter"])
    func whole(channel: String) async throws {
        try await Self.taking(channel: channel) { world, browser, begun in
            var walk = begun
            walk.fields = TakingWalk.bicycle
            #expect(try await walk.send().location == "\(walk.path)/given")
            let state = try await world.state(of: walk)
            #expect(state.report.channel.rawValue == channel)
            #expect(state.takenBy == "priya.nair" && state.status == .taken)
            let contents = try #require(state.report.contents.value)
            #expect(contents.answers["what-happened"] == .text(TakingWalk.account))
            #expect(contents.answers["locked"] == .text("d-lock"))
            #expect(contents.place.postcode?.text == "B29 6BD" && contents.place.words == "Outside the library")
            let day = try #require(CivilDate(year: 2026, month: 11, day: 22))
            #expect(contents.occurrence == .exact(Moment(london: day, hour: 20)))
            #expect(contents.reporter?.name == "Grace Lowe" && contents.reporter?.phone == "07700900123")
            #expect(state.property.map(\.serialNumber) == ["WTU123456"] && state.property.map(\.valuePence) == [45_000])
            let file = try await browser.get("/desk/files/\(state.report.reference.text)")
            #expect(file.plain.contains("by phone") || channel == "counter")
            #expect(try await browser.get("/desk/take").plain.contains("You have none."))
        }
    }

    @Test("what was typed about the place is kept, although the box for not knowing it is ticked")
    func place() async throws {
        try await Self.taking { world, _, begun in
            var walk = begun
            walk.fields = TakingWalk.bicycle
            walk.fields["unknown"] = ["yes"]
            _ = try await walk.send()
            #expect(try await world.state(of: walk).report.contents.value?.place.words == "Outside the library")
            var other = try await TakingWalk.begin(begun.browser)
            other.fields = TakingWalk.bicycle.merging(["unknown": ["yes"], "place": [""], "words": [""]]) { $1 }
            _ = try await other.send()
            #expect(try await world.state(of: other).report.contents.value?.place == .unknown)
        }
    }

    @Test("the ledger names the member of staff who typed it, not the caller")
    func actor() async throws {
        try await Self.taking { world, _, begun in
            var walk = begun
            walk.fields = TakingWalk.bicycle
            _ = try await walk.send()
            let state = try await world.state(of: walk)
            let actors = try await world.folder.engine.read { session in
                try session.query(SQL("SELECT DISTINCT actor FROM fact WHERE file = $1"), [.blob(state.id.bytes)]) {
                    $0.text(0)
                }
            }
            #expect(actors == ["staff:priya.nair"])
        }
    }

    @Test("every kind of report can be taken, with the questions that the public must answer", arguments: Self.kinds)
    func everyKind(kind: String) async throws {
        try await Self.taking { world, _, begun in
            var walk = begun
            let form = try #require(world.test.site.forms[kind])
            walk.fields = TakingWalk.bicycle.filter { !$0.key.hasPrefix("q-") }
            walk.fields["kind"] = [kind]
            if form.safety == .guarded { walk.fields["safe"] = ["call"] }
            walk.fields["times"] = ["any"]
            for question in form.questions where question.isRequired && question.id != form.accountQuestion?.id {
                let safe = question.options.first { $0.danger == nil }?.value
                walk.fields["q-\(question.id)"] = [safe ?? "It was so."]
            }
            let sent = try await walk.send()
            #expect(sent.location == "\(walk.path)/given", "\(sent.plain)")
            #expect(try await world.state(of: walk).report.form == kind)
        }
    }

    private static let kinds = ((try? FormFiles.load("\(TestSite.root)/Forms"))?.forms ?? []).map(\.id)

    @Test("the kind can be chosen late and changed, and nothing typed is lost")
    func kindLate() async throws {
        try await Self.taking { world, _, begun in
            var walk = begun
            walk.fields = [
                "account": ["Somebody hit me and took my bike."], "name": ["Imran Sadiq"], "kind": [""],
                "words": ["By the canal"], "safe": ["call"], "phone": ["07700 900124"],
            ]
            try await walk.save()
            walk.fields["kind"] = ["bicycle-theft"]
            let bicycle = try await walk.save()
            #expect(bicycle.contains("name=\"q-make-model\"") && bicycle.contains("Imran Sadiq"))
            walk.fields["q-make-model"] = ["Trek"]
            walk.fields["item-0-description"] = ["A bicycle"]
            walk.fields["kind"] = ["domestic-abuse"]
            let abuse = try await walk.save()
            #expect(!abuse.contains("name=\"q-make-model\"") && !abuse.contains("name=\"item-0-description\""))
            walk.fields["q-make-model"] = nil
            walk.fields["item-0-description"] = nil
            walk.fields["kind"] = ["bicycle-theft"]
            try await walk.save()
            let again = try await walk.page()
            #expect(again.contains("value=\"Trek\"") && again.contains("value=\"A bicycle\""))
            #expect(again.contains("Somebody hit me and took my bike.") && again.contains("By the canal"))
        }
    }

    @Test("words for staff stand beside sentences that the public's forms have, and take their place")
    func wording() async throws {
        try await Self.taking { world, _, begun in
            let words = world.test.site.languages.source
            let staff = words.own.keys.filter { $0.hasPrefix("desk.taking.forms.") }
            #expect(!staff.isEmpty)
            for key in staff { #expect(words.has(String(key.dropFirst("desk.taking.".count))), "\(key)") }
            var walk = begun
            walk.fields = ["account": ["x"], "kind": ["bicycle-theft"]]
            let page = try await walk.save()
            #expect(page.plain.contains("Is any of this true for the caller?"))
            #expect(!page.plain.contains("Is any of this true for you?"))
        }
    }

    @Test("a question is folded until it applies, and an answer of a branch not taken is not sent")
    func branches() async throws {
        try await Self.taking { world, _, begun in
            var walk = begun
            walk.fields = TakingWalk.bicycle
            let before = try await walk.save()
            #expect(before.isFolded("q-suspect-who") && !before.isFolded("q-suspect-known"))
            walk.fields["q-suspect-known"] = ["known"]
            walk.fields["q-suspect-who"] = ["A boy called Jay"]
            let after = try await walk.save()
            #expect(!after.isFolded("q-suspect-who") && after.isFolded("q-suspect-looks"))
            walk.fields["q-suspect-known"] = ["no"]
            #expect(try await walk.send().location == "\(walk.path)/given")
            let contents = try #require(try await world.state(of: walk).report.contents.value)
            #expect(contents.answers["suspect-known"] == .text("no") && contents.answers["suspect-who"] == nil)
        }
    }

    @Test("what is heard in the words is offered, and fills nothing until it is pressed")
    func offers() async throws {
        try await Self.taking { _, _, begun in
            var walk = begun
            walk.fields = ["account": [TakingWalk.account + " It was in Selly Oak."], "kind": [""]]
            let offered = try await walk.save()
            for words in ["Stolen bicycle", "07700900456", "Selly Oak", "last night about 8"] {
                #expect(offered.plain.contains(words), "\(words)")
            }
            #expect(!offered.contains("value=\"07700900456\"") && !offered.contains("value=\"Selly Oak\""))
            let pattern = /name="accept" value="(phone=[^"]*)"/
            let offer = try #require(try pattern.firstMatch(in: offered.text)).output.1
            #expect(try await walk.press([("accept", String(offer))]).status == .seeOther)
            let taken = try await walk.page()
            #expect(taken.contains("value=\"07700900456\"") && !taken.contains("value=\"Selly Oak\""))
            #expect(!taken.plain.contains("Phone: 07700900456"))
        }
    }

    @Test("a name of 500 letters in several scripts is kept, shown and sent; one more is refused")
    func longName() async throws {
        try await Self.taking { world, browser, begun in
            var walk = begun
            let part = "Grażyna نصرت ਹਰਪ੍ਰੀਤ নুসরাত 李小龍 Ωμέγα "
            let name = String(String(repeating: part, count: 30).unicodeScalars.prefix(499).map(Character.init)) + "o"
            walk.fields = TakingWalk.bicycle
            walk.fields["name"] = [name + "p"]
            let refused = try await walk.send()
            #expect(refused.status == .unprocessableContent && refused.contains("href=\"#name\""))
            walk.fields["name"] = [name]
            try await walk.save()
            #expect(try await browser.get("/desk/take").contains("Grażyna نصرت"))
            #expect(try await walk.send().location == "\(walk.path)/given")
            let kept = try await world.state(of: walk).reporter?.name
            #expect(kept == name && name.unicodeScalars.count == 500)
        }
    }

    @Test("sent twice, and sent again after Back, it is one report with one reference")
    func twice() async throws {
        try await Self.taking { world, browser, begun in
            var walk = begun
            walk.fields = TakingWalk.bicycle
            let page = try await walk.page()
            let typed = page.hidden(in: walk.path) + walk.fields.flatMap { name, all in all.map { (name, $0) } }
            let first = try await browser.post("\(walk.path)/send", typed)
            let second = try await browser.post("\(walk.path)/send", typed)
            #expect(first.location == "\(walk.path)/given" && second.location == first.location)
            let reports = try await world.folder.engine.read { session in
                try session.query(SQL("SELECT count(*) FROM fact WHERE kind = 'reported'"), []) { $0.int(0) }
            }
            #expect(reports == [1])
        }
    }
}
