import Policing
import Workflows

/// How bytes arrive: written, synced, and only then counted.
extension DiskEvidence {
    /// A long piece is counted every so often, so that a crash costs little.
    private static let countEveryBytes: Int64 = 8 << 20

    public func append<Bytes: AsyncSequence & Sendable>(
        _ bytes: Bytes, to id: EvidenceID, at offset: Int64, checksum: UploadChecksum?
    ) async throws(EvidenceError) -> Int64 where Bytes.Element == [UInt8] {
        guard turns.take(id) else { throw .busy }
        defer { turns.giveBack(id) }
        let upload = try await ready(id, at: offset)
        let file = try await open(upload, checksum)
        let counts = checksum == nil
        let failure = await receive(bytes, into: file, of: id, counting: counts)
        // Whoever sends may have gone by now; what arrived is settled all the same.
        let settled = await Task { await settle(file, of: id, after: failure, counting: counts) }.value
        return try settled.get()
    }

    private func ready(_ id: EvidenceID, at offset: Int64) async throws(EvidenceError) -> Upload {
        guard let upload = try await table.upload(id) else { throw .unknown }
        guard !upload.isWhole else { throw .alreadyWhole }
        guard !hasExpired(upload) else { throw .expired }
        guard upload.offsetBytes == offset else { throw .wrongOffset(actual: upload.offsetBytes) }
        try checkRoom(for: 0)
        return upload
    }

    private func open(_ upload: Upload, _ checksum: UploadChecksum?) async throws(EvidenceError) -> OriginalFile {
        let path = folder.original(upload.id)
        try folder.prepare(for: path)
        let file = try OriginalFile(path: path, of: upload, checksum: checksum.map(RunningChecksum.init))
        try await file.resume(turns.hash(of: upload.id, at: upload.offsetBytes))
        return file
    }

    /// Writes what comes until it ends, and says what ended it too early.
    private func receive<Bytes: AsyncSequence & Sendable>(
        _ bytes: Bytes, into file: OriginalFile, of id: EvidenceID, counting: Bool
    ) async -> EvidenceError? where Bytes.Element == [UInt8] {
        do {
            for try await piece in bytes where !piece.isEmpty {
                let waiting = try await file.write(piece)
                guard counting, waiting >= Self.countEveryBytes else { continue }
                try await table.record(file.sync(), of: id)
                try checkRoom(for: 0)
            }
            return nil
        } catch let error as EvidenceError {
            return error
        } catch {
            return .failed("the bytes stopped coming")
        }
    }

    private func settle(
        _ file: OriginalFile, of id: EvidenceID, after failure: EvidenceError?, counting: Bool
    ) async -> Result<Int64, EvidenceError> {
        do throws(EvidenceError) {
            try await checkPiece(file, failure, counting: counting)
            let offset = try await file.sync()
            if await file.isWhole {
                try await finish(file, of: id)
            } else {
                try await table.record(offset, of: id)
                turns.remember(await file.state(), of: id, at: offset)
            }
            if let failure { throw failure }
            return .success(offset)
        } catch {
            // Its row went while the bytes came: it was given up, or its person was erased.
            if error == .unknown { try? folder.delete(id) }
            return .failure(error)
        }
    }

    /// Drops a piece that must not count: half of one whose checksum covers the whole, one whose checksum is
    /// wrong, or one that is longer than the upload.
    private func checkPiece(
        _ file: OriginalFile, _ failure: EvidenceError?, counting: Bool
    ) async throws(EvidenceError) {
        if let failure {
            guard counting, !failure.isTooLarge else {
                try await file.drop()
                throw failure
            }
        } else if await !file.checksumIsRight {
            try await file.drop()
            throw .checksumMismatch
        }
    }

    /// Looks at the whole content. What is not taken is deleted at once.
    private func finish(_ file: OriginalFile, of id: EvidenceID) async throws(EvidenceError) {
        let found = try await file.type(by: types)
        guard let type = AcceptedTypes.accepted(found) else {
            try await discard(id)
            throw .typeNotTaken(found)
        }
        try await table.finish(id, type: type, sha256: file.seal())
    }
}

extension EvidenceError {
    fileprivate var isTooLarge: Bool {
        if case .tooLarge = self { true } else { false }
    }
}
