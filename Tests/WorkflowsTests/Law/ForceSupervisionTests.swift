import Policing
import Testing
import Workflows

@Suite("How a force's supervisors work")
struct ForceSupervisionTests {
    let force: Force
    let table: AllocationTable

    init() throws {
        force = try ForceFolder.load(from: LawFiles.force)
        table = try LawLibrary.load(from: LawFiles.law).rulebook(for: force).allocation
    }

    @Test(
        "sends each file where the force's table says",
        arguments: [
            ("burglary", RecordedClass.crime, "P4", "WV14 0AA", "burglary-west"),
            ("burglary", .crime, "P4", "CV1 1AA", "burglary-east"),
            ("bicycle-theft", .crime, "P4", "B4 6NQ", "volume-crime"),
            ("bicycle-theft", .incident, "P7", "CV1 1AA", "coventry"),
            ("domestic-abuse", .crime, "P1", "B4 6NQ", "public-protection"),
            ("assault", .crime, "P1", "B4 6NQ", "birmingham"),
            ("anti-social-behaviour", .asb, "P5", "DY1 1AA", "dudley"),
            ("road-collision", .incident, "P4", nil, "roads"), ("information", .incident, "P7", nil, "contact"),
        ] as [(String, RecordedClass, String, String?, String)])
    func units(kind: String, recordedAs: RecordedClass, grade: String, postcode: String?, unit: String) throws {
        let place = Place(coordinate: nil, postcode: postcode.flatMap { Postcode($0) }, words: nil)
        let features = AllocationFeatures(
            kind: kind, recordedAs: recordedAs, grade: grade, area: table.areas.area(of: place), isEnhanced: false)
        #expect(table.rule(for: features)?.unit == unit)
    }

    @Test("names only kinds of report that there are, and finds each district by its own centre")
    func known() throws {
        let kinds = Set(try FormFiles.load(Folders.forms).forms.map(\.id))
        for rule in table.rules { #expect(rule.fits.kinds.isSubset(of: kinds), "\(rule.code)") }
        for district in force.districts {
            let place = Place(coordinate: district.centre, postcode: nil, words: nil)
            #expect(table.areas.area(of: place) == district.code)
        }
    }

    @Test("is told with its numbers, its questions and its people")
    func settings() {
        let supervision = force.supervision
        #expect(supervision.shiftHours == 8)
        #expect(supervision.urgentGrades == ["P1", "P2"])
        #expect(supervision.checksAWeek == 3)
        #expect(supervision.noteDays == 28)
        #expect(supervision.checks.map(\.code).contains("contacted-safely"))
        #expect(supervision.place(of: "amara.okafor")?.unit == "volume-crime")
        #expect(supervision.place(of: "nobody") == nil)
    }
}
