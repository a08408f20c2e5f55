import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

/// Another program that uses the API.
struct ProgramClient: Sendable {
    let client: any TestClientProtocol

    init(_ client: any TestClientProtocol) {
        self.client = client
    }

    struct Answer: Sendable, Equatable {
        let status: Int
        let headers: HTTPFields
        let text: String

        func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try JSONDecoder().decode(type, from: Data(text.utf8))
        }
    }

    struct Receipt: Decodable, Equatable {
        let reference: String
        let trackingSecret: String
        let trackingUrl: String
        let promises: [Promise]

        struct Promise: Decodable, Equatable {
            let what: String
            let due: String?
        }
    }

    struct Problem: Decodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let errors: [Wrong]?

        struct Wrong: Decodable, Equatable {
            let pointer: String
            let code: String
        }
    }

    static let json: HTTPFields = [.contentType: "application/json"]

    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], _ body: [UInt8]? = nil
    ) async throws -> Answer {
        try await client.execute(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) }
        ) { response in
            Answer(status: response.status.code, headers: response.headers, text: String(buffer: response.body))
        }
    }

    /// Sends a report; the key is a new one unless the test gives one.
    func send(_ body: String, key: String? = UUID().uuidString) async throws -> Answer {
        var headers = Self.json
        if let key { headers[Self.keyName] = key }
        return try await ask(.post, "/api/v1/reports", headers, Array(body.utf8))
    }

    /// Sends one that is right, and reads what came of it.
    func report(_ body: String = ProgramClient.theft) async throws -> Receipt {
        let answer = try await send(body)
        try #require(answer.status == 201, "\(answer.text)")
        return try answer.read(Receipt.self)
    }

    func track(_ reference: String, _ secret: String?) async throws -> Answer {
        try await ask(.get, "/api/v1/reports/\(reference)", Self.bearer(secret))
    }

    func write(_ receipt: Receipt, _ body: String, key: String? = nil) async throws -> Answer {
        var headers = Self.bearer(receipt.trackingSecret)
        headers[.contentType] = "application/json"
        if let key { headers[Self.keyName] = key }
        return try await ask(.post, "/api/v1/reports/\(receipt.reference)/messages", headers, Array(body.utf8))
    }

    static func bearer(_ secret: String?) -> HTTPFields {
        secret.map { [.authorization: "Bearer \($0)"] } ?? [:]
    }

    static let keyName = HTTPField.Name("Idempotency-Key")!

    // MARK: Bodies

    static let grace =
        #"{"name":"Grace Lowe","email":"grace.lowe@example.org","phone":"07700 900123","safeToContact":true}"#
    static let theft = report(person: grace)

    static func report(
        kind: String = "bicycle-theft", answers: String = #"{"what-happened":"It was gone."}"#,
        rest: String = "", person: String = grace
    ) -> String {
        #"{"kind":"\#(kind)","answers":\#(answers),\#(rest)"person":\#(person)}"#
    }
}

extension ProgramClient.Answer {
    /// Checks that this is a problem document of that status and kind, and returns it.
    @discardableResult
    func expectProblem(
        _ status: Int, _ kind: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> ProgramClient.Problem {
        #expect(self.status == status, "\(text)", sourceLocation: sourceLocation)
        #expect(headers[.contentType] == "application/problem+json", sourceLocation: sourceLocation)
        let problem = try read(ProgramClient.Problem.self)
        #expect(problem.status == status, sourceLocation: sourceLocation)
        #expect(problem.type == "http://report.example/problems/\(kind)", sourceLocation: sourceLocation)
        #expect(!problem.title.isEmpty && !problem.detail.isEmpty, sourceLocation: sourceLocation)
        return problem
    }
}
