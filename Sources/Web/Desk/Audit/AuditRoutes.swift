import Foundation
import HTML
import Hummingbird
import Policing
import Workflows

/// Samples of recorded files, drawn at random by stratum, and what was found in them.
struct AuditRoutes {
    let site: Site

    static let path = "/desk/audit"
    private static let samplesLimit = 50

    func add(to router: Router<PageContext>) {
        router.get("/desk/audit", use: site.desk { _, visit in try await list(visit) })
        router.post("/desk/audit", use: site.desk(draw))
        router.get("/desk/audit/:number", use: site.desk { _, visit in try await sample(visit) })
    }

    private func list(_ visit: StaffVisit, faults: [String] = [], typed: FormBody? = nil) async throws -> Response {
        try visit.permit(.judgeRecord)
        let desk = visit.words(site)
        let samples = try await site.ports.audits.samples(limit: Self.samplesLimit)
        var random = SystemRandomNumberGenerator()
        let fresh = FormBody([
            "seed": [String(UInt32.random(in: 1...UInt32.max, using: &random))], "each": ["5"], "days": ["90"],
        ])
        let page = DeskPage(title: desk.text("audit.title"), hasErrors: !faults.isEmpty, place: .audit)
        return site.deskPage(page, visit, status: faults.isEmpty ? .ok : .unprocessableContent) {
            AuditPage(
                desk: desk, samples: samples, faults: faults,
                drawing: visit.may(.drawSample)
                    ? AuditPage.Drawing(typed: typed ?? fresh, token: site.staffToken(visit)) : nil)
        }
    }

    @Sendable private func draw(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(.drawSample)
        let days = Int64(form["days"]).flatMap { (1...3_650).contains($0) ? $0 : nil }
        let each = Int(form["each"]).flatMap { (1...AuditSample.mostPerStratum).contains($0) ? $0 : nil }
        guard let seed = UInt64(form["seed"]), let days, let each else {
            let wrong = [
                UInt64(form["seed"]) == nil ? "seed" : nil, each == nil ? "each" : nil, days == nil ? "days" : nil,
            ]
            let desk = visit.words(site)
            let limit = ["limit": String(AuditSample.mostPerStratum)] as SentenceValues
            return try await list(
                visit, faults: wrong.compactMap { $0 }.map { desk.text("audit.\($0).missing", limit) }, typed: form)
        }
        let since = visit.now.adding(hours: -24 * days)
        let draw = AuditDraw(
            from: try await site.ports.audits.candidates(since: since, for: visit.member, at: visit.now), seed: seed,
            perStratum: each,
            since: since, at: visit.now, by: visit.member.username)
        let number = try await site.ports.audits.keep(draw)
        return site.seeOther("\(Self.path)/\(number)", visit.context)
    }

    private func sample(_ visit: StaffVisit) async throws -> Response {
        try visit.permit(.judgeRecord)
        let number = visit.context.parameters.get("number").flatMap { Int64($0) }
        guard let number, let state = try await site.ports.audits.sample(number, for: visit.member) else {
            throw PageFailure.notFound
        }
        let desk = visit.words(site)
        let title = desk.text("audit.sample", ["number": String(number)])
        return site.deskPage(DeskPage(title: title, place: .audit), visit) {
            AuditSamplePage(desk: desk, title: title, state: state)
        }
    }
}
