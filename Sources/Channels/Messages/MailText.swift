import Foundation
import Policing
import Workflows

/// Writes a message as Internet mail: ASCII only, lines of at most 76 characters, UTF-8 inside.
///
/// Nothing that a person or a catalogue wrote can end a head line: names and subjects lose every
/// control, addresses are refused with one, and the body is encoded.
struct MailText {
    let senders: Senders

    func sender(of message: OutgoingMessage) -> Mailbox {
        message.words.sender == .neutral ? senders.neutral : senders.force
    }

    /// The whole mail with CRLF line ends; nil when the address is none.
    func bytes(of message: OutgoingMessage, at now: Moment) -> [UInt8]? {
        guard let address = EmailAddress(message.address) else { return nil }
        let sender = sender(of: message)
        let head = [
            "From: \(Self.header(sender))",
            "To: \(address.text)",
            "Subject: \(EncodedWords.text(message.words.subject))",
            "Date: \(Self.date(now))",
            "Message-ID: <\(message.id.text)@\(sender.domain)>",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
        ]
        let lines = head + ["", QuotedPrintable.text(message.words.text)]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    private static func header(_ mailbox: Mailbox) -> String {
        guard !mailbox.name.isEmpty else { return mailbox.address.text }
        return "\(EncodedWords.phrase(mailbox.name)) <\(mailbox.address.text)>"
    }

    /// As in RFC 5322, in UTC: `Mon, 31 Aug 2026 07:05:00 +0000`. Not by a formatter, whose making takes longer than all
    /// the rest of a mail.
    static func date(_ moment: Moment) -> String {
        let text = moment.iso8601
        guard let date = CivilDate(iso: String(text.prefix(10))) else { return text }
        let weekday = date.weekday.rawValue.prefix(3).capitalized
        let day = date.day < 10 ? "0\(date.day)" : "\(date.day)"
        return "\(weekday), \(day) \(months[date.month - 1]) \(date.year) \(text.dropFirst(11).prefix(8)) +0000"
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

/// Text in the head of a mail, by RFC 2047.
enum EncodedWords {
    /// As it is when it is short plain ASCII, otherwise as encoded words, one a line.
    static func text(_ text: String) -> String {
        let line = oneLine(text)
        let isPlain = line.utf8.count <= 60 && line.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        return isPlain && !line.contains("=?") ? line : encoded(line)
    }

    /// As a name before an address: plain letters as they are, anything else encoded.
    static func phrase(_ text: String) -> String {
        let line = oneLine(text)
        let isPlain = line.utf8.count <= 60 && line.utf8.allSatisfy(isAtom)
        return isPlain ? line : encoded(line)
    }

    private static func oneLine(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        line.append(contentsOf: text.unicodeScalars.map { $0.breaksLine ? " " : $0 })
        return String(line).split(separator: " ").joined(separator: " ")
    }

    private static func isAtom(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// Each word at most 75 characters, and no letter cut in two.
    private static func encoded(_ line: String) -> String {
        var words: [String] = []
        var part = ""
        for scalar in line.unicodeScalars {
            if part.utf8.count + String(scalar).utf8.count > 39 {
                words.append(part)
                part = ""
            }
            part.unicodeScalars.append(scalar)
        }
        words.append(part)
        return words.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }
}

/// The body of a mail, by RFC 2045 section 6.7.
enum QuotedPrintable {
    static func text(_ text: String) -> String {
        lines(of: text).map(encoded).joined(separator: "\r\n") + "\r\n"
    }

    private static func lines(of text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...].dropLast(while: \.isEmpty)
    }

    private static func encoded(_ line: Substring) -> String {
        var text = "", length = 0
        let bytes = Array(line.utf8)
        for (index, byte) in bytes.enumerated() {
            let piece = piece(byte, isLast: index == bytes.count - 1)
            if length + piece.utf8.count > 75 {
                text += "=\r\n"
                length = 0
            }
            text += piece
            length += piece.utf8.count
        }
        return text
    }

    private static func piece(_ byte: UInt8, isLast: Bool) -> String {
        let isPlain = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
        if isPlain || (byte == UInt8(ascii: " ") && !isLast) { return String(UnicodeScalar(byte)) }
        let digits = String(byte, radix: 16, uppercase: true)
        return digits.utf8.count == 1 ? "=0\(digits)" : "=\(digits)"
    }
}

extension ArraySlice {
    fileprivate func dropLast(while condition: (Element) -> Bool) -> [Element] {
        Array(reversed().drop(while: condition).reversed())
    }
}
