import Crypto
import Policing
import Workflows

/// Evidence in files beside the database.
public struct DiskEvidence: EvidenceStore {
    let table: EvidenceTable
    let folder: EvidenceFolder
    let types = ContentTypes()
    let turns = WritingTurns()
    private let previews: Previews
    private let settings: Settings

    public struct Settings: Sendable {
        /// What the time is.
        public var clock: @Sendable () -> Moment
        public var makeID: @Sendable (Moment) -> EvidenceID
        public var expiryHours: Int64 = 24
        /// Room that evidence leaves free, so that the ledger can still write.
        public var reserveBytes: Int64 = 256 << 20

        public init(
            clock: @escaping @Sendable () -> Moment,
            makeID: @escaping @Sendable (Moment) -> EvidenceID = { moment in
                var random = SystemRandomNumberGenerator()
                return EvidenceID.make(at: moment, using: &random)
            }
        ) {
            self.clock = clock
            self.makeID = makeID
        }
    }

    public init(engine: any Engine, folder: String, settings: Settings) {
        table = EvidenceTable(engine: engine)
        self.folder = EvidenceFolder(path: folder)
        previews = Previews()
        self.settings = settings
    }

    public func begin(_ upload: NewUpload) async throws(EvidenceError) -> EvidenceID {
        guard upload.lengthBytes > 0 else { throw .typeNotTaken("inode/x-empty") }
        guard upload.lengthBytes <= FileLimits.evidenceBytes else {
            throw .tooLarge(limitBytes: FileLimits.evidenceBytes)
        }
        try checkRoom(for: upload.lengthBytes)
        let id = settings.makeID(upload.at)
        let expiresAt = upload.at.adding(hours: settings.expiryHours)
        guard try await table.add(id, upload, expiresAt: expiresAt) else {
            throw .tooMany(limit: FileLimits.evidenceFiles)
        }
        return id
    }

    public func upload(_ id: EvidenceID) async throws(EvidenceError) -> Upload? {
        try await table.upload(id)
    }

    public func uploads(of owner: String) async throws(EvidenceError) -> [Upload] {
        try await table.uploads(of: owner)
    }

    public func cancel(_ id: EvidenceID) async throws(EvidenceError) {
        guard turns.take(id) else { throw .busy }
        defer { turns.giveBack(id) }
        guard try await table.upload(id) != nil else { throw .unknown }
        try await discard(id)
    }

    public func hand(from owner: String, to newOwner: String) async throws(EvidenceError) {
        try await table.give(from: owner, to: newOwner)
    }

    public func unnoted() async throws(EvidenceError) -> [Upload] {
        try await table.unnoted()
    }

    public func original(_ id: EvidenceID) async throws(EvidenceError) -> String {
        guard let upload = try await table.upload(id), upload.isWhole else { throw .unknown }
        return folder.original(id)
    }

    public func preview(_ id: EvidenceID) async throws(EvidenceError) -> String? {
        guard let upload = try await table.upload(id), let type = upload.type else { throw .unknown }
        guard AcceptedTypes.pictures.contains(type) else { return nil }
        let preview = folder.preview(id)
        try folder.prepare(for: preview)
        try await previews.make(preview, of: folder.original(id))
        guard try await table.upload(id) != nil else {
            try folder.delete(id)
            throw .unknown
        }
        return preview
    }

    public func deleteAbandoned(before moment: Moment) async throws(EvidenceError) -> Int {
        let doomed = try await table.doomAbandoned(before: moment)
        // One that cannot be deleted keeps no other on the disk.
        var gone: [EvidenceID] = []
        var fault: EvidenceError?
        for id in doomed {
            do throws(EvidenceError) {
                try folder.delete(id)
                gone.append(id)
            } catch {
                fault = error
            }
        }
        try await table.delete(gone)
        if let fault { throw fault }
        return gone.count
    }

    /// Deletes an upload. First nobody sees it any more, then its bytes go, then its row: whatever breaks off,
    /// nothing is left that nobody knows of.
    func discard(_ id: EvidenceID) async throws(EvidenceError) {
        guard try await table.doom(id) else {
            throw try await table.upload(id) == nil ? .unknown : .alreadyWhole
        }
        turns.forget(id)
        try folder.delete(id)
        try await table.delete([id])
    }

    func checkRoom(for bytes: Int64) throws(EvidenceError) {
        guard try folder.freeBytes() - settings.reserveBytes >= bytes else { throw .full }
    }

    func hasExpired(_ upload: Upload) -> Bool {
        upload.expiresAt <= settings.clock()
    }
}
