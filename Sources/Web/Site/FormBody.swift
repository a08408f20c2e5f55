import Foundation
import Hummingbird
import NIOCore

/// The fields of a form that a browser sent.
struct FormBody: Sendable {
    let values: [String: [String]]

    /// Forms of words are small; files go by the upload protocol.
    static let limitBytes = 256 * 1_024
    private static let fieldsLimit = 500

    init(_ values: [String: [String]]) {
        self.values = values
    }

    /// The first value of a field; empty when it was not sent.
    subscript(name: String) -> String {
        values[name]?.first ?? ""
    }

    func all(_ name: String) -> [String] {
        values[name] ?? []
    }

    var names: Set<String> { Set(values.keys) }

    /// With other fields, which count for more where both have one.
    func adding(_ more: [String: [String]]) -> FormBody {
        FormBody(values.merging(more) { _, new in new })
    }

    /// Reads a form, or says what is wrong with what was sent.
    static func read(_ request: Request) async throws -> FormBody {
        let type = request.headers[.contentType] ?? ""
        guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
            throw PageFailure.wrongType
        }
        return try parse(await bytes(of: request, limit: limitBytes))
    }

    /// The whole body, as long as it is within the limit.
    static func bytes(of request: Request, limit: Int) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw PageFailure.tooLarge(limitBytes: limit)
        }
        do {
            let buffer = try await request.body.collect(upTo: limit)
            return Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            throw PageFailure.tooLarge(limitBytes: limit)
        }
    }

    /// - Throws: `PageFailure.unreadable` for what is not UTF-8 or has too many fields.
    static func parse(_ bytes: [UInt8]) throws(PageFailure) -> FormBody {
        var values: [String: [String]] = [:]
        let pairs = bytes.split(separator: UInt8(ascii: "&"))
        guard pairs.count <= fieldsLimit else { throw .unreadable }
        for pair in pairs {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = decoded(parts[0]), let value = decoded(parts.count > 1 ? parts[1] : []) else {
                throw .unreadable
            }
            values[name, default: []].append(value)
        }
        return FormBody(values)
    }

    /// Plus signs and percent codes as the text they stand for; nil for what is not UTF-8.
    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            switch bytes[index] {
            case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard index + 2 < bytes.endIndex,
                    let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
                else { return nil }
                decoded.append(byte)
                index += 2
            default: decoded.append(bytes[index])
            }
            index += 1
        }
        guard !decoded.contains(0) else { return nil }
        return String(validating: decoded, as: UTF8.self)?.replacing("\r\n", with: "\n")
    }
}

extension Site {
    /// Reads a form that changes something: only with this visitor's own token.
    func form(_ request: Request, _ context: PageContext) async throws -> FormBody {
        let form = try await FormBody.read(request)
        guard secrets.accepts(form[FormToken.fieldName], session: context.visitor, at: context.now) else {
            throw PageFailure.tokenExpired
        }
        return form
    }
}
