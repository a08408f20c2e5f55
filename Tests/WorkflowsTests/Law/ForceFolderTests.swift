import Foundation
import Policing
import Testing
import Workflows

@Suite("The folder of a force")
struct ForceFolderTests {
    let force: Force

    init() throws {
        force = try ForceFolder.load(from: LawFiles.force)
    }

    @Test("says who the force is, and has what a report needs")
    func identity() {
        #expect(force.identity.name == "West Midlands Police")
        #expect(force.identity.telephone.nonEmergencyTextphone == "18001 101")
        #expect(force.identity.languages == ["en", "ur", "pa", "pl", "bn"])
        #expect(force.identity.tiles == nil)
        #expect(force.districts.count == 7)
        #expect(force.districts.allSatisfy { force.area.contains($0.centre) })
        #expect(force.grades["P1"]?.targetMinutes == 15)
        #expect(force.unit("contact")?.kind == .contact)
        #expect(Set(force.units.map(\.kind)) == Set(ForceUnitKind.allCases))
        #expect(Set(force.units.compactMap(\.district)) == Set(force.districts.map(\.code)))
    }

    @Test(
        "makes a rulebook with the law, in which every rule that the program names has its limit",
        arguments: [
            ("FORCE-READ", Limit.hours(24)), ("FORCE-REPLY", .hours(48)), ("FORCE-MESSAGE", .workingDays(2)),
            ("FORCE-REVIEW", .workingDays(5)),
        ])
    func rulebook(id: String, limit: Limit) throws {
        let rules = try LawLibrary.load(from: LawFiles.law).rulebook(for: force)
        #expect(rules.promises[id]?.standard == limit)
        #expect(Victims.Rules.all.allSatisfy { rules.promises[$0] != nil })
        #expect(rules.units.contains("registrar"))
    }

    @Test(
        "offers the right support",
        arguments: [
            ("domestic-abuse", "domestic-abuse", true), ("bicycle-theft", "domestic-abuse", false),
            ("bicycle-theft", "victim-service", true), ("fraud", "report-fraud", true),
        ])
    func support(topic: String, code: String, offered: Bool) {
        #expect(force.support(for: topic).contains { $0.code == code } == offered)
    }

    @Test(
        "knows whose postcode it is",
        arguments: [
            ("B4 6NQ", "ours"), ("b46nq", "ours"), ("CV1 1AA", "ours"), ("WV14 0AA", "ours"), ("B4", "ours"),
            ("ST4 1AA", "staffordshire"), ("WS11 1AA", "staffordshire"), ("CV32 4AA", "warwickshire"),
            ("B61 0AA", "west-mercia"), ("DY9 0AA", "west-mercia"), ("DY9 8AA", "ours"), ("M1 1AA", "elsewhere"),
            ("S1 1AA", "elsewhere"),
        ])
    func postcodes(text: String, code: String) throws {
        let postcode = try #require(Postcode(text))
        #expect(Self.name(force.jurisdiction(of: postcode)) == code)
    }

    @Test(
        "gives every role by some group of its provider of log-ins, and a group for each role alone",
        arguments: Role.allCases)
    func groups(role: Role) {
        let giving = force.groups.grants.filter { $0.roles.contains(role) }
        #expect(giving.contains { force.groups.granted(to: [$0.group]).roles == [role] })
    }

    @Test("suggests only grades and units that there are, and an owner for every kind of report")
    func triage() throws {
        let allocation = try LawLibrary.load(from: LawFiles.law).rulebook(for: force).allocation
        for row in force.triage.grading.rows { #expect(force.grades[row.grade] != nil) }
        #expect(force.triage.grading.suggestion(for: ThriveLevels()) != nil)
        for form in try FormFiles.load(Folders.forms).forms {
            let features = AllocationFeatures(
                kind: form.id, recordedAs: nil, grade: nil, area: nil, isEnhanced: false)
            #expect(allocation.rule(for: features) != nil, "\(form.id)")
        }
    }

    @Test("weighs answers that the shared questions have")
    func questions() throws {
        let forms = try FormFiles.load(Folders.forms).forms
        let asked: [(String, [String])] = [
            (ThriveQuestions.suspect, ["known", "recognise", "seen"]), (ThriveQuestions.camera, ["yes"]),
            (ThriveQuestions.witness, ["yes"]), (ThriveQuestions.traces, ["none"]),
            (ThriveQuestions.aboutYou, ["language"]), (ThriveQuestions.howOften, ["weekly", "daily"]),
            (ThriveQuestions.reportingFor, ["me", "other"]),
        ]
        for (question, values) in asked {
            let options = forms.compactMap { $0.question(question) }.flatMap { $0.options.map(\.value) }
            #expect(Set(values).isSubset(of: Set(options)), "\(question)")
        }
    }

    @Test(
        "knows roughly whose point it is",
        arguments: [
            (52.4797, -1.9027, "ours"), (52.8, -2.1, "staffordshire"), (52.2, -2.2, "west-mercia"),
            (52.28, -1.53, "warwickshire"), (51.5, -0.12, "elsewhere"),
        ])
    func points(latitude: Double, longitude: Double, code: String) throws {
        let point = try #require(Coordinate(latitude: latitude, longitude: longitude))
        #expect(Self.name(force.jurisdiction(of: point)) == code)
    }

    static func name(_ jurisdiction: Jurisdiction) -> String {
        switch jurisdiction {
        case .ours: "ours"
        case .neighbour(let force): force.code
        case .elsewhere: "elsewhere"
        }
    }

    @Test("gives every form an offence and a ground for Enhanced Rights that there is")
    func forms() throws {
        let offences = try LawLibrary.load(from: LawFiles.law).offences
        for form in try FormFiles.load(Folders.forms).forms {
            if let code = form.suggestedOffence { #expect(offences[code] != nil, "\(form.id): \(code)") }
            let grounds = form.questions.flatMap { $0.options.compactMap(\.enhancedGround) }
            for ground in grounds + [form.enhancedGround].compactMap({ $0 }) {
                #expect(EnhancedGround(rawValue: ground) != nil, "\(form.id): \(ground)")
            }
        }
    }

    @Test(
        "is refused whole when one file is wrong, by file and line",
        arguments: [
            (
                "grades.csv", ",15,", ",soon,",
                "west-midlands/grades.csv:2: `soon` in `target-minutes` is not a number of minutes"
            ),
            (
                "units.csv", "local,coventry", "local,camelot",
                "west-midlands/units.csv:4: `camelot` in `district` is not a district"
            ),
            ("grading.csv", "2,P2", "2,P0", "west-midlands/grading.csv:3: `P0` in `grade` is not a code of grades.csv"),
            ("grading.csv", "P1,high", "P1,huge", "west-midlands/grading.csv:2: `huge` in `threat` is not a level"),
            (
                "danger-words.csv", "knife,", "Knife,",
                "west-midlands/danger-words.csv:2: `Knife` in `phrase` is not words"
            ),
            ("danger-words.csv", ",threat,high", ",weather,high", "west-midlands/danger-words.csv:2: unknown element"),
            ("neighbours.csv", "52.42,", ",", "west-midlands/neighbours.csv:2: the edges are not a box on the earth"),
            (
                "gazetteer.csv", ",town,Birmingham", ",village,Birmingham",
                "west-midlands/gazetteer.csv:2: unknown kind `village`"
            ),
            (
                "postcodes.csv", "B1,Birmingham,5", "B1,Birmingham,95",
                "west-midlands/postcodes.csv:2: not a point on the earth"
            ),
            ("support.csv", ",0121 496 0101,", ",,", "west-midlands/support.csv:2: no way to reach it"),
            (
                "promises.csv", ",police,", ",police officer,",
                "west-midlands/promises.csv:2: unknown responsible `police officer`"
            ),
            (
                "force.yaml", "south: 52.347", "south: 53.347",
                "west-midlands/force.yaml:6: area is not a box on the earth"
            ),
            ("force.yaml", "[en, ur", "[ur, en", "west-midlands/force.yaml:15: languages should begin with en"),
            ("force.yaml", "name: West Midlands Police\n", "", "west-midlands/force.yaml:2: the force has no `name`"),
            ("force.yaml", "tiles: null", "tiles: ftp://x", "west-midlands/force.yaml:23: `tiles` is not an address"),
            ("force.yaml", "mail:", "mail", "west-midlands/force.yaml:"),
            (
                "allocation.csv", "P1; P2", "P1; P99",
                "west-midlands/allocation.csv:3: unknown grades `P99`. Use what the force has"
            ),
            (
                "allocation.csv", "dudley; sandwell", "dudley; camelot",
                "west-midlands/allocation.csv:4: unknown areas `camelot`"
            ),
            (
                "allocation.csv", ",roads,unit", ",rods,unit",
                "west-midlands/allocation.csv:6: `rods` in `unit` is not a code or a kind of units.csv"
            ),
            (
                "allocation.csv", ",roads,unit", ",roads,officer",
                "west-midlands/allocation.csv:6: an automatic rule wants an officer"
            ),
            (
                "team.csv", "amara.okafor,volume-crime", "amara.okafor,moon",
                "west-midlands/team.csv:4: `moon` in `unit` is not a unit of units.csv"
            ),
            ("checks.csv", "told-plainly", "grade-fits", "west-midlands/checks.csv:5: `grade-fits` stands twice"),
            ("supervision.yaml", "shift-hours: 8", "shift-hours: 80", "west-midlands/supervision.yaml:4:"),
            ("supervision.yaml", "[P1, P2]", "[P1, X]", "west-midlands/supervision.yaml:6: there is no grade `X`"),
        ])
    func spoilt(file: String, text: String, other: String, defect: String) throws {
        let copy = try LawFiles.copy(of: LawFiles.force, changing: file, text, to: other)
        defer { try? LawFiles.remove(copy) }
        do {
            _ = try ForceFolder.load(from: copy)
            Issue.record("\(file) was accepted")
        } catch {
            #expect(error.defects.first?.description.hasPrefix(defect) == true, "\(error)")
        }
    }

    @Test(
        "makes no rulebook without a rule that the program names, or with one of the Code's own ids",
        arguments: [
            ("FORCE-READ", "FORCE-SEEN", "no rule FORCE-READ here or in the Victims' Code"),
            ("FORCE-READ", "VC06-NOINV", "rule VC06-NOINV is in the Victims' Code too"),
        ])
    func noRulebook(id: String, other: String, problem: String) throws {
        let copy = try LawFiles.copy(of: LawFiles.force, changing: "promises.csv", id, to: other)
        defer { try? LawFiles.remove(copy) }
        let law = try LawLibrary.load(from: LawFiles.law), spoilt = try ForceFolder.load(from: copy)
        do {
            _ = try law.rulebook(for: spoilt)
            Issue.record("a rulebook was made")
        } catch {
            #expect(error.defects.map(\.problem) == [problem])
        }
    }
}
