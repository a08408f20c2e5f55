import ArgumentParser
import Foundation
import Policing
import Store
import Workflows

/// `bluelamp user add` and `bluelamp user disable`.
struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Look after the accounts of staff.",
        discussion: Teaching.text(
            "Log in at /desk with the name, the password and a code from any authenticator app.",
            examples: [
                "bluelamp user add --data ./data --username dana --name Dana --role registrar",
                "bluelamp user disable dana --data ./data",
            ],
            trouble: "the account is there already, or is not there, or trouble with the store"),
        subcommands: [Add.self, Disable.self])

    /// Makes an account and prints what its owner needs to log in.
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an account, and print what its owner needs to log in.",
            discussion: Teaching.text(
                """
                Hand the password and the code secret over in person. With --replace, an account that is there gets \
                a new password, code secret, name and roles, and whoever is logged in with it is logged out.
                """,
                examples: [
                    "bluelamp user add --data ./data --username dana --name Dana --role registrar"
                ],
                trouble: "the account is there already, or the store could not be used"))

        @OptionGroup var store: DataOption

        @Option(help: "The log-in name: lower-case letters, digits and dots.")
        var username: String

        @Option(help: "As colleagues and the public know them.")
        var name: String

        @Option(
            help: "\(Self.roles). May be given more than once.",
            transform: { text in
                guard let role = Role(rawValue: text) else { throw ValidationError("the roles are \(Self.roles)") }
                return role
            })
        var role: [Role]

        @Option(
            help: """
                The code of a unit of the force's units.csv that they belong to. May be given more than once; without \
                one they work for the whole force.
                """)
        var unit: [String] = []

        @Option(help: "The postcode of their home, so that their reading of a file about it stands out.")
        var homePostcode: String?

        @Option(help: "The password, at least \(WeakPassword.leastCharacters) characters. Better: one is made.")
        var password: String?

        @Flag(help: "Make an account that is there anew.")
        var replace = false

        private static let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
        private static let longestName = 80

        private var member: StaffMember {
            StaffMember(username: username, name: name, roles: Set(role), units: Set(unit))
        }

        func validate() throws {
            let allowed = "abcdefghijklmnopqrstuvwxyz0123456789."
            guard (1...64).contains(username.count), username.allSatisfy(allowed.contains) else {
                throw ValidationError("a log-in name has lower-case letters, digits and dots, 64 at most")
            }
            let isBlank = name.allSatisfy(\.isWhitespace)
            guard !isBlank, name.count <= Self.longestName, !name.contains(where: \.isNewline) else {
                throw ValidationError("a name has 1 to \(Self.longestName) letters in one line")
            }
            guard unit.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" } })
            else {
                throw ValidationError("a unit is the code of units.csv, such as contact")
            }
            guard !role.isEmpty else { throw ValidationError("give at least one --role") }
            if let password, let flaw = WeakPassword.flaw(in: password, of: member) {
                throw ValidationError(flaw.sentence)
            }
        }

        func run() async throws {
            let folder = try await openStore(try store.existing())
            let known = try await reported { () async throws(StoreError) in try await folder.staff.account(username) }
            guard known == nil || replace else {
                throw Trouble("there is an account \(username) already; --replace makes it anew")
            }
            let (account, credentials) = try await Accounts(folder: folder).make(
                member, password: password, homePostcode: homePostcode)
            try await reported { () async throws(StoreError) in
                try await folder.staff.save(account)
                try await folder.staff.endSessions(of: username)
            }
            Terminal.say("log-in name  \(credentials.username)")
            Terminal.say("password     \(credentials.password)")
            Terminal.say("code secret  \(credentials.secret)")
            Terminal.say("code address \(credentials.address)")
        }
    }

    /// Ends an account.
    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End an account: nobody can log in with it, and whoever is logged in is logged out.",
            discussion: Teaching.text(
                "What its owner did stays in the facts. `user add --replace` opens it again.",
                examples: ["bluelamp user disable dana --data ./data"],
                trouble: "there is no such account, or the store could not be used"))

        @Argument(help: "The log-in name.")
        var username: String

        @OptionGroup var store: DataOption

        func run() async throws {
            let folder = try await openStore(try store.existing())
            let known = try await reported { () async throws(StoreError) in try await folder.staff.account(username) }
            guard let known else { throw Trouble("there is no account \(username)") }
            let ended = StaffAccount(
                member: known.member, passwordHash: known.passwordHash, sealedCodeSecret: known.sealedCodeSecret,
                disabled: true, provider: known.provider, homePostcode: known.homePostcode)
            try await reported { () async throws(StoreError) in
                try await folder.staff.save(ended)
                try await folder.staff.endSessions(of: username)
            }
            Terminal.say("nobody can log in as \(username) any more")
        }
    }
}

extension WeakPassword {
    fileprivate var sentence: String {
        switch self {
        case .tooShort(let least): "a password has at least \(least) characters"
        case .repeated(let least): "a password has at least \(least) different characters"
        case .named: "a password has no part of the person's name in it"
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

    /// An account that is not saved yet, and what its owner needs to log in.
    func make(
        _ member: StaffMember, password: String?, homePostcode: String? = nil
    ) async throws -> (StaffAccount, Credentials) {
        let password = password ?? Self.newPassword()
        return try await reported { () async throws(StoreError) in
            let enrolment = try folder.timeCodes.enrol(member.username, at: "Bluelamp")
            let hash = try await folder.passwords.hash(password)
            let account = StaffAccount(
                member: member, passwordHash: hash, sealedCodeSecret: enrolment.sealedSecret, disabled: false,
                homePostcode: homePostcode)
            let credentials = Credentials(
                username: member.username, password: password, secret: enrolment.secret,
                address: enrolment.address, roles: member.roles.map(\.rawValue).sorted())
            return (account, credentials)
        }
    }

    /// Twenty symbols that can be read aloud.
    private static func newPassword() -> String {
        var random = SystemRandomNumberGenerator()
        let secrets = (0..<2).map { _ in TrackingSecret.make(using: &random).text }
        return String(secrets.joined().prefix(20))
    }
}
