import Channels
import Foundation
import Policing
import Testing
import Workflows

@Suite("A provider of log-ins")
struct OpenIDProviderTests {
    static let lies: [(TokenHouse.Lie, ProviderFault)] = [
        (.otherSigner, .signature), (.noSignature, .signature), (.sharedSecret, .signature), (.noKeys, .signature),
        (.otherIssuer, .issuer), (.otherAudience, .audience), (.otherParty, .audience), (.otherNonce, .nonce),
        (.old, .clock), (.future, .clock), (.nameless, .incomplete), (.noToken, .incomplete),
        (.otherClient, .clientRefused), (.usedCode, .codeRefused), (.trouble, .unreachable),
        (.otherSelf, .misconfigured), (.plainEndpoint, .misconfigured), (.nonsense, .misconfigured),
    ]

    private static func provider(_ issuer: String) throws -> OpenIDProvider {
        OpenIDProvider(
            try OpenIDSettings(
                issuer: issuer, client: TokenHouse.client, secret: "\(TokenHouse.secret)\n",
                returnAddress: "https://desk.example.org/desk/provider/return"))
    }

    @Test("is believed in nothing that is not signed, meant for us, of this try and of now", arguments: lies)
    func faults(lie: TokenHouse.Lie, fault: ProviderFault) async throws {
        try await TokenHouse(lie).open { issuer in
            let provider = try Self.provider(issuer)
            await #expect(throws: fault) {
                try await provider.identity(for: "code", of: TokenHouse.attempt, at: TokenHouse.now)
            }
        }
    }

    @Test("says who somebody is, with their groups", arguments: [TokenHouse.Lie.none, .postOnly, .manyAudiences])
    func identity(lie: TokenHouse.Lie) async throws {
        let house = TokenHouse(lie)
        try await house.open { issuer in
            let found = try await Self.provider(issuer).identity(
                for: "the code", of: TokenHouse.attempt, at: TokenHouse.now)
            #expect(
                found
                    == ProvidedIdentity(
                        subject: ProviderSubject(issuer: issuer, subject: "7f3a"), username: "lee.ward",
                        name: "Lee Ward", groups: ["desk-contact", "unit-roads"], postcode: "B4 6NQ"))
        }
        let asked = house.fields
        #expect(asked["code"] == "the code" && asked["grant_type"] == "authorization_code")
        #expect(asked["code_verifier"] == TokenHouse.attempt.verifier)
        #expect(asked["redirect_uri"] == "https://desk.example.org/desk/provider/return")
        let pair = Data("bluelamp:a%20secret%20%26%20more".utf8).base64EncodedString()
        #expect(asked["authorization"] == (lie == .postOnly ? nil : "Basic \(pair)"))
        #expect(asked["client_secret"] == (lie == .postOnly ? TokenHouse.secret : nil))
    }

    @Test("is asked with a state, a nonce and a challenge, and never with the verifier")
    func address() async throws {
        try await TokenHouse(.none).open { issuer in
            let address = try await Self.provider(issuer).address(for: TokenHouse.attempt)
            let parts = try #require(URLComponents(string: address))
            let items = (parts.queryItems ?? []).map { ($0.name, $0.value ?? "") }
            let query = Dictionary(items) { first, _ in first }
            #expect(address.hasPrefix("\(issuer)/auth?x=1&"))
            #expect(
                query == [
                    "x": "1", "response_type": "code", "client_id": "bluelamp", "scope": "openid profile",
                    "redirect_uri": "https://desk.example.org/desk/provider/return", "state": "s", "nonce": "n-1",
                    "code_challenge": "c", "code_challenge_method": "S256",
                ])
        }
    }

    @Test("that is not there is a fault of its own")
    func down() async throws {
        let issuer = try await TokenHouse(.none).open { $0 }
        await #expect(throws: ProviderFault.unreachable) {
            try await Self.provider(issuer).address(for: TokenHouse.attempt)
        }
    }

    @Test(
        "is set up only with an address that nobody on the way can read, and with a name and a secret",
        arguments: [
            ("https://idp.example.org", "c", "s", nil), ("http://127.0.0.1:8080/x", "c", "s", nil),
            ("http://idp.example.org", "c", "s", OpenIDSettings.Fault.issuer), ("idp", "c", "s", .issuer),
            ("https://", "c", "s", .issuer), ("https://idp.example.org", "", "s", .client),
            ("https://idp.example.org", "c", " \n", .secret),
        ] as [(String, String, String, OpenIDSettings.Fault?)])
    func settings(issuer: String, client: String, secret: String, fault: OpenIDSettings.Fault?) {
        var found: OpenIDSettings.Fault?
        do throws(OpenIDSettings.Fault) {
            _ = try OpenIDSettings(issuer: issuer, client: client, secret: secret, returnAddress: "")
        } catch {
            found = error
        }
        #expect(found == fault)
    }
}
