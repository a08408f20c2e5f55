import Policing
import Workflows

/// What is suggested to whoever decides first about a report: all of it can be changed, and what only a person can
/// say (the grade, whether it is a crime) is left open.
struct FirstSuggestion: Sendable {
    let desk: DeskWords
    let file: OpenedFile

    private var site: Site { desk.site }
    private var state: FileState { file.state }
    private var words: ThriveWords { ThriveWords(desk: desk) }

    private var subject: ThriveSubject {
        ThriveSubject(
            state: state, form: file.form,
            messages: file.page.timeline.filter { $0.kind == .personWrote }.compactMap(\.words),
            earlierReports: file.earlierReports)
    }

    var thrive: ThriveSuggestion {
        subject.suggestion(at: desk.now, words: site.rules.triage.dangerWords)
    }

    /// The code of the grade that the force's table suggests for these levels; nil for none.
    func grade(for thrive: ThriveSuggestion) -> String? {
        site.rules.triage.grading.suggestion(for: thrive.levels)?.grade
    }

    /// Who should own it, once it is recorded as that, or as what its kind suggests.
    func owner(of recorded: RecordedClass? = nil) -> AllocationProposal? {
        let table = site.rules.allocation
        var features = AllocationFeatures(of: state, in: table.areas)
        let usual: RecordedClass = file.form?.suggestedOffence == nil ? .incident : .crime
        features.recordedAs = recorded ?? features.recordedAs ?? usual
        return table.proposal(for: features, among: file.loads)
    }

    // MARK: The form

    /// The levels and reasons of every letter, as the form has them.
    func thriveFields(_ suggestion: ThriveSuggestion) -> [String: [String]] {
        var fields = ["suggested": [ThriveFields.text(of: suggestion.levels)]]
        for element in ThriveElement.allCases {
            fields[element.rawValue] = [suggestion.levels[element].rawValue]
            fields[ThriveFields.why(element)] = [words.reason(for: element, in: suggestion)]
        }
        return fields
    }

    /// The whole form as it is first shown.
    var typed: FormBody {
        let thrive = thrive
        var fields = thriveFields(thrive)
        let reason = desk.text("first.because", ["summary": words.summary(thrive.levels)])
        fields["grade-reason"] = [reason]
        fields["grade-reason-was"] = [reason]
        fields["suggested-grade"] = [grade(for: thrive)].compactMap { $0 }
        fields["reporter"] = [subject.reporterStanding?.rawValue].compactMap { $0 }
        let proposal = owner()
        fields["unit"] = [proposal?.unit].compactMap { $0 }
        fields["officer"] = [proposal?.officer?.username].compactMap { $0 }
        return FormBody(fields)
    }
}

extension Site {
    private static let earlierLimit = 20

    /// How many other reports came from the same telephone or e-mail. Only their number is told.
    func earlierReports(of state: FileState, for reader: StaffMember) async throws -> Int {
        guard state.status.isOpen, let reporter = state.reporter else { return 0 }
        var found: Set<FileID> = []
        for detail in [reporter.phone, reporter.email].compactMap({ $0 }) {
            let files = try await ports.queue.search(FileSearch(words: detail), for: reader, limit: Self.earlierLimit)
            found.formUnion(files.map(\.id))
        }
        return found.subtracting([state.id]).count
    }
}
