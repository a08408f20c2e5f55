import ArgumentParser
import Foundation
import Policing
import Store
import Workflows

/// `bluelamp user add`.
struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Look after the accounts of staff.", subcommands: [Add.self])

    /// Makes an account and prints what its owner needs to log in.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an account, or give an existing one a new password and code secret.")

        @OptionGroup var store: DataOption

        @Option(help: "The log-in name: lower-case letters, digits and dots.")
        var username: String

        @Option(help: "As colleagues and the public know them.")
        var name: String

        @Option(
            help: "\(Role.allCases.map(\.rawValue).joined(separator: ", ")). May be given more than once.",
            transform: { text in
                guard let role = Role(rawValue: text) else { throw ValidationError("there is no role \(text)") }
                return role
            })
        var role: [Role]

        @Option(help: "The password, at least 12 characters. One is made when none is given.")
        var password: String?

        func validate() throws {
            let allowed = "abcdefghijklmnopqrstuvwxyz0123456789."
            guard (1...64).contains(username.count), username.allSatisfy(allowed.contains) else {
                throw ValidationError("a log-in name has lower-case letters, digits and dots, 64 at most")
            }
            guard !role.isEmpty else { throw ValidationError("give at least one --role") }
            if let password, password.count < 12 {
                throw ValidationError("a password has at least 12 characters")
            }
        }

        func run() async throws {
            let folder = try await openStore(try store.existing())
            let member = StaffMember(username: username, name: name, roles: Set(role))
            let credentials = try await Accounts(folder: folder).add(member, password: password)
            Terminal.say("log-in name  \(username)")
            Terminal.say("password     \(credentials.password)")
            Terminal.say("code secret  \(credentials.secret)")
            Terminal.say("code address \(credentials.address)")
        }
    }
}

/// Makes accounts of staff.
struct Accounts {
    let folder: StoreFolder

    struct Credentials: Codable {
        let username: String
        let password: String
        let secret: String
        let address: String
        let roles: [String]
    }

    func add(_ member: StaffMember, password: String?) async throws -> Credentials {
        let password = password ?? Self.newPassword()
        return try await reported { () async throws(StoreError) in
            let enrolment = try folder.timeCodes.enrol(member.username, at: "Bluelamp")
            let hash = try await folder.passwords.hash(password)
            try await folder.staff.save(
                StaffAccount(
                    member: member, passwordHash: hash, sealedCodeSecret: enrolment.sealedSecret, disabled: false))
            return Credentials(
                username: member.username, password: password, secret: enrolment.secret,
                address: enrolment.address, roles: member.roles.map(\.rawValue).sorted())
        }
    }

    /// Twenty symbols that can be read aloud.
    private static func newPassword() -> String {
        var random = SystemRandomNumberGenerator()
        let secrets = (0..<2).map { _ in TrackingSecret.make(using: &random).text }
        return String(secrets.joined().prefix(20))
    }
}
