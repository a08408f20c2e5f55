import ArgumentParser
import Dispatch
import Foundation
import Policing
import Store
import Workflows

/// `bluelamp drill`.
struct DrillCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill", abstract: "Restore the newest backup in a scratch place, and look whether all is there.",
        discussion: Teaching.text(
            """
            Every fact and every page of the database is checked, the counts are compared with what the backup says, \
            and it is told how long each step took and what would have been lost, had the machine died now. With \
            --data the live store is looked at too, else only the age of the newest fact is known. The scratch place \
            is removed, whatever comes of it: what is restored there lies open. Make it on an encrypted disk.
            """,
            examples: [
                "bluelamp drill --in /mnt/backups --private-key backup.key --scratch /var/tmp",
                "bluelamp drill --in /mnt/backups --private-key backup.key --data ./data --json",
            ],
            trouble: "there is no backup, or the newest cannot be restored whole: the line says why"))

    @Option(name: .customLong("in"), help: "The folder of backups.")
    var shelf: String

    @OptionGroup var key: PrivateKeyOption

    @Option(help: "The live data folder, to count what it has beyond the backup.")
    var data: String?

    @Option(
        help: "Where to restore to, within a folder made for it. The system's folder for temporary files if not given.")
    var scratch: String?

    @Flag(help: "What was found, as JSON for a machine; a failure too.")
    var json = false

    func run() async throws {
        do {
            let report = try await drilled()
            try give(report)
        } catch let trouble as Trouble {
            if json { try giveJSON(Outcome(passed: false, trouble: trouble.description)) }
            throw trouble
        }
    }

    private func drilled() async throws -> DrillReport {
        let key = try key.read()
        var live: StoreFolder?
        if let data {
            guard FileManager.default.fileExists(atPath: "\(data)/bluelamp.sqlite") else {
                throw Trouble("\(data): no Bluelamp store there")
            }
            live = try await openStore(data)
        }
        guard let backup = BackupShelf(shelf).newest() else {
            throw Trouble("\(shelf): no backup that is whole is in it")
        }
        let parent = scratch ?? FileManager.default.temporaryDirectory.path
        // From here on a signal is only taken where the scratch place can be removed.
        for number in Self.stops { signal(number, SIG_IGN) }
        guard let place = DrillScratch(in: parent) else { throw Trouble("\(parent): nothing can be restored there") }
        defer { place.remove() }
        let stopping = Self.removeWhenStopped(place)
        defer { for source in stopping { source.cancel() } }
        do {
            return try await Drill(of: backup, key, in: place.path, beside: live).run(at: Clock.now())
        } catch {
            throw Trouble(sentence(for: error, backup))
        }
    }

    private static let stops = [SIGINT, SIGTERM, SIGHUP]

    /// Whoever stops it leaves nothing that can be read.
    private static func removeWhenStopped(_ place: DrillScratch) -> [any DispatchSourceSignal] {
        stops.map { number in
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler {
                Terminal.complain("the drill was stopped; what it had restored is removed")
                place.remove()
                _exit(1)
            }
            source.resume()
            return source
        }
    }

    private func sentence(for fault: DrillFault, _ backup: String) -> String {
        switch fault {
        case .restoration(.store(let error)): "\(backup): it cannot be restored: \(error.sentence)"
        case .restoration(let fault): fault.sentence(of: backup) ?? "\(backup): it cannot be restored"
        case .counts(.facts, let said, let found): "\(backup): it says it has \(said) facts, and has \(found)"
        case .counts(.evidenceFiles, let said, let found):
            "\(backup): it says it has \(said) files of evidence, and has \(found)"
        case .anotherStore: "\(backup): it is not a backup of \(data ?? "this store")"
        }
    }

    // MARK: What is said

    private struct Outcome: Encodable {
        var passed = true
        var trouble: String?
        var report: DrillReport?
    }

    private func giveJSON(_ outcome: Outcome) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try Terminal.give(try encoder.encode(outcome) + Data("\n".utf8))
    }

    private func give(_ report: DrillReport) throws {
        guard !json else { return try giveJSON(Outcome(report: report)) }
        let seconds = report.seconds
        Terminal.say("backup    \(report.backup), made \(report.made ?? "before backups said when")")
        Terminal.say(
            "restored  in \(seconds.restore) s: \(report.facts) facts, \(report.evidenceFiles) files of evidence")
        Terminal.say("verified  in \(seconds.verify) s: every fact whole and in its place")
        Terminal.say(
            "compared  in \(seconds.compare) s: \(report.made == nil ? "it does not say how much it holds" : "as it says")"
        )
        let age = report.newestFactAgeSeconds.map { "\(Self.text(ofSeconds: $0)) old" } ?? "there is none"
        Terminal.say("newest    fact: \(age)")
        guard let lost = report.lost else { return }
        Terminal.say(
            "lost now  \(lost.facts) facts, \(lost.reports) of them new reports; \(lost.evidenceFiles) files of evidence"
        )
    }

    private static func text(ofSeconds seconds: Int64) -> String {
        switch seconds {
        case ..<120: "\(seconds) s"
        case ..<7_200: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3_600) h"
        default: "\(seconds / 86_400) days"
        }
    }
}
