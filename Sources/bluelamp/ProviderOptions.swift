import ArgumentParser
import Channels
import Foundation
import Store
import Web
import Workflows

/// The options of `serve` that let staff log in at a provider.
struct ProviderOptions: ParsableArguments {
    @Option(help: "The issuer of an OpenID Connect provider at which staff log in, as it writes itself in its tokens.")
    var oidcIssuer: String?

    @Option(help: "The name by which the provider knows this service.")
    var oidcClient: String?

    @Option(
        help: "A file with the client's secret. Without it, the secret is in BLUELAMP_OIDC_SECRET: never an argument.")
    var oidcSecretFile: String?

    @Option(help: "What is asked of the provider.")
    var oidcScope = "openid profile"

    @Option(help: "The claim that lists somebody's groups; groups.csv of the force says what each gives.")
    var oidcGroupsClaim = "groups"

    func validate() throws {
        guard (oidcIssuer == nil) == (oidcClient == nil) else {
            throw ValidationError("--oidc-issuer and --oidc-client are given together, or not at all")
        }
        if oidcIssuer == nil, oidcSecretFile != nil { throw ValidationError("--oidc-secret-file needs --oidc-issuer") }
        guard let oidcIssuer, let oidcClient else { return }
        do {
            // What is wrong with the secret is said by whoever reads it.
            _ = try OpenIDSettings(issuer: oidcIssuer, client: oidcClient, secret: "-", returnAddress: "")
        } catch {
            throw ValidationError("--oidc-issuer, --oidc-client: \(error)")
        }
    }

    /// Nil when staff log in here alone.
    func settings(at address: String) throws -> OpenIDSettings? {
        guard let oidcIssuer, let oidcClient else { return nil }
        do {
            return try OpenIDSettings(
                issuer: oidcIssuer, client: oidcClient, secret: try secret(),
                returnAddress: address + Site.providerReturnPath, scope: oidcScope, groupsClaim: oidcGroupsClaim)
        } catch let fault as OpenIDSettings.Fault {
            throw Trouble("--oidc-issuer: \(fault)")
        }
    }

    private func secret() throws -> String {
        guard let oidcSecretFile else {
            guard let secret = ProcessInfo.processInfo.environment["BLUELAMP_OIDC_SECRET"] else {
                throw Trouble("the provider's secret is missing: give --oidc-secret-file or set BLUELAMP_OIDC_SECRET")
            }
            return secret
        }
        guard let text = try? String(contentsOfFile: oidcSecretFile, encoding: .utf8) else {
            throw Trouble("--oidc-secret-file: the secret in \(oidcSecretFile) cannot be read")
        }
        return text
    }
}
