import Foundation
import JWTKit
import Policing
import Workflows

/// What stands in a token about somebody. Its signature is verified by whoever reads it; what it claims is checked by
/// `IDTokenClaims`, which is told the time.
struct IDToken: JWTPayload {
    let sub: String
    let preferredUsername: String?
    let name: String?
    let address: Address?
    let claims: IDTokenClaims
    /// Lists and words of claims that differ from one provider to another, by name.
    private let lists: [String: [String]]

    struct Address: Codable, Sendable {
        let postalCode: String?

        private enum CodingKeys: String, CodingKey {
            case postalCode = "postal_code"
        }
    }

    func groups(_ claim: String) -> [String] { lists[claim] ?? [] }

    /// Nothing more: the time is not to be asked of this machine here.
    func verify(using algorithm: some JWTAlgorithm) {}

    private enum CodingKeys: String, CodingKey {
        case iss, sub, aud, azp, iat, exp, nonce, name, address
        case preferredUsername = "preferred_username"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        sub = try container.decode(String.self, forKey: .sub)
        preferredUsername = try container.decodeIfPresent(String.self, forKey: .preferredUsername)
        name = try container.decodeIfPresent(String.self, forKey: .name)
        address = try? container.decodeIfPresent(Address.self, forKey: .address)
        let audience = try container.decode(OneOrMore.self, forKey: .aud).values
        claims = IDTokenClaims(
            issuer: try container.decode(String.self, forKey: .iss), subject: sub, audience: audience,
            authorizedParty: try container.decodeIfPresent(String.self, forKey: .azp),
            issuedAt: Self.moment(try container.decode(Double.self, forKey: .iat)),
            expires: Self.moment(try container.decode(Double.self, forKey: .exp)),
            nonce: try container.decodeIfPresent(String.self, forKey: .nonce))
        lists = try Self.lists(decoder)
    }

    /// Only ever read here.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(sub, forKey: .sub)
    }

    private static func moment(_ seconds: Double) -> Moment {
        Moment(milliseconds: Int64(max(-1e12, min(seconds, 1e12)) * 1_000))
    }

    private static func lists(_ decoder: any Decoder) throws -> [String: [String]] {
        let container = try decoder.container(keyedBy: AnyKey.self)
        var lists: [String: [String]] = [:]
        for key in container.allKeys {
            lists[key.stringValue] = (try? container.decode(OneOrMore.self, forKey: key))?.values
        }
        return lists
    }

    /// A word, or a list of words.
    private struct OneOrMore: Decodable {
        let values: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let one = try? container.decode(String.self) {
                values = [one]
            } else {
                values = try container.decode([String].self)
            }
        }
    }

    private struct AnyKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
