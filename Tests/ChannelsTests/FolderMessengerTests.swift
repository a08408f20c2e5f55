import Channels
import Foundation
import Policing
import Testing
import Workflows

@Suite("messages as files")
struct FolderMessengerTests {
    private static func write(_ message: OutgoingMessage) async throws -> (name: String, text: String, folder: URL) {
        let folder = Letters.folder()
        let messenger = FolderMessenger(folder: folder.path, senders: try Letters.senders(), now: { Letters.now })
        let name = try await messenger.send(message)
        return (name, try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8), folder)
    }

    /// The head of a mail, unfolded, by name; a name that comes twice is kept twice.
    private static func head(_ text: String) -> [(name: String, value: String)] {
        let head = text.components(separatedBy: "\r\n\r\n")[0].replacingOccurrences(of: "\r\n ", with: " ")
        return head.components(separatedBy: "\r\n").map { line in
            let parts = line.components(separatedBy: ": ")
            return (parts[0], parts.dropFirst().joined(separator: ": "))
        }
    }

    @Test("a mail is a whole .eml file that only its owner may read")
    func mail() async throws {
        let (name, text, folder) = try await Self.write(Letters.message())
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(name == "\(Letters.id.text).eml")
        #expect(
            Self.head(text).map(\.name) == [
                "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding",
            ])
        #expect(text.contains("From: =?utf-8?") == false)
        #expect(text.hasPrefix("From: Anytown Police <reports@police.example.org>\r\nTo: grace.lowe@example.org\r\n"))
        #expect(text.contains("\r\nDate: Mon, 31 Aug 2026 07:06:40 +0000\r\n"))
        #expect(text.contains("\r\nMessage-ID: <\(Letters.id.text)@police.example.org>\r\n"))
        #expect(text.contains("\r\nAuto-Submitted: auto-generated\r\n"))
        #expect(text.hasSuffix("\r\n\r\nThere is something new.\r\n"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [name])
        let rights = try FileManager.default.attributesOfItem(atPath: folder.appendingPathComponent(name).path)
        #expect(rights[.posixPermissions] as? Int == 0o600)
    }

    @Test("a text is a .txt file")
    func text() async throws {
        let (name, text, folder) = try await Self.write(Letters.message(to: "07700 900123", by: .text))
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(name == "\(Letters.id.text).txt")
        #expect(text == "To: 07700900123\nDate: 2026-08-31T07:06:40Z\n\nThere is something new.\n")
    }

    @Test("the same message twice is one file")
    func twice() async throws {
        let folder = Letters.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let messenger = FolderMessenger(folder: folder.path, senders: try Letters.senders(), now: { Letters.now })
        let names = [try await messenger.send(Letters.message()), try await messenger.send(Letters.message())]
        #expect(Set(names).count == 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    }

    @Test("a neutral message names the neutral sender and nothing of the force")
    func neutral() async throws {
        let (_, text, folder) = try await Self.write(Letters.message(Letters.words(from: .neutral)))
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(text.hasPrefix("From: Messages <messages@example.org>\r\n"))
        #expect(!text.lowercased().contains("police"))
    }

    static let words = [
        "Cos nowego: zażółć gęślą jaźń", "آپ کے لیے کچھ نیا ہے", "ਤੁਹਾਡੇ ਲਈ ਕੁਝ ਨਵਾਂ ਹੈ", "আপনার জন্য নতুন কিছু আছে",
        "Equals = and =?utf-8?Q?tricks?=", "  spaces at the end  ", String(repeating: "long ", count: 60),
        "one\ntwo\r\nthree\n\n.\n..four\nFrom here",
        "emoji 👩🏽‍🚒 and a very long line " + String(repeating: "é", count: 200),
    ]

    @Test("any words arrive as they were written, in lines of plain ASCII", arguments: words)
    func encodings(_ words: String) async throws {
        let (_, text, folder) = try await Self.write(Letters.message(Letters.words(words, words)))
        defer { try? FileManager.default.removeItem(at: folder) }
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 78 && $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
        let normal = words.replacingOccurrences(of: "\r\n", with: "\n")
        let body = try Self.decodeBody(
            text.components(separatedBy: "\r\n\r\n").dropFirst().joined(separator: "\r\n\r\n"))
        #expect(body == normal + "\n")
        let subject = Self.head(text).first { $0.name == "Subject" }?.value ?? ""
        let oneLine = normal.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(Self.decodeHeader(subject) == oneLine)
    }

    /// Quoted-printable, read as RFC 2045 says.
    private static func decodeBody(_ text: String) throws -> String {
        var bytes: [UInt8] = []
        var rest = Array(
            text.replacingOccurrences(of: "=\r\n", with: "").replacingOccurrences(of: "\r\n", with: "\n").utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "=") {
                bytes.append(try #require(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)))
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func decodeHeader(_ value: String) -> String {
        guard value.hasPrefix("=?utf-8?B?") else { return value }
        return value.split(separator: " ").map { word in
            let base64 = word.dropFirst("=?utf-8?B?".count).dropLast(2)
            return Data(base64Encoded: String(base64)).map { String(decoding: $0, as: UTF8.self) } ?? "?"
        }.joined()
    }

    static let attacks = [
        "\r\nBcc: all@example.org", "\nBcc: all@example.org", "\rBcc: x", "\u{2028}Bcc: x", "\u{0}", "\u{85}x",
    ]

    @Test("no field can add a line to the head", arguments: attacks)
    func injection(_ attack: String) async throws {
        let (_, text, folder) = try await Self.write(Letters.message(Letters.words("New" + attack, "Text" + attack)))
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(!Self.head(text).contains { $0.name.lowercased() == "bcc" })
        #expect(Self.head(text).count == 9)
        await #expect(throws: SendFailure.addressRefused("it is not an address")) {
            _ = try await Self.write(Letters.message(to: "a@example.org\(attack)x"))
        }
        #expect(Mailbox(name: "Messages" + attack, address: "a@example.org") == nil)
        #expect(Mailbox(name: "Messages", address: "a\(attack)@example.org") == nil)
    }

    @Test("a number is written as it is dialled, or not at all", arguments: attacks)
    func numbers(_ attack: String) async throws {
        let folder = Letters.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let messenger = FolderMessenger(folder: folder.path, senders: try Letters.senders(), now: { Letters.now })
        do throws(SendFailure) {
            let name = try await messenger.send(Letters.message(to: "07700900123" + attack, by: .text))
            let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            #expect(text?.hasPrefix("To: 07700900123\nDate: ") == true)
        } catch {
            #expect(error == .addressRefused("it is not an address"))
        }
    }

    @Test("a folder that cannot be written is tried again later")
    func unwritable() async throws {
        let messenger = FolderMessenger(folder: "/dev/null/x", senders: try Letters.senders(), now: { Letters.now })
        await #expect(throws: SendFailure.later("the folder of messages cannot be written")) {
            _ = try await messenger.send(Letters.message())
        }
    }
}
