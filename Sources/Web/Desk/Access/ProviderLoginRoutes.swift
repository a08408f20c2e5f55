import Crypto
import Foundation
import HTML
import Hummingbird
import Logging
import Policing
import Workflows

/// Signing in at a provider: away to it, and back.
struct ProviderLoginRoutes {
    let site: Site

    static let path = "/desk/provider"
    /// Where a provider sends the browser back to.
    static let returnPath = "/desk/provider/return"

    func add(to router: Router<PageContext>) {
        router.get(RouterPath(Self.path), use: begin)
        router.get(RouterPath(Self.returnPath), use: finish)
    }

    @Sendable private func begin(_ request: Request, _ context: PageContext) async throws -> Response {
        guard let login = site.ports.providerLogin else { throw PageFailure.notFound }
        let back = DeskReturn(request.uri.queryParameters.get(DeskReturn.field) ?? "")
        let attempt = ProviderAttempt.new(at: context.now)
        do throws(ProviderLogin.Refusal) {
            let address = try await login.begin(attempt)
            var response = site.seeOther(address, context)
            let carried = CarriedAttempt(attempt: attempt, back: back)
            response.setCookie(
                site.cookie(Cookies.provider, site.secrets.seal(carried.text, for: CarriedAttempt.purpose)))
            return response
        } catch {
            return try refused(error, context)
        }
    }

    @Sendable private func finish(_ request: Request, _ context: PageContext) async throws -> Response {
        guard let login = site.ports.providerLogin else { throw PageFailure.notFound }
        let carried = request.cookies[Cookies.provider]
            .flatMap { site.secrets.open($0.value, for: CarriedAttempt.purpose) }.flatMap(CarriedAttempt.init(text:))
        let query = request.uri.queryParameters, token = Visitor.newToken()
        let step = ProviderLogin.Step(
            attempt: carried?.attempt, state: query.get("state") ?? "", code: query.get("code"),
            tokenHash: StaffToken.hash(token), at: context.now)
        do throws(ProviderLogin.Refusal) {
            _ = try await login.finish(step)
        } catch {
            return try refused(error, context)
        }
        try await endOldSession(request)
        var response = site.seeOther(carried?.back.page ?? "/desk", context)
        response.setCookie(site.cookie(Cookies.staff, token))
        site.forget(Cookies.provider, in: &response)
        return response
    }

    private func endOldSession(_ request: Request) async throws {
        guard let old = StaffToken.of(request) else { return }
        do throws(StaffLogin.Refusal) {
            try await site.ports.login.logOut(StaffToken.hash(old))
        } catch {
            if case .store(let failure) = error { throw PageFailure(failure) }
        }
    }

    /// A page that says what went wrong and what to do, and the way back to the first page.
    private func refused(_ refusal: ProviderLogin.Refusal, _ context: PageContext) throws -> Response {
        if case .store(let error) = refusal { throw PageFailure(error) }
        if case .provider(let fault) = refusal {
            site.logger.warning("a log-in at the provider failed", metadata: ["fault": "\(fault.rawValue)"])
        }
        let words = site.deskWords, key = "desk.provider.failures.\(Self.key(of: refusal))"
        let text = DeskText(
            title: words.text("\(key).title"), lines: [words.text("\(key).text")],
            link: PageLink(text: words.text("desk.provider.again"), href: "/desk/login"))
        var response = site.deskDoor(DeskPage(title: text.title), context, status: Self.status(of: refusal)) { text }
        if case .provider(.unreachable) = refusal { response.headers[.retryAfter] = "60" }
        site.forget(Cookies.provider, in: &response)
        return response
    }

    private static func key(of refusal: ProviderLogin.Refusal) -> String {
        switch refusal {
        case .notBegun: "not-begun"
        case .tooLate: "too-late"
        case .replayed: "replayed"
        case .declined: "declined"
        case .provider(let fault): fault.key
        case .noGroup: "no-group"
        case .disabled: "disabled"
        case .nameTaken: "name-taken"
        case .unusableName: "unusable-name"
        case .store: "unreachable"
        }
    }

    private static func status(of refusal: ProviderLogin.Refusal) -> HTTPResponse.Status {
        switch refusal {
        case .provider(.unreachable): .serviceUnavailable
        case .provider(.misconfigured), .provider(.clientRefused): .badGateway
        default: .forbidden
        }
    }
}

extension Site {
    /// Where a provider of log-ins sends the browser back to, after the site's address.
    public static let providerReturnPath = ProviderLoginRoutes.returnPath
}

extension ProviderFault {
    /// The end of the key of its page.
    fileprivate var key: String {
        switch self {
        case .clientRefused: "client-refused"
        case .codeRefused: "code-refused"
        default: rawValue
        }
    }
}

extension ProviderAttempt {
    fileprivate static func new(at now: Moment) -> ProviderAttempt {
        let verifier = Visitor.newToken()
        return ProviderAttempt(
            state: Visitor.newToken(), nonce: Visitor.newToken(), verifier: verifier,
            challenge: Base64URL.text(Array(SHA256.hash(data: Data(verifier.utf8)))), startedAt: now)
    }
}

/// A try to log in as the browser carries it: sealed, so that it can be neither read nor made elsewhere.
struct CarriedAttempt: Sendable, Equatable {
    static let purpose = "log-in at a provider"

    let attempt: ProviderAttempt
    let back: DeskReturn

    init(attempt: ProviderAttempt, back: DeskReturn) {
        self.attempt = attempt
        self.back = back
    }

    var text: String {
        [
            attempt.state, attempt.nonce, attempt.verifier, attempt.challenge,
            String(attempt.startedAt.milliseconds), back.page,
        ].joined(separator: " ")
    }

    init?(text: String) {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count == 6, let started = Int64(parts[4]) else { return nil }
        attempt = ProviderAttempt(
            state: parts[0], nonce: parts[1], verifier: parts[2], challenge: parts[3],
            startedAt: Moment(milliseconds: started))
        back = DeskReturn(parts[5])
    }
}
