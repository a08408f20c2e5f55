/// Whom a file is suggested for, and why. A person applies it, or chooses otherwise and says why.
public struct AllocationProposal: Sendable, Hashable {
    public let rule: AllocationRule
    /// The code of the unit.
    public let unit: String
    /// Nil for the unit as a whole.
    public let officer: StaffMember?
    /// What the suggestion rests on, in the order in which it was weighed.
    public let grounds: [AllocationGround]

    public init(rule: AllocationRule, unit: String, officer: StaffMember?, grounds: [AllocationGround]) {
        self.rule = rule
        self.unit = unit
        self.officer = officer
        self.grounds = grounds
    }
}

/// One thing that an allocation rests on.
public enum AllocationGround: Hashable, Sendable {
    /// The kind of report.
    case kind(String)
    case recordedAs(RecordedClass)
    case grade(String)
    /// The district in which it happened.
    case area(String)
    case enhanced
    /// Of those who could own it, the officer has the fewest open files.
    case fewestFiles(open: Int, mostFiles: Int?)
    /// The officer is trained for it.
    case skill(String)
    /// No officer of the unit is here.
    case nobodyHere
    case nobodyWithSkill(String)
    /// Everybody who could own it has as many files as the rule lets them.
    case everybodyFull(mostFiles: Int)
}

/// Somebody who can own files, as an allocation sees them.
public struct OfficerLoad: Hashable, Sendable {
    public let member: StaffMember
    /// The code of their unit; nil for none.
    public let unit: String?
    public let skills: Set<String>
    /// How many open files they own.
    public let openFiles: Int
    /// Whether they are away now.
    public let isAbsent: Bool

    /// Whether files are theirs to work on. Whoever only supervises owns a file where a person chooses so, by no rule.
    var worksOnFiles: Bool { !member.roles.isDisjoint(with: [.investigator, .contactOfficer]) }

    public init(member: StaffMember, unit: String?, skills: Set<String>, openFiles: Int, isAbsent: Bool) {
        self.member = member
        self.unit = unit
        self.skills = skills
        self.openFiles = openFiles
        self.isAbsent = isAbsent
    }
}

extension AllocationTable {
    /// Where a file should go; nil when no rule fits.
    ///
    /// The rule names the unit. Where it wants an officer, it is whoever of the unit works on files, is here, is trained
    /// for it, has room, and has the fewest open files; of two with as many, the first by log-in name. Where there is
    /// nobody, it is the unit as a whole, and the grounds say why.
    ///
    /// - Parameter officers: everybody who can own a file, of whatever unit.
    public func proposal(for features: AllocationFeatures, among officers: [OfficerLoad]) -> AllocationProposal? {
        guard let (rule, unit) = rule(for: features) else { return nil }
        let grounds = rule.fits.grounds(in: features)
        guard rule.target.wantsOfficer else {
            return AllocationProposal(rule: rule, unit: unit, officer: nil, grounds: grounds)
        }
        let (officer, more) = rule.target.choose(among: officers.of(unit))
        return AllocationProposal(rule: rule, unit: unit, officer: officer, grounds: grounds + more)
    }

    /// The officers of a unit who could own a file under a rule, whoever has the fewest files first.
    public func candidates(
        under rule: AllocationRule, in unit: String, among officers: [OfficerLoad]
    ) -> [OfficerLoad] {
        rule.target.fitting(officers.of(unit))
    }
}

extension [OfficerLoad] {
    /// Whom a rule may give a file of a unit to.
    fileprivate func of(_ unit: String) -> [OfficerLoad] { filter { $0.unit == unit && $0.worksOnFiles } }
}

extension AllocationRule.Scope {
    /// What of the file the rule asked for.
    func grounds(in features: AllocationFeatures) -> [AllocationGround] {
        var grounds: [AllocationGround] = []
        if !kinds.isEmpty { grounds.append(.kind(features.kind)) }
        if !classes.isEmpty, let recordedAs = features.recordedAs { grounds.append(.recordedAs(recordedAs)) }
        if !grades.isEmpty, let grade = features.grade { grounds.append(.grade(grade)) }
        if !areas.isEmpty, let area = features.area { grounds.append(.area(area)) }
        if enhancedOnly { grounds.append(.enhanced) }
        return grounds
    }
}

extension AllocationRule.Target {
    func choose(among officers: [OfficerLoad]) -> (StaffMember?, [AllocationGround]) {
        let here = officers.filter { !$0.isAbsent }
        guard !here.isEmpty else { return (nil, [.nobodyHere]) }
        let trained = here.filter { isTrained($0) }
        if let skill, trained.isEmpty { return (nil, [.nobodyWithSkill(skill)]) }
        guard let first = fitting(officers).first else {
            return (nil, [.everybodyFull(mostFiles: mostFiles ?? 0)])
        }
        let fewest = AllocationGround.fewestFiles(open: first.openFiles, mostFiles: mostFiles)
        return (first.member, (skill.map { [.skill($0)] } ?? []) + [fewest])
    }

    func fitting(_ officers: [OfficerLoad]) -> [OfficerLoad] {
        officers.filter { officer in
            !officer.isAbsent && isTrained(officer) && (mostFiles.map { officer.openFiles < $0 } ?? true)
        }.sorted { ($0.openFiles, $0.member.username) < ($1.openFiles, $1.member.username) }
    }

    private func isTrained(_ officer: OfficerLoad) -> Bool {
        skill.map(officer.skills.contains) ?? true
    }
}
