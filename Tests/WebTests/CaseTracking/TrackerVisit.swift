import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Policing
import Store
import TestSupport
import Testing
import Web
import Workflows

extension TestBrowser {
    /// In by reference and secret, as a person types them.
    @discardableResult
    func open(_ sent: TestSite.Sent) async throws -> Page {
        let page = try await enter(sent.reference.description, sent.secret.description)
        #expect(page.location == "/track/report")
        return try await get("/track/report")
    }

    @discardableResult
    func enter(_ reference: String, _ secret: String) async throws -> Page {
        try await fill("/track", on: try await get("/track"), [("reference", reference), ("secret", secret)])
    }

    /// One of the small forms, filled and sent.
    @discardableResult
    func act(_ name: String, _ fields: [(String, String)]) async throws -> Page {
        try await fill("/track/\(name)", on: try await get("/track/\(name)"), fields)
    }
}

extension TestSite {
    /// What staff write for staff: no page of the public may show it.
    static let hidden = "ONLY-FOR-STAFF"

    /// Everything that can happen to a file, once, a minute apart, from a report to what the person thinks of it.
    func liveThroughEverything(_ sent: Sent) async throws {
        var random = SystemRandomNumberGenerator()
        let evidence = NewEvidence(
            id: .make(at: now, using: &random), name: "bicycle.jpg", type: "image/jpeg", lengthBytes: 5_000,
            sha256: String(repeating: "ab", count: 32))
        let work: [(FileCommand, Actor)] =
            [
                (.grade(code: "P3", reason: Self.hidden), .staff(Self.priya)),
                (
                    .record(
                        .crime(offence: "44"), reason: Self.hidden,
                        circumstances: ReportedCircumstances(basis: .victim, reporter: .victim, probablyACrime: true)),
                    .staff(Self.priya)
                ),
                (
                    .allocate(unit: "volume-crime", officer: Self.amara, because: .hand("She knows the street")),
                    .staff(Self.tom)
                ),
                (.addMessage(text: "I found the receipt."), .person),
                (.write(text: "Thank you. Please send it."), .staff(Self.amara)),
                (
                    .addProperty(
                        PropertyItem(description: "A green bicycle", serialNumber: "WBK4471", valuePence: nil)),
                    .person
                ),
                (.addEvidence(evidence), .person),
                (.changeContact(Self.grace, declined: false), .person),
                (.referToSupport(service: "the victim support service"), .staff(Self.tom)),
                (.returnMessage(.email), .platform),
                (.decideOutcome(Self.noSuspect), .staff(Self.tom)),
                (.requestReview(reason: "There is a camera."), .person),
                (.answerReview(upheld: false, explanation: "You are right about the camera."), .staff(Self.tom)),
                (.decideOutcome(Self.noSuspect), .staff(Self.tom)),
                (.giveFeedback(score: 4, words: "Kind people."), .person),
            ]
            + PartyCast.everyCommand.map { ($0, .staff(Self.tom)) }
        for (command, actor) in work {
            clock.pass(seconds: 60)
            try await act(command, actor, on: sent)
        }
    }

    static let noSuspect = NewOutcome(
        code: "18", body: nil, victim: .notKnown, explanation: "No camera covered the stand.")
}
