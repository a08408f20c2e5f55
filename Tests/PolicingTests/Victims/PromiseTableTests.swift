import Policing
import Testing

@Suite("The promises")
struct PromiseTableTests {
    static func rule(_ id: String, _ trigger: PromiseTrigger, _ standard: Limit, _ enhanced: Limit) -> PromiseRule {
        PromiseRule(
            id: id, edition: "2020", right: 6, trigger: trigger, obligation: "Tell the victim", responsible: .police,
            standard: standard, enhanced: enhanced, clock: .happened, status: .sourced)
    }

    let rules = [
        rule("VC06-ARREST", .suspectArrested, .workingDays(5), .workingDays(1)),
        rule("VC06-UPDATE", .updateAgreed, .asAgreed, .asAgreed),
        rule("FORCE-READ", .reportReceived, .hours(24), .hours(24)),
        rule("FORCE-REPLY", .reportReceived, .hours(48), .hours(48)),
        rule("VC03-CONF", .crimeReported, .none, .none),
    ]

    @Test("are found by id and by trigger, in their order")
    func lookUp() throws {
        let table = try PromiseTable(rules: rules)
        #expect(table["VC06-UPDATE"]?.standard == .asAgreed)
        #expect(table["VC99"] == nil)
        #expect(table.rules(for: .reportReceived).map(\.id) == ["FORCE-READ", "FORCE-REPLY"])
        #expect(table.rules(for: .appealLodged).isEmpty)
    }

    @Test(
        "fall due by the limit of the rule, sooner with Enhanced Rights",
        arguments: [
            ("VC06-ARREST", false, "2026-09-07T22:59:59.999Z"), ("VC06-ARREST", true, "2026-09-01T22:59:59.999Z"),
            ("FORCE-READ", false, "2026-08-29T15:00:00Z"), ("FORCE-REPLY", true, "2026-08-30T15:00:00Z"),
            ("VC06-UPDATE", true, nil), ("VC03-CONF", false, nil),
        ])
    func due(id: String, enhanced: Bool, end: String?) throws {
        let table = try PromiseTable(rules: rules)
        let friday = try #require(Moment(iso8601: "2026-08-28T15:00:00Z"))
        let calendar = WorkingCalendar(bankHolidays: [try #require(CivilDate(iso: "2026-08-31"))])
        let rule = try #require(table[id])
        #expect(table.due(rule, from: friday, enhanced: enhanced, calendar: calendar)?.iso8601 == end)
    }

    @Test("are refused when two have one id")
    func repeated() throws {
        let table = try PromiseTable(rules: rules)
        #expect(throws: TableFault.repeated("FORCE-READ")) { try table.adding([rules[2]]) }
        #expect(throws: TableFault.repeated("VC06-ARREST")) { try PromiseTable(rules: rules + rules) }
    }

    @Test(
        "write their limits in words and read them back",
        arguments: [
            (Limit.workingDays(1), "1 working day"), (.workingDays(5), "5 working days"), (.hours(48), "48 hours"),
            (.hours(1), "1 hour"), (.asAgreed, "as agreed"), (.none, ""),
        ])
    func words(limit: Limit, text: String) {
        #expect(limit.text == text)
        #expect(Limit(text: text) == limit)
    }

    @Test(
        "do not guess at a limit",
        arguments: ["5", "five working days", "0 hours", "-1 hours", "5 days", "agreed", " "])
    func unread(text: String) {
        #expect(Limit(text: text) == nil)
    }
}
