import HTML
import Hummingbird
import NIOCore
import Policing
import Workflows

/// The pages that are about no report: the first one, the statements, languages, and the files for programs.
struct GeneralRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/") { [site] _, context in await site.homePage(context) }
        router.get("/accessibility") { [site] _, context in site.accessibilityPage(context) }
        router.get("/privacy") { [site] _, context in site.privacyPage(context) }
        router.get("/contact") { [site] _, context in site.contactPage(context) }
        router.get("/language") { [site] request, context in site.choosingLanguage(request, context) }
        router.get("/robots.txt") { [site] _, _ in site.plain(MachineFiles.robots) }
        router.get("/.well-known/security.txt") { [site] _, context in
            site.plain(MachineFiles.security(site.settings.publicAddress, at: context.now))
        }
    }
}

extension Site {
    /// Answers in another language from now on, and goes back to the page on which it was chosen.
    fileprivate func choosingLanguage(_ request: Request, _ context: PageContext) -> Response {
        let parameters = request.uri.queryParameters
        let back = parameters["back"].map { LocalPath(String($0)) } ?? nil
        var response = seeOther(back?.text ?? "/", context)
        if let wish = parameters["to"], let known = languages[String(wish)] {
            response.setCookie(cookie(Cookies.language, known.language.tag))
        }
        return response
    }

    fileprivate func plain(_ text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "max-age=86400"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

/// A page of this site, and of no other: what may stand in a `Location` that a visitor chose.
struct LocalPath: Sendable, Equatable {
    let text: String

    private static let limitBytes = 1_024

    /// Nil for another site's address in any of its disguises.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= Self.limitBytes,
            bytes.dropFirst().first != UInt8(ascii: "/"),
            bytes.allSatisfy({ (0x21...0x7e).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return nil }
        self.text = text
    }
}

/// Files that programs ask for.
enum MachineFiles {
    /// What is behind a secret, or changes something, is not for search engines.
    static let robots = """
        User-agent: *
        Disallow: /api/
        Disallow: /desk
        Disallow: /language
        Disallow: /leave
        Disallow: /track/

        """

    /// Source: RFC 9116.
    static func security(_ address: String, at now: Moment) -> String {
        """
        Contact: \(address)/contact
        Expires: \(now.adding(hours: 24 * 180).iso8601)
        Preferred-Languages: en
        Canonical: \(address)/.well-known/security.txt

        """
    }
}
