import Policing
import Store
import Testing
import Workflows

@Suite("Earlier contacts")
struct EarlierContactsTests {
    private static let phone = PhoneNumber("+44 7700 900123").map { ContactPoint.phone($0) }
    private static let postcode = Postcode("B4 6NQ").map { ContactPoint.postcode($0) }

    @Test("are found by number and by postcode, the newest first, however the number is written")
    func found() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let first = try await vault.write(1), second = try await vault.write(2)
        for point in [Self.phone, Self.postcode] {
            let files = try await vault.folder.pages.earlier(try #require(point), for: Town.priya, limit: 9)
            #expect(files.map(\.id) == [second.id, first.id])
        }
        #expect(
            try await vault.folder.pages.earlier(try #require(Self.phone), for: Town.priya, limit: 1).map(\.id) == [
                second.id
            ])
        let other = ContactPoint.phone(try #require(PhoneNumber("07700 900124")))
        #expect(try await vault.folder.pages.earlier(other, for: Town.priya, limit: 9).isEmpty)
    }

    @Test("are no longer found by a number that was changed, nor once the person is erased")
    func gone() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let details = ReporterDetails(
            name: "Grace Lowe", email: nil, phone: "07700 900555", address: "4 High Street, B29 6BD", contact: .yes)
        let file = try await vault.write(1, [.changeContact(details, declined: false)])
        #expect(try await vault.folder.pages.earlier(try #require(Self.phone), for: Town.priya, limit: 9).isEmpty)
        let home = ContactPoint.postcode(try #require(Postcode("B29 6BD")))
        #expect(try await vault.folder.pages.earlier(home, for: Town.priya, limit: 9).map(\.id) == [file.id])
        try await vault.ledger.erase(file.state.person, of: file.id, at: file.now)
        #expect(try await vault.folder.pages.earlier(home, for: Town.priya, limit: 9).isEmpty)
        #expect(try await vault.numbers("SELECT count(*) FROM contact_point") == [0])
    }

    @Test("are read by the index of their key, however many files there are")
    func indexed() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let explain = SQL(
            """
            EXPLAIN QUERY PLAN SELECT file.id FROM contact_point JOIN file ON file.number = contact_point.file
            WHERE contact_point.key = 'phone:07700900123' ORDER BY contact_point.file DESC LIMIT 10
            """)
        let plan = try await vault.folder.engine.read { try $0.query(explain, []) { $0.text(3) } }
        #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
    }

    @Test("of a restricted file are shown to those alone whom it names")
    func restricted() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let restriction = NewRestriction(
            people: ["amara.okafor"], units: [], reason: "Her brother works here",
            reviewBy: try #require(CivilDate(iso: "2026-09-01")))
        let file = try await vault.write(1, [.access(.restrict(restriction))])
        let pages = vault.folder.pages
        #expect(try await pages.earlier(try #require(Self.phone), for: Town.priya, limit: 9).isEmpty)
        #expect(try await pages.earlier(try #require(Self.phone), for: Town.amara, limit: 9).map(\.id) == [file.id])
    }
}
