import HTTPTypes
import Hummingbird
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("An upload that is held to be sensitive")
struct SensitiveEvidenceTests {
    private static let name = "back-door.txt", words = "The witness lives behind the blue door."

    /// What the test looks at: a report with an upload, and whoever reads it.
    private struct Scene {
        let world: DeskWorld
        let program: ProgramClient
        let receipt: ProgramClient.Receipt
        let browser: TestBrowser
        let reference: Reference
        let id: EvidenceID

        var path: String { "/desk/files/\(reference.text)" }

        func decide(_ standing: DisclosureStanding) async throws {
            world.pass(seconds: 60)
            try await world.act(
                .investigation(.decideDisclosure(.upload(id), standing, reason: "It shows where a witness lives")),
                .staff(TestSite.amara), on: reference)
        }

        /// Everything of the person's own pages and of the API.
        func publicTexts() async throws -> [String: String] {
            var texts: [String: String] = [:]
            let tracker = browser.stranger()
            try await tracker.enter(receipt.reference, receipt.trackingSecret)
            for page in ["report", "evidence", "rights"] { texts[page] = try await tracker.get("/track/\(page)").text }
            texts["api"] = try await program.track(receipt.reference, receipt.trackingSecret).text
            return texts
        }
    }

    private static func scene(
        as username: String, _ body: @escaping @Sendable (Scene) async throws -> Void
    ) async throws {
        try await onDesk { world, client in
            let program = ProgramClient(client)
            let receipt = try await program.report()
            let uploader = Uploader(program, receipt)
            let address = try await uploader.begin(words.utf8.count, name: name)
            _ = try await uploader.patch(address, at: "0", words)
            let browser = TestBrowser(client)
            try await browser.signIn(username, in: world)
            let id = try #require(address.split(separator: "/").last.flatMap { EvidenceID(text: String($0)) })
            let reference = try #require(Reference(typed: receipt.reference))
            try await body(
                Scene(
                    world: world, program: program, receipt: receipt, browser: browser, reference: reference, id: id))
        }
    }

    @Test("is on no page of the desk for whoever may not read what is sensitive, and its bytes are not there")
    func others() async throws {
        try await Self.scene(as: "priya.nair") { scene in
            let original = "\(scene.path)/evidence/\(scene.id.text)"
            #expect(try await scene.browser.get(scene.path).contains(Self.name))
            #expect(try await scene.browser.get(original).text == Self.words)
            try await scene.decide(.sensitive)
            for page in ["", "/schedule", "/exhibits", "/exhibit", "/first", "/thrive"] {
                let shown = try await scene.browser.get(scene.path + page)
                #expect(!shown.contains(Self.name) && !shown.contains(scene.id.text), "\(page)")
            }
            #expect(try await scene.browser.get(scene.path).contains("1 file is held to be sensitive."))
            for address in [original, "\(original)/preview"] {
                #expect(try await scene.browser.get(address).status == .notFound, "\(address)")
            }
            try await scene.decide(.unused)
            #expect(try await scene.browser.get(scene.path).contains(Self.name))
            #expect(try await scene.browser.get(original).text == Self.words)
        }
    }

    @Test("is marked for whoever may read what is sensitive, who can open it", arguments: ["amara.okafor", "tom.hale"])
    func investigators(username: String) async throws {
        try await Self.scene(as: username) { scene in
            try await scene.decide(.sensitive)
            let page = try await scene.browser.get(scene.path)
            #expect(page.contains(Self.name) && page.contains("Held to be sensitive."))
            #expect(!page.contains("1 file is held to be sensitive."))
            #expect(try await scene.browser.get("\(scene.path)/evidence/\(scene.id.text)").text == Self.words)
        }
    }

    @Test("is named neither on the person's pages nor by the API, until it is not sensitive any more")
    func person() async throws {
        try await Self.scene(as: "amara.okafor") { scene in
            #expect(try await scene.publicTexts()["report"]?.contains(Self.name) == true)
            #expect(try await scene.publicTexts()["evidence"]?.contains(Self.name) == true)
            try await scene.decide(.sensitive)
            for (place, text) in try await scene.publicTexts() {
                for secret in [Self.name, "ensitive", "where a witness lives", scene.id.text] {
                    #expect(!text.contains(secret), "\(place) shows \(secret)")
                }
            }
            #expect(try await scene.publicTexts()["report"]?.contains("You sent us") == true, "that it was sent stays")
            try await scene.decide(.used)
            #expect(try await scene.publicTexts()["report"]?.contains(Self.name) == true)
        }
    }
}
