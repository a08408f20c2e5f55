import Policing

/// Notes on a file that an address does not work, so that the desk shows it and nothing more is sent there.
public struct ReturnedMessages: Sendable {
    private let files: Files

    public init(files: Files) {
        self.files = files
    }

    /// The same message reported twice changes nothing the second time.
    public func note(_ message: MessageID, by channel: ContactChannel, at now: Moment) async throws(Files.Failure) {
        let order = Files.Order(
            id: Self.command(message), command: .returnMessage(channel), actor: .platform, at: now)
        _ = try await files.carryOut(order, on: message.file)
    }

    /// Made from the message, so that every report on it is the same command.
    private static func command(_ message: MessageID) -> CommandID {
        CommandID(high: message.file.high, low: message.file.low ^ UInt64(bitPattern: message.number).byteSwapped)
    }
}
