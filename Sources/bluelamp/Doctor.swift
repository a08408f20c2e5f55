import ArgumentParser
import Channels
import Foundation
import Policing
import Store
import Workflows

/// `bluelamp doctor`.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say of an installation what is well and what is not, and what to do about it.",
        discussion: Teaching.text(
            """
            Takes the settings of `serve`, and looks at what they name: the force's files, the data folder, the key, \
            the store, the way of messages, the clock, the port, the limits and the backups. The server may run or \
            not. Nothing is ever changed. Run it as the user of the server, or as root.
            """,
            examples: [
                "bluelamp doctor --settings /etc/bluelamp/bluelamp.conf",
                "bluelamp doctor --data ./data --backups /mnt/backups --backup-hours 26",
            ],
            trouble: "something is not well"))

    @OptionGroup var options: ServeOptions

    @Option(help: "The folder in which backups lie, each in a folder of its own. Not looked at when not given.")
    var backups: String?

    @Option(help: "How old the newest backup may be, in hours.")
    var backupHours = 26

    func validate() throws {
        guard backupHours > 0 else { throw ValidationError("--backup-hours is 1 or more") }
    }

    func run() async throws {
        let now = Clock.now()
        let folder = DataFolderLook(path: options.store.data, now: now)
        var findings = [settings] + [force] + folder.findings
        if !options.demonstration { findings += folder.demonstration }
        findings += [mail, folder.clock, port(folder.isServed), OpenFiles(server: folder.server).finding]
        if let backups { findings.append(BackupsLook(path: backups, mostHours: backupHours, now: now).finding) }
        for finding in findings { Terminal.say(finding.line) }
        let faults = findings.count { !$0.isWell }
        guard faults == 0 else { throw Trouble("\(faults) of \(findings.count) are not well") }
    }

    /// Understood already, or the command would have ended; what remains is who can read them.
    private var settings: Finding {
        let environment = ProcessInfo.processInfo.environment
        let secrets = environment.filter { $0.key.hasPrefix("BLUELAMP_") && $0.key.hasSuffix("_FILE") }.values
        let files = [options.settings, options.provider.oidcSecretFile].compactMap(\.self) + secrets
        for path in files.sorted() {
            guard let seen = FileLook(path) else {
                return .wrong("settings", "\(path) cannot be looked at", "name another")
            }
            guard !seen.isForEverybody else {
                return .wrong("settings", "\(path) can be read by everybody", "chmod o-rwx \(path)")
            }
        }
        return .well("settings", options.settings.map { "those in \($0) are understood" } ?? "they are understood")
    }

    private var force: Finding {
        do {
            let contents = try options.home.contents().contents
            return .well("force", "\(contents.force.name), with \(contents.forms.forms.count) kinds of report")
        } catch {
            let lines = "\(error)".split(separator: "\n").joined(separator: " ")
            return .wrong("force", lines, "mend the files; `bluelamp forms check` names every fault")
        }
    }

    private var mail: Finding {
        let subject = "mail"
        guard let text = options.mail, let settings = try? Post.settings(text) else {
            return .well(subject, "messages stay in the data folder and reach nobody, until --mail says how they leave")
        }
        switch settings {
        case .folder(let path):
            guard access(path, W_OK) == 0 else {
                return .wrong(subject, "\(path) cannot be written", "make the folder, for the server's user")
            }
            return .well(subject, "messages are put into \(path)")
        case .mail(let server):
            let greeting = Knock(host: server.host, port: server.port).answer(listening: server.security != .tls)
            guard let greeting, server.security == .tls || greeting.hasPrefix("220") else {
                return .wrong(
                    subject, "no mail server answers at \(server.host), port \(server.port)",
                    "start it, open the way to it, or mend --mail; messages wait meanwhile")
            }
            return .well(subject, "a mail server answers at \(server.host), port \(server.port)")
        case .notify(let notify):
            let address = URLComponents(string: notify.baseAddress)
            let (host, port) = (address?.host ?? "", address?.port ?? 443)
            guard Knock(host: host, port: port).answer(listening: false) != nil else {
                return .wrong(subject, "GOV.UK Notify cannot be reached at \(host), port \(port)", "open the way to it")
            }
            return .well(subject, "GOV.UK Notify can be reached at \(host), port \(port)")
        }
    }

    private func port(_ isServed: Bool) -> Finding {
        let place = "\(options.host), port \(options.port)"
        guard let answer = Knock(host: options.host, port: options.port).health() else {
            guard isServed else { return .well("port", "\(place) is free, and no server runs") }
            return .wrong(
                "port", "a server uses the data folder, and nobody answers on \(place)",
                "give the doctor the server's own settings; if they are, start the server again")
        }
        switch answer {
        case .other: return .wrong("port", "another program answers on \(place)", "stop it, or choose another --port")
        case .bluelamp where !isServed:
            return .wrong(
                "port", "on \(place) a Bluelamp answers that has another data folder", "choose another --port")
        case .bluelamp(isReady: false):
            return .wrong("port", "Bluelamp answers on \(place) that it is not ready", "make room on the data's disk")
        case .bluelamp: return .well("port", "Bluelamp answers on \(place), and is ready")
        }
    }
}

/// One line of what was found.
struct Finding {
    let line: String
    let isWell: Bool

    static func well(_ subject: String, _ says: String) -> Finding {
        Finding(line: "well   \(subject): \(says)", isWell: true)
    }

    static func wrong(_ subject: String, _ says: String, _ remedy: String) -> Finding {
        Finding(line: "wrong  \(subject): \(says). To do: \(remedy)", isWell: false)
    }
}
