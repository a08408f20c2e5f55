import Dispatch
import Foundation
import Policing
import Workflows

/// Writes each message as a file, which is how a force tries the program before it has a mail server.
/// The same message twice is the same file.
public struct FolderMessenger: Messenger {
    private let folder: URL
    private let mail: MailText
    private let now: @Sendable () -> Moment
    /// A slow disk holds none of the threads that answer requests.
    private let disk = DispatchQueue(label: "bluelamp.messages")

    public init(folder: String, senders: Senders, now: @escaping @Sendable () -> Moment) {
        self.folder = URL(fileURLWithPath: folder, isDirectory: true)
        mail = MailText(senders: senders)
        self.now = now
    }

    public func send(_ message: OutgoingMessage) async throws(SendFailure) -> String {
        let name = "\(message.id.text).\(message.channel == .email ? "eml" : "txt")"
        guard let bytes = bytes(of: message) else { throw .addressRefused("it is not an address") }
        let isKept = await withCheckedContinuation { answer in
            disk.async { answer.resume(returning: (try? write(bytes, as: name)) != nil) }
        }
        guard isKept else { throw .later("the folder of messages cannot be written") }
        return name
    }

    private func bytes(of message: OutgoingMessage) -> [UInt8]? {
        switch message.channel {
        case .email: mail.bytes(of: message, at: now())
        case .text:
            PhoneNumber(message.address).map { number in
                Array("To: \(number.text)\nDate: \(now().iso8601)\n\n\(message.words.text)\n".utf8)
            }
        }
    }

    /// Seen whole or not at all, and only by the owner.
    private func write(_ bytes: [UInt8], as name: String) throws {
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let part = folder.appendingPathComponent(".\(name).part")
        guard
            FileManager.default.createFile(
                atPath: part.path, contents: Data(bytes), attributes: [.posixPermissions: 0o600]),
            rename(part.path, folder.appendingPathComponent(name).path) == 0
        else { throw CocoaError(.fileWriteUnknown) }
    }
}
