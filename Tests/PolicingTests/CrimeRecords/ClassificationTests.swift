import Foundation
import Policing
import Testing

@Suite("A classification")
struct ClassificationTests {
    static func offence(_ code: String, _ recorder: OffenceRecorder = .force) -> Offence {
        Offence(
            code: code, title: "", group: "Theft offences", subgroup: "Bicycle theft", policeUKSlug: "bicycle-theft",
            basis: .victim, recorder: recorder, edition: "2020", status: .sourced)
    }

    static let noise = AntiSocialType(
        code: "noise", title: "Noise", usualQualifier: .nuisance, edition: "2011", status: .sourced)

    @Test(
        "names an offence, a behaviour, a body or a report that there is",
        arguments: [
            (Classification.crime(offence: "44"), nil),
            (.crime(offence: "999"), .unknownOffence("999")),
            (.crime(offence: ""), .unknownOffence("")),
            (.crime(offence: "FRAUD"), .recordedNationally("FRAUD")),
            (.nonCrimeIncident, nil),
            (.antiSocialBehaviour(type: "noise", qualifier: .personal), nil),
            (.antiSocialBehaviour(type: "whistling", qualifier: .nuisance), .unknownBehaviour("whistling")),
            (.notOurs(body: "Example Council"), nil),
            (.notOurs(body: "  "), .bodyMissing),
            (.duplicate(of: "BL-OTHER"), nil),
            (.duplicate(of: ""), .referenceMissing),
            (.duplicate(of: "BL-OWN"), .duplicateOfItself),
        ] as [(Classification, ClassificationRefusal?)])
    func checked(classification: Classification, refusal: ClassificationRefusal?) throws {
        let offences = try OffenceTable(offences: [Self.offence("44"), Self.offence("FRAUD", .nationalFraudService)])
        let antiSocial = try AntiSocialTable(types: [Self.noise])
        let found: ClassificationRefusal?
        do {
            try classification.check(offences: offences, antiSocial: antiSocial, ownReference: "BL-OWN")
            found = nil
        } catch {
            found = error
        }
        #expect(found == refusal)
    }

    @Test(
        "is stored as one flat object and read back",
        arguments: [
            (Classification.crime(offence: "44"), #"{"is":"crime","offence":"44"}"#),
            (.nonCrimeIncident, #"{"is":"non-crime-incident"}"#),
            (
                .antiSocialBehaviour(type: "noise", qualifier: .nuisance),
                #"{"is":"anti-social-behaviour","qualifier":"nuisance","type":"noise"}"#
            ),
            (.notOurs(body: "Example Council"), #"{"body":"Example Council","is":"not-ours"}"#),
            (.duplicate(of: "BL-OTHER"), #"{"is":"duplicate","reference":"BL-OTHER"}"#),
        ])
    func stored(classification: Classification, json: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(classification), as: UTF8.self) == json)
        #expect(try JSONDecoder().decode(Classification.self, from: Data(json.utf8)) == classification)
    }

    @Test(
        "is not read from an object that says half of it",
        arguments: [
            "{}", #"{"is":"crime"}"#, #"{"is":"theft"}"#,
            #"{"is":"anti-social-behaviour","type":"noise","qualifier":"loud"}"#,
        ])
    func half(json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Classification.self, from: Data(json.utf8)) }
    }

    @Test("has its offences in groups, in the order of the table")
    func groups() throws {
        let table = try OffenceTable(offences: [Self.offence("44"), Self.offence("46")])
        #expect(table.grouped.map(\.group) == ["Theft offences"])
        #expect(table.grouped.first?.offences.map(\.code) == ["44", "46"])
        #expect(throws: TableFault.repeated("44")) {
            try OffenceTable(offences: [Self.offence("44"), Self.offence("44")])
        }
    }
}
