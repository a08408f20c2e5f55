import HTML
import Policing
import Workflows

/// What else came from the number or the postcode that was typed, as far as this member may see it.
struct EarlierFound: Sendable {
    var groups: [Group] = []

    struct Group: Sendable {
        let point: ContactPoint
        let files: [FileSummary]
    }

    var files: [FileSummary] {
        var seen: Set<FileID> = []
        return groups.flatMap(\.files).filter { seen.insert($0.id).inserted }
    }
}

/// Looks for earlier contacts, and writes down that it did and what for.
struct EarlierLookup: Sendable {
    let site: Site
    let visit: StaffVisit

    /// More than this is "10 and more".
    static let limit = 10

    /// Fewer digits are one that is still being typed: nobody is looked up by half a number.
    private static let wholeNumber = 10

    /// The number, and the postcodes of the address and of where it happened.
    static func points(of body: FormBody) -> [ContactPoint] {
        let phone = PhoneNumber(body["phone"]).flatMap { number in
            number.text.count >= wholeNumber ? ContactPoint.phone(number) : nil
        }
        let typed = [Postcode(body["place"])].compactMap { $0 } + Hearing.postcodes(in: body["address"])
        var seen: Set<String> = []
        return ([phone].compactMap { $0 } + typed.filter(\.isWhole).map { ContactPoint.postcode($0) })
            .filter { seen.insert($0.key).inserted }
    }

    func find(_ body: FormBody) async throws -> EarlierFound {
        guard visit.may(.readQueue) else { return EarlierFound() }
        var found = EarlierFound()
        for point in Self.points(of: body) {
            let files = try await site.ports.pages.earlier(point, for: visit.member, limit: Self.limit)
            try await site.ports.accessLog.log(
                AccessEntry(
                    at: visit.now, actor: visit.actor.text, file: nil, action: .readQueue,
                    purpose: "earlier-contacts", query: site.secrets.fingerprint(of: point.key),
                    shown: files.map(\.reference)))
            if !files.isEmpty { found.groups.append(EarlierFound.Group(point: point, files: files)) }
        }
        return found
    }
}

/// Earlier contacts with what to be warned of first.
struct EarlierContactsPart: HTML, Sendable {
    let desk: DeskWords
    let found: EarlierFound

    var body: some HTML {
        if !found.groups.isEmpty {
            div(.class("bl-earlier")) {
                h3(.class("govuk-heading-s")) { desk.text("taking.earlier.title") }
                ForEach(warnings) { warning in
                    WarningText(
                        spokenPrefix: desk.text("warnings.spoken"), text: desk.text("taking.earlier.\(warning)"))
                }
                ForEach(found.groups) { group in
                    EarlierGroup(desk: desk, group: group)
                }
                p(.class("govuk-body bl-quiet")) { desk.text("taking.earlier.no-proof") }
            }
        }
    }

    private var warnings: [String] {
        let files = found.files
        let signs: [(String, Bool)] = [
            ("guarded", files.contains(where: \.guarded)), ("declined", files.contains(where: \.contactDeclined)),
            ("enhanced", files.contains(where: \.enhanced)), ("repeat", files.count > 1),
            ("open", files.contains { $0.status.isOpen }),
        ]
        return signs.filter(\.1).map(\.0)
    }
}

private struct EarlierGroup: HTML, Sendable {
    let desk: DeskWords
    let group: EarlierFound.Group

    var body: some HTML {
        p(.class("govuk-body govuk-!-font-weight-bold")) { heading }
        ul(.class("govuk-list bl-earlier__list")) {
            for file in group.files {
                li {
                    a(.class("govuk-link"), .href("/desk/files/\(file.reference.text)"), .target("_blank")) {
                        file.reference.description
                        span(.class("govuk-visually-hidden")) { " \(desk.text("taking.earlier.new-tab"))" }
                    }
                    " "
                    line(file)
                }
            }
        }
    }

    private var heading: String {
        let count = group.files.count
        switch group.point {
        case .phone(let number): return desk.words.count("desk.taking.earlier.phone", count, ["number": number.text])
        case .postcode(let postcode):
            return desk.words.count("desk.taking.earlier.postcode", count, ["postcode": postcode.text])
        }
    }

    private func line(_ file: FileSummary) -> String {
        let status = desk.text("status.\(file.status.rawValue)")
        let name = file.reporterName ?? desk.text("taking.earlier.no-name")
        return [desk.kind(file.form), name, desk.times.ago(file.receivedAt), status].joined(separator: " · ")
    }
}
