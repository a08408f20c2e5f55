import Policing
import Testing
import Workflows

@Suite("A password of a member of staff")
struct WeakPasswordTests {
    static let tom = StaffMember(username: "tom.hale", name: "Tom Hale", roles: [.supervisor])

    static let cases: [(password: String, flaw: WeakPassword?)] = [
        ("", .tooShort(leastCharacters: 12)),
        ("elevenchars", .tooShort(leastCharacters: 12)),
        ("twelve chars", nil),
        ("🔑🚲🌧️🕯️🧵🪟🍞🐿️🎻🛶🧭🪁", nil),
        ("aaaaaaaaaaaaaaaaaaaa", .repeated(leastDifferent: 5)),
        ("abcdabcdabcdabcd", .repeated(leastDifferent: 5)),
        ("AaBbCcDdAaBbCcDd", .repeated(leastDifferent: 5)),
        ("abcdeabcdeabcde", nil),
        ("tom.hale.2026!", .named),
        ("my Tom is a good dog", .named),
        ("seven quiet lanterns", nil),
    ]

    @Test("is refused when it could be guessed", arguments: cases)
    func weakness(_ password: String, _ flaw: WeakPassword?) {
        #expect(WeakPassword.flaw(in: password, of: Self.tom) == flaw)
    }

    @Test("may have a short name inside, which many words have")
    func shortNames() {
        let jo = StaffMember(username: "jo", name: "Jo Li", roles: [.registrar])
        #expect(WeakPassword.flaw(in: "a journey to Lisbon", of: jo) == nil)
    }
}
