import HTML
import Policing
import Workflows

/// Who owns a file from now on: what the force's rules suggest is chosen already, and a person may choose otherwise.
struct AllocateFields: HTML, Sendable {
    let sheet: ActionSheet
    /// Whether it is a decision of its own: with a first decision, nobody is asked why.
    var asksWhy = true

    var body: some HTML {
        if asksWhy, let words = suggested.words {
            p(.class("govuk-body")) { words }
        }
        Select(field: sheet.field("unit"), choices: units)
        Select(field: sheet.field("officer"), choices: officers)
        if asksWhy {
            sheet.textarea(
                "reason", rows: 2, hint: sheet.text(suggested.proposal == nil ? "reason.always" : "reason.else"))
        }
    }

    private var suggested: SuggestedOwner { SuggestedOwner(desk: sheet.desk, file: sheet.file) }

    /// What was chosen before, else what is suggested.
    private func choices(_ name: String, _ options: [(value: String, text: String)], _ suggestion: String) -> [Choice] {
        let isSent = sheet.typed.names.contains(name)
        return options.map { option in
            let chosen = isSent ? sheet.typed[name] : suggestion
            return Choice(value: option.value, text: option.text, isChosen: option.value == chosen)
        }
    }

    private var units: [Choice] {
        choices(
            "unit", [("", sheet.text("choose"))] + sheet.desk.site.force.units.map { ($0.code, $0.title) },
            suggested.proposal?.unit ?? "")
    }

    private var officers: [Choice] {
        choices(
            "officer", [("", sheet.text("whole-unit"))] + sheet.file.officers.map { ($0.username, load(of: $0)) },
            suggested.proposal?.officer?.username ?? "")
    }

    /// "Amara Okafor (12 open files)".
    private func load(of member: StaffMember) -> String {
        guard let load = sheet.file.loads.first(where: { $0.member.username == member.username }) else {
            return member.name
        }
        let key = load.isAbsent ? "desk.allocate.load.away" : "desk.allocate.load.here"
        return sheet.desk.words.count(key, load.openFiles, ["name": member.name])
    }
}

/// What the force's rules suggest for a file, in words.
struct SuggestedOwner: Sendable {
    let desk: DeskWords
    let proposal: AllocationProposal?

    init(desk: DeskWords, proposal: AllocationProposal?) {
        self.desk = desk
        self.proposal = proposal
    }

    init(desk: DeskWords, file: OpenedFile) {
        let table = desk.site.rules.allocation
        self.init(
            desk: desk, proposal: table.proposal(for: .init(of: file.state, in: table.areas), among: file.loads))
    }

    /// "Suggested: Amara Okafor, Volume Crime Investigation. …" Nil when no rule fits.
    var words: String? {
        guard let proposal else { return nil }
        return desk.text("allocate.suggested", ["owner": owner(proposal), "reason": reason ?? ""])
    }

    /// The same with the rule's own reason alone, before it is known what the file is recorded as.
    var short: String? {
        proposal.map { desk.text("allocate.suggested", ["owner": owner($0), "reason": $0.rule.reason]) }
    }

    private func owner(_ proposal: AllocationProposal) -> String {
        let unit = desk.unit(proposal.unit)
        guard let officer = proposal.officer else { return unit }
        return desk.text("allocate.owner", ["officer": officer.name, "unit": unit])
    }

    /// The rule's own reason, and what it came to here.
    var reason: String? {
        guard let proposal else { return nil }
        let grounds = proposal.grounds.map(ground).joined(separator: "; ")
        guard !grounds.isEmpty else { return proposal.rule.reason }
        return desk.text("allocate.because", ["rule": proposal.rule.reason, "grounds": grounds])
    }

    private func ground(_ ground: AllocationGround) -> String {
        switch ground {
        case .kind(let form): return say("kind", desk.kind(form))
        case .recordedAs(let kind): return say("recorded", desk.text("allocate.classes.\(kind.rawValue)"))
        case .grade(let code): return say("grade", desk.grade(code))
        case .area(let code): return say("area", desk.site.force.districts.first { $0.code == code }?.name ?? code)
        case .enhanced: return desk.text("allocate.grounds.enhanced")
        case .skill(let skill): return say("skill", skill)
        case .nobodyHere: return desk.text("allocate.grounds.nobody-here")
        case .nobodyWithSkill(let skill): return say("nobody-with-skill", skill)
        case .everybodyFull(let most): return say("everybody-full", String(most))
        case .fewestFiles(let open, let most):
            let key = most == nil ? "desk.allocate.grounds.fewest" : "desk.allocate.grounds.fewest-of"
            return desk.words.count(key, open, ["most": most.map(String.init) ?? ""])
        }
    }

    private func say(_ key: String, _ value: String) -> String {
        desk.text("allocate.grounds.\(key)", ["value": value])
    }
}

extension Site {
    /// Everybody who can own a file, with how much they have.
    func officerLoads(_ officers: [StaffMember], _ visit: StaffVisit) async throws -> [OfficerLoad] {
        let open = try await ports.supervision.openFiles(for: visit.member)
        let absences = try await absences(at: visit.now)
        return officers.map { member in
            let place = force.supervision.place(of: member.username)
            return OfficerLoad(
                member: member, unit: place?.unit, skills: place?.skills ?? [], openFiles: open[member.username] ?? 0,
                isAbsent: absences.isAway(member.username, at: visit.now))
        }
    }
}
