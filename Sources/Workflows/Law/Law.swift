import Policing

/// The national tables in force, as `Law/` has them.
public struct Law: Sendable {
    public let offences: OffenceTable
    public let outcomes: OutcomeTable
    /// The Victims' Code alone; a force adds its own promises.
    public let promises: PromiseTable
    public let asb: AntiSocialTable
    public let calendar: WorkingCalendar
    public let principalCrimes: PrincipalCrimeTable
    /// The rules of recording in words, each with its source.
    public let recordingRules: [RecordingRuleText]
}

extension Law {
    /// The tables that decisions of one force are taken by.
    ///
    /// - Throws: a defect when a rule that the program names is in neither table of promises, or when
    ///   both have it.
    public func rulebook(for force: Force) throws(FileDefects) -> Rulebook {
        let all = try promises(of: force)
        let missing = Victims.Rules.all.filter { all[$0] == nil }
        guard missing.isEmpty else {
            throw FileDefects([
                FileDefect(
                    file: "\(force.folder)/promises.csv", line: 1,
                    problem: "no rule \(missing.joined(separator: ", ")) here or in the Victims' Code",
                    remedy: "Add a row for it")
            ])
        }
        return Rulebook(
            promises: all, calendar: calendar, grades: force.grades, offences: offences, outcomes: outcomes,
            asb: asb, units: Set(force.units.map(\.code)), triage: force.triage, principalCrimes: principalCrimes,
            words: force.words, replies: force.replies, solvability: force.solvability,
            allocation: allocation(of: force), checks: force.supervision.checks.map(\.code))
    }

    private func allocation(of force: Force) -> AllocationTable {
        do {
            return try AllocationTable(rules: force.supervision.allocation, areas: force.areas)
        } catch {
            preconditionFailure("repeats were noted while reading")
        }
    }

    private func promises(of force: Force) throws(FileDefects) -> PromiseTable {
        do {
            return try promises.adding(force.promises)
        } catch {
            let id =
                switch error {
                case .repeated(let id): id
                }
            throw FileDefects([
                FileDefect(
                    file: "\(force.folder)/promises.csv", line: 1,
                    problem: "rule \(id) is in the Victims' Code too", remedy: "Give it another id")
            ])
        }
    }
}
