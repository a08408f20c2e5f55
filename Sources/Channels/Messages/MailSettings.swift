import Foundation

/// Which mail server, and how to speak to it.
public struct MailSettings: Hashable, Sendable {
    public let host: String
    public let port: Int
    public let security: Security
    /// Nil where the server asks for none.
    public let login: Login?
    /// A PEM file of the authorities to trust; nil for those of the machine.
    public let caFile: String?

    public enum Security: String, Sendable, CaseIterable {
        /// For a server on this machine or a trusted wire.
        case none = "smtp"
        /// Plain at first, and nothing of a message before TLS has begun.
        case startTLS = "smtp+starttls"
        case tls = "smtps"

        var defaultPort: Int {
            switch self {
            case .none: 25
            case .startTLS: 587
            case .tls: 465
            }
        }
    }

    public struct Login: Hashable, Sendable, CustomStringConvertible {
        public let user: String
        public let password: String

        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }

        /// Never the password.
        public var description: String { user }
    }

    public init(host: String, port: Int, security: Security, login: Login? = nil, caFile: String? = nil) {
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.caFile = caFile
    }

    /// `smtp://host:port`, `smtp+starttls://user:password@host` or `smtps://…`.
    ///
    /// - Parameter password: used where the text has a user and no password.
    public init(text: String, password: String? = nil) throws(MessagingFault) {
        guard let parts = URLComponents(string: text), let security = Security(rawValue: parts.scheme ?? ""),
            let host = parts.host, !host.isEmpty, ["", "/"].contains(parts.path), parts.query == nil,
            (1...65_535).contains(parts.port ?? security.defaultPort)
        else { throw .mailAddress }
        self.init(
            host: host, port: parts.port ?? security.defaultPort, security: security,
            login: try Self.login(parts, password))
        guard login == nil || security != .none || isThisMachine else { throw .passwordInTheClear }
    }

    private static func login(_ parts: URLComponents, _ password: String?) throws(MessagingFault) -> Login? {
        guard let user = parts.user, !user.isEmpty else { return nil }
        guard let password = parts.password ?? password else { throw .noPassword }
        return Login(user: user, password: password)
    }

    private var isThisMachine: Bool {
        ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
    }

    /// What libcurl takes: the path is the name by which the server is greeted.
    func url(greeting domain: String) -> String {
        let name = domain.utf8.allSatisfy { $0 < 0x80 } ? domain : "localhost"
        let isBareV6 = host.contains(":") && !host.hasPrefix("[")
        return "\(security == .tls ? "smtps" : "smtp")://\(isBareV6 ? "[\(host)]" : host):\(port)/\(name)"
    }
}
