import Foundation
import HummingbirdTesting
import Policing
import Testing
import Workflows

@Suite("How long reports wait, for the public")
struct WaitingTests {
    @Test("is told once there are enough of them, in every language, and of no kind that has too few")
    func told() async throws {
        try await onDesk { world, client in
            let browser = TestBrowser(client)
            #expect(try await !browser.get("/").contains("id=\"waits\""))
            for number in 1...24 {
                let kind = number <= 21 ? "bicycle-theft" : "burglary"
                let reference = try await world.report(kind)
                world.pass(seconds: 600)
                try await world.act(.take, .staff(TestSite.priya), on: reference)
                world.pass(seconds: 3_600)
                try await world.act(
                    .record(.nonCrimeIncident, reason: "Nobody says that it is a crime", circumstances: .noCrime),
                    .staff(TestSite.tom),
                    on: reference)
            }
            let page = try await browser.get("/")
            #expect(
                page.plain.contains("we read half of all new reports within 10 minutes, and 9 of 10 within 10 minutes"))
            #expect(page.plain.contains("We recorded half of them within 2 hours"))
            let section = page.text.components(separatedBy: "id=\"waits\"").last ?? ""
            #expect(section.contains("Stolen bicycle") || section.contains("bicycle"))
            for tag in ["ur", "pa", "pl", "bn"] {
                let other = browser.stranger()
                _ = try await other.get("/language?to=\(tag)&back=/")
                let translated = try await other.get("/")
                #expect(
                    translated.contains("id=\"waits\"") && !translated.contains("How long reports wait now"), "\(tag)")
            }
        }
    }
}
