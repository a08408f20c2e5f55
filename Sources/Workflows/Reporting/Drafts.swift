import Policing

/// Answers that have not been sent yet. They are sealed under a key that only the browser's token
/// gives, so nobody at the force can read a draft, and they go 24 hours after they were last saved.
public protocol Drafts: StaffDrafts {
    func draft(_ tokenHash: [UInt8], at now: Moment) async throws(StoreError) -> [UInt8]?
    func save(_ sealed: [UInt8], as tokenHash: [UInt8], until: Moment) async throws(StoreError)
    func deleteDraft(_ tokenHash: [UInt8]) async throws(StoreError)
    /// Deletes what has run out, of the public and of staff, and says how many.
    func deleteDrafts(before now: Moment) async throws(StoreError) -> Int
}

/// What a person has answered so far.
public struct Draft: Sendable, Equatable, Codable {
    /// Made with the draft, so that sending twice is one report.
    public let command: CommandID
    public let form: String
    public var answers: Answers
    public var occurrence: Occurrence?
    public var place: Place?
    public var reporter: ReporterDetails?
    /// True once the person chose to give no name.
    public var anonymous: Bool
    public var property: [PropertyItem]
    /// The ids of steps seen, so that "skip" is not asked again.
    public var passed: Set<String>

    public init(command: CommandID, form: String) {
        self.command = command
        self.form = form
        answers = Answers()
        occurrence = nil
        place = nil
        reporter = nil
        anonymous = false
        property = []
        passed = []
    }
}
