import Foundation
import Policing
import Store
import Workflows

/// The demonstration force's accounts: made in an empty folder when asked for, so that whoever tries Bluelamp can log in.
struct Demonstration {
    let folder: StoreFolder

    /// What is kept in `demonstration.json`.
    struct Contents: Codable {
        struct Staff: Codable {
            let username: String
            let password: String
            let totpSecret: String
            let role: String
        }

        struct Example: Codable {
            let reference: String
            let secret: String
        }

        var staff: [Staff]
        var example: Example?
    }

    static let cast: [StaffMember] = [
        StaffMember(username: "priya.nair", name: "Priya Nair", roles: [.contactOfficer]),
        StaffMember(username: "tom.hale", name: "Tom Hale", roles: [.supervisor, .inspector, .dutyOfficer]),
        StaffMember(username: "amara.okafor", name: "Amara Okafor", roles: [.investigator]),
        StaffMember(username: "ruth.adeyemi", name: "Ruth Adeyemi", roles: [.registrar]),
        StaffMember(username: "sam.whitlock", name: "Sam Whitlock", roles: [.administrator]),
    ]

    private var file: URL { folder.url.appendingPathComponent("demonstration.json") }

    var contents: Contents? {
        (try? Data(contentsOf: file)).flatMap { try? JSONDecoder().decode(Contents.self, from: $0) }
    }

    /// Makes the accounts when nobody has worked with the folder yet. They are saved at once and last: whatever
    /// breaks off before, the next start begins again.
    func prepare() async throws {
        guard try await reported({ () async throws(StoreError) in try await folder.isUnused() }) else { return }
        var contents = Contents(staff: [], example: nil)
        var accounts: [StaffAccount] = []
        for member in Self.cast {
            let (account, credentials) = try await Accounts(folder: folder).make(member, password: nil)
            accounts.append(account)
            contents.staff.append(
                Contents.Staff(
                    username: member.username, password: credentials.password, totpSecret: credentials.secret,
                    role: credentials.roles.joined(separator: ", ")))
        }
        try write(contents)
        try await reported { () async throws(StoreError) in try await folder.staff.save(accounts) }
    }

    func remember(example: Contents.Example) throws {
        guard var contents else { return }
        contents.example = example
        try write(contents)
    }

    private func write(_ contents: Contents) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let data = try encoder.encode(contents)
        guard
            FileManager.default.createFile(
                atPath: file.path, contents: data, attributes: [.posixPermissions: 0o600])
        else { throw Trouble("\(file.path) cannot be written") }
    }

    /// What `serve` prints.
    var lines: [String] {
        guard let contents else { return [] }
        let staff = contents.staff.map {
            "  \($0.username)  password \($0.password)  code secret \($0.totpSecret)  (\($0.role))"
        }
        let example = contents.example.map {
            ["An example report: reference \($0.reference), secret \($0.secret)"]
        }
        return ["Demonstration log-ins for the desk (/desk):"] + staff + (example ?? [])
    }
}
