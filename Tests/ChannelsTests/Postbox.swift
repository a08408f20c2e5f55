import Foundation

/// A real mail server of others (aiosmtpd) as a process, ended with the test.
final class Postbox: Sendable {
    let port: Int
    let folder: URL
    private let process: Process
    private let leash: Pipe

    private static let python = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent(".tools/venv/bin/python").path
    static let isThere = FileManager.default.isExecutableFile(atPath: python)

    /// What the server's certificate is signed by, where it speaks TLS: itself.
    var authority: String { folder.path + ".pem" }

    /// - Parameters:
    ///   - password: what the server asks of a user called `bluelamp`; nil for no log-in.
    ///   - speaksTLS: whether it offers STARTTLS, and takes nothing before it.
    init(password: String? = nil, speaksTLS: Bool = false) throws {
        folder = Letters.folder()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        process = Process()
        leash = Pipe()
        let spoken = Pipe()
        process.executableURL = URL(fileURLWithPath: Self.python)
        process.arguments = ["-c", Self.program, folder.path, password ?? "", speaksTLS ? "tls" : ""]
        process.standardInput = leash
        process.standardOutput = spoken
        try process.run()
        let line = String(decoding: spoken.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw CocoaError(.fileReadUnknown)
        }
        self.port = port
    }

    /// Each mail taken: its envelope in the first line, then the mail as it came.
    func mails() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
            try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
        }
    }

    /// The server ends when its standard input does.
    func close() {
        leash.fileHandleForWriting.closeFile()
        process.waitUntilExit()
        for path in [folder.path, authority, folder.path + ".key"] { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Recipients called `refused`, `relay`, `busy` and `gone` are answered as their names say.
    private static let program = """
        import ssl
        import subprocess
        import sys
        from pathlib import Path
        from aiosmtpd.controller import Controller
        from aiosmtpd.smtp import SMTP, AuthResult

        folder, password, speaks_tls = Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "tls"
        REFUSALS = {"refused": "550 5.1.1 No such user", "relay": "550 5.7.1 Relaying denied",
                    "busy": "450 4.2.1 Try again", "gone": "550 No"}

        class Box:
            count = 0

            async def handle_RCPT(self, server, session, envelope, address, options):
                refusal = REFUSALS.get(address.split("@")[0])
                if refusal:
                    return refusal
                envelope.rcpt_tos.append(address)
                return "250 OK"

            async def handle_DATA(self, server, session, envelope):
                if envelope.rcpt_tos[0].startswith("spam"):
                    return "554 5.6.0 Not taken"
                self.count += 1
                head = f"{session.host_name} {envelope.mail_from} {','.join(envelope.rcpt_tos)}\\n".encode()
                (folder / f"{self.count:04}").write_bytes(head + envelope.original_content)
                return "250 OK"

        def check(server, session, envelope, mechanism, data):
            is_right = (data.login, data.password) == (b"bluelamp", password.encode())
            return AuthResult(success=is_right, handled=False)

        def certificate():
            pem, key = f"{folder}.pem", f"{folder}.key"
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                 "-days", "2", "-subj", "/CN=postbox", "-addext", "subjectAltName=IP:127.0.0.1",
                 "-keyout", key, "-out", pem], check=True, stderr=subprocess.DEVNULL)
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(pem, key)
            return context

        tls = dict(tls_context=certificate(), require_starttls=True) if speaks_tls else {}

        class Server(Controller):
            def factory(self):
                rules = dict(authenticator=check, auth_required=True, auth_require_tls=False) if password else {}
                return SMTP(self.handler, enable_SMTPUTF8=True, **rules, **tls)

            def _trigger_server(self):
                self.port = self.server.sockets[0].getsockname()[1]
                super()._trigger_server()

        server = Server(Box(), hostname="127.0.0.1", port=0)
        server.start()
        print(server.port, flush=True)
        sys.stdin.read()
        server.stop()
        """
}
