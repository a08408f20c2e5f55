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
        #expect(try Self.holds("zanzibarword", in: vault.path), "the words are there before")
        try await vault.ledger.erase(file.state.person, of: file.id, at: file.now)
        for words in ["zanzibarword", "quixoticthing", "wtu987654", "WTU987654"] {
            #expect(try !Self.holds(words, in: vault.path), "\(words)")
        }
    }

    private static func holds(_ words: String, in folder: String) throws -> Bool {
        try FileManager.default.contentsOfDirectory(atPath: folder).contains { name in
            guard name.hasPrefix("bluelamp.sqlite"),
                let data = FileManager.default.contents(atPath: "\(folder)/\(name)")
            else { return false }
            return data.range(of: Data(words.utf8)) != nil
        }
    }
}
