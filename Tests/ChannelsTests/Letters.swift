import Channels
import Foundation
import Policing
import Workflows

/// Messages, senders and a moment that the tests of channels share.
enum Letters {
    static let now = Moment(milliseconds: 1_788_160_000_000)
    static let id = MessageID(file: FileID(high: 0x19A0_0000_0000_0001, low: 7), number: 42)

    static func senders() throws -> Senders {
        guard let force = Mailbox(text: "Anytown Police <reports@police.example.org>"),
            let neutral = Mailbox(text: "Messages <messages@example.org>")
        else { throw MessagingFault.unknown }
        return Senders(force: force, neutral: neutral)
    }

    static func message(
        to address: String = "grace.lowe@example.org", by channel: ContactChannel = .email,
        _ words: MessageText = words(), isRepeat: Bool = false
    ) -> OutgoingMessage {
        OutgoingMessage(id: id, channel: channel, kind: .news, address: address, words: words, isRepeat: isRepeat)
    }

    static func words(
        _ subject: String = "Something new", _ text: String = "There is something new.",
        from sender: MessageText.Sender = .force
    ) -> MessageText {
        MessageText(sender: sender, subject: subject, text: text, fields: ["subject": subject, "text": text])
    }

    /// A folder of its own, which does not exist yet.
    static func folder() -> URL {
        FileManager.default.temporaryDirectory.appendingPathComponent("bluelamp-\(UUID().uuidString)")
    }
}
