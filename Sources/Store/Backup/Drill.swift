import Foundation
import Policing
import Workflows

/// Restores a backup into a scratch folder and looks whether all of it is there: what would be done on the worst day.
public struct Drill: Sendable {
    private let backup: String
    private let key: BackupPrivateKey?
    private let scratch: String
    private let live: StoreFolder?

    /// - Parameters:
    ///   - scratch: an empty folder, which is somebody else's to remove.
    ///   - live: the store that the backup was made of, to tell what it has beyond it.
    public init(of backup: String, _ key: BackupPrivateKey?, in scratch: String, beside live: StoreFolder?) {
        self.backup = backup
        self.key = key
        self.scratch = scratch
        self.live = live
    }

    public func run(at now: Moment) async throws(DrillFault) -> DrillReport {
        do {
            return try await restored(at: now)
        } catch let fault as DrillFault {
            throw fault
        } catch {
            throw .restoration(RestorationFault(error))
        }
    }

    private func restored(at now: Moment) async throws -> DrillReport {
        let clock = ContinuousClock(), began = clock.now
        let contents = try BackupFolder(backup, key: key).unpack(into: "\(scratch)/data")
        let unpacked = clock.now
        let folder = try await StoreFolder("\(scratch)/data")
        defer { try? folder.close() }
        let (facts, fault) = try await folder.verifyAll()
        if let fault { throw RestorationFault.ledger(fault) }
        let verified = clock.now
        let evidence = Self.files(below: "\(scratch)/data/evidence/originals")
        if let label = contents.label { try Self.compare(label, facts: facts, evidence: evidence) }
        let end = try await folder.ledgerEnd()
        let lost = try await lost(beyond: end, folder)
        return DrillReport(
            backup: backup, made: contents.label?.made, facts: facts, evidenceFiles: evidence,
            newestFact: end?.at.iso8601,
            newestFactAgeSeconds: end.map { max(0, (now.milliseconds - $0.at.milliseconds) / 1_000) },
            seconds: DrillReport.Seconds(
                restore: began.seconds(to: unpacked), verify: unpacked.seconds(to: verified),
                compare: verified.seconds(to: clock.now)),
            lost: lost)
    }

    private static func compare(_ label: BackupLabel, facts: Int64, evidence: Int) throws(DrillFault) {
        guard facts == label.facts else { throw .counts(.facts, said: label.facts, found: facts) }
        guard evidence == label.evidenceFiles else {
            throw .counts(.evidenceFiles, said: Int64(label.evidenceFiles), found: Int64(evidence))
        }
    }

    private static func files(below folder: String) -> Int {
        let shelves = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return shelves.reduce(0) { count, shelf in
            count + ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(shelf)"))?.count ?? 0)
        }
    }

    /// What the live store has beyond the backup; nil without a live store.
    private func lost(beyond end: LedgerEnd?, _ restored: StoreFolder) async throws -> DrillReport.Lost? {
        guard let live else { return nil }
        if let end, try await live.chain(at: end.position) != end.chain { throw DrillFault.anotherStore }
        let (facts, reports) = try await live.counts(after: end?.position ?? 0)
        let evidence = try await live.countEvidence(notIn: restored)
        return DrillReport.Lost(facts: facts, reports: reports, evidenceFiles: evidence)
    }
}

/// Why a drill failed.
public enum DrillFault: Error, Sendable, Equatable {
    public enum Counted: Sendable { case facts, evidenceFiles }

    case restoration(RestorationFault)
    /// The backup holds something else than it says.
    case counts(Counted, said: Int64, found: Int64)
    /// The live store is not the one that the backup was made of.
    case anotherStore
}

/// What a drill found.
public struct DrillReport: Sendable, Encodable {
    public let backup: String
    /// In UTC, by RFC 3339, as is the newest fact; nil for a backup without a label.
    public let made: String?
    public let facts: Int64
    public let evidenceFiles: Int
    public let newestFact: String?
    public let newestFactAgeSeconds: Int64?
    public let seconds: Seconds
    public let lost: Lost?

    /// How long each step took.
    public struct Seconds: Sendable, Encodable {
        public let restore: Double
        public let verify: Double
        public let compare: Double
    }

    /// What would have been lost, had the live store's machine died now.
    public struct Lost: Sendable, Encodable {
        public let facts: Int64
        public let reports: Int64
        public let evidenceFiles: Int
    }
}

extension ContinuousClock.Instant {
    fileprivate func seconds(to later: ContinuousClock.Instant) -> Double {
        let (seconds, attoseconds) = duration(to: later).components
        return Double(seconds * 1_000 + attoseconds / 1_000_000_000_000_000) / 1_000
    }
}
