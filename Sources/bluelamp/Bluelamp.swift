import ArgumentParser
import Foundation

/// The command-line tool: the only place that wires the rooms together.
@main
struct Bluelamp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bluelamp",
        abstract: "The open digital platform for a police force and the people it serves.",
        discussion: """
            Start with `bluelamp serve --data ./data`: an empty folder is set up with a demonstration force.
            Every command that touches a data folder takes --data; none of them needs the server to be stopped
            unless it says so. Bad use ends with one line and exit code 2, trouble with exit code 1.
            """,
        subcommands: [
            Serve.self, Seed.self, User.self, LedgerCommand.self, RebuildCommand.self, FormsCommand.self,
            Export.self, Backup.self, Restore.self, Erase.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    /// One clear line for bad use, and exit codes that a script can tell apart.
    private static func end(with error: any Error) -> Never {
        if let trouble = error as? Trouble {
            Terminal.complain(trouble.description)
            Foundation.exit(1)
        }
        let code = exitCode(for: error)
        guard code == .validationFailure else { exit(withError: error) }
        let line = message(for: error).split(separator: "\n").first.map(String.init) ?? "bad use"
        Terminal.complain("\(line). See `bluelamp --help`.")
        Foundation.exit(2)
    }
}

/// What stopped a command, in a line that says what to do.
struct Trouble: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Lines for a person at a terminal, and for the file that a script sends them to.
enum Terminal {
    static func say(_ line: String) {
        FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }

    static func complain(_ line: String) {
        FileHandle.standardError.write(Data("bluelamp: \(line)\n".utf8))
    }
}
