import Hummingbird
import Policing
import Workflows

/// A report that is open in a browser: kept in a sealed cookie, and over half an hour after the last page.
struct TrackingSession: Sendable, Equatable {
    let reference: Reference
    let file: FileID
    let endsAt: Moment

    static let idleSeconds: Int64 = 1_800
    /// A cookie is made anew only when this much of it is used up.
    private static let renewalSeconds: Int64 = 60
    private static let purpose = "tracking"

    init(of reference: Reference, file: FileID, at now: Moment) {
        self.init(reference: reference, file: file, endsAt: now.adding(seconds: Self.idleSeconds))
    }

    private init(reference: Reference, file: FileID, endsAt: Moment) {
        self.reference = reference
        self.file = file
        self.endsAt = endsAt
    }

    /// The session of a cookie; nil when there is none, when it is not ours, or when it is over.
    static func read(_ request: Request, _ secrets: SiteSecrets, at now: Moment) -> TrackingSession? {
        guard let cookie = request.cookies[Cookies.tracking]?.value,
            let text = secrets.open(cookie, for: purpose)
        else { return nil }
        let parts = text.split(separator: " ")
        guard parts.count == 3, let reference = Reference(typed: String(parts[0])),
            let file = FileID(text: String(parts[1])), let ends = Int64(parts[2]), ends > now.milliseconds
        else { return nil }
        return TrackingSession(reference: reference, file: file, endsAt: Moment(milliseconds: ends))
    }

    /// As the cookie holds it.
    func sealed(_ secrets: SiteSecrets) -> String {
        secrets.seal("\(reference.text) \(file.text) \(endsAt.milliseconds)", for: Self.purpose)
    }

    /// The session as it is after another page; nil when its cookie is new enough.
    func renewed(at now: Moment) -> TrackingSession? {
        let fresh = TrackingSession(of: reference, file: file, at: now)
        return fresh.endsAt > endsAt.adding(seconds: Self.renewalSeconds) ? fresh : nil
    }
}

extension Site {
    /// The report that this browser has open, or the way to the door.
    func trackingSession(_ request: Request, _ context: PageContext) throws(PageFailure) -> TrackingSession {
        guard let session = TrackingSession.read(request, secrets, at: context.now) else {
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
