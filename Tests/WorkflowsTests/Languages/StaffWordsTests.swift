import Policing
import Testing
import Workflows

@Suite("Words for staff")
struct StaffWordsTests {
    @Test("are found in English and are nothing to translate")
    func exempt() throws {
        let files = [
            "en/interface.yaml": "catalogue: { autonym: English, direction: ltr }\nhello: Hello",
            "en/desk.yaml": "catalogue: { audience: staff }\ndesk: { queue: Queue }",
            "pl/interface.yaml": "catalogue: { autonym: Polski, direction: ltr }\nhello: Dzień dobry",
        ]
        let forms = try FormFiles.load(Folders.forms)
        try Folders.with(files) { folder in
            let languages = try Languages.load(folder, forms: forms)
            #expect(languages.source.text("desk.queue") == "Queue")
            #expect(languages["pl"]?.text("desk.queue") == "Queue")
            #expect(!languages.missing().contains { $0.catalogue == "desk" || $0.catalogue == "interface" })
            #expect(languages.strangers().isEmpty)
        }
    }

    @Test("no other audience is known")
    func unknownAudience() throws {
        let files = [
            "en/interface.yaml": "catalogue: { autonym: English, direction: ltr, audience: nobody }\nhello: Hello"
        ]
        let forms = try FormFiles.load(Folders.forms)
        try Folders.with(files) { folder in
            _ = #expect(throws: LanguageFilesError.self) { try Languages.load(folder, forms: forms) }
        }
    }
}
