import ArgumentParser
import Foundation

/// The command-line tool: the only place that wires the rooms together.
@main
struct Bluelamp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bluelamp",
        abstract: "The open digital platform for a police force and the people it serves.",
        discussion: Teaching.text(
            """
            Every command that touches a data folder takes --data, and none of them needs the server to be stopped \
            unless it says so.
            """,
            examples: [
                "bluelamp serve --data ./data", "bluelamp help serve",
                "bluelamp backup --data ./data --to ./backup-of-today --plain",
            ],
            trouble: "trouble: what was asked for was clear and could not be done"),
        version: version,
        subcommands: [
            Serve.self, Seed.self, User.self, LedgerCommand.self, RebuildCommand.self, FormsCommand.self,
            Export.self, Backup.self, BackupKeyCommand.self, Restore.self, DrillCommand.self, Erase.self,
            Doctor.self,
        ])

    /// Of the next release: CHANGELOG.md says what it has.
    static let version = "0.1.0"

    static func main() async {
        // What is written is for the eyes of its owner: the folder given may be open to others.
        umask(0o077)
        var settings = Settings(words: Array(CommandLine.arguments.dropFirst()))
        do {
            try settings.complete(ProcessInfo.processInfo.environment)
            var command = try parseAsRoot(settings.words)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error, settings)
        }
    }

    /// One clear line for bad use, and exit codes that a script can tell apart.
    private static func end(with error: any Error, _ settings: Settings) -> Never {
        if let trouble = error as? Trouble {
            Terminal.complain(settings.placed(trouble.description))
            Foundation.exit(1)
        }
        switch exitCode(for: error) {
        case .success: exit(withError: error)
        case .validationFailure:
            let line = message(for: error).split(separator: "\n").map { $0.trimmed }.joined(separator: " ")
            Terminal.complain(
                settings.placed("\(line.hasSuffix(".") ? line : line + ".") See `\(commandPath) --help`."))
            Foundation.exit(2)
        default:
            Terminal.complain("it could not be done: \(message(for: error).split(separator: "\n").first ?? "")")
            Foundation.exit(1)
        }
    }

    /// The command that was meant, as far as it was typed right.
    private static var commandPath: String {
        var path = "bluelamp"
        var known = configuration.subcommands
        for word in CommandLine.arguments.dropFirst() {
            guard let next = known.first(where: { $0._commandName == word }) else { break }
            path += " \(word)"
            known = next.configuration.subcommands
        }
        return path
    }
}

extension Substring {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
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
    /// A line that may be lost: a server goes on when its log has no room.
    static func say(_ line: String) {
        _ = try? FileHandle.standardOutput.write(contentsOf: Data("\(line)\n".utf8))
    }

    /// What the command was called for.
    static func give(_ data: Data) throws {
        do {
            try FileHandle.standardOutput.write(contentsOf: data)
        } catch {
            throw Trouble("standard output cannot be written")
        }
    }

    static func complain(_ line: String) {
        _ = try? FileHandle.standardError.write(contentsOf: Data("bluelamp: \(line)\n".utf8))
    }
}
