import Policing

/// Everything that made-up reports are made of.
public struct SeedWorld: Sendable {
    let forms: FormLibrary
    let force: Force
    let rules: Rulebook
    let texts: SeedTexts
    let secrets: SubmitReport.Secrets
    let staff: [StaffMember]
    let places: [GazetteerPlace]
    let postcodes: [GazetteerPlace]
    /// The forms that have a share, in the order of the library.
    let kinds: [(form: Form, kind: SeedTexts.Kind)]
    let languages: [(tag: String, weight: Int)]

    /// - Parameter staff: the accounts that act; one for each role is enough.
    public init(
        force: (Force, FormLibrary, Rulebook), texts: SeedTexts, secrets: SubmitReport.Secrets, staff: [StaffMember]
    ) {
        (self.force, forms, rules) = force
        self.texts = texts
        self.secrets = secrets
        self.staff = staff
        let gazetteer = self.force.gazetteer.places
        places = gazetteer.filter { $0.kind != .postcode }
        postcodes = gazetteer.filter { $0.kind == .postcode && !$0.name.contains(" ") }
        kinds = forms.forms.compactMap { form in texts.kinds[form.id].map { (form, $0) } }
        let tags = self.force.identity.languages
        languages = tags.map { ($0, texts.languages[$0] ?? 0) }
    }

    /// The tables by which everything is decided.
    public var rulebook: Rulebook { rules }

    /// The form of that id, or nil.
    public func form(_ id: String) -> Form? { forms[id] }

    /// Where to go with what the forms don't take.
    public var elsewhere: [Elsewhere] { forms.elsewhere }

    /// Somebody who holds a role; the platform itself when nobody does, which every rule refuses.
    func actor(_ role: Role) -> Actor {
        staff.first { $0.roles.contains(role) }.map(Actor.staff) ?? .platform
    }
}
