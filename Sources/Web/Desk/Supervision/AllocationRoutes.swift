import HTML
import Hummingbird
import Policing
import Workflows

/// What is recorded and nobody's, with whom the force's rules suggest: applied to one file or to many at once.
struct AllocationRoutes {
    let site: Site

    private static let rowsLimit = 40

    func add(to router: Router<PageContext>) {
        router.get("/desk/allocation", use: site.desk(page))
        router.post("/desk/allocation", use: site.desk(apply))
    }

    @Sendable private func page(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        try visit.permit(.allocate)
        let files = try await site.ports.supervision.unallocated(for: visit.member, limit: Self.rowsLimit)
        try await site.logList("allocation", visit, shown: files)
        let rows = try await proposals(for: files, visit)
        let desk = visit.words(site), token = site.staffToken(visit)
        func number(_ name: String) -> Int? { request.uri.queryParameters.get(name).flatMap { Int($0) } }
        return site.supervision(.allocation, title: desk.text("allocation.title"), visit) {
            AllocationPage(
                desk: desk, rows: rows, token: token, done: number("done"), left: number("left") ?? 0)
        }
    }

    /// One after the other: each suggestion counts for those after it, so that not all go to the same officer.
    private func proposals(for files: [FileSummary], _ visit: StaffVisit) async throws -> [ProposedFile] {
        var loads = try await site.officerLoads(try await site.officers(), visit)
        var rows: [ProposedFile] = []
        for file in files {
            guard let state = try await site.ports.ledger.state(of: file.id) else { continue }
            let table = site.rules.allocation
            let proposal = table.proposal(for: AllocationFeatures(of: state, in: table.areas), among: loads)
            rows.append(ProposedFile(file: file, proposal: proposal))
            guard let username = proposal?.officer?.username else { continue }
            loads = loads.map { $0.member.username == username ? $0.adding(files: 1) : $0 }
        }
        return rows
    }

    @Sendable private func apply(_ request: Request, _ visit: StaffVisit) async throws -> Response {
        let form = try await site.staffForm(request, visit)
        try visit.permit(.allocate)
        let loads = try await site.officerLoads(try await site.officers(), visit)
        var done = 0, left = 0
        for value in form.all("file").prefix(Self.rowsLimit) {
            let isDone = try await apply(AppliedProposal(text: value), among: loads, visit)
            if isDone { done += 1 } else { left += 1 }
        }
        return site.seeOther("/desk/allocation?done=\(done)&left=\(left)", visit.context)
    }

    /// False where the file, the rules or the officers are others by now: it is suggested again.
    private func apply(
        _ wanted: AppliedProposal?, among loads: [OfficerLoad], _ visit: StaffVisit
    ) async throws -> Bool {
        let table = site.rules.allocation
        guard let wanted, let state = try await site.knownFile(wanted.reference, to: visit),
            let (rule, unit) = table.rule(for: AllocationFeatures(of: state, in: table.areas)), unit == wanted.unit
        else { return false }
        let candidates = table.candidates(under: rule, in: unit, among: loads)
        let officer = candidates.first { $0.member.username == wanted.officer }
        guard wanted.officer == nil || officer != nil else { return false }
        let proposal = AllocationProposal(
            rule: rule, unit: unit, officer: officer?.member,
            grounds: officer.map { [.fewestFiles(open: $0.openFiles, mostFiles: rule.target.mostFiles)] } ?? [])
        let words = SuggestedOwner(desk: visit.words(site), proposal: proposal).reason ?? rule.reason
        var random = SystemRandomNumberGenerator()
        let order = Files.Order(
            id: CommandID.make(at: visit.now, using: &random),
            command: .allocate(
                unit: unit, officer: officer?.member,
                because: .rule(rule.code, String(words.prefix(FileLimits.reasonCharacters)))),
            actor: visit.actor, at: visit.now, seen: wanted.version)
        do throws(Files.Failure) {
            _ = try await site.ports.files.carryOut(order, on: state.id)
            return true
        } catch {
            switch error {
            case .refused, .changed: return false
            case .store(let failure): throw failure
            }
        }
    }
}

/// A file and whom it is suggested for; nobody where no rule fits.
struct ProposedFile: Sendable {
    let file: FileSummary
    let proposal: AllocationProposal?
}

/// A suggestion as a form carries it: `7KDM2PX9A.12.volume-crime.amara.okafor`, the officer last.
struct AppliedProposal: Sendable, Equatable {
    let reference: Reference
    let version: Int
    let unit: String
    let officer: String?

    var text: String { "\(reference.text).\(version).\(unit).\(officer ?? "")" }

    init(reference: Reference, version: Int, unit: String, officer: String?) {
        self.reference = reference
        self.version = version
        self.unit = unit
        self.officer = officer
    }

    init?(text: String) {
        let parts = text.split(separator: ".", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let reference = Reference(typed: parts[0]), let version = Int(parts[1]) else {
            return nil
        }
        self.init(
            reference: reference, version: version, unit: parts[2], officer: parts[3].isEmpty ? nil : parts[3])
    }
}

struct AllocationPage: HTML, Sendable {
    let desk: DeskWords
    let rows: [ProposedFile]
    let token: FormToken
    /// How many were just allocated; nil before anything was sent.
    let done: Int?
    let left: Int

    var body: some HTML {
        if let done {
            NotificationBanner(
                title: desk.text("done.title"), heading: desk.words.count("desk.allocation.done", done),
                text: left == 0 ? nil : desk.words.count("desk.allocation.left", left), isSuccess: left == 0)
        }
        if rows.isEmpty {
            p(.class("govuk-body")) { desk.text("allocation.nothing") }
        } else {
            PostForm(action: "/desk/allocation", token: token) {
                Checkboxes(
                    field: Field(id: "file", name: "file", label: desk.text("allocation.files"), size: .s),
                    choices: rows.map(choice), isSmall: true)
                Button(text: desk.text("allocation.button"))
            }
            byHand
        }
    }

    @HTMLBuilder private var byHand: some HTML {
        h2(.class("govuk-heading-m")) { desk.text("allocation.by-hand") }
        FileList(desk: desk, title: desk.text("allocation.by-hand"), files: rows.map(\.file)).table
    }

    private func choice(_ row: ProposedFile) -> Choice {
        let file = row.file
        let name = desk.text(
            "allocation.file", ["reference": file.reference.description, "kind": desk.kind(file.form)])
        guard let proposal = row.proposal else {
            return Choice(value: "", text: name, hint: desk.text("allocation.no-rule"))
        }
        let applied = AppliedProposal(
            reference: file.reference, version: file.version, unit: proposal.unit,
            officer: proposal.officer?.username)
        return Choice(
            value: applied.text, text: name, hint: SuggestedOwner(desk: desk, proposal: proposal).words,
            isChosen: true)
    }
}

extension OfficerLoad {
    /// As it will be with so many more.
    func adding(files: Int) -> OfficerLoad {
        OfficerLoad(member: member, unit: unit, skills: skills, openFiles: openFiles + files, isAbsent: isAbsent)
    }
}
