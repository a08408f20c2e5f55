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
        let part = folder.path + "/.\(name).part"
        let descriptor = try opened(part)
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw CocoaError(.fileWriteUnknown) }
            rest = rest.dropFirst(count)
        }
        guard rename(part, folder.path + "/\(name)") == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// A new file; the folder is made when there is none yet.
    private func opened(_ path: String) throws -> Int32 {
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
        var descriptor = open(path, flags, 0o600)
        if descriptor < 0, errno == ENOENT {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            descriptor = open(path, flags, 0o600)
        }
        guard descriptor >= 0 else { throw CocoaError(.fileWriteUnknown) }
        return descriptor
    }
}
