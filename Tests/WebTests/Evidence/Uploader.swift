import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Testing

/// A client of the upload protocol for one report.
struct Uploader: Sendable {
    let program: ProgramClient
    /// Where uploads are created.
    let path: String
    /// What says whose they are.
    let owner: HTTPFields

    static let resumable = HTTPField.Name("Tus-Resumable")!
    static let offset = HTTPField.Name("Upload-Offset")!
    static let length = HTTPField.Name("Upload-Length")!
    static let metadata = HTTPField.Name("Upload-Metadata")!
    static let expires = HTTPField.Name("Upload-Expires")!
    static let checksum = HTTPField.Name("Upload-Checksum")!
    static let override = HTTPField.Name("X-HTTP-Method-Override")!
    static let bytesType = "application/offset+octet-stream"

    init(_ program: ProgramClient, _ receipt: ProgramClient.Receipt) {
        self.init(
            program, path: "/api/v1/reports/\(receipt.reference)/evidence",
            owner: ProgramClient.bearer(receipt.trackingSecret))
    }

    init(_ program: ProgramClient, path: String, owner: HTTPFields) {
        self.program = program
        self.path = path
        self.owner = owner
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ more: HTTPFields = [:], _ body: [UInt8]? = nil
    ) async throws -> ProgramClient.Answer {
        var headers = owner
        headers[Self.resumable] = "1.0.0"
        for field in more { headers[field.name] = field.value }
        return try await program.ask(method, path, headers, body)
    }

    /// Begins an upload and returns its address.
    func begin(_ lengthBytes: Int, name: String = "note.txt") async throws -> String {
        let answer = try await ask(
            .post, path,
            [
                Self.length: String(lengthBytes), Self.metadata: "filename \(Data(name.utf8).base64EncodedString())",
            ])
        try #require(answer.status == 201, "\(answer.text)")
        return try #require(answer.headers[.location])
    }

    func patch(
        _ address: String, at offset: String, _ body: String, _ more: HTTPFields = [:]
    ) async throws -> ProgramClient.Answer {
        var headers: HTTPFields = [Self.offset: offset, .contentType: Self.bytesType]
        for field in more { headers[field.name] = field.value }
        return try await ask(.patch, address, headers, Array(body.utf8))
    }

    /// How much has arrived, by HEAD.
    func reached(_ address: String) async throws -> Int? {
        try await ask(.head, address).headers[Self.offset].flatMap { Int($0) }
    }

    static func sha1(_ text: String) -> String {
        "sha1 \(Data(Insecure.SHA1.hash(data: Data(text.utf8))).base64EncodedString())"
    }
}
