import Foundation
import Web

/// Asks whether somebody answers at an address, and ends within seconds whatever is there.
struct Knock {
    let host: String
    let port: Int

    private static let patience = timeval(tv_sec: 5, tv_usec: 0)
    private static let most = 4_096

    enum Health {
        case bluelamp(isReady: Bool)
        case other
    }

    /// What says whether Bluelamp is ready; nil where nobody answers.
    func health() -> Health? {
        let question = "GET /health/ready HTTP/1.1\r\nHost: \(host):\(port)\r\nConnection: close\r\n\r\n"
        guard let answer = answer(to: question, listening: true) else { return nil }
        guard answer.lowercased().contains("\r\nserver: \(Site.serverName.lowercased())\r\n") else { return .other }
        return .bluelamp(isReady: answer.hasPrefix("HTTP/1.1 200"))
    }

    /// What is said first there, or nothing; nil where nobody answers.
    func answer(to question: String = "", listening: Bool) -> String? {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let name = host.trimmingCharacters(in: ["[", "]"])
        guard getaddrinfo(name, "\(port)", &hints, &found) == 0 else { return nil }
        defer { freeaddrinfo(found) }
        var next = found
        while let address = next?.pointee {
            if let answer = ask(address, question, listening) { return answer }
            next = address.ai_next
        }
        return nil
    }

    private func ask(_ address: addrinfo, _ question: String, _ listening: Bool) -> String? {
        let connection = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
        guard connection >= 0 else { return nil }
        defer { close(connection) }
        var patience = Self.patience
        for option in [SO_SNDTIMEO, SO_RCVTIMEO] {
            setsockopt(connection, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        guard connect(connection, address.ai_addr, address.ai_addrlen) == 0 else { return nil }
        let bytes = Array(question.utf8)
        guard bytes.isEmpty || send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            return ""
        }
        return listening ? heard(on: connection, until: question.isEmpty ? "\r\n" : "\r\n\r\n") : ""
    }

    private func heard(on connection: Int32, until end: String) -> String {
        var answer: [UInt8] = []
        var part = [UInt8](repeating: 0, count: Self.most)
        while answer.count < Self.most, !String(decoding: answer, as: UTF8.self).contains(end) {
            let count = recv(connection, &part, part.count, 0)
            guard count > 0 else { break }
            answer += part[..<count]
        }
        return String(decoding: answer, as: UTF8.self)
    }
}
