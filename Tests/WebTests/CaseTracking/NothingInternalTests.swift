import Foundation
import HTTPTypes
import Policing
import Store
import Testing
import Web
import Workflows

/// Whatever staff do with a file, in whatever order: nothing that only they may know comes to its person.
@Suite("What only staff may know")
struct NothingInternalTests {
    static let seeds: [UInt64] = Array(1...12)
    private static let steps = 150

    /// What no word of the person's pages is, beside the mark: names of what staff weigh, and of what they keep apart.
    private static let words = ["thrive", "ensitive", "intelligence", "opinion", "solvab", "disclosure", "estricted"]

    @Test("comes neither on the tracker nor by its API nor in a message, whatever is done", arguments: seeds)
    func neverTold(seed: UInt64) async throws {
        try await TestSite.with { test, client in
            let sent = try await test.report()
            let program = ProgramClient(client), tracker = TestBrowser(client)
            _ = try await tracker.open(sent)
            var random = SplitMix64(seed: seed)
            for step in 0..<Self.steps {
                test.clock.pass(seconds: Int64.random(in: 30...1_200, using: &random))
                try await Self.wish(test, sent, &random)
                guard step % 30 == 29 else { continue }
                if try await tracker.get("/track/report").status != .ok { _ = try await tracker.open(sent) }
                let texts = try await Self.texts(tracker, program, test, sent)
                Self.check(texts, try await test.state(of: sent), "seed \(seed), step \(step)")
            }
        }
    }

    @Test("is looked for after every kind of command that there is")
    func everyKind() async throws {
        try await TestSite.with { test, _ in
            var missing = Set(WishKind.allCases).subtracting([.report])
            for seed: UInt64 in 100..<130 where !missing.isEmpty {
                let sent = try await test.report()
                var random = SplitMix64(seed: seed)
                for _ in 0..<Self.steps {
                    test.clock.pass(seconds: Int64.random(in: 30...1_200, using: &random))
                    if let kind = try await Self.wish(test, sent, &random, preferring: missing) { missing.remove(kind) }
                }
            }
            #expect(missing.isEmpty, "nobody was ever allowed \(missing.map(\.rawValue).sorted())")
        }
    }

    /// Tries one thing, and returns what it was if it was done.
    @discardableResult
    private static func wish(
        _ test: TestSite, _ sent: TestSite.Sent, _ random: inout SplitMix64, preferring missing: Set<WishKind> = []
    ) async throws -> WishKind? {
        let state = try await test.state(of: sent)
        // What can be taken back can be for so short a time that chance alone would never do it.
        let isUndone =
            Bool.random(using: &random) && state.undoable?.refusal(for: .staff(StaffWishes.tom), at: test.now) == nil
            && state.undoable != nil
        // Nor would it come to what a proposed outcome or an ended file alone allows.
        let next: [WishKind] =
            if state.investigation.proposal != nil {
                [.authoriseOutcome, .sendBackOutcome]
            } else if state.reviewOpen {
                [.answerReview]
            } else if state.status.isOpen {
                state.recorded != nil && Int.random(in: 0..<4, using: &random) == 0 ? [.decideOutcome] : []
            } else {
                [.reopen, .requestReview]
            }
        let usual = Bool.random(using: &random) ? next.randomElement(using: &random) : nil
        let rare =
            Bool.random(using: &random)
            ? missing.sorted { $0.rawValue < $1.rawValue }.randomElement(using: &random) : nil
        let kind = isUndone ? .undo : usual ?? rare ?? WishKind.allCases.randomElement(using: &random) ?? .take
        var wishes = StaffWishes(
            state: state, now: test.now, rules: test.site.rules, random: random)
        let command = wishes.command(kind)
        random = wishes.random
        let actor = StaffWishes.actor(of: kind, isOther: .random(using: &random))
        guard let command else { return nil }
        do {
            try await test.act(command, actor, on: sent)
            return kind
        } catch Files.Failure.refused {
            return nil
        }
    }

    private static func texts(
        _ tracker: TestBrowser, _ program: ProgramClient, _ test: TestSite, _ sent: TestSite.Sent
    ) async throws -> [String: String] {
        var texts: [String: String] = [:]
        for page in ["report", "rights", "evidence", "property", "contact", "message", "look-again", "feedback"] {
            texts[page] = try await tracker.get("/track/\(page)").text
        }
        let answer = try await program.track(sent.reference.text, sent.secret.text)
        #expect(answer.status == 200 && texts["report"]?.contains(sent.reference.description) == true, "they were read")
        texts["api"] = answer.text
        let words = try messageWords()
        let state = try await test.state(of: sent)
        for message in try await test.folder.outbox.claim(100, at: test.now, leaseSeconds: 1) {
            let text = words.text(
                message.notice.kind, by: message.notice.channel, about: state, sealedToken: message.sealedToken)
            texts["message \(message.id)"] = [text?.subject, text?.text].compactMap { $0 }.joined(separator: "\n")
        }
        return texts
    }

    private static func messageWords() throws -> MessageWords {
        MessageWords(
            languages: try Languages.load(
                "\(TestSite.root)/Languages", forms: try FormFiles.load("\(TestSite.root)/Forms")),
            addresses: TrackerAddresses(
                force: "Anytown Police", tracker: "https://example.org/track", link: { _ in nil }, saved: { _ in nil }))
    }

    private static func check(_ texts: [String: String], _ state: FileState, _ place: String) {
        let hidden = state.evidence.filter { state.isSensitive(.upload($0.id)) }.compactMap(\.name.value)
        for (name, text) in texts {
            let shown = text.lowercased()
            // What a browser is told, such as a token, is nobody's word.
            // Nor is a reference, whose letters are drawn by chance.
            let read = [state.report.reference.text, state.report.reference.description].reduce(
                shown.replacing(/value="[^"]*"/, with: "").replacing(/nonce="[^"]*"/, with: "")
            ) { $0.replacing($1.lowercased(), with: "") }
            for secret in [StaffWishes.mark] + words + hidden {
                guard let found = read.range(of: secret.lowercased()) else { continue }
                let around = read[found.lowerBound...].prefix(60)
                Issue.record("\(place): \(name) shows \(secret): \(around)")
            }
        }
    }
}
