import Foundation
import Policing
import Workflows

/// What Notify reports about a message some time after it took it.
///
/// Source: alphagov/notifications-api, `app/celery/service_callback_tasks.py`, 20 August 2026.
public struct NotifyReceipt: Hashable, Sendable {
    /// Notify's own id.
    public let id: String
    /// Ours; nil for a message that this program did not send.
    public let message: MessageID?
    public let channel: ContactChannel
    public let status: Status

    public enum Status: String, Sendable, CaseIterable {
        case delivered
        /// The address does not exist.
        case permanentFailure = "permanent-failure"
        /// A full inbox, or a phone that was off for three days.
        case temporaryFailure = "temporary-failure"
        case technicalFailure = "technical-failure"
    }

    /// The message to note as returned; nil when the address is not to blame.
    public var returned: MessageID? {
        status == .permanentFailure ? message : nil
    }

    /// Reads the body of a callback; the address in it is left out.
    ///
    /// - Throws: when it is no such body, or about a letter, or of a status that says nothing final.
    public init(json: [UInt8]) throws(NotifyReceiptFault) {
        guard let body = try? JSONDecoder().decode(Body.self, from: Data(json)) else { throw .unreadable }
        guard let channel = Self.channels[body.notification_type] else { throw .notOurChannel }
        guard let status = Status(rawValue: body.status) else { throw .notFinal }
        id = body.id
        message = body.reference.flatMap { MessageID(text: $0) }
        self.channel = channel
        self.status = status
    }

    private static let channels: [String: ContactChannel] = ["email": .email, "sms": .text]

    private struct Body: Decodable {
        let id: String
        let reference: String?
        let status: String
        let notification_type: String
    }
}

/// Why a callback of Notify was not understood.
public enum NotifyReceiptFault: Error, Hashable, Sendable {
    case unreadable, notOurChannel, notFinal
}
