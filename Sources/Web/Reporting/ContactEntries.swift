import Policing
import Workflows

/// What can be chosen about being contacted.
enum SafeContact: String, CaseIterable, Sendable {
    case yes, email, text, call, letter, no
    /// The person gives no name at all.
    case anonymous

    /// What a draft says already; nil when it was not asked yet.
    init?(_ draft: Draft) {
        if draft.anonymous {
            self = .anonymous
            return
        }
        switch draft.reporter?.contact {
        case .yes: self = .yes
        case .no: self = .no
        case .only(let way, _): self.init(rawValue: way.rawValue)
        case nil: return nil
        }
    }

    static func offered(by form: Form) -> [SafeContact] {
        allCases.filter { $0 != .anonymous || form.anonymity == .allowed }
    }

    /// Nil for no name.
    var choice: ContactChoice? {
        switch self {
        case .yes: .yes
        case .no: .no
        case .email: .only(.email, when: .any)
        case .text: .only(.text, when: .any)
        case .call: .only(.call, when: .any)
        case .letter: .only(.letter, when: .any)
        case .anonymous: nil
        }
    }
}

/// What the fields about the person hold.
struct ContactEntry: Sendable {
    var name = ""
    var email = ""
    var phone = ""
    var address = ""
    /// When it is safe; nil when it was not chosen yet.
    var window: SafeWindow?
    var timesInWords = ""

    init(_ reporter: ReporterDetails?) {
        guard let reporter else { return }
        name = reporter.name ?? ""
        email = reporter.email ?? ""
        phone = reporter.phone ?? ""
        address = reporter.address ?? ""
        window = reporter.contact.times.window
        timesInWords = reporter.contact.times.words ?? ""
    }

    init(_ body: FormBody) {
        name = body["name"]
        email = body["email"]
        phone = body["phone"]
        address = body["address"]
        window = SafeWindow(rawValue: body["times"])
        timesInWords = body["times-in-words"]
    }

    /// The details, of which only those are kept that the choice asks for.
    func details(_ choice: ContactChoice) -> ReporterDetails {
        let asked = ContactFields(choice)
        var choice = choice
        if case .only(let way, _) = choice {
            choice = .only(way, when: asked.times ? SafeTimes(window: window ?? .any, words: timesInWords) : .any)
        }
        return ReporterDetails(
            name: name, email: asked.email ? email : nil, phone: asked.phone ? phone : nil,
            address: asked.address ? address : nil, contact: choice)
    }
}

/// Which details a choice asks for, besides the name.
struct ContactFields: Sendable {
    let email: Bool
    let phone: Bool
    let address: Bool
    let times: Bool

    init(_ choice: ContactChoice) {
        switch choice {
        case .yes: (email, phone, address, times) = (true, true, false, false)
        case .no: (email, phone, address, times) = (false, false, false, false)
        case .only(.email, _): (email, phone, address, times) = (true, false, false, true)
        case .only(.text, _), .only(.call, _): (email, phone, address, times) = (false, true, false, true)
        case .only(.letter, _): (email, phone, address, times) = (false, false, true, false)
        }
    }
}
