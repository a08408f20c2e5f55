import Crypto
import Foundation
import Hummingbird
import Policing
import Workflows

/// One request of a member of staff who is signed in.
struct StaffVisit: Sendable {
    let member: StaffMember
    /// The session's token, as the browser holds it.
    let token: String
    let context: PageContext

    var actor: Policing.Actor { .staff(member) }
    var now: Moment { context.now }

    func may(_ action: Permission.Action) -> Bool {
        Permission.denial(actor, action) == nil
    }

    /// Whether they may do it to this file, which may be another unit's.
    func may(_ action: Permission.Action, on file: OpenedFile) -> Bool {
        Permission.denial(actor, action, ownedBy: file.state.allocation?.unit) == nil
    }

    /// - Throws: `PageFailure.notPermitted` for what the role does not include.
    func permit(_ action: Permission.Action) throws(PageFailure) {
        guard may(action) else { throw .notPermitted }
    }

    /// The names of what they may be here.
    func roleNames(_ words: Catalogue) -> String {
        Role.allCases.filter(member.roles.contains).map { words.text("desk.roles.\($0.rawValue)") }
            .joined(separator: ", ")
    }
}

/// The token of a session of staff. The browser holds it; the force keeps only its hash.
enum StaffToken {
    static func hash(_ token: String) -> [UInt8] {
        Array(SHA256.hash(data: Data(token.utf8)))
    }

    /// The token of a request, if it is one.
    static func of(_ request: Request) -> String? {
        request.browserCookies[Cookies.staff]?.nilUnless(Visitor.isToken)
    }
}

extension String {
    fileprivate func nilUnless(_ isGood: (String) -> Bool) -> String? {
        isGood(self) ? self : nil
    }
}

extension Site {
    /// Who is signed in. Every page and every answer for staff begins here.
    ///
    /// - Throws: `PageFailure.signInNeeded` when nobody is.
    func staffVisit(_ request: Request, _ context: PageContext) async throws -> StaffVisit {
        let door = PageFailure.signInNeeded(path: DeskReturn(request).path(from: "/desk/login"))
        guard let token = StaffToken.of(request) else { throw door }
        do throws(StaffLogin.Refusal) {
            let member = try await ports.login.member(StaffToken.hash(token), at: context.now)
            try await knowNames(for: member, at: context.now)
            return StaffVisit(member: member, token: token, context: context)
        } catch {
            if case .store(let failure) = error { throw PageFailure(failure) }
            throw door
        }
    }

    private func knowNames(for reader: StaffMember, at now: Moment) async throws(StaffLogin.Refusal) {
        do throws(StoreError) {
            try await staffNames.refresh(from: ports.staff, for: reader, at: now)
        } catch {
            throw .store(error)
        }
    }

    /// The proof that a form came from a page of this session.
    func staffToken(_ visit: StaffVisit) -> FormToken {
        FormToken(value: secrets.formToken(session: visit.token, at: visit.now))
    }

    /// Reads a form that changes something: only with this session's own token.
    func staffForm(_ request: Request, _ visit: StaffVisit) async throws -> FormBody {
        try await form(request, session: visit.token, at: visit.now)
    }

    func form(_ request: Request, session: String, at now: Moment) async throws -> FormBody {
        let form = try await FormBody.read(request)
        guard secrets.accepts(form[FormToken.fieldName], session: session, at: now) else {
            throw PageFailure.tokenExpired
        }
        return form
    }
}

/// The page of the desk to come back to after signing in, or after saying why: never one of another site.
struct DeskReturn: Sendable, Equatable {
    static let field = "back"
    private static let limit = 400

    let page: String

    /// What follows the page's path; empty when nothing does.
    var query: String { page.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init) ?? "" }

    init(_ typed: String) {
        let parts = typed.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let path = parts.first ?? ""
        let isOurs = path == "/desk" || (path.hasPrefix("/desk/") && !path.contains("//"))
        guard isOurs, path.utf8.count <= Self.limit, path.utf8.allSatisfy({ Self.isPlain($0) }) else {
            page = "/desk"
            return
        }
        let whole = "\(path)?\(Self.kept(parts.dropFirst().first ?? "", on: path))"
        page = whole.hasSuffix("?") || whole.utf8.count > Self.limit ? path : whole
    }

    /// What of a query goes with the page: in a file it holds identifiers, in the queue and of a filter what narrows a
    /// list. Elsewhere it is perhaps what somebody searched for.
    private static func kept(_ query: String, on path: String) -> String {
        if ["/desk", SavedFilterRoutes.newPath].contains(path) { return QueueAddress(query: query).query }
        guard path.hasPrefix("/desk/files/") else { return "" }
        return query.utf8.allSatisfy { isPlain($0) || "=&_".utf8.contains($0) } ? query : ""
    }

    /// The page itself, the page of the form that was sent, or the file that something was to be done to.
    init(_ request: Request) {
        let path = request.uri.path
        if request.method == .get || request.method == .head {
            self.init(path + (request.uri.query.map { "?\($0)" } ?? ""))
        } else {
            let parts = path.split(separator: "/")
            let hasPage = parts.count == 4 && parts[1] == "files" && DeskAction(rawValue: String(parts[3])) != nil
            self.init("/" + parts.prefix(hasPage ? 4 : 3).joined(separator: "/"))
        }
    }

    func path(from door: String) -> String {
        page == "/desk" ? door : "\(door)?\(Self.field)=\(escaped)"
    }

    /// As the value of one field of an address.
    private var escaped: String {
        [("%", "%25"), ("?", "%3F"), ("&", "%26"), ("=", "%3D")]
            .reduce(page) { $0.replacing($1.0, with: $1.1) }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
