/// A week of work in London, from Monday on.
public struct WorkWeek: Hashable, Sendable, Comparable, Codable {
    public let monday: CivilDate

    /// The week of a day.
    public init(of date: CivilDate) {
        monday = date.adding(days: -(date.dayNumber + 3).remainder(by: 7))
    }

    public func adding(weeks: Int) -> WorkWeek { WorkWeek(of: monday.adding(days: weeks * 7)) }

    public static func < (left: WorkWeek, right: WorkWeek) -> Bool { left.monday < right.monday }

    /// Reads a day of the week.
    public init(from decoder: any Decoder) throws {
        self.init(of: try decoder.singleValueContainer().decode(CivilDate.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(monday)
    }
}

/// Somebody of the staff worked on a file in a week.
public struct StaffWork: Hashable, Sendable {
    public let username: String
    public let week: WorkWeek
    /// The version of the file with which it began.
    public let version: Int
}

/// Which files of a member of staff are checked: drawn by lot, so that nobody is picked on and nobody picks.
public enum QualitySample {
    /// The files to check, in the order in which they were drawn.
    ///
    /// The same people, week, seed and files draw the same: whoever looks twice sees the same sample. A file that
    /// comes later changes it only where it is drawn itself.
    ///
    /// - Parameters:
    ///   - files: those that the person worked on in the week, by their place in the store.
    ///   - size: how many are drawn, at most.
    ///   - seed: known to nobody who could prepare for it.
    public static func draw(
        from files: [Int64], of username: String, in week: WorkWeek, size: Int, seed: UInt64
    ) -> [Int64] {
        var start = seed ^ UInt64(bitPattern: Int64(week.monday.dayNumber))
        for byte in username.utf8 { start = mixed(start ^ UInt64(byte)) }
        var drawn: [(lot: UInt64, file: Int64)] = []
        for file in files {
            let lot = mixed(start ^ UInt64(bitPattern: file))
            if drawn.count == size, let last = drawn.last, last.lot <= lot { continue }
            let place = drawn.firstIndex { $0.lot > lot } ?? drawn.count
            drawn.insert((lot, file), at: place)
            if drawn.count > size { drawn.removeLast() }
        }
        return drawn.map(\.file)
    }

    /// Every bit of the answer hangs on every bit of the question.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9e37_79b9_7f4a_7c15
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

extension Int {
    /// What is left over, never negative.
    fileprivate func remainder(by divisor: Int) -> Int { ((self % divisor) + divisor) % divisor }
}

extension Supervision {
    mutating func note(workOf recorded: RecordedFact) {
        guard recorded.actor.hasPrefix("staff:") else { return }
        let username = String(recorded.actor.dropFirst("staff:".count))
        let week = WorkWeek(of: recorded.at.london.date)
        // A check is no work on the file.
        if case .supervision = recorded.fact { return }
        guard !work.contains(where: { $0.username == username && $0.week == week }) else { return }
        work.append(StaffWork(username: username, week: week, version: recorded.version))
    }
}
