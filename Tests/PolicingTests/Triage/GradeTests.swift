import Policing
import Testing

@Suite("Grades")
struct GradeTests {
    static let grades = [
        Grade(code: "P1", title: "Immediate", targetMinutes: 15, clock: .arrival),
        Grade(code: "P2", title: "Priority", targetMinutes: 60, clock: .arrival),
        Grade(code: "P8", title: "No deployment", targetMinutes: nil, clock: .resolution),
    ]

    @Test(
        "give a target from the moment of grading",
        arguments: [
            ("P1", "2026-08-31T06:40:00Z"), ("P2", "2026-08-31T07:25:00Z"), ("P8", nil),
        ] as [(String, String?)])
    func target(code: String, by: String?) throws {
        let table = try GradeTable(grades: Self.grades)
        let graded = try #require(Moment(iso8601: "2026-08-31T06:25:00Z"))
        #expect(try #require(table[code]).target(gradedAt: graded)?.iso8601 == by)
    }

    @Test("stand in order of urgency, each code once")
    func order() throws {
        let table = try GradeTable(grades: Self.grades)
        #expect(table.urgency(of: "P1") == 0)
        #expect(table.urgency(of: "P8") == 2)
        #expect(table.urgency(of: "P9") == nil)
        #expect(table["P9"] == nil)
        #expect(throws: TableFault.repeated("P1")) { try GradeTable(grades: Self.grades + Self.grades) }
    }

    @Test("rest on the six elements of THRIVE")
    func thrive() {
        #expect(String(ThriveElement.allCases.map(\.letter)) == "THRIVE")
    }
}
