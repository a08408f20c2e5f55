import Foundation
import Policing
import Workflows

/// A report that a member of staff is taking down: what was typed so far, field by field and as it was typed, so that
/// half a date is kept like half a sentence.
struct Taking: Sendable {
    let command: CommandID
    let channel: Reported.Channel
    let begunAt: Moment
    var fields: [String: [String]] = [:]
    /// The page that saved it last.
    var page = ""
    var saves = 0
    var savedAt: Moment

    static let channels: [Reported.Channel] = [.phone, .counter]

    init(command: CommandID, channel: Reported.Channel, at now: Moment) {
        self.command = command
        self.channel = channel
        begunAt = now
        savedAt = now
    }

    var body: FormBody { FormBody(fields) }
    var path: String { "/desk/take/\(command.text)" }

    /// Until when it is kept if nobody saves it again.
    var endsAt: Moment { savedAt.adding(hours: 24 * Self.daysKept) }

    /// Longer than the days that a member of staff may be off duty.
    static let daysKept: Int64 = 7
}

/// What is sealed of it.
private struct SealedTaking: Codable {
    let channel: Reported.Channel
    let begunAt: Moment
    let fields: [String: [String]]
    let page: String
}

/// Keeps the unfinished reports of one member of staff, each sealed for that member alone.
struct TakingKeeper: Sendable {
    let site: Site
    let username: String

    private var drafts: any Drafts { site.ports.drafts }

    /// Nil when there is none, it is another's, or it has run out.
    func find(_ id: CommandID, at now: Moment) async throws -> Taking? {
        try await drafts.staffDraft(id, of: username, at: now).flatMap(open)
    }

    /// The latest saved first.
    func all(at now: Moment) async throws -> [Taking] {
        try await drafts.staffDrafts(of: username, at: now).compactMap(open)
    }

    /// - Returns: false when another page has saved it meanwhile; then nothing is kept.
    func keep(_ taking: inout Taking, at now: Moment) async throws -> Bool {
        var kept = taking
        kept.saves += 1
        kept.savedAt = now
        let draft = StaffDraft(
            id: kept.command, username: username, sealed: try sealed(kept), saves: kept.saves, savedAt: now,
            endsAt: kept.endsAt)
        guard try await drafts.save(draft) else { return false }
        taking = kept
        return true
    }

    func delete(_ id: CommandID) async throws {
        try await drafts.deleteStaffDraft(id, of: username)
    }

    private func purpose(_ id: CommandID) -> String { "report \(id.text) taken by \(username)" }

    private func sealed(_ taking: Taking) throws -> [UInt8] {
        let plain = SealedTaking(
            channel: taking.channel, begunAt: taking.begunAt, fields: taking.fields, page: taking.page)
        let text = String(decoding: try JSONEncoder().encode(plain), as: UTF8.self)
        return Array(site.secrets.seal(text, for: purpose(taking.command)).utf8)
    }

    private func open(_ draft: StaffDraft) -> Taking? {
        guard let text = site.secrets.open(String(decoding: draft.sealed, as: UTF8.self), for: purpose(draft.id)),
            let plain = try? JSONDecoder().decode(SealedTaking.self, from: Data(text.utf8))
        else { return nil }
        var taking = Taking(command: draft.id, channel: plain.channel, at: plain.begunAt)
        taking.fields = plain.fields
        taking.page = plain.page
        taking.saves = draft.saves
        taking.savedAt = draft.savedAt
        return taking
    }
}
