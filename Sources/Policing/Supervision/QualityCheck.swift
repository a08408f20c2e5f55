/// A supervisor looked at somebody's work on a file, by the force's short list.
public struct QualityCheck: Sendable, Equatable {
    /// 1 for the file's first check, then without a gap.
    public let number: Int
    public let at: Moment
    public let fact: FileChecked
    /// When the member of staff said that they have read it.
    public internal(set) var heardAt: Moment?
    /// What they wrote back; nil for nothing.
    public internal(set) var reply: Sealed<String>?
}

/// A supervisor checked somebody's work on the file.
public struct FileChecked: Codable, Sendable, Equatable {
    public let number: Int
    public let by: String
    /// Whose work it is about.
    public let about: String
    public let aboutName: String
    /// The week of the work.
    public let week: WorkWeek
    /// Each question of the list, in its order.
    public let marks: [CheckMark]
    /// What the member of staff is told. It may name people.
    public let comment: Sealed<String>

    public init(
        number: Int, by: String, about: String, aboutName: String, week: WorkWeek, marks: [CheckMark],
        comment: Sealed<String>
    ) {
        self.number = number
        self.by = by
        self.about = about
        self.aboutName = aboutName
        self.week = week
        self.marks = marks
        self.comment = comment
    }

    /// How much of what applies was met: met counts one, partly a half; nil where nothing applies.
    public var scorePercent: Int? { CheckMark.scorePercent(marks) }
}

/// The member of staff has read what a check said of their work.
public struct CheckHeard: Codable, Sendable, Equatable {
    public let number: Int
    public let by: String
    /// What they wrote back; nil for nothing.
    public let reply: Sealed<String>?

    public init(number: Int, by: String, reply: Sealed<String>?) {
        self.number = number
        self.by = by
        self.reply = reply
    }
}

/// The answer to one question of the list.
public struct CheckMark: Codable, Sendable, Equatable {
    /// The code of the question.
    public let question: String
    public let answer: Answer

    /// Stored names: never renamed.
    public enum Answer: String, Codable, Sendable, CaseIterable {
        case met, partly, notMet, notApplicable
    }

    public init(question: String, answer: Answer) {
        self.question = question
        self.answer = answer
    }

    /// Met counts one, partly a half; what does not apply does not count. Nil where nothing applies.
    public static func scorePercent(_ marks: [CheckMark]) -> Int? {
        let counted = marks.filter { $0.answer != .notApplicable }
        guard !counted.isEmpty else { return nil }
        let halves = counted.reduce(0) { $0 + ($1.answer == .met ? 2 : $1.answer == .partly ? 1 : 0) }
        return (halves * 100 + counted.count) / (counted.count * 2)
    }
}

/// What supervisors want done with a file.
public enum SupervisionCommand: Sendable, Equatable {
    /// Check somebody's work of a week.
    case check(about: StaffMember, week: WorkWeek, marks: [CheckMark], comment: String)
    /// Say that one has read a check of one's own work.
    case hear(number: Int, reply: String)
}

/// What supervisors did.
public enum SupervisionFact: Sendable, Equatable {
    case fileChecked(FileChecked)
    case checkHeard(CheckHeard)

    var kind: FileFact.Kind {
        switch self {
        case .fileChecked: .fileChecked
        case .checkHeard: .checkHeard
        }
    }

    var payload: any Codable & Sendable {
        switch self {
        case .fileChecked(let payload): payload
        case .checkHeard(let payload): payload
        }
    }
}

extension SupervisionCommand {
    var action: Permission.Action {
        switch self {
        case .check: .checkQuality
        case .hear: .hearCheck
        }
    }
}

extension Decision {
    func supervise(_ command: SupervisionCommand) throws(FileRefusal) -> [FileFact] {
        do throws(SupervisionRefusal) {
            switch command {
            case .check(let about, let week, let marks, let comment):
                return [.supervision(.fileChecked(try check(about, week, marks, comment)))]
            case .hear(let number, let reply):
                return try hear(number, reply).map { [.supervision(.checkHeard($0))] } ?? []
            }
        } catch {
            throw .supervision(error)
        }
    }

    private func check(
        _ about: StaffMember, _ week: WorkWeek, _ marks: [CheckMark], _ comment: String
    ) throws(SupervisionRefusal) -> FileChecked {
        guard about.username != by else { throw .checkOfOwnWork }
        guard state.supervision.work.contains(where: { $0.username == about.username && $0.week == week }) else {
            throw .noWorkInWeek(about.name)
        }
        let isThere = state.supervision.checks.contains { $0.fact.about == about.username && $0.fact.week == week }
        guard !isThere else { throw .checkedAlready(about.name) }
        guard marks.map(\.question) == rules.checks else { throw .checkIncomplete }
        let words = comment.readable
        guard !words.isEmpty else { throw .commentMissing }
        guard words.count <= FileLimits.textCharacters else { throw .commentTooLong(limit: FileLimits.textCharacters) }
        return FileChecked(
            number: state.supervision.checks.count + 1, by: by, about: about.username, aboutName: about.name,
            week: week, marks: marks, comment: sealed(words))
    }

    /// Nil when it was said already.
    private func hear(_ number: Int, _ reply: String) throws(SupervisionRefusal) -> CheckHeard? {
        guard let check = state.supervision.checks.first(where: { $0.number == number }) else {
            throw .noSuchCheck
        }
        guard check.fact.about == by else { throw .checkOfSomebodyElse }
        guard check.heardAt == nil else { return nil }
        let words = reply.readable
        guard words.count <= FileLimits.textCharacters else { throw .commentTooLong(limit: FileLimits.textCharacters) }
        return CheckHeard(number: number, by: by, reply: words.isEmpty ? nil : sealed(words))
    }
}

extension FileState {
    mutating func evolveSupervision(_ fact: SupervisionFact, _ recorded: RecordedFact) {
        switch fact {
        case .fileChecked(let checked):
            supervision.checks.append(QualityCheck(number: checked.number, at: recorded.at, fact: checked))
        case .checkHeard(let heard):
            guard let index = supervision.checks.firstIndex(where: { $0.number == heard.number }) else { return }
            supervision.checks[index].heardAt = recorded.at
            supervision.checks[index].reply = heard.reply
        }
    }
}
