import HTTPTypes
import Policing

extension Problem {
    /// Every kind of problem there is. The raw values end the addresses that name them: never renamed.
    enum Kind: String, Sendable, CaseIterable {
        case unreadable, validation, unauthorized
        case idempotencyKey = "idempotency-key"
        case notPermitted = "not-permitted"
        case tokenExpired = "token-expired"
        case notFound = "not-found"
        case methodNotAllowed = "method-not-allowed"
        case changed, refused
        case keyReused = "key-reused"
        case wrongOffset = "wrong-offset"
        case tooManyFiles = "too-many-files"
        case gone
        case protocolVersion = "protocol-version"
        case tooLarge = "too-large"
        case wrongType = "wrong-type"
        case typeNotTaken = "type-not-taken"
        case locked
        case tooMany = "too-many"
        case checksumMismatch = "checksum-mismatch"
        case alreadyWhole = "already-whole"
        case broken, busy, full
    }
}

extension Problem.Kind {
    var status: HTTPResponse.Status {
        switch self {
        case .unreadable, .idempotencyKey: .badRequest
        case .unauthorized: .unauthorized
        case .notPermitted, .tokenExpired, .alreadyWhole: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .changed, .keyReused, .wrongOffset, .tooManyFiles: .conflict
        case .gone: .gone
        case .protocolVersion: .preconditionFailed
        case .tooLarge: .contentTooLarge
        case .wrongType: .unsupportedMediaType
        case .validation, .refused, .typeNotTaken: .unprocessableContent
        case .locked: .init(code: 423, reasonPhrase: "Locked")
        case .tooMany: .tooManyRequests
        case .checksumMismatch: .init(code: 460, reasonPhrase: "Checksum Mismatch")
        case .broken: .internalServerError
        case .busy, .full: .serviceUnavailable
        }
    }

    /// The same every time.
    var title: String {
        switch self {
        case .unreadable: "The request cannot be read"
        case .validation: "Some fields are wrong"
        case .unauthorized: "The reference and secret do not open a report"
        case .idempotencyKey: "An Idempotency-Key is needed"
        case .notPermitted: "This may not be done"
        case .tokenExpired: "The request did not come from a page of ours"
        case .notFound: "There is nothing at this address"
        case .methodNotAllowed: "This address does not take that method"
        case .changed: "Somebody changed it at the same time"
        case .refused: "This cannot be done now"
        case .keyReused: "The Idempotency-Key was used for something else"
        case .wrongOffset: "The upload is at another offset"
        case .tooManyFiles: "The report has as many files as it can have"
        case .gone: "The upload has expired"
        case .protocolVersion: "The version of the upload protocol is not spoken here"
        case .tooLarge: "It is too large"
        case .wrongType: "The content has a type that is not taken here"
        case .typeNotTaken: "Files of this type are not taken"
        case .locked: "Another request is writing to the upload"
        case .tooMany: "There were too many requests"
        case .checksumMismatch: "The checksum is not that of the content"
        case .alreadyWhole: "The upload is whole already"
        case .broken: "Something went wrong here"
        case .busy: "Too much is waiting"
        case .full: "There is no room to keep anything"
        }
    }

    /// What to do about it, where a request has nothing more exact to say.
    var detail: String {
        switch self {
        case .unreadable: "Check the request against /openapi.json."
        case .validation: "Each wrong field is named in errors."
        case .unauthorized: "Send the header Authorization: Bearer, with the tracking secret of this reference."
        case .idempotencyKey: "Send the header Idempotency-Key with 1 to 255 visible ASCII characters, such as a UUID."
        case .notPermitted: "Whoever asks is not allowed to do this."
        case .tokenExpired: "Load the page again and send it once more."
        case .notFound: "Every address is listed in /openapi.json."
        case .methodNotAllowed: "The methods that it takes are in the header Allow."
        case .changed: "Read it again, then decide."
        case .refused: "Read the report, then decide."
        case .keyReused: "Use a new key for a new report, and the old key only for the same body."
        case .wrongOffset: "Ask for the offset with HEAD, and go on from there."
        case .tooManyFiles: "A report can have 16 files."
        case .gone: "Begin the upload again."
        case .protocolVersion: "Send the header Tus-Resumable: 1.0.0."
        case .tooLarge: "Send less."
        case .wrongType: "See /openapi.json for the types that are taken."
        case .typeNotTaken: "Send a picture, a film, sound, a document or plain text. The content counts, not the name."
        case .locked: "Try again in a moment."
        case .tooMany: "The header Retry-After says how many seconds to wait."
        case .checksumMismatch: "The piece was dropped. Send it again from the same offset."
        case .alreadyWhole: "It is kept unchanged as evidence."
        case .broken: "It was noted. Try again in a moment."
        case .busy: "Nothing was kept. Send the same again, with the same Idempotency-Key, after Retry-After."
        case .full: "Nothing was kept. Try again later, or call 101."
        }
    }
}

extension Problem {
    init(_ refusal: FileRefusal) {
        switch refusal {
        case .noSuchFile: self.init(kind: .notFound)
        case .notPermitted: self.init(kind: .notPermitted)
        case .tooManyEvidenceFiles: self.init(kind: .tooManyFiles)
        default: self.init(kind: .refused)
        }
    }
}
