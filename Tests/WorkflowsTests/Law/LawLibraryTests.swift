import Foundation
import Policing
import Testing
import Workflows

@Suite("The tables of law")
struct LawLibraryTests {
    let law: Law

    init() throws {
        law = try LawLibrary.load(from: LawFiles.law)
    }

    @Test(
        "hold the offences by their official titles",
        arguments: [
            ("44", "Theft or unauthorised taking of a pedal cycle", "bicycle-theft", OffenceBasis.victim),
            ("28E", "Burglary - residential", "burglary", .victim),
            ("92A", "Trafficking in controlled drugs", "drugs", .state),
            ("9A", "Public fear, alarm or distress", "public-order", .victim),
        ])
    func offences(code: String, title: String, category: String, basis: OffenceBasis) throws {
        let offence = try #require(law.offences[code])
        #expect(offence.title == title)
        #expect(offence.policeUKSlug == category)
        #expect(offence.basis == basis)
    }

    @Test("put every offence in a category of the open data, and every rape in its subgroup")
    func categories() {
        let categories: Set = [
            "bicycle-theft", "burglary", "criminal-damage-arson", "drugs", "other-theft", "possession-of-weapons",
            "public-order", "robbery", "shoplifting", "theft-from-the-person", "vehicle-crime", "violent-crime",
            "other-crime",
        ]
        #expect(Set(law.offences.offences.map(\.policeUKSlug)) == categories)
        for offence in law.offences.offences { #expect(offence.isRape == offence.title.hasPrefix("Rape ")) }
    }

    @Test("say how serious every offence is, and of every rule of recording where it comes from")
    func recording() throws {
        for offence in law.offences.offences {
            #expect(law.principalCrimes.seriousness(of: offence) > 0, "\(offence.code)")
        }
        let order = try ["1", "19C", "34B", "8N", "28E", "105A", "44", "46"].map { try #require(law.offences[$0]) }
        let seriousness = order.map { law.principalCrimes.seriousness(of: $0) }
        #expect(seriousness == seriousness.sorted(by: >))
        #expect(law.recordingRules.map(\.rule) == RecordingRule.allCases)
    }

    @Test("hold the outcomes 1 to 22", arguments: (1...22).map(String.init))
    func outcomes(code: String) throws {
        let outcome = try #require(law.outcomes[code])
        let suspect: SuspectRule = ["14", "18", "19"].contains(code) ? .notIdentified : .named
        #expect(outcome.suspect == suspect)
        #expect(outcome.needs.contains(.nationalOnly) == (code == "19"))
        #expect(outcome.needs.contains(.namedBody) == (code == "20"))
        #expect(!outcome.needs.isEmpty, "every outcome rests on something")
        #expect((outcome.authority == .inspector) == ["10", "21"].contains(code))
    }

    @Test(
        "hold the time limits of the Victims' Code",
        arguments: [
            ("VC04-REFER", Limit.workingDays(2), Limit.workingDays(2)),
            ("VC06-NOINV", .workingDays(5), .workingDays(1)), ("VC06-NFA", .workingDays(5), .workingDays(1)),
            ("VC06-ARREST", .workingDays(5), .workingDays(1)), ("VC06-UPDATE", .asAgreed, .asAgreed),
            ("VC03-CONF", .none, .none), ("VC09-OUTCOME", .workingDays(1), .workingDays(1)),
            ("VC10-EXPENSES", .workingDays(10), .workingDays(10)),
        ])
    func promises(id: String, standard: Limit, enhanced: Limit) throws {
        let rule = try #require(law.promises[id])
        #expect(rule.standard == standard)
        #expect(rule.enhanced == enhanced)
        #expect(rule.edition == "2020")
    }

    @Test("hold 29 rules of the Code, of which only those counted from the report begin with the report")
    func report() {
        #expect(law.promises.rules.count == 29)
        #expect(
            law.promises.rules(for: .crimeReported).map(\.id) == [
                "VC02-REC", "VC03-CONF", "VC03-RJ", "VC04-ASSESS", "VC04-REFER", "VC05-COMP",
            ])
        #expect(law.promises.rules(for: .reportReceived).isEmpty)
    }

    @Test(
        "hold eight bank holidays a year, none at a weekend, Easter's where the moon puts them", arguments: 2024...2028)
    func bankHolidays(year: Int) throws {
        let days = law.calendar.bankHolidays.filter { $0.year == year }
        #expect(days.count == 8)
        #expect(days.allSatisfy { !$0.weekday.isWeekend })
        let easter = try #require(Self.easter(year))
        #expect(days.contains(easter.adding(days: -2)))
        #expect(days.contains(easter.adding(days: 1)))
    }

    /// Easter Sunday by the anonymous Gregorian rule.
    static func easter(_ year: Int) -> CivilDate? {
        let golden = year % 19, century = year / 100, rest = year % 100
        let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7
        let late = (golden + 11 * moon + 22 * weekday) / 451
        let number = moon + weekday - 7 * late + 114
        return CivilDate(year: year, month: number / 31, day: number % 31 + 1)
    }

    @Test("hold thirteen types of anti-social behaviour")
    func antiSocial() {
        #expect(law.asb.types.count == 13)
        #expect(law.asb["noise"]?.usualQualifier == .nuisance)
    }

    struct Spoilt: Sendable {
        let file: String, text: String?, other: String, defects: [String]

        init(_ file: String, _ text: String?, _ other: String, _ defects: String...) {
            (self.file, self.text, self.other, self.defects) = (file, text, other, defects)
        }
    }

    @Test(
        "are all refused when one is wrong, by file and line",
        arguments: [
            Spoilt(
                "offences.csv", ",victim,", ",victm,",
                "Law/offences.csv:2: unknown basis `victm`. Use one of: victim, state."),
            Spoilt(
                "offences.csv", "\n105A,", "\n8N,", "Law/offences.csv:15: `8N` stands twice in `code`. Take one out."),
            Spoilt(
                "offences.csv", "code,title", "code,titel",
                "Law/offences.csv:1: no column title. Add it to the header.",
                "Law/offences.csv:1: unknown column titel. Take it out of the header."),
            Spoilt(
                "offences.csv", nil, "",
                "Law/offences.csv:1: the file cannot be read as UTF-8 text. Check that it is there and save it as UTF-8."
            ),
            Spoilt(
                "outcomes.csv", ",sourced", ",souced",
                "Law/outcomes.csv:25: unknown status `souced`. Use one of: sourced, verify."),
            Spoilt(
                "asb.csv", "possession)\",", "possession),",
                "Law/asb.csv:14: a quoted field does not end. Close it with a quotation mark."),
            Spoilt(
                "asb.csv", "Noise,", "\"Noise\"!,",
                "Law/asb.csv:12: something follows the end of a quoted field. Write a comma or a new line there."),
            Spoilt(
                "asb.csv", "Noise,", "No\"ise,",
                "Law/asb.csv:12: a quotation mark stands inside a field. Quote the whole field and double the mark."),
            Spoilt(
                "asb.csv", "Noise,", "Noise,loud,",
                "Law/asb.csv:12: 6 fields where the header has 5. Quote a field that holds a comma, and leave no line empty."
            ),
            Spoilt(
                "victims-code-2020.csv", "5 working days,1 working day", "5 days,1 working day",
                "Law/victims-code-2020.csv:8: `5 days` in `standard` is not a limit such as `5 working days` or `24 hours`. "
                    + "Write a limit such as `5 working days` or `24 hours`."),
            Spoilt(
                "victims-code-2020.csv", "VC02-REC,2,", "VC02-REC,13,",
                "Law/victims-code-2020.csv:2: `13` in `right` is not a right from 1 to 12. Write a right from 1 to 12."),
            Spoilt(
                "bank-holidays.csv", "2024-03-29", "2024-02-30",
                "Law/bank-holidays.csv:3: `2024-02-30` in `date` is not a day such as 2026-12-25. Write a day such as 2026-12-25."
            ),
        ])
    func spoilt(row: Spoilt) throws {
        let copy = try LawFiles.copy(of: LawFiles.law, changing: row.file, row.text, to: row.other)
        defer { try? LawFiles.remove(copy) }
        do {
            _ = try LawLibrary.load(from: copy)
            Issue.record("\(row.file) was accepted")
        } catch {
            #expect(error.defects.map(\.description) == row.defects)
        }
    }

    @Test(
        "are the same with Windows line ends, a byte order mark and quoted fields that hold line ends and quotation marks"
    )
    func otherwiseWritten() throws {
        let copy = try LawFiles.copy(
            of: LawFiles.law, changing: "asb.csv", "Noise,", to: "\"\"\"Noise\"\"\nby night\",")
        defer { try? LawFiles.remove(copy) }
        let path = "\(copy)/asb.csv"
        let written = try String(contentsOfFile: path, encoding: .utf8).replacingOccurrences(of: "\n", with: "\r\n")
        try "\u{FEFF}\(written)".write(toFile: path, atomically: true, encoding: .utf8)
        let types = try LawLibrary.load(from: copy).asb
        #expect(types.types.map(\.code) == law.asb.types.map(\.code))
        #expect(types["noise"]?.title == "\"Noise\"\r\nby night")
        #expect(types["fireworks"] == law.asb["fireworks"])
    }

    @Test("name every file of a folder that is not there")
    func noFolder() {
        do {
            _ = try LawLibrary.load(from: "/nowhere/Law")
            Issue.record("a folder that is not there was accepted")
        } catch {
            #expect(error.defects.count == 7)
        }
    }
}
