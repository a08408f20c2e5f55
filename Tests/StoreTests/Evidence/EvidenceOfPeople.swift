import Foundation
import Policing
import Store
import Workflows

/// A store with a file, and evidence of its person.
struct EvidenceOfPeople {
    let vault: Vault
    let evidence: DiskEvidence
    let clock: StoppedClock
    var file: FileInHand

    static let name = "me-and-grace.txt"
    static let text = Array("The man in the green coat took it.".utf8)

    var reference: String { file.state.report.reference.text }
    var files: Files {
        get throws { Files(ledger: vault.ledger, rules: try vault.parts.rules) }
    }
    var roll: EvidenceRoll {
        get throws { EvidenceRoll(files: try files, ledger: vault.ledger, evidence: evidence) }
    }

    /// The report is not written yet.
    init(at path: String? = nil) async throws {
        vault = try await Vault(EngineMaker.all[0], at: path)
        let clock = StoppedClock(FileInHand.start)
        self.clock = clock
        var settings = DiskEvidence.Settings { clock.now }
        settings.reserveBytes = 0
        evidence = DiskEvidence(engine: vault.folder.engine, folder: vault.folder.evidencePath, settings: settings)
        file = try FileInHand(1, world: vault.parts)
    }

    func begin(_ owner: String, length: Int = text.count) async throws -> EvidenceID {
        try await evidence.begin(
            NewUpload(owner: owner, name: Self.name, lengthBytes: Int64(length), at: clock.now))
    }

    /// Sends a whole file.
    func send(_ owner: String, _ bytes: [UInt8] = text) async throws -> Upload {
        let id = try await begin(owner, length: bytes.count)
        _ = try await evidence.append(Pieces([bytes]), to: id, at: 0, checksum: nil)
        guard let upload = try await evidence.upload(id) else { throw EvidenceError.unknown }
        return upload
    }

    /// Writes the report, and hands over in the same moment what its draft's owner sent.
    func report(handing owner: String?) async throws {
        let plain = file.reporting
        _ = try await vault.ledger.append(
            Addition(
                command: plain.command, fingerprint: plain.fingerprint, actor: plain.actor, at: plain.at,
                expected: plain.expected, facts: plain.facts, after: plain.after, notices: plain.notices,
                evidenceOwner: owner))
    }

    func state() async throws -> FileState? { try await vault.ledger.state(of: file.id) }

    /// The names of the files that lie on the disk.
    func onDisk() -> [String] {
        let walk = FileManager.default.enumerator(atPath: vault.folder.evidencePath)
        return (walk?.allObjects ?? []).compactMap { $0 as? String }.filter { $0.split(separator: "/").count == 3 }
    }
}
