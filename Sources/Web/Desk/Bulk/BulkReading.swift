import Policing
import Workflows

/// What can be done to many files at once. An outcome never is.
enum BulkAction: String, CaseIterable, Sendable {
    case take, grade, allocate

    var permission: Permission.Action {
        switch self {
        case .take: .take
        case .grade: .grade
        case .allocate: .allocate
        }
    }
}

/// A file that was selected, and the version of it that was shown: `7KDM2PX95.4`.
struct BulkFile: Sendable, Equatable {
    static let field = "file"

    let reference: Reference
    let seen: Int?

    init(reference: Reference, seen: Int?) {
        self.reference = reference
        self.seen = seen
    }

    private init?(_ text: String) {
        let parts = text.split(separator: ".")
        guard parts.count == 2, let reference = Reference(typed: String(parts[0])), let seen = Int(parts[1]), seen > 0
        else { return nil }
        self.init(reference: reference, seen: seen)
    }

    var text: String { "\(reference.text).\(seen ?? 0)" }

    /// Each once, in the order of the page, and no more than a page.
    static func read(_ form: FormBody) -> [BulkFile] {
        var known: Set<Reference> = []
        let all = form.all(field).compactMap { BulkFile($0) }.filter { known.insert($0.reference).inserted }
        return Array(all.prefix(BulkRoutes.mostFiles))
    }
}

/// Reads what is to be done to which files, and notes what is missing.
struct BulkReading {
    let desk: DeskWords
    let action: BulkAction
    let form: FormBody
    let officers: [StaffMember]
    let files: [BulkFile]
    private(set) var faults: [InputFault] = []

    init(desk: DeskWords, action: BulkAction, form: FormBody, officers: [StaffMember]) {
        self.desk = desk
        self.action = action
        self.form = form
        self.officers = officers
        files = BulkFile.read(form)
    }

    /// Nil when something is missing.
    mutating func command() -> FileCommand? {
        if files.isEmpty { faults.append(InputFault(text: desk.text("bulk.none"))) }
        let command: FileCommand =
            switch action {
            case .take: .take
            case .grade: .grade(code: given("grade"), reason: given("reason"))
            case .allocate: .allocate(unit: given("unit"), officer: officer(), because: reason)
            }
        return faults.isEmpty ? command : nil
    }

    /// What is wished, whichever files it is for.
    var wish: FormBody {
        FormBody(form.values.filter { ["action", "grade", "reason", "unit", "officer", "because"].contains($0.key) })
    }

    /// What somebody wrote, else that they chose for many at once.
    private var reason: AllocationReason {
        let words = form["because"].plainLine
        return .hand(words.isEmpty ? desk.text("allocate.by-bulk") : String(words.prefix(FileLimits.reasonCharacters)))
    }

    private mutating func given(_ name: String) -> String {
        let text = form[name].plainLine
        if text.isEmpty { note(name) }
        return text
    }

    private mutating func officer() -> StaffMember? {
        guard !form["officer"].isEmpty else { return nil }
        let officer = officers.first { $0.username == form["officer"] }
        if officer == nil { note("officer") }
        return officer
    }

    private mutating func note(_ field: String) {
        faults.append(InputFault(field: "bulk-\(field)", text: desk.text("bulk.\(field).missing")))
    }
}

/// What became of one of many files.
struct BulkResult: Sendable {
    let reference: Reference
    var kind = ""
    /// The file's version now; nil when it was refused.
    var version: Int?
    /// It was so already.
    var isUnchanged = false
    var refusal: String?

    init(
        reference: Reference, kind: String = "", version: Int? = nil, isUnchanged: Bool = false, refusal: String? = nil
    ) {
        self.reference = reference
        self.kind = kind
        self.version = version
        self.isUnchanged = isUnchanged
        self.refusal = refusal
    }

    var isDone: Bool { version != nil && !isUnchanged }
}
