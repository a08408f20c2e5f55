import Hummingbird
import HummingbirdTesting
import Policing
import Testing
import Web
import Workflows

@Suite("The door to a provider of log-ins")
struct ProviderDoorTests {
    /// Fails in one way, on the way out or on the way back.
    private struct Broken: IdentityProvider {
        let fault: ProviderFault
        let isBrokenAtOnce: Bool

        func address(for attempt: ProviderAttempt) async throws(ProviderFault) -> String {
            if isBrokenAtOnce { throw fault }
            return "https://idp.example.org/?state=\(attempt.state)"
        }

        func identity(
            for code: String, of attempt: ProviderAttempt, at now: Moment
        ) async throws(ProviderFault) -> ProvidedIdentity {
            throw fault
        }
    }

    private struct Voucher: IdentityProvider {
        func address(for attempt: ProviderAttempt) async throws(ProviderFault) -> String {
            "https://idp.example.org/?state=\(attempt.state)"
        }

        func identity(
            for code: String, of attempt: ProviderAttempt, at now: Moment
        ) async throws(ProviderFault) -> ProvidedIdentity {
            ProvidedIdentity(
                subject: ProviderSubject(issuer: "https://idp.example.org", subject: "7f3a"), username: code,
                name: "Lee Ward", groups: ["desk-contact"], postcode: nil)
        }
    }

    private static func site(
        _ provider: any IdentityProvider, _ body: @escaping @Sendable (TestSite, TestBrowser) async throws -> Void
    ) async throws {
        var options = TestSite.Options()
        options.provider = provider
        try await TestSite.with(options) { test, client in try await body(test, TestBrowser(client)) }
    }

    /// The state with which the browser set out.
    private static func setOut(_ browser: TestBrowser, _ path: String = "/desk/provider") async throws -> String {
        let page = try await browser.get(path)
        return String(try #require(page.location?.split(separator: "=").last))
    }

    static let sentences: [(ProviderFault, String, HTTPResponse.Status)] = [
        (.unreachable, "does not answer", .serviceUnavailable), (.misconfigured, "not set up right", .badGateway),
        (.clientRefused, "does not know this service", .badGateway),
        (.codeRefused, "did not take its own code back", .forbidden), (.signature, "is not signed", .forbidden),
        (.issuer, "is from another service", .forbidden), (.audience, "meant for another service", .forbidden),
        (.nonce, "belongs to another try", .forbidden), (.clock, "The clocks differ", .forbidden),
        (.incomplete, "did not say who you are", .forbidden),
    ]

    @Test("says of every fault what it is and what to do", arguments: sentences.indices)
    func faults(index: Int) async throws {
        let (fault, sentence, status) = Self.sentences[index]
        #expect(Self.sentences.count == ProviderFault.allCases.count)
        try await Self.site(Broken(fault: fault, isBrokenAtOnce: false)) { _, browser in
            let state = try await Self.setOut(browser)
            let page = try await browser.get("/desk/provider/return?state=\(state)&code=x")
            #expect(page.status == status && page.contains(sentence) && page.contains("/desk/login"))
            #expect(browser.cookies["desk"] == nil && browser.cookies["desk-provider"] == nil)
        }
        try await Self.site(Broken(fault: fault, isBrokenAtOnce: true)) { _, browser in
            let page = try await browser.get("/desk/provider")
            #expect(page.contains(sentence))
        }
    }

    @Test("leads back to where somebody wanted to go, with a session that scripts cannot see")
    func back() async throws {
        try await Self.site(Voucher()) { _, browser in
            #expect(try await browser.get("/desk/login?back=/desk/mine").contains("/desk/provider?back=/desk/mine"))
            let state = try await Self.setOut(browser, "/desk/provider?back=/desk/mine")
            let page = try await browser.get("/desk/provider/return?state=\(state)&code=lee.ward")
            #expect(page.location == "/desk/mine")
            let cookie = page.headers[values: .setCookie].first { $0.hasPrefix("desk=") }
            #expect(cookie?.contains("HttpOnly") == true && cookie?.contains("SameSite=Lax") == true)
            #expect(try await browser.get("/desk/mine").contains("Lee Ward"))
        }
    }

    @Test("takes no answer of another browser, none twice, none that came late, and none without a code")
    func wrongAnswers() async throws {
        try await Self.site(Voucher()) { test, browser in
            let path = "/desk/provider/return"
            let state = try await Self.setOut(browser)
            let carried = try #require(browser.cookies["desk-provider"])
            #expect(!carried.contains(state), "what the browser carries is sealed")
            let stranger = browser.stranger()
            let asked = try await stranger.get("\(path)?state=\(state)&code=lee.ward")
            #expect(asked.status == .forbidden && asked.contains("You did not begin to sign in here"))
            #expect(try await browser.get("\(path)?state=\(state)&code=lee.ward").status == .seeOther)
            stranger.keep("desk-provider", carried)
            #expect(try await stranger.get("\(path)?state=\(state)&code=lee.ward").contains("was used already"))
            let other = try await Self.setOut(stranger)
            #expect(try await stranger.get("\(path)?state=\(other)&error=denied").contains("let nobody in"))
            let late = try await Self.setOut(stranger)
            test.clock.pass(seconds: 601)
            #expect(try await stranger.get("\(path)?state=\(late)&code=lee.ward").contains("took too long"))
            #expect(stranger.cookies["desk"] == nil)
        }
    }

    @Test("is not there where no provider is set up")
    func none() async throws {
        try await TestSite.with { _, client in
            let browser = TestBrowser(client)
            for path in ["/desk/provider", "/desk/provider/return?state=a&code=b"] {
                let page = try await browser.get(path)
                #expect(page.status == .notFound)
            }
            let login = try await browser.get("/desk/login")
            #expect(!login.contains("/desk/provider"))
        }
    }

    @Test("tells whoever cannot be let in why", arguments: [("not a name", "cannot be used here")])
    func refused(username: String, sentence: String) async throws {
        try await Self.site(Voucher()) { _, browser in
            let state = try await Self.setOut(browser)
            let code = username.replacing(" ", with: "%20")
            #expect(try await browser.get("/desk/provider/return?state=\(state)&code=\(code)").contains(sentence))
        }
    }
}
