import Foundation
import Policing
import Testing

@Suite("What is stored of a report")
struct AnswerCodingTests {
    @Test(
        "answers are plain JSON",
        arguments: [
            ("\"2026-10-31\"", .text("2026-10-31")), ("true", .yesNo(true)), ("0", .number(0)), ("1", .number(1)),
            ("12.5", .number(12.5)), ("[\"a\",\"b\"]", .choices(["a", "b"])), ("[]", .choices([])),
        ] as [(String, Answer)])
    func answers(_ json: String, _ answer: Answer) throws {
        #expect(try JSONDecoder().decode(Answer.self, from: Data(json.utf8)) == answer)
        #expect(String(decoding: try JSONEncoder().encode(answer), as: UTF8.self) == json)
    }

    @Test("anything else is refused", arguments: ["null", "{}", "[1]", "[[\"a\"]]"])
    func others(_ json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Answer.self, from: Data(json.utf8)) }
    }

    @Test("answers together are an object")
    func object() throws {
        let json = #"{"locked":false,"story":"Gone"}"#
        let answers = try JSONDecoder().decode(Answers.self, from: Data(json.utf8))
        #expect(answers == ["locked": .yesNo(false), "story": .text("Gone")])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(answers), as: UTF8.self) == json)
    }

    @Test(
        "a contact choice comes back as it was",
        arguments: [
            .yes, .no, .only(.text, when: .any), .only(.email, when: SafeTimes(window: .evenings, words: nil)),
            .only(.text, when: SafeTimes(window: .weekdays, words: "never on Friday")),
            .only(.call, when: SafeTimes(window: .other, words: "after six")),
        ] as [ContactChoice])
    func contact(_ choice: ContactChoice) throws {
        let details = ReporterDetails(name: "Grace Lowe", email: nil, phone: "07700 900123", contact: choice)
        let data = try JSONEncoder().encode(details)
        #expect(try JSONDecoder().decode(ReporterDetails.self, from: data) == details)
    }

    @Test("words that were kept before there were times to choose from are still all that says when")
    func oldContact() throws {
        let old = #"{"safe":"only","way":"text","when":"after six"}"#
        let choice = try JSONDecoder().decode(ContactChoice.self, from: Data(old.utf8))
        #expect(choice == .only(.text, when: SafeTimes(window: .other, words: "after six")))
        let silent = #"{"safe":"only","way":"text"}"#
        #expect(try JSONDecoder().decode(ContactChoice.self, from: Data(silent.utf8)) == .only(.text, when: .any))
    }

    @Test(
        "an occurrence comes back as it was",
        arguments: [
            .unknown, .exact(Moment(milliseconds: 5)),
            .between(from: Moment(milliseconds: 5), to: Moment(milliseconds: 9)),
        ] as [Occurrence])
    func occurrence(_ occurrence: Occurrence) throws {
        let data = try JSONEncoder().encode(occurrence)
        #expect(try JSONDecoder().decode(Occurrence.self, from: data) == occurrence)
    }

    @Test("a place comes back as it was")
    func place() throws {
        let place = Place(
            coordinate: Coordinate(latitude: 52.486244, longitude: -1.890401), postcode: Postcode("B4 6NQ"),
            words: "By the canal")
        let data = try JSONEncoder().encode(place)
        #expect(try JSONDecoder().decode(Place.self, from: data) == place)
        #expect(String(decoding: data, as: UTF8.self).contains("52.486244"))
    }
}
