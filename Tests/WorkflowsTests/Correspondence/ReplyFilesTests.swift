import Policing
import Testing
import Workflows

@Suite("The replies of a force")
struct ReplyFilesTests {
    let force: Force

    init() throws {
        force = try ForceFolder.load(from: LawFiles.force)
    }

    @Test("are in every language of the force, with one for every action that tells the person")
    func languages() throws {
        #expect(force.replies.templates.count > 20)
        for template in force.replies.templates {
            for language in force.identity.languages where language != "en" {
                #expect(template.text(in: language) != template.text(in: "en"), "\(template.id) in \(language)")
            }
        }
        for occasion: ReplyOccasion in [
            .first, .grade, .record, .cancel, .transfer, .allocate, .support, .outcome, .review, .reopen, .write,
            .needs, .notInvestigated,
        ] {
            #expect(!force.replies.templates(for: occasion).isEmpty, "\(occasion)")
        }
        let rules = try LawLibrary.load(from: LawFiles.law).rulebook(for: force)
        #expect(rules.replies == force.replies && rules.words == force.words)
    }

    @Test("are as plain as the force asks of everybody")
    func plain() {
        for template in force.replies.templates {
            let text = template.text(in: "en").filling([.reference: "7KD M2P X95", .owner: "Amara Okafor"])
            #expect(PlainLanguage.hints(text, in: "en", words: force.words) == [], "\(template.id)")
            for language in force.identity.languages where language != "en" {
                let text = template.text(in: language).text
                #expect(PlainLanguage.hints(text, in: language, words: force.words) == [], "\(template.id) \(language)")
            }
        }
    }

    @Test("know the numbers that anybody may be given")
    func numbers() {
        #expect(Set(["999", "101", "0808 2000 247"]).isSubset(of: Set(force.words.openNumbers)))
    }

    @Test(
        "are refused whole when one is wrong, by file and line",
        arguments: [
            (
                "replies/en.yaml", "with: grade", "with: grading",
                "west-midlands/replies/en.yaml:7: unknown action `grading`"
            ),
            ("replies/en.yaml", "{owner} now", "{owners} now", "west-midlands/replies/en.yaml:40: nobody knows what"),
            ("replies/en.yaml", "title: Who has it", "name: Who", "west-midlands/replies/en.yaml:38: `owned` has no"),
            (
                "replies/pl.yaml", "graded: |", "greeted: |",
                "west-midlands/replies/pl.yaml:1: there is no reply `graded`"
            ),
            (
                "replies/pl.yaml", "graded: |", "Graded: |",
                "west-midlands/replies/pl.yaml:1: there is no reply `graded`"
            ),
            ("replies/bn.yaml", "{owner}", "{reference}", "west-midlands/replies/bn.yaml:"),
            ("replies/ur.yaml", "{decision}", "{nobody}", "west-midlands/replies/ur.yaml:"),
            ("words.csv", "jargon", "jargons", "west-midlands/words.csv:2: unknown kind `jargons`"),
            ("words.csv", "injured party", "aggrieved", "west-midlands/words.csv:3:"),
        ])
    func spoilt(file: String, text: String, other: String, defect: String) throws {
        let copy = try LawFiles.copy(of: LawFiles.force, changing: file, text, to: other)
        defer { try? LawFiles.remove(copy) }
        do {
            _ = try ForceFolder.load(from: copy)
            Issue.record("\(file) was accepted")
        } catch {
            #expect(error.defects.contains { $0.description.hasPrefix(defect) }, "\(error)")
        }
    }

    @Test("are all needed: a force whose language has no file is refused", arguments: ["ur", "pl", "pa", "bn", "en"])
    func missing(language: String) throws {
        let copy = try LawFiles.copy(of: LawFiles.force, changing: "replies/\(language).yaml", nil)
        defer { try? LawFiles.remove(copy) }
        #expect(throws: FileDefects.self) { try ForceFolder.load(from: copy) }
    }
}

@Suite("The words of messages that leave")
struct NeutralMessageTests {
    @Test("about a guarded report say nothing in any language by which somebody else could tell what it is about")
    func neutral() throws {
        let languages = try Languages.load(Folders.languages, forms: try FormFiles.load(Folders.forms))
        let force = try ForceFolder.load(from: LawFiles.force)
        for catalogue in languages.catalogues {
            for kind in Notice.Kind.allCases {
                for part in ["subject", "email", "text"] {
                    let text = WrittenText(catalogue.text("messages.guarded.\(kind.rawValue).\(part)"))
                    let found = force.words.found(.telling, in: text).map(\.phrase)
                    #expect(found == [], "\(catalogue.language.tag) \(kind) \(part)")
                }
            }
        }
        let open = WrittenText(languages.source.text("messages.open.received.email"))
        #expect(open.text.contains("report"))
    }
}
