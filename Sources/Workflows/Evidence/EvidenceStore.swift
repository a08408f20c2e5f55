import Policing

/// Where files of evidence are kept: unchanged, hashed as they arrive, apart from the ledger.
public protocol EvidenceStore: Sendable {
    /// Begins an upload for an owner (the hash of a draft's token, or a file's reference).
    func begin(_ upload: NewUpload) async throws(EvidenceError) -> EvidenceID
    func upload(_ id: EvidenceID) async throws(EvidenceError) -> Upload?
    func uploads(of owner: String) async throws(EvidenceError) -> [Upload]
    /// Adds bytes at an offset and returns the new one; the bytes that arrived before a break are kept.
    func append<Bytes: AsyncSequence & Sendable>(
        _ bytes: Bytes, to id: EvidenceID, at offset: Int64, checksum: UploadChecksum?
    ) async throws(EvidenceError) -> Int64 where Bytes.Element == [UInt8]
    /// Gives up an upload, and deletes its bytes: an unfinished one, or a draft's. What has arrived whole for a file
    /// of the force stays: it is evidence.
    func cancel(_ id: EvidenceID) async throws(EvidenceError)
    /// Hands every upload of one owner to another: from a draft to the file it became.
    func hand(from owner: String, to newOwner: String) async throws(EvidenceError)
    /// Whole files that were handed to a file of the force, or sent to it, and that it does not name yet.
    func unnoted() async throws(EvidenceError) -> [Upload]
    /// Where the original lies.
    func original(_ id: EvidenceID) async throws(EvidenceError) -> String
    /// Where a JPEG of a picture lies, re-encoded without metadata, made on first use; nil for what is no
    /// picture.
    func preview(_ id: EvidenceID) async throws(EvidenceError) -> String?
    /// Deletes unfinished uploads, and those of drafts that were never sent, before a moment.
    func deleteAbandoned(before: Moment) async throws(EvidenceError) -> Int
}

public struct NewUpload: Sendable, Equatable {
    public let owner: String
    public let name: String
    public let lengthBytes: Int64
    public let at: Moment

    public init(owner: String, name: String, lengthBytes: Int64, at: Moment) {
        self.owner = owner
        self.name = name
        self.lengthBytes = lengthBytes
        self.at = at
    }
}

public struct Upload: Sendable, Equatable {
    public let id: EvidenceID
    public let owner: String
    public let name: String
    public let lengthBytes: Int64
    public let offsetBytes: Int64
    /// Found in the content once it is whole.
    public let type: String?
    /// SHA-256 in hexadecimal, once it is whole.
    public let sha256: String?
    public let expiresAt: Moment

    public var isWhole: Bool { sha256 != nil }

    public init(
        id: EvidenceID, owner: String, name: String, lengthBytes: Int64, offsetBytes: Int64, type: String?,
        sha256: String?, expiresAt: Moment
    ) {
        self.id = id
        self.owner = owner
        self.name = name
        self.lengthBytes = lengthBytes
        self.offsetBytes = offsetBytes
        self.type = type
        self.sha256 = sha256
        self.expiresAt = expiresAt
    }
}

/// The digest that a client says a chunk has.
public struct UploadChecksum: Sendable, Equatable {
    public let algorithm: Algorithm
    public let digest: [UInt8]

    public enum Algorithm: String, Sendable, CaseIterable {
        case sha1, sha256
    }

    public init(algorithm: Algorithm, digest: [UInt8]) {
        self.algorithm = algorithm
        self.digest = digest
    }
}

public enum EvidenceError: Error, Sendable, Equatable {
    case unknown
    case wrongOffset(actual: Int64)
    case tooLarge(limitBytes: Int64)
    case tooMany(limit: Int)
    case alreadyWhole
    case busy
    case checksumMismatch
    /// The content is of a type that is not taken, such as a program.
    case typeNotTaken(String)
    /// The picture is too large or too broken to be made safe to view; the original is kept.
    case unsafePicture
    case expired
    case full
    case failed(String)
}
