import Foundation
import Policing
import Testing

@Suite("An allocation")
struct AllocationTests {
    static let areas = PolicingAreas(
        districts: ["B4": "birmingham", "B4 6": "sandwell", "CV1": "coventry"],
        points: [
            .init(coordinate: Coordinate(latitude: 52.48, longitude: -1.9)!, district: "birmingham"),
            .init(coordinate: Coordinate(latitude: 52.41, longitude: -1.51)!, district: "coventry"),
        ])

    static func rule(
        _ code: String, _ fits: AllocationRule.Scope = .init(), to unit: AllocationRule.Unit,
        officer: Bool = false, automatic: Bool = false
    ) -> AllocationRule {
        AllocationRule(
            code: code, fits: fits, target: .init(unit: unit, wantsOfficer: officer), reason: "Because of \(code)",
            isAutomatic: automatic)
    }

    static let rules = [
        rule("urgent", .init(grades: ["P1"]), to: .byArea(["birmingham": "local-b", "coventry": "local-c"])),
        rule("abuse", .init(kinds: ["abuse"], enhancedOnly: true), to: .named("protection")),
        rule("west", .init(kinds: ["burglary"], areas: ["sandwell"]), to: .named("burglary-west")),
        rule("noise", .init(classes: [.asb]), to: .byArea(["birmingham": "local-b"])),
        rule("rest", to: .named("contact")),
    ]

    struct Row: Sendable, CustomTestStringConvertible {
        let features: AllocationFeatures
        let rule: String
        let unit: String
        var testDescription: String { "\(features.kind) to \(unit) by \(rule)" }

        init(
            _ kind: String, _ recordedAs: RecordedClass? = nil, grade: String? = nil, area: String? = nil,
            enhanced: Bool = false, _ rule: String, _ unit: String
        ) {
            features = AllocationFeatures(
                kind: kind, recordedAs: recordedAs, grade: grade, area: area, isEnhanced: enhanced)
            (self.rule, self.unit) = (rule, unit)
        }
    }

    @Test(
        "goes by the first rule that fits",
        arguments: [
            Row("bike", grade: "P1", area: "coventry", "urgent", "local-c"),
            Row("bike", grade: "P1", area: nil, "rest", "contact"),
            Row("bike", grade: "P1", area: "dudley", "rest", "contact"),
            Row("bike", grade: "P2", area: "coventry", "rest", "contact"),
            Row("abuse", enhanced: true, "abuse", "protection"),
            Row("abuse", enhanced: false, "rest", "contact"),
            Row("burglary", .crime, area: "sandwell", "west", "burglary-west"),
            Row("burglary", .crime, area: "birmingham", "rest", "contact"),
            Row("burglary", .crime, area: nil, "rest", "contact"),
            Row("shouting", .asb, area: "birmingham", "noise", "local-b"),
            Row("shouting", .crime, area: "birmingham", "rest", "contact"),
            Row("shouting", nil, area: "birmingham", "rest", "contact"),
        ])
    func firstThatFits(row: Row) throws {
        let table = try AllocationTable(rules: Self.rules, areas: Self.areas)
        let found = try #require(table.rule(for: row.features))
        #expect(found.rule.code == row.rule)
        #expect(found.unit == row.unit)
    }

    @Test("fits nothing where the force has no rule, and two rules cannot have one code")
    func noRule() throws {
        let features = AllocationFeatures(kind: "bike", recordedAs: nil, grade: nil, area: nil, isEnhanced: false)
        #expect(AllocationTable.none.rule(for: features) == nil)
        #expect(throws: TableFault.repeated("rest")) {
            try AllocationTable(rules: Self.rules + [Self.rules[4]], areas: Self.areas)
        }
    }

    static func officer(
        _ name: String, skills: Set<String> = [], open: Int, absent: Bool = false, roles: Set<Role> = [.investigator]
    ) -> OfficerLoad {
        OfficerLoad(
            member: StaffMember(username: name, name: name, roles: roles), unit: "team", skills: skills,
            openFiles: open, isAbsent: absent)
    }

    static func elsewhere(_ name: String, open: Int) -> OfficerLoad {
        OfficerLoad(
            member: StaffMember(username: name, name: name, roles: [.investigator]), unit: "other", skills: [],
            openFiles: open, isAbsent: false)
    }

    struct Choice: Sendable, CustomTestStringConvertible {
        let name: String
        let officers: [OfficerLoad]
        var skill: String?
        var most: Int?
        let chosen: String?
        let ground: AllocationGround
        var testDescription: String { name }
    }

    @Test(
        "to an officer is to whoever is here, is trained, has room and has the fewest files",
        arguments: [
            Choice(
                name: "fewest", officers: [officer("amara", open: 4), officer("tom", open: 3)], chosen: "tom",
                ground: .fewestFiles(open: 3, mostFiles: nil)),
            Choice(
                name: "as many", officers: [officer("tom", open: 3), officer("amara", open: 3)], chosen: "amara",
                ground: .fewestFiles(open: 3, mostFiles: nil)),
            Choice(
                name: "absent", officers: [officer("amara", open: 4), officer("tom", open: 3, absent: true)],
                chosen: "amara", ground: .fewestFiles(open: 4, mostFiles: nil)),
            Choice(
                name: "another unit", officers: [officer("amara", open: 4), elsewhere("tom", open: 3)],
                chosen: "amara", ground: .fewestFiles(open: 4, mostFiles: nil)),
            Choice(
                name: "only supervises",
                officers: [officer("amara", open: 4), officer("tom", open: 3, roles: [.supervisor])],
                chosen: "amara", ground: .fewestFiles(open: 4, mostFiles: nil)),
            Choice(
                name: "supervises and investigates",
                officers: [officer("amara", open: 4), officer("tom", open: 3, roles: [.supervisor, .investigator])],
                chosen: "tom", ground: .fewestFiles(open: 3, mostFiles: nil)),
            Choice(
                name: "nobody but a supervisor", officers: [officer("tom", open: 0, roles: [.supervisor])],
                chosen: nil, ground: .nobodyHere),
            Choice(
                name: "trained", officers: [officer("amara", skills: ["film"], open: 9), officer("tom", open: 0)],
                skill: "film", chosen: "amara", ground: .fewestFiles(open: 9, mostFiles: nil)),
            Choice(
                name: "at the limit", officers: [officer("amara", open: 9), officer("tom", open: 10)], most: 10,
                chosen: "amara", ground: .fewestFiles(open: 9, mostFiles: 10)),
            Choice(
                name: "everybody full", officers: [officer("amara", open: 11), officer("tom", open: 10)], most: 10,
                chosen: nil, ground: .everybodyFull(mostFiles: 10)),
            Choice(
                name: "nobody here", officers: [officer("amara", open: 0, absent: true)], chosen: nil,
                ground: .nobodyHere),
            Choice(
                name: "nobody trained", officers: [officer("amara", open: 0)], skill: "film", chosen: nil,
                ground: .nobodyWithSkill("film")),
        ])
    func officers(choice: Choice) throws {
        let target = AllocationRule.Target(
            unit: .named("team"), wantsOfficer: true, skill: choice.skill, mostFiles: choice.most)
        let rule = AllocationRule(code: "r", fits: .init(), target: target, reason: "R", isAutomatic: false)
        let table = try AllocationTable(rules: [rule], areas: Self.areas)
        let features = AllocationFeatures(kind: "bike", recordedAs: nil, grade: nil, area: nil, isEnhanced: false)
        let proposal = try #require(table.proposal(for: features, among: choice.officers))
        #expect(proposal.officer?.username == choice.chosen)
        #expect(proposal.unit == "team")
        #expect(proposal.grounds.last == choice.ground)
        let first = table.candidates(under: rule, in: "team", among: choice.officers).first?.member.username
        #expect(first == choice.chosen)
    }

    @Test("says what of the file the rule asked for")
    func grounds() throws {
        let table = try AllocationTable(rules: Self.rules, areas: Self.areas)
        let features = AllocationFeatures(
            kind: "burglary", recordedAs: .crime, grade: nil, area: "sandwell", isEnhanced: true)
        #expect(table.proposal(for: features, among: [])?.grounds == [.kind("burglary"), .area("sandwell")])
    }

    @Test(
        "finds the district by the point, else by the sector or district of the postcode",
        arguments: [
            (52.42, -1.55, "B4 6NQ", "coventry"), (nil, nil, "B4 6NQ", "sandwell"), (nil, nil, "B4 7NQ", "birmingham"),
            (nil, nil, "B4", "birmingham"), (nil, nil, "M1 1AA", nil), (nil, nil, nil, nil),
        ] as [(Double?, Double?, String?, String?)])
    func districts(latitude: Double?, longitude: Double?, postcode: String?, district: String?) {
        let point = latitude.flatMap { north in
            longitude.flatMap { Coordinate(latitude: north, longitude: $0) }
        }
        let place = Place(coordinate: point, postcode: postcode.flatMap { Postcode($0) }, words: nil)
        #expect(Self.areas.area(of: place) == district)
    }
}

@Suite("A file and its owner")
struct AllocatedFileTests {
    static func station(_ rules: [AllocationRule]) throws -> Rulebook {
        let usual = try Station().rules
        return Rulebook(
            promises: usual.promises, calendar: usual.calendar, grades: usual.grades, offences: usual.offences,
            outcomes: usual.outcomes, asb: usual.asb, units: usual.units,
            allocation: try AllocationTable(rules: rules, areas: AllocationTests.areas))
    }

    @Test("keep why, and whether by rule or by hand")
    func reasons() throws {
        let rules = try Self.station([AllocationTests.rule("bikes", to: .named("roads"))])
        var story = try Story(under: rules)
        try story.adding(.crime)
        try story.adding(.allocate(unit: "contact", officer: nil, because: .hand("  A series ")))
        #expect(story.state.allocation?.way == .hand)
        #expect(story.state.allocation?.reason?.value == "A series")
        #expect(story.state.allocation?.reason?.person == story.state.person)
        try story.adding(.allocate(unit: "roads", officer: nil, because: .rule("bikes", "Bikes go to roads")))
        #expect(story.state.allocation?.way == .rule)
        #expect(story.state.allocation?.rule == "bikes")
    }

    @Test("come together by themselves as soon as it is recorded, where the rule says so")
    func automatic() throws {
        let rule = AllocationTests.rule("bikes", to: .named("roads"), automatic: true)
        var story = try Story(under: try Self.station([rule]))
        let facts = try story.adding(.crime, by: Station.amara)
        #expect(facts.map(\.kind).suffix(2) == [.recorded, .allocated])
        let given = try #require(story.state.allocation)
        #expect(
            given
                == Allocated(
                    unit: "roads", officer: nil, officerName: nil, by: "platform", way: .rule, rule: "bikes",
                    reason: Sealed("Because of bikes", of: story.state.person)))
        #expect(story.state.status == .allocated)
        try story.adding(.allocate(unit: "contact", officer: nil, because: .hand("A series")))
        try story.adding(.record(.crime(offence: "8L"), reason: "Again", circumstances: .victimSays))
        #expect(story.state.allocation?.unit == "contact", "a person's choice stays")
    }

    @Test("wait for a person, where the rule wants one, where it is not the force's, and where the unit is gone")
    func notAutomatic() throws {
        let rules = [
            AllocationTests.rule("bikes", to: .named("roads")),
            AllocationTests.rule("bikes", to: .named("roads"), officer: true, automatic: true),
            AllocationTests.rule("bikes", to: .named("moon"), automatic: true),
        ]
        for rule in rules {
            var story = try Story(under: try Self.station([rule]))
            try story.adding(.crime)
            #expect(story.state.allocation == nil, "\(rule)")
        }
        let automatic = AllocationTests.rule("bikes", to: .named("roads"), automatic: true)
        var story = try Story(under: try Self.station([automatic]))
        try story.adding(.record(.notOurs(body: "the council"), reason: "Theirs", circumstances: .noCrime))
        #expect(story.state.allocation == nil)
    }

    @Test("read as they were before reasons were kept")
    func olderFacts() throws {
        let older = #"{"unit":"roads","by":"tom.hale","officer":"amara.okafor","officerName":"Amara Okafor"}"#
        let fact = try JSONDecoder().decode(Allocated.self, from: Data(older.utf8))
        #expect(
            fact
                == Allocated(
                    unit: "roads", officer: "amara.okafor", officerName: "Amara Okafor", by: "tom.hale"))
    }
}
