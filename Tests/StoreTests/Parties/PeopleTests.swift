import Policing
import Store
import TestSupport
import Testing
import Workflows

@Suite("People and things on several files")
struct PeopleTests {
    private static func add(
        _ number: UInt64, _ details: PartyDetails, as role: PartyRole = .suspect
    ) -> FileCommand {
        .parties(
            .add(
                NewParty(
                    id: PartyCast.party(number), kind: .person, role: role, details: details,
                    source: NewAssertion(said: .officer, nature: .fact))))
    }

    private static func object(_ number: UInt64, _ kind: ObjectDetails.Kind, _ mark: String) -> FileCommand {
        .parties(
            .addItem(
                PartyCast.item(number), .object(ObjectDetails(kind: kind, mark: mark, description: nil)),
                source: NewAssertion(said: .officer, nature: .fact)))
    }

    private static func merge(_ one: PartyID, _ other: PartyID) -> FileCommand {
        let sides = [one, other].map {
            PartyMerge.Side(
                party: $0, kind: .person, isErased: false, isRemoved: false, mergedInto: nil, appearances: [])
        }
        return .parties(.merge(PartyMerge(sides[0], sides[1], reason: "The same")))
    }

    static let born = CivilDate(iso: "1990-02-28")!

    @Test(
        "are found by the same phone, e-mail address, or name with date of birth",
        arguments: [
            (PartyMark.phone("+44 7700 900456"), true), (.phone("0044 7700 900 456"), true),
            (.phone("07700900457"), false),
            (.email("DANIEL.price@example.org"), true), (.email("daniel@example.org"), false),
            (.name("PRICE, Daniél", born: born), true), (.name("Danny Łowe", born: born), true),
            (.name("Daniel Price", born: CivilDate(iso: "1990-02-27")!), false),
            (.name("Даниел Прайс", born: born), false),
        ])
    func found(mark: PartyMark, isFound: Bool) async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let details = PartyDetails(
            names: ["Daniel Price", "Danny Lowe"], born: Self.born, phones: ["07700 900456"],
            emails: ["daniel.price@example.org"])
        let file = try await vault.write(1, [Self.add(1, details)])
        _ = try await vault.write(2)
        let found = try await vault.folder.people.found(by: [mark], for: Town.tom, limit: 9)
        #expect(found.map(\.entry.party) == (isFound ? [PartyCast.party(1)] : []))
        #expect(found.allSatisfy { $0.entry.file == file.id && $0.entry.role == .suspect && $0.mark == mark })
    }

    @Test(
        "are known by names without regard to accents, capitals and order, but never across scripts",
        arguments: [
            ("O'Brien-Smith 3rd", "o’brien–smith 3RD", true),
            ("Agnieszka Łukasiewicz", "lukasiewicz AGNIESZKA", true), ("Zoë O’Neill", "zoe oneill", true),
            ("Ängström", "angstrom", true), ("हरप्रीत गिल", "हरप्रीत गिल", true), ("हरप्रीत", "हरपरात", false),
            ("ਹਰਪ੍ਰੀਤ", "Harpreet", false), ("নুসরাত বেগম", "বেগম নুসরাত", true), ("Straße", "strasse", false),
        ])
    func folded(one: String, other: String, areSame: Bool) {
        #expect((PartyMark.folded(one) == PartyMark.folded(other)) == areSame)
    }

    @Test("things are found by plate, frame number or serial number, wherever they were said")
    func objects() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let told = try await vault.write(
            1, [.addProperty(PropertyItem(description: "bicycle", serialNumber: "wtu 123-456", valuePence: nil))])
        let named = try await vault.write(
            2, [Self.object(1, .bicycle, "WTU123456"), Self.object(2, .vehicle, "AB12CDE")])
        let people = vault.folder.people
        let both = try await people.objects(by: [.serial("WTU 123456")], for: Town.tom, limit: 9)
        #expect(both.map(\.file) == [named.id, told.id])
        let van = try await people.objects(by: [.serial("ab12 cde"), .serial("none")], for: Town.tom, limit: 9)
        #expect(van.map(\.reference) == [named.state.report.reference])
    }

    @Test("a link between files is seen from both")
    func links() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let one = try await vault.write(1)
        let link = NewFileLink(
            file: one.id, reference: one.state.report.reference, how: .series, reason: "The same street")
        let two = try await vault.write(2, [.parties(.linkFile(link))])
        let people = vault.folder.people
        let own = try await people.links(of: two.id, for: Town.tom)
        #expect(own.map(\.other) == [one.id] && own.map(\.isOwn) == [true] && own.map(\.how) == [.series])
        let back = try await people.links(of: one.id, for: Town.tom)
        #expect(back.map(\.reference) == [two.state.report.reference] && back.map(\.isOwn) == [false])
    }

    @Test("who are merged stand for one person from every side, and no more once it is undone")
    func merged() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        var one = try await vault.write(1, [Self.add(1, PartyDetails(names: ["Daniel Price"]))])
        var two = try await vault.write(2, [Self.add(2, PartyDetails(names: ["Danny"]), as: .witness)])
        let reporter = Parties.reporterID(of: one.id)
        _ = try await vault.ledger.append(try one.adding(Self.merge(PartyCast.party(1), reporter)))
        _ = try await vault.ledger.append(try two.adding(Self.merge(PartyCast.party(2), PartyCast.party(1))))
        let people = vault.folder.people
        let all = [reporter, PartyCast.party(1), PartyCast.party(2)]
        for party in all {
            let entries = try await people.person(party, for: Town.tom)
            #expect(entries.map(\.party) == all)
            #expect(entries.map(\.mergedInto) == [nil, reporter, PartyCast.party(1)])
        }
        _ = try await vault.ledger.append(
            try one.adding(.parties(.undoMerge(PartyCast.party(1), reason: "Not the same"))))
        #expect(try await people.person(reporter, for: Town.tom).map(\.party) == [reporter])
        #expect(try await people.person(PartyCast.party(2), for: Town.tom).map(\.role) == [.suspect, .witness])
    }

    @Test("on a restricted file are found by nobody whom it does not name, but the rules know of them")
    func restricted() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let restriction = NewRestriction(
            people: ["amara.okafor"], units: [], reason: "His brother works here",
            reviewBy: CivilDate(iso: "2026-09-01")!)
        let open = try await vault.write(1)
        let link = NewFileLink(file: open.id, reference: open.state.report.reference, how: .series, reason: "Alike")
        let file = try await vault.write(
            2,
            [
                Self.object(1, .vehicle, "AB12CDE"), .parties(.linkFile(link)), .access(.restrict(restriction)),
            ])
        let people = vault.folder.people, reporter = Parties.reporterID(of: file.id)
        for (reader, sees) in [(Town.amara, true), (Town.priya, false)] {
            let found = try await people.found(by: [.phone("07700 900123")], for: reader, limit: 9)
            #expect(found.map(\.entry.file) == (sees ? [file.id, open.id] : [open.id]))
            #expect(try await people.objects(by: [.serial("AB12CDE")], for: reader, limit: 9).count == (sees ? 1 : 0))
            #expect(try await people.links(of: open.id, for: reader).count == (sees ? 1 : 0))
            #expect(try await people.person(reporter, for: reader).count == (sees ? 1 : 0))
        }
        #expect(try await people.person(reporter, for: nil).count == 1)
    }

    @Test("of a person who is erased are gone from every view, and all others stay", arguments: EngineMaker.all)
    func erased(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let file = try await vault.write(1, FileInHand.everyCommand)
        let other = try await vault.write(2)
        try await vault.ledger.erase(file.state.person, of: file.id, at: file.now)
        for table in ["party", "party_mark", "object"] {
            let number = try await vault.numbers(
                "SELECT number FROM file WHERE reference = $1", [.text(file.state.report.reference.text)])
            let left = try await vault.numbers(SQL("SELECT count(*) FROM \(table) WHERE file = $1"), [.int(number[0])])
            #expect(left == [0], "\(table)")
        }
        let found = try await vault.folder.people.found(by: [.phone("07700900123")], for: Town.tom, limit: 9)
        #expect(found.map(\.entry.file) == [other.id])
    }

    @Test("are the same when the views are made again", arguments: EngineMaker.all)
    func rebuilt(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        _ = try await vault.write(1, FileInHand.everyCommand)
        _ = try await vault.write(
            2, [Self.add(7, PartyDetails(names: ["Danny"])), Self.object(7, .vehicle, "AB12CDE")])
        let before = try await vault.views()
        #expect(before.contains { $0.contains("AB12CDE") } && before.contains { $0.hasPrefix("file_link|") })
        _ = try await vault.ledger.rebuild { _ in }
        #expect(try await vault.views() == before)
    }

    @Test(
        "are each found by an index",
        arguments: [
            "SELECT 1 FROM party WHERE id = x'00'", "SELECT 1 FROM party WHERE name_key = 'a'",
            "SELECT 1 FROM party_mark WHERE kind = 'phone' AND value = '1'", "SELECT 1 FROM object WHERE mark = '1'",
            "SELECT 1 FROM party_merge WHERE into_party = x'00'", "SELECT 1 FROM party_merge WHERE party = x'00'",
            "SELECT 1 FROM file_link WHERE other = x'00'",
        ])
    func indexed(query: String) async throws {
        let vault = try await Vault(EngineMaker.all[0])
        let plan = try await vault.folder.engine.read { session in
            try session.query(SQL("EXPLAIN QUERY PLAN \(query)"), []) { $0.text(3) }
        }
        #expect(plan.allSatisfy { $0.contains("USING") && $0.hasPrefix("SEARCH") }, "\(query): \(plan)")
    }
}
