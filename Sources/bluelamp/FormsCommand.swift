import ArgumentParser
import Workflows

/// `bluelamp forms check`.
struct FormsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms", abstract: "Look after the forms.",
        discussion: Teaching.text(
            "A form is one file in Forms/: the questions of one kind of report.",
            examples: ["bluelamp forms check --force your-force"], trouble: "there are faults: file and line of each"),
        subcommands: [Check.self])

    /// Reads everything that is data and reports every fault.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check the forms, languages, law and force files, naming file and line of every fault.",
            discussion: Teaching.text(
                "`serve` checks the same, and does not start while there is a fault.",
                examples: ["bluelamp forms check", "bluelamp forms check --home . --force your-force"],
                trouble: "there are faults: file and line of each"))

        @OptionGroup var options: HomeOptions

        func run() async throws {
            let (home, contents) = try options.contents()
            let findings = WordingCheck.findings(
                forms: "\(home.folder)/Forms", languages: "\(home.folder)/Languages")
            guard findings.isEmpty else { throw Trouble(findings.joined(separator: "\n")) }
            let languages = contents.languages.catalogues.map(\.language.tag).joined(separator: ", ")
            Terminal.say("\(contents.forms.forms.count) forms in \(languages): no fault")
        }
    }
}
