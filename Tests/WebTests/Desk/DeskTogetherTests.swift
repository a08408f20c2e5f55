import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("Two people on one file")
struct DeskTogetherTests {
    @Test("cannot overwrite each other: the second sees what changed, and keeps what they typed")
    func stale() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let grade = "/desk/files/\(reference.text)/grade"
            let priya = TestBrowser(client), tom = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            try await tom.signIn("tom.hale", in: world)
            let hers = try await priya.get(grade), his = try await tom.get(grade)
            let first = try await priya.fill(grade, on: hers, [("grade", "P4"), ("reason", "A call is enough.")])
            #expect(first.status == .seeOther)

            let second = try await tom.fill(grade, on: his, [("grade", "P1"), ("reason", "He is still there.")])
            #expect(second.status == .conflict)
            for part in [
                "Somebody changed this a moment ago", "govuk-error-summary", "Graded P4", "A call is enough.",
                "He is still there.", "value=\"P1\" checked",
            ] {
                #expect(second.contains(part), "\(part) is not on the page")
            }
            #expect(try await world.state(of: reference).grade?.grade == "P4")

            let third = try await tom.fill(grade, on: second, [("grade", "P1"), ("reason", "He is still there.")])
            #expect(third.status == .seeOther)
            #expect(try await world.state(of: reference).grade?.by == "tom.hale")
        }
    }

    @Test("get one decision when both press at the same moment")
    func race() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let grade = "/desk/files/\(reference.text)/grade"
            let priya = TestBrowser(client), tom = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            try await tom.signIn("tom.hale", in: world)
            let forms = [try await priya.get(grade), try await tom.get(grade)]
            let cookies = [priya.cookies, tom.cookies]
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for (form, cookies) in zip(forms, cookies) {
                    group.addTask {
                        let browser = TestBrowser(client)
                        for (name, value) in cookies { browser.keep(name, value) }
                        let page = try await browser.fill(
                            grade, on: form, [("grade", "P4"), ("reason", "At the same moment.")])
                        return Int(page.status.code)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == [303, 409])
            #expect(try await Self.kinds(world, reference).filter { $0 == .graded }.count == 1)
        }
    }

    @Test("sending one form twice changes nothing the second time; with other words it is told")
    func twice() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)", write = "\(path)/write"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let form = try await priya.get(path)
            for _ in 1...2 {
                let page = try await priya.fill(write, on: form, [("text", "آپ کی رپورٹ ہمارے پاس ہے۔")])
                #expect(page.status == .seeOther)
            }
            let other = try await priya.fill(write, on: form, [("text", "کچھ اور۔")])
            #expect(other.status == .conflict)
            #expect(other.contains("کچھ اور۔"))
            #expect(try await Self.kinds(world, reference).filter { $0 == .staffWrote }.count == 1)
        }
    }

    @Test("a form without its version or its command is not read", arguments: ["seen", "command"])
    func halfForm(missing: String) async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)/write"
            let priya = TestBrowser(client)
            try await priya.signIn("priya.nair", in: world)
            let fields = try await priya.get(path).hidden(in: path).filter { $0.0 != missing }
            #expect(try await priya.post(path, fields + [("text", "Hello")]).status == .badRequest)
            #expect(try await !Self.kinds(world, reference).contains(.staffWrote))
        }
    }

    private static func kinds(_ world: DeskWorld, _ reference: Reference) async throws -> [FileFact.Kind] {
        let file = try #require(try await world.folder.ledger.file(of: reference))
        return try await world.folder.ledger.history(of: file).map(\.fact.kind)
    }
}
