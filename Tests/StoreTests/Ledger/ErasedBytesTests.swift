import Foundation
import Policing
import Store
import Testing
import Workflows

@Suite("The files of a store after an erasure")
struct ErasedBytesTests {
    @Test("hold none of the person's words, not even in pages that are free")
    func bytes() async throws {
        let vault = try await Vault(EngineMaker.all[0])
        _ = try await vault.seed(60)
        let file = try await vault.write(
            1,
            [
                .addMessage(text: "zanzibarword and more"),
                .addProperty(PropertyItem(description: "quixoticthing", serialNumber: "WTU987654", valuePence: nil)),
            ])
        #expect(try vault.holds("zanzibarword"), "the words are there before")
        try await vault.ledger.erase(file.state.person, of: file.id, at: file.now)
        for words in ["zanzibarword", "quixoticthing", "wtu987654", "WTU987654"] {
            #expect(try !vault.holds(words), "\(words)")
        }
    }
}
