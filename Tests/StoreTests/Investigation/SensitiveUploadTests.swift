import Policing
import Store
import Testing
import Workflows

@Suite("An upload that is held to be sensitive")
struct SensitiveUploadTests {
    private static let id = EvidenceID(high: 1, low: 2)
    private static let upload = FileCommand.addEvidence(
        NewEvidence(id: id, name: "back-door.jpg", type: "image/jpeg", lengthBytes: 9, sha256: "aa"))
    private static let seize = FileCommand.investigation(
        .seize(
            NewExhibit(
                reference: "AO/1",
                details: ExhibitDetails(description: "The picture", place: "Kiln Hill", seizedBy: "Amara Okafor"),
                at: FileInHand.start, seal: "", evidence: id)))

    private static func decide(_ item: DisclosureItem, _ standing: DisclosureStanding) -> FileCommand {
        .investigation(.decideDisclosure(item, standing, reason: "It shows where a witness lives"))
    }

    static let items: [DisclosureItem] = [.upload(id), .exhibit(1)]

    @Test("has no name in any view, of itself or as the exhibit that it is, until it is not any more", arguments: items)
    func unnamed(item: DisclosureItem) async throws {
        let vault = try await Vault(try #require(EngineMaker.all.first))
        var file = try FileInHand(1, world: vault.parts)
        _ = try await vault.ledger.append(file.reporting)
        for command in [Self.upload, Self.seize] { _ = try await vault.ledger.append(try file.adding(command)) }
        #expect(try await vault.views().contains { $0.contains("back-door.jpg") })
        for standing in [DisclosureStanding.sensitive, .unused, .sensitive, .used] {
            _ = try await vault.ledger.append(try file.adding(Self.decide(item, standing)))
            let isNamed = try await vault.views().contains { $0.contains("back-door.jpg") }
            #expect(isNamed == (standing != .sensitive), "\(standing)")
            let live = try await vault.views()
            _ = try await vault.ledger.rebuild { _ in }
            #expect(try await vault.views() == live, "and made again they are the same")
        }
    }
}
