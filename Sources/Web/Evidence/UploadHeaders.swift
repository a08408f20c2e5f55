import Foundation
import HTTPTypes
import Hummingbird
import Policing
import Workflows

/// The headers of resumable uploads.
///
/// Source: tus resumable upload protocol 1.0.0.
enum UploadHeaders {
    static let version = "1.0.0"
    static let contentType = "application/offset+octet-stream"
    static let extensions = "creation,creation-with-upload,expiration,checksum,termination"

    private static func name(_ text: String) -> HTTPField.Name {
        HTTPField.Name(text) ?? .contentType
    }

    static let resumable = name("Tus-Resumable")
    static let versions = name("Tus-Version")
    static let extensionList = name("Tus-Extension")
    static let maxSize = name("Tus-Max-Size")
    static let checksumAlgorithms = name("Tus-Checksum-Algorithm")
    static let offset = name("Upload-Offset")
    static let length = name("Upload-Length")
    static let metadata = name("Upload-Metadata")
    static let expires = name("Upload-Expires")
    static let checksum = name("Upload-Checksum")
    static let override = name("X-HTTP-Method-Override")

    /// What the server can do, for `OPTIONS`.
    static var abilities: HTTPFields {
        [
            resumable: version, versions: version, extensionList: extensions,
            maxSize: String(FileLimits.evidenceBytes),
            checksumAlgorithms: UploadChecksum.Algorithm.allCases.map(\.rawValue).joined(separator: ","),
        ]
    }

    // MARK: Reading

    /// - Throws: a problem for a request of another version, or of no client of the protocol at all.
    static func checkVersion(_ request: Request) throws(Problem) {
        guard request.headers[resumable] != version else { return }
        var problem = Problem(kind: .protocolVersion)
        problem.headers[versions] = version
        throw problem
    }

    static func offset(of request: Request) throws(Problem) -> Int64 {
        guard let offset = wholeNumber(request.headers[offset]) else {
            throw Problem(kind: .unreadable, detail: "Upload-Offset must be a whole number that is not negative.")
        }
        return offset
    }

    static func length(of request: Request) throws(Problem) -> Int64 {
        guard let text = request.headers[length], !text.isEmpty, text.utf8.allSatisfy(isDigit) else {
            throw Problem(kind: .unreadable, detail: "Upload-Length must be a whole number that is not negative.")
        }
        guard let length = wholeNumber(text), length <= FileLimits.evidenceBytes else { throw .tooLargeUpload }
        return length
    }

    private static func wholeNumber(_ text: String?) -> Int64? {
        guard let text, !text.isEmpty, text.utf8.count <= 18, text.utf8.allSatisfy(isDigit) else { return nil }
        return Int64(text)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// The name of the file; nil when none was given.
    ///
    /// - Throws: a problem for pairs that are not pairs, and for a key that stands twice.
    static func fileName(of request: Request) throws(Problem) -> String? {
        let header = request.headers[metadata] ?? ""
        guard header.utf8.count <= 4_096 else { throw .metadata }
        var values: [Substring: String] = [:]
        for pair in header.split(separator: ",") {
            let parts = pair.split(separator: " ")
            guard let key = parts.first, parts.count <= 2, values[key] == nil,
                let bytes = Data(base64Encoded: parts.count == 2 ? String(parts[1]) : ""),
                let value = String(bytes: bytes, encoding: .utf8)
            else { throw .metadata }
            values[key] = value
        }
        return values["filename"] ?? values["name"]
    }

    static func metadata(of upload: Upload) -> String {
        "filename \(Data(upload.name.utf8).base64EncodedString())"
    }

    /// The digest of a piece; nil when the client gives none.
    static func checksum(of request: Request) throws(Problem) -> UploadChecksum? {
        guard let header = request.headers[checksum] else { return nil }
        let parts = header.split(separator: " ")
        guard parts.count == 2, let algorithm = UploadChecksum.Algorithm(rawValue: String(parts[0])),
            let digest = Data(base64Encoded: String(parts[1])), digest.count == algorithm.lengthBytes
        else {
            throw Problem(
                kind: .unreadable, detail: "Upload-Checksum must be sha1 or sha256, a space, and the digest in base64.")
        }
        return UploadChecksum(algorithm: algorithm, digest: [UInt8](digest))
    }

    /// The method that a request stands for: clients that know no PATCH or DELETE send POST and name it.
    static func method(of request: Request) -> HTTPRequest.Method {
        guard request.method == .post, let wished = request.headers[override] else { return request.method }
        return HTTPRequest.Method(wished.uppercased()) ?? request.method
    }
}

extension UploadChecksum.Algorithm {
    fileprivate var lengthBytes: Int {
        switch self {
        case .sha1: 20
        case .sha256: 32
        }
    }
}

extension Problem {
    fileprivate static var metadata: Problem {
        Problem(
            kind: .unreadable,
            detail: "Upload-Metadata must be keys, each once, with a value in base64 of UTF-8, divided by commas.")
    }

    static var tooLargeUpload: Problem {
        var problem = Problem(kind: .tooLarge, detail: "A file can have \(FileLimits.evidenceBytes) bytes.")
        problem.headers[UploadHeaders.maxSize] = String(FileLimits.evidenceBytes)
        return problem
    }

    init(_ error: EvidenceError) {
        switch error {
        case .unknown: self.init(kind: .notFound, detail: "There is no such upload.")
        case .wrongOffset(let actual): self.init(kind: .wrongOffset, detail: "The upload is at offset \(actual).")
        case .tooLarge(let limit):
            self.init(kind: .tooLarge, detail: "The upload has \(limit) bytes, and this goes beyond them.")
        case .tooMany(let limit): self.init(kind: .tooManyFiles, detail: "A report can have \(limit) files.")
        case .alreadyWhole: self.init(kind: .alreadyWhole)
        case .busy: self.init(kind: .locked)
        case .checksumMismatch: self.init(kind: .checksumMismatch)
        case .typeNotTaken("inode/x-empty"): self.init(kind: .typeNotTaken, detail: "An empty file is no evidence.")
        case .typeNotTaken: self.init(kind: .typeNotTaken)
        case .expired: self.init(kind: .gone)
        case .full: self.init(PageFailure.full)
        case .unsafePicture, .failed: self.init(kind: .broken)
        }
    }
}
