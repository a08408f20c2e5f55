import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Web
import Workflows

/// A site with the force's five members of staff, who all know one password and have one code secret.
struct DeskWorld: Sendable {
    static let password = "a long walk by the canal"
    static let cast: [(username: String, name: String, role: Role)] = [
        ("priya.nair", "Priya Nair", .contactOfficer), ("tom.hale", "Tom Hale", .supervisor),
        ("amara.okafor", "Amara Okafor", .investigator), ("ruth.adeyemi", "Ruth Adeyemi", .registrar),
        ("sam.whitlock", "Sam Whitlock", .administrator),
    ]
    private static let codeSecret = [UInt8](1...20)

    let test: TestSite
    private let hash: String
    var folder: StoreFolder { test.folder }
    var now: Moment { test.now }

    init(_ test: TestSite) async throws {
        self.test = test
        hash = try await ScryptPasswords(cost: .light).hash(Self.password)
        for (username, name, role) in Self.cast {
            try await add(StaffMember(username: username, name: name, roles: [role]))
        }
    }

    /// Adds somebody who knows the one password and has the one code secret.
    func add(_ member: StaffMember, homePostcode: String? = nil) async throws {
        let enrolment = try test.folder.timeCodes.enrol(member.username, at: "test", secret: Self.codeSecret)
        try await test.folder.staff.save(
            StaffAccount(
                member: member, passwordHash: hash, sealedCodeSecret: enrolment.sealedSecret, disabled: false,
                homePostcode: homePostcode))
    }

    func pass(seconds: Int64) { test.clock.pass(seconds: seconds) }

    /// The code of this half minute.
    var code: String { TimedCodes.code(Self.codeSecret, step: TimedCodes.step(at: now)) }

    // MARK: Reports

    /// Sends a report in, from somebody who reads Urdu.
    func report(
        _ kind: String = "bicycle-theft", answers: Answers = ["what-happened": .text("My bicycle was taken.")],
        person: ReporterDetails? = TestSite.grace, words: String = "By the library", at point: Coordinate? = nil
    ) async throws -> Reference {
        var random = SystemRandomNumberGenerator()
        let file = FileID.make(at: now, using: &random)
        let reference = Reference.make(using: &random)
        guard let form = test.site.forms[kind] else { throw Missing(what: kind) }
        let report = NewReport(
            file: file, person: PersonID.make(at: now, using: &random), reference: reference, secretHash: "00",
            form: form, language: "ur", channel: .web,
            contents: ReportContents(
                answers: answers, occurrence: .unknown, place: Place(coordinate: point, postcode: nil, words: words),
                reporter: person))
        try await carryOut(.report(report), on: file)
        return reference
    }

    /// Something that the person does on their own page.
    func person(_ command: FileCommand, on reference: Reference) async throws {
        guard let file = try await folder.ledger.file(of: reference) else { throw Missing(what: reference.text) }
        try await carryOut(command, on: file)
    }

    /// Something that somebody else does meanwhile.
    func act(_ command: FileCommand, _ actor: Actor, on reference: Reference) async throws {
        guard let file = try await folder.ledger.file(of: reference) else { throw Missing(what: reference.text) }
        try await carryOut(command, on: file, actor)
    }

    private func carryOut(_ command: FileCommand, on file: FileID, _ actor: Actor = .person) async throws {
        var random = SystemRandomNumberGenerator()
        _ = try await test.site.ports.files.carryOut(
            Files.Order(id: .make(at: now, using: &random), command: command, actor: actor, at: now), on: file)
    }

    /// Who has read a file, the last first.
    func accesses(to reference: Reference) async throws -> [AccessEntry] {
        try await folder.accessLog.accesses(to: try await state(of: reference).id, from: nil, limit: 50).entries
    }

    func state(of reference: Reference) async throws -> FileState {
        guard let file = try await folder.ledger.file(of: reference),
            let state = try await folder.ledger.state(of: file)
        else { throw Missing(what: reference.text) }
        return state
    }
}

/// Runs the body with a fresh desk and a client of its pages.
func onDesk(_ body: @escaping @Sendable (DeskWorld, any TestClientProtocol) async throws -> Void) async throws {
    try await TestSite.with { test, client in
        try await body(try await DeskWorld(test), client)
    }
}
