import Hummingbird
import Policing
import Workflows

/// A report that is open in a browser: kept in a sealed cookie, and over half an hour after the last page.
struct TrackingSession: Sendable, Equatable {
    let reference: Reference
    let file: FileID
    /// Whether nothing of what happened may show in the browser's titles.
    let isGuarded: Bool
    let endsAt: Moment

    static let idleSeconds: Int64 = 1_800
    /// A cookie is made anew only when this much of it is used up.
    private static let renewalSeconds: Int64 = 60
    private static let purpose = "tracking"

    /// A session that begins now.
    init(_ file: FileSummary, at now: Moment) {
        self.init(reference: file.reference, file: file.id, isGuarded: file.guarded, endsAt: Self.end(from: now))
    }

    private init(reference: Reference, file: FileID, isGuarded: Bool, endsAt: Moment) {
        self.reference = reference
        self.file = file
        self.isGuarded = isGuarded
        self.endsAt = endsAt
    }

    private static func end(from now: Moment) -> Moment { now.adding(seconds: idleSeconds) }

    /// The session of a cookie; nil when there is none, when it is not ours, or when it is over.
    static func read(_ context: PageContext, _ secrets: SiteSecrets) -> TrackingSession? {
        guard let cookie = context.cookies[Cookies.tracking],
            let text = secrets.open(cookie, for: purpose)
        else { return nil }
        let parts = text.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
        guard parts.count == 4, let reference = Reference(typed: parts[0]), let file = FileID(text: parts[1]),
            let ends = Int64(parts[2]), ends > context.now.milliseconds
        else { return nil }
        return TrackingSession(
            reference: reference, file: file, isGuarded: parts[3] == "guarded", endsAt: Moment(milliseconds: ends))
    }

    /// As the cookie holds it.
    func sealed(_ secrets: SiteSecrets) -> String {
        let kind = isGuarded ? "guarded" : "open"
        return secrets.seal("\(reference.text) \(file.text) \(endsAt.milliseconds) \(kind)", for: Self.purpose)
    }

    /// The session as it is after another page; nil when its cookie is new enough.
    func renewed(at now: Moment) -> TrackingSession? {
        let end = Self.end(from: now)
        guard end > endsAt.adding(seconds: Self.renewalSeconds) else { return nil }
        return TrackingSession(reference: reference, file: file, isGuarded: isGuarded, endsAt: end)
    }
}

extension Site {
    /// The report that this browser has open, or the way to the door.
    func trackingSession(_ request: Request, _ context: PageContext) throws(PageFailure) -> TrackingSession {
        guard let session = TrackingSession.read(context, secrets) else {
            throw .signInNeeded(path: "/track?ended=\(request.method == .post ? "post" : "page")")
        }
        return session
    }

    /// Gives the browser the session's cookie with an answer.
    func open(_ session: TrackingSession, in response: inout Response) {
        response.setCookie(cookie(Cookies.tracking, session.sealed(secrets)))
    }

    /// Keeps a session that is being used from ending.
    func renew(_ session: TrackingSession, in response: inout Response, at now: Moment) {
        if let fresh = session.renewed(at: now) { open(fresh, in: &response) }
    }
}
