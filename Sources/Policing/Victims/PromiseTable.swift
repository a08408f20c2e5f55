/// All promises in force, in the order of their files.
public struct PromiseTable: Sendable, Hashable {
    public let rules: [PromiseRule]
    private let byID: [String: Int]

    /// - Throws: `TableFault.repeated` when two rules have one id.
    public init(rules: [PromiseRule]) throws(TableFault) {
        self.rules = rules
        byID = try index(rules.map(\.id))
    }

    /// The rule with that id, such as `VC06-NOINV`.
    public subscript(id: String) -> PromiseRule? {
        byID[id].map { rules[$0] }
    }

    /// The rules that a trigger sets going, in the order of the table.
    public func rules(for trigger: PromiseTrigger) -> [PromiseRule] {
        rules.filter { $0.trigger == trigger }
    }

    /// Those that are to be kept for a victim, by their ids: not what a court owes to others.
    func rulesToKeep(for trigger: PromiseTrigger) -> [String] {
        rules(for: trigger).filter { $0.responsible != .court }.map(\.id)
    }

    /// Whether a limit of what a trigger sets going is counted from when the Witness Care Unit was told.
    public func countsFromWitnessCare(_ trigger: PromiseTrigger) -> Bool {
        rules(for: trigger).contains { $0.clock == .witnessCareTold }
    }

    /// This table with more rules after its own, as a force adds its own promises to the Code.
    /// - Throws: `TableFault.repeated` when two rules have one id.
    public func adding(_ more: [PromiseRule]) throws(TableFault) -> PromiseTable {
        try PromiseTable(rules: rules + more)
    }

    /// By when a promise must be kept.
    ///
    /// - Parameters:
    ///   - start: the moment named by the rule's clock.
    ///   - enhanced: whether the victim has Enhanced Rights.
    /// - Returns: nil when the rule sets no time, or the time is as agreed with the victim.
    public static func due(
        _ rule: PromiseRule, from start: Moment, enhanced: Bool, calendar: WorkingCalendar
    ) -> Moment? {
        switch rule.limit(enhanced: enhanced) {
        case .workingDays(let days): calendar.due(workingDays: days, after: start)
        case .hours(let hours): start.adding(hours: Int64(hours))
        case .asAgreed, .none: nil
        }
    }

    /// By when a promise must be kept; see the static function of the same name.
    public func due(
        _ rule: PromiseRule, from start: Moment, enhanced: Bool, calendar: WorkingCalendar
    ) -> Moment? {
        Self.due(rule, from: start, enhanced: enhanced, calendar: calendar)
    }
}
