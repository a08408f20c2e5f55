/// A message that a fact gives cause for. It says that there is news, never what happened: what
/// happened is read on the tracker, behind reference and secret.
public struct Notice: Sendable, Equatable, Codable {
    public let kind: Kind
    public let channel: ContactChannel

    public init(kind: Kind, channel: ContactChannel) {
        self.kind = kind
        self.channel = channel
    }

    /// What the message is about. Stored names: never renamed.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// The report has arrived.
        case received
        /// There is something new to read.
        case news
        /// A link that opens the report once, because the person asked for it.
        case link
        /// A link by which somebody goes on with answers that they have not sent yet. It belongs to no file.
        case saved
    }

    /// The messages that new facts give cause for.
    ///
    /// One at most for each act, in the one way that the person called safe. Whoever declined contact, or said that it is
    /// not safe, gets none; nor does anybody of whom staff noted a danger in reaching them, until it is said anew how they
    /// may be reached: then one message stands for all that waited. A guarded report sends none of its own accord unless
    /// the person named a way. Nor does any leave by itself where the person's own words say when.
    ///
    /// Source: Victims' Code 2020, right 3 (a confirmation must not put the victim at risk).
    public static func due(for facts: [FileFact], after state: FileState) -> [Notice] {
        let released = state.contract.noticeReleasedAt.map { $0 > state.version - facts.count } ?? false
        guard let kind = facts.lazy.compactMap(cause).first ?? (released ? .news : nil),
            let channel = safeChannel(of: state),
            state.reporter?.contact.times.letsMessagesLeave == true
        else { return [] }
        return [Notice(kind: kind, channel: channel)]
    }

    /// The way in which a message may go to the person now; nil when none may.
    public static func safeChannel(of state: FileState) -> ContactChannel? {
        safeChannels(of: state).first
    }

    /// Every way in which a message may go to the person now, the best first.
    public static func safeChannels(of state: FileState) -> [ContactChannel] {
        guard let reporter = state.reporter, !state.contactDeclined, !state.contract.holdsNotices else { return [] }
        return ContactChannel.allCases.filter { channel in
            reporter.contact.allows(channel.way, guarded: state.report.guarded)
                && !state.returnedChannels.contains(channel)
                && (channel == .email ? reporter.email : reporter.phone) != nil
        }
    }

    /// The first moment, from one on, at which a message of that kind may leave; nil when it never may.
    ///
    /// A link leaves only because the person asks for it, which is what some chose: only when I ask.
    public static func departure(
        of kind: Kind, about state: FileState, from moment: Moment, calendar: WorkingCalendar
    ) -> Moment? {
        guard safeChannel(of: state) != nil, let times = state.reporter?.contact.times else { return nil }
        if kind == .link, times == SafeTimes(window: .asked, words: nil) { return moment }
        return times.opening(from: moment, calendar: calendar)
    }

    /// Whether a fact is something that the person is told of.
    static func isNews(_ fact: FileFact) -> Bool { cause(fact) != nil }

    private static func cause(_ fact: FileFact) -> Kind? {
        switch fact {
        case .reported: .received
        case .recorded, .allocated, .staffWrote, .outcomeDecided, .reviewAnswered, .reopened: .news
        default: nil
        }
    }
}

extension ContactChannel {
    /// The way that the person was asked about.
    public var way: ContactWay {
        switch self {
        case .email: .email
        case .text: .text
        }
    }
}

extension ContactChoice {
    /// Whether a message may go that way; on a guarded report only a way that the person named.
    func allows(_ way: ContactWay, guarded: Bool) -> Bool {
        if guarded, self == .yes { return false }
        return allows(way)
    }
}
