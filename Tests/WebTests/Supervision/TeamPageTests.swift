import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

/// What the tests of supervising do with files.
extension DeskWorld {
    static let amara = StaffMember(username: "amara.okafor", name: "Amara Okafor", roles: [.investigator])
    static let tom = StaffMember(username: "tom.hale", name: "Tom Hale", roles: [.supervisor])
    static let crime = FileCommand.record(
        .crime(offence: "44"), reason: "The lock was cut",
        circumstances: ReportedCircumstances(basis: .victim, reporter: .victim, probablyACrime: true))

    func staff(_ command: FileCommand, by member: StaffMember = tom, on reference: Reference) async throws {
        guard let file = try await folder.ledger.file(of: reference) else { throw Missing(what: reference.text) }
        var random = SystemRandomNumberGenerator()
        _ = try await test.site.ports.files.carryOut(
            Files.Order(id: .make(at: now, using: &random), command: command, actor: .staff(member), at: now),
            on: file)
    }

    /// A report that Amara owns.
    func owned() async throws -> Reference {
        let reference = try await report()
        try await staff(.grade(code: "P4", reason: "Nobody is in danger"), on: reference)
        try await staff(Self.crime, on: reference)
        try await staff(
            .allocate(unit: "volume-crime", officer: Self.amara, because: .hand("She knows the library")), on: reference
        )
        return reference
    }
}

@Suite("The pages of a supervisor")
struct TeamPageTests {
    @Test("say who has how much, and lead to the files")
    func team() async throws {
        try await onDesk { world, client in
            let reference = try await world.owned()
            _ = try await world.report()
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let units = try await tom.get("/desk/team")
            #expect(units.contains("/desk?unit=volume-crime\""))
            #expect(units.contains("/desk?unit=volume-crime&amp;grade=P4"))
            let people = try await tom.get("/desk/team/volume-crime")
            #expect(people.contains("Amara Okafor"))
            #expect(people.contains("/desk?unit=volume-crime&amp;officer=amara.okafor\""))
            #expect(!people.contains("/desk?show=late&amp;unit=volume-crime"), "nothing is late yet")
            world.pass(seconds: 50 * 3_600)
            #expect(try await tom.get("/desk/team/volume-crime").status == .seeOther, "the session has ended")
            let later = TestBrowser(client)
            try await later.signIn("tom.hale", in: world)
            let late = try await later.get("/desk/team/volume-crime")
            #expect(late.contains("/desk?show=late&amp;unit=volume-crime&amp;officer=amara.okafor"))
            let list = try await later.get("/desk/late?unit=volume-crime&officer=amara.okafor")
            #expect(list.contains(reference.description) && list.contains("Write to the person"))
            #expect(list.contains("/desk/files/\(reference.text)/write"))
            #expect(try await !later.get("/desk/late?unit=roads").contains(reference.description))
            #expect(try await !later.get("/desk/late?over=2400").contains(reference.description))
            let log = try await world.folder.accessLog.lists(limit: 3)
            #expect(log.map(\.purpose) == ["late", "late", "late"] && log[2].shown == [reference])
        }
    }

    @Test("note who is away: they are not suggested, and their cover sees their files until they are back")
    func absence() async throws {
        try await onDesk { world, client in
            let mine = try await world.owned()
            let next = try await world.report()
            try await world.staff(DeskWorld.crime, on: next)
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let path = "/desk/files/\(next.text)/allocate"
            #expect(try await tom.get(path).contains("Suggested: Amara Okafor"))
            let today = world.now.london.date
            let page = try await tom.get("/desk/absences")
            let fields = [
                ("username", "amara.okafor"), ("cover", "tom.hale"), ("from-day", "\(today.day)"),
                ("from-month", "\(today.month)"), ("from-year", "\(today.year)"), ("until-day", "\(today.day)"),
                ("until-month", "\(today.month)"), ("until-year", "\(today.year)"),
            ]
            #expect(try await tom.fill("/desk/absences", on: page, fields).location == "/desk/absences")
            let away = try await tom.get(path)
            #expect(away.contains("nobody of the unit is here") && away.contains("Amara Okafor (away; 1 open file)"))
            #expect(try await tom.get("/desk/team/volume-crime").contains("Tom Hale covers."))
            #expect(try await tom.get("/desk/mine").contains(mine.description))
            let again = try await tom.fill("/desk/absences", on: page, fields)
            #expect(again.status == .unprocessableContent && again.contains("They are away already in that time"))
            let noted = try await tom.get("/desk/absences")
            #expect(noted.contains("Amara Okafor is back") && !noted.contains(" 00:00"), "whole days")
            let later = today.adding(days: 60)
            let holiday = ["from", "until"].flatMap {
                [("\($0)-day", "\(later.day)"), ("\($0)-month", "\(later.month)"), ("\($0)-year", "\(later.year)")]
            }
            _ = try await tom.fill("/desk/absences", on: page, [("username", "priya.nair")] + holiday)
            #expect(try await tom.get("/desk/absences").contains("Priya Nair will not be away"))
            world.pass(seconds: 24 * 3_600)
            let back = TestBrowser(client)
            try await back.signIn("tom.hale", in: world)
            #expect(try await !back.get("/desk/mine").contains(mine.description), "it ended by itself")
            #expect(try await back.get(path).contains("Suggested: Amara Okafor"))
        }
    }

    private static let wrong: [(fields: [(String, String)], sentence: String)] = [
        ([], "Choose who is away"), ([("username", "nobody")], "Choose who is away"),
        ([("username", "amara.okafor")], "Write a day that there is"),
        (dates(31, 2, 2026), "Write a day that there is"), (dates(1, 1, 2020), "That time is over already"),
        (dates(1, 1, 2099), "An absence is 366 days at most"),
        (dates(1, 12, 2026) + [("cover", "amara.okafor")], "Nobody covers for themselves"),
        (dates(1, 12, 2026) + [("cover", "moon")], "Choose somebody from the list"),
    ]

    private static func dates(_ day: Int, _ month: Int, _ year: Int) -> [(String, String)] {
        let until = [("until-day", "\(day)"), ("until-month", "\(month)"), ("until-year", "\(year)")]
        let from = [("from-day", "1"), ("from-month", "1"), ("from-year", "\(min(year, 2026))")]
        return [("username", "amara.okafor")] + from + until
    }

    @Test("say what is wrong with an absence, and keep what was typed", arguments: wrong)
    func wrongAbsence(fields: [(String, String)], sentence: String) async throws {
        try await onDesk { world, client in
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let page = try await tom.fill("/desk/absences", on: try await tom.get("/desk/absences"), fields)
            #expect(page.status == .unprocessableContent && page.contains("govuk-error-summary"))
            #expect(page.contains(sentence), "\(page.plain.suffix(900))")
            #expect(try await world.folder.supervision.absences(at: world.now).isEmpty)
        }
    }

    @Test("hand a shift over: a note is left, printed, and taken over once")
    func handover() async throws {
        try await onDesk { world, client in
            let reference = try await world.owned()
            let tom = TestBrowser(client), amara = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            try await amara.signIn("amara.okafor", in: world)
            let page = try await tom.get("/desk/handover")
            #expect(page.contains("Handover: Volume Crime Investigation"), "his own unit comes first")
            #expect(page.contains(reference.description) && page.contains("data-print"))
            let path = "/desk/handover/volume-crime"
            #expect(try await tom.fill(path, on: page, [("note", " ")]).contains("Write the note first"))
            let long = try await tom.fill(path, on: page, [("note", String(repeating: "a", count: 2_001))])
            #expect(long.contains("Use 2000 characters or fewer"))
            #expect(try await tom.fill(path, on: page, [("note", "Ring the\r\nlibrary")]).location == path)
            let seen = try await amara.get(path)
            #expect(seen.contains("Ring the") && seen.contains("Written by Tom Hale"))
            let note = try #require(
                try await world.folder.supervision.notes(of: "volume-crime", since: world.now).first)
            _ = try await amara.fill("\(path)/\(note.number)/take", on: seen, [])
            #expect(try await tom.get(path).contains("Taken over by Amara Okafor"))
            #expect(try await !tom.get(path).contains("/\(note.number)/take"))
        }
    }
}
