import Foundation
import HTTPTypes
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("What the person is told beside an action")
struct PersonWordsTests {
    private static let grade = [("grade", "P4"), ("reason", "Nobody is in danger.")]

    private static func messages(_ world: DeskWorld, _ reference: Reference) async throws -> [StaffWrote] {
        guard let file = try await world.folder.ledger.file(of: reference) else { return [] }
        return try await world.folder.ledger.history(of: file).compactMap {
            if case .staffWrote(let letter) = $0.fact { letter } else { nil }
        }
    }

    @Test("is offered in their language, with the English beside it, and goes with the action")
    func offered() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let page = try await priya.get("\(path)/grade")
            let offered = try #require(page.textarea("update"))
            #expect(offered.contains("ہم نے آپ کی رپورٹ") && offered.contains(reference.description))
            #expect(offered.contains("{decision}"))
            #expect(page.contains("lang=\"ur\"") && page.contains("dir=\"rtl\""))
            #expect(page.plain.contains("We have read your report \(reference.description)."))
            let done = try await priya.act("grade", on: path, Self.grade + [("update", offered)])
            #expect(done.location == "\(path)?done=grade")
            let letter = try #require(try await Self.messages(world, reference).first)
            #expect(letter.about == .graded && letter.name == "Priya Nair")
            #expect(letter.text.value?.contains("{") == false)
            #expect(letter.text.value?.contains("ہم نے طے کیا") == true || letter.text.value?.contains("۔") == true)
            #expect(letter.english?.value?.contains("We decided that somebody should speak to you within") == true)
        }
    }

    @Test("is nothing where the field is left empty or is not there")
    func nothing() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            #expect(try await priya.act("grade", on: path, Self.grade + [("update", " \r\n")]).location != nil)
            #expect(try await priya.act("grade", on: path, Self.grade).location != nil)
            #expect(try await Self.messages(world, reference).isEmpty)
        }
    }

    @Test(
        "is refused, and the action with it, where it says what it must not; what was typed is still there",
        arguments: [
            ("Call Daniel Price.", "Do not name anybody else: take “Daniel Price” out"),
            ("Call 07700 900999.", "07700 900999 is not this person's own number"),
            ("He is at B1 1AA.", "B1 1AA is not this person's own address"),
            ("A covert team looks.", "“covert” says how we work"),
            ("{offence}.", "Nothing on the file says the offence that is recorded yet"),
            ("{nobody}.", "Nobody knows what belongs in “nobody”"),
        ])
    func refused(words: String, sentence: String) async throws {
        try await onDesk { world, client in
            let reference = try await world.report(answers: ["suspect-who": .text("Daniel Price")])
            let path = "/desk/files/\(reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let page = try await priya.act("grade", on: path, Self.grade + [("update", words), ("heeded", "yes")])
            #expect(page.status == .unprocessableContent)
            #expect(page.contains(sentence), "\(page.plain)")
            #expect(page.textarea("update") == words && page.contains("Nobody is in danger."))
            #expect(try await world.state(of: reference).grade == nil)
        }
    }

    @Test("can be plainer: hints name the words once, and whoever read them may send it as it is")
    func hints() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let typed = Self.grade + [("update", "The aggrieved was informed by the OIC.")]
            let page = try await priya.act("grade", on: path, typed)
            #expect(page.status == .ok)
            #expect(page.contains("The person reads another script"))
            #expect(try await world.state(of: reference).grade == nil)
            #expect(try await priya.fill("\(path)/grade", on: page, typed).location == "\(path)?done=grade")
            #expect(try await Self.messages(world, reference).first?.english == nil)
        }
    }

    @Test("is the decision itself where that is words to the person: without a reason it does not go")
    func explanation() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let crime = [("is", "crime"), ("offence", "44"), ("test", "yes"), ("reporter", "victim"), ("reason", "So")]
            #expect(try await priya.act("record", on: path, crime).location != nil)
            let offered = try #require(try await priya.get("\(path)/outcome").textarea("explanation"))
            #expect(offered.contains("{reason}") && offered.contains("{decision}"))
            let ending = [("suspect", "no"), ("victim", "supports"), ("outcome", "18")]
            let page = try await priya.act("outcome", on: path, ending + [("explanation", offered)])
            #expect(page.contains("Say why: write your reason in the place of {reason}."))
            let told = offered.replacing("{reason}", with: "No camera saw it")
            let second = try await priya.fill("\(path)/outcome", on: page, ending + [("explanation", told)])
            #expect(second.location == "\(path)?done=outcome")
            let words = try await world.state(of: reference).outcome?.explanation.value ?? ""
            #expect(words.contains("No camera saw it") && !words.contains("{"))
        }
    }

    @Test("can be chosen among what is ready, when staff write for its own sake")
    func ready() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            #expect(try await priya.get("\(path)/write").textarea("text") == "")
            let page = try await priya.get("\(path)/write?reply=still-working")
            #expect(page.textarea("text")?.contains("{owner}") == true, "nobody has it yet")
            let refused = try await priya.act("write", on: path, [("text", page.textarea("text") ?? "")])
            #expect(refused.contains("Nothing on the file says who has the file yet"))
            #expect(try await priya.get("\(path)/write?reply=none").textarea("text") == "")
        }
    }
}

extension TestBrowser.Page {
    /// What stands in a field of many lines, as somebody reads it.
    func textarea(_ name: String) -> String? {
        guard let start = text.range(of: "name=\"\(name)\""),
            let open = text[start.upperBound...].firstIndex(of: ">"),
            let end = text.range(of: "</textarea>", range: open..<text.endIndex)
        else { return nil }
        let words = text[text.index(after: open)..<end.lowerBound].drop { $0 == "\n" }
        return String(words).replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
