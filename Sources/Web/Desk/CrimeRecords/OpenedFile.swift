import Policing
import Workflows

/// A file that a member of staff has opened. It can be had only with the right to read, and its reading is
/// in the log before anything of it is shown.
struct OpenedFile: Sendable {
    let state: FileState
    let page: FilePage
    /// Nil when the force no longer has the form.
    let form: Form?
    /// Who can own it, by name.
    let officers: [StaffMember]
    /// Other reports from the same telephone or e-mail, while the file is open.
    let earlierReports: Int
    /// Who opened it.
    let reader: StaffMember
    /// How much each of them has; empty for whoever may not give a file to anybody.
    let loads: [OfficerLoad]

    var reference: Reference { page.summary.reference }
    var path: String { "/desk/files/\(reference.text)" }

    /// What happened after a version.
    func changes(since version: Int) -> [Workflows.TimelineEntry] {
        page.timeline.filter { $0.version > version }
    }

    /// Whether the reader may know what is held to be sensitive.
    var seesSensitive: Bool { Permission.denial(.staff(reader), .readSensitive) == nil }

    /// Everybody who has the rights of a victim.
    var victims: [FileVictim] { state.victims(isVictimBased: form?.isVictimBased ?? true) }

    /// Whether there is a victim whom nobody has named.
    func lacksVictim(_ rules: Rulebook) -> Bool {
        guard victims.isEmpty else { return false }
        guard let recorded = state.recorded else { return form?.isVictimBased ?? false }
        return recorded.classification.offence.flatMap { rules.offences[$0] }?.basis == .victim
    }

    /// Whether somebody asked to be passed on to a support service, and nobody has done so.
    var wantsSupport: Bool {
        state.awaitsReferral
            || state.victimsToRefer.contains(nil) && state.report.contents.value?.answers.wantsSupport ?? false
    }
}

extension Site {
    /// - Parameter purpose: what the log of accesses says it was for.
    /// - Parameter asks: whether the reader must say why, where no task says it; not where they see nothing of the file.
    /// - Throws: `PageFailure.notPermitted`, `.notFound`, or `.purposeNeeded`.
    func openFile(
        _ typed: String?, for purpose: String, asks: Bool = true, _ visit: StaffVisit
    ) async throws -> OpenedFile {
        try visit.permit(.readFile)
        // The state is read first, so that the page is never older than the version that its forms name.
        guard let reference = Reference(typed: typed ?? ""), let state = try await knownFile(reference, to: visit),
            let page = try await ports.pages.page(of: reference)
        else { throw PageFailure.notFound }
        try await logReading(of: state, .readFile, for: purpose, asks: asks, visit)
        let officers = try await officers()
        let loads = visit.may(.allocate) ? try await officerLoads(officers, visit) : []
        return OpenedFile(
            state: state, page: page, form: forms[state.report.form], officers: officers,
            earlierReports: try await earlierReports(of: state, for: visit.member), reader: visit.member,
            loads: loads)
    }

    /// A file, for somebody who may know that it exists; nil for a restricted one that does not name them, as when
    /// there is none. Whatever takes a reference from a reader asks here.
    func knownFile(_ reference: Reference, to visit: StaffVisit) async throws -> FileState? {
        guard let id = try await ports.ledger.file(of: reference), let state = try await ports.ledger.state(of: id),
            state.access.isOpen(to: visit.actor, at: visit.now)
        else { return nil }
        return state
    }

    /// Those whom a restriction can name.
    func readers() async throws -> [StaffMember] {
        try await ports.staff.accounts()
            .filter { !$0.disabled && Permission.denial(.staff($0.member), .readFile) == nil }
            .map(\.member)
    }

    /// Those to whom a file can be allocated.
    func officers() async throws -> [StaffMember] {
        try await ports.staff.accounts()
            .filter { !$0.disabled && Permission.denial(.staff($0.member), .decideOutcome) == nil }
            .map(\.member)
            .sorted { ($0.name, $0.username) < ($1.name, $1.username) }
    }
}
