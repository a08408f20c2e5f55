import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("An audit at the desk")
struct AuditTests {
    private static func recorded(_ world: DeskWorld, _ client: any TestClientProtocol, count: Int) async throws {
        let priya = TestBrowser(client)
        try await priya.signIn("priya.nair", in: world)
        for number in 0..<count {
            let reference = try await world.report()
            let path = "/desk/files/\(reference.text)"
            let fields = [
                ("is", number % 2 == 0 ? "crime" : "incident"), ("offence", "44"),
                ("test", number % 2 == 0 ? "yes" : "no"),
                ("reporter", "victim"), ("reason", "As told."),
            ]
            _ = try await priya.act("record", on: path, fields)
        }
    }

    private static func registrar(_ world: DeskWorld, _ client: any TestClientProtocol) async throws -> TestBrowser {
        let ruth = TestBrowser(client)
        try await ruth.signIn("ruth.adeyemi", in: world)
        return ruth
    }

    private static let wish = [("each", "2"), ("days", "90"), ("seed", "42")]

    private static func draw(_ ruth: TestBrowser) async throws -> TestBrowser.Page {
        try await ruth.fill("/desk/audit", on: try await ruth.get("/desk/audit"), wish)
    }

    /// The files that a sample's page leads to.
    private static func ways(_ page: TestBrowser.Page) -> [String] {
        page.text.matches(of: /href="(\/desk\/files\/[A-Z0-9]+\/judge\?sample=[0-9]+)"/).map { String($0.output.1) }
    }

    @Test("draws by stratum from a printed seed, the same files again from the same seed")
    func drawn() async throws {
        try await onDesk { world, client in
            try await Self.recorded(world, client, count: 8)
            let ruth = try await Self.registrar(world, client)
            let first = try await Self.draw(ruth), second = try await Self.draw(ruth)
            #expect(first.location == "/desk/audit/1" && second.location == "/desk/audit/2")
            let pages = [try await ruth.get("/desk/audit/1"), try await ruth.get("/desk/audit/2")]
            let files = pages.map { page in Self.ways(page).map { $0.split(separator: "?")[0] } }
            #expect(files[0].count == 4, "two of each of two strata")
            #expect(files[0] == files[1])
            #expect(pages[0].contains("with the seed 42") && pages[0].contains("4 files out of 8 in 2 strata"))
            #expect(try await ruth.get("/desk/audit").contains("Sample 2"))
            #expect(try await ruth.get("/desk/audit/3").status == .notFound)
        }
    }

    @Test("judges each file once, and shows the rates with their bounds")
    func judged() async throws {
        try await onDesk { world, client in
            try await Self.recorded(world, client, count: 4)
            let ruth = try await Self.registrar(world, client)
            _ = try await Self.draw(ruth)
            let ways = Self.ways(try await ruth.get("/desk/audit/1"))
            for (number, way) in ways.enumerated() {
                let page = try await ruth.get(way)
                #expect(page.contains("My bicycle was taken.") && page.contains("Recorded after"))
                let action = String(way.split(separator: "?")[0])
                let found =
                    number == 0 ? [("verdict", "wrong-class"), ("note", "It is theft.")] : [("verdict", "right")]
                #expect(try await ruth.fill(action, on: page, found).status == .seeOther)
                let again = try await ruth.fill(action, on: try await ruth.get(way), found)
                #expect(again.contains("Somebody has judged this file in this sample already."))
            }
            let page = try await ruth.get("/desk/audit/1").plain
            for part in [
                "Every file of this sample is judged", "25.0%", "4.6% to 69.9%", "It is recorded as the wrong thing",
            ] {
                #expect(page.contains(part), "\(part) is not on the page")
            }
        }
    }

    @Test(
        "says what is wrong with a wish or a judgement",
        arguments: [
            ("each", "0", "Write a number from 1 to 50"), ("each", "51", "Write a number from 1 to 50"),
            ("days", "x", "Write a number of days"), ("seed", "-1", "Write the seed in digits"),
        ])
    func wrong(field: String, value: String, sentence: String) async throws {
        try await onDesk { world, client in
            try await Self.recorded(world, client, count: 1)
            let ruth = try await Self.registrar(world, client)
            let fields = Self.wish.filter { $0.0 != field } + [(field, value)]
            let page = try await ruth.fill("/desk/audit", on: try await ruth.get("/desk/audit"), fields)
            #expect(page.status == .unprocessableContent && page.contains(sentence))
            #expect(try await world.folder.audits.samples(limit: 9).isEmpty)
        }
    }

    @Test("takes no judgement of a file that is not of the sample, and none without a reason for what is wrong")
    func notOfTheSample() async throws {
        try await onDesk { world, client in
            try await Self.recorded(world, client, count: 1)
            let ruth = try await Self.registrar(world, client)
            _ = try await Self.draw(ruth)
            let way = try #require(Self.ways(try await ruth.get("/desk/audit/1")).first)
            let action = String(way.split(separator: "?")[0])
            let late = try await ruth.fill(action, on: try await ruth.get(way), [("verdict", "late")])
            #expect(late.contains("Say why it is not right."))
            let other = try await ruth.get("\(action)?sample=7")
            #expect(
                try await ruth.fill(action, on: other, [("verdict", "right")]).contains(
                    "This file is not of that sample."))
            let none = try await ruth.fill(action, on: try await ruth.get(action), [("verdict", "right")])
            #expect(none.contains("Open the file from its sample"))
        }
    }

    @Test("lets an auditor read and judge, and do nothing else")
    func auditor() async throws {
        try await onDesk { world, client in
            try await Self.recorded(world, client, count: 1)
            let ruth = try await Self.registrar(world, client)
            _ = try await Self.draw(ruth)
            let account = try #require(
                try await world.folder.staff.accounts().first { $0.member.username == "amara.okafor" })
            try await world.folder.staff.save(
                StaffAccount(
                    member: StaffMember(username: "amara.okafor", name: "Amara Okafor", roles: [.auditor]),
                    passwordHash: account.passwordHash, sealedCodeSecret: account.sealedCodeSecret, disabled: false))
            let auditor = TestBrowser(client)
            try await auditor.signIn("amara.okafor", in: world)
            let list = try await auditor.get("/desk/audit")
            #expect(list.contains("Sample 1") && !list.contains("Draw a sample"))
            let token = try await auditor.get("/desk").hidden(in: "/desk/sign-out")
            #expect(try await auditor.post("/desk/audit", token + Self.wish).status == .forbidden)
            let way = try #require(Self.ways(try await auditor.get("/desk/audit/1")).first)
            let action = String(way.split(separator: "?")[0])
            #expect(
                try await auditor.fill(action, on: try await auditor.get(way), [("verdict", "right")]).status
                    == .seeOther)
            let file = action.replacing("/judge", with: "")
            for other in ["take", "grade", "record", "first", "overrule", "cancel", "write", "outcome"] {
                #expect(try await auditor.post("\(file)/\(other)", token).status == .forbidden, "\(other)")
            }
        }
    }
}
