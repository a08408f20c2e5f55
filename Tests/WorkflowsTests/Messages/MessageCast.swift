import Foundation
import Policing
import Workflows

/// The people, files and words that the tests of messages share.
enum MessageCast {
    static let now = Moment(milliseconds: 1_788_160_000_000)
    static let file = FileID(high: 0x19A0_0000_0000_0001, low: 7)
    static let person = PersonID(high: 1, low: 2)
    static let force = "Anytown Police"

    static let reference: Reference = {
        var random = SystemRandomNumberGenerator()
        return Reference.make(using: &random)
    }()

    static func reporter(
        email: String? = "grace.lowe@example.org", phone: String? = "07700900123", contact: ContactChoice = .yes
    ) -> ReporterDetails {
        ReporterDetails(name: "Grace Lowe", email: email, phone: phone, contact: contact)
    }

    static func state(
        _ reporter: ReporterDetails?, guarded: Bool = false, language: String = "en", then facts: [FileFact] = [],
        file: FileID = MessageCast.file
    ) -> FileState? {
        let contents = ReportContents(
            answers: Answers(), occurrence: .unknown, place: Place(coordinate: nil, postcode: nil, words: nil),
            reporter: reporter)
        let report = Reported(
            reference: reference, secretHash: "", form: guarded ? "domestic-abuse" : "bicycle-theft",
            language: language, channel: .web, guarded: guarded, enhancedGround: nil,
            contents: Sealed(contents, of: person))
        let history = ([.reported(report)] + facts).enumerated().map { index, fact in
            RecordedFact(version: index + 1, at: now, actor: Actor.person.text, fact: fact)
        }
        return FileState.fold(file, history)
    }

    static func rules() throws -> Rulebook {
        Rulebook(
            promises: try PromiseTable(rules: []), calendar: WorkingCalendar(bankHolidays: []),
            grades: try GradeTable(grades: []), offences: try OffenceTable(offences: []),
            outcomes: try OutcomeTable(outcomes: []), asb: try AntiSocialTable(types: []), units: [])
    }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    static func languages() throws -> Languages {
        try Languages.load("\(root)/Languages", forms: try FormFiles.load("\(root)/Forms"))
    }

    static func words() throws -> MessageWords {
        MessageWords(
            languages: try languages(),
            addresses: TrackerAddresses(
                force: force, tracker: "https://example.org/track",
                link: { token in
                    token.isEmpty ? nil : "https://example.org/open/\(String(decoding: token, as: UTF8.self))"
                },
                saved: savedLink))
    }

    /// What stands sealed in a link to answers not sent yet: here `address language guarded`, in plain words.
    @Sendable private static func savedLink(_ sealed: [UInt8]) -> SavedLink? {
        let parts = String(decoding: sealed, as: UTF8.self).split(separator: " ").map(String.init)
        guard parts.count == 3 else { return nil }
        return SavedLink(
            address: parts[0], link: "https://example.org/open/tok", language: parts[1],
            isGuarded: parts[2] == "guarded")
    }
}

/// A random source that always draws the least.
struct LeastRandom: RandomNumberGenerator, Sendable {
    /// Not 0, which the library would draw again and again, to be fair.
    mutating func next() -> UInt64 { 1 << 20 }
}
