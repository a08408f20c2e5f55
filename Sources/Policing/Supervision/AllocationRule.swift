/// Which unit a file goes to, by the force's own table. Rules are data: `Force/<force>/allocation.csv`, in order; the
/// first that fits decides.
public struct AllocationRule: Hashable, Sendable {
    /// A stable name such as `volume-crime`; stored in facts, never renamed.
    public let code: String
    public let fits: Scope
    public let target: Target
    /// Why, in the force's own words: what the fact carries.
    public let reason: String
    /// Whether it is applied as soon as the file is recorded, without anybody. Such a rule names a unit, no officer.
    public let isAutomatic: Bool

    public init(code: String, fits: Scope, target: Target, reason: String, isAutomatic: Bool) {
        self.code = code
        self.fits = fits
        self.target = target
        self.reason = reason
        self.isAutomatic = isAutomatic
    }

    /// The files that a rule is for. An empty set is any.
    public struct Scope: Hashable, Sendable {
        /// Ids of forms.
        public let kinds: Set<String>
        public let classes: Set<RecordedClass>
        public let grades: Set<String>
        /// Codes of districts; with any, a file whose district is not known does not fit.
        public let areas: Set<String>
        /// Whether only for victims with enhanced rights.
        public let enhancedOnly: Bool

        public init(
            kinds: Set<String> = [], classes: Set<RecordedClass> = [], grades: Set<String> = [],
            areas: Set<String> = [], enhancedOnly: Bool = false
        ) {
            self.kinds = kinds
            self.classes = classes
            self.grades = grades
            self.areas = areas
            self.enhancedOnly = enhancedOnly
        }
    }

    /// Where a rule sends a file.
    public struct Target: Hashable, Sendable {
        public let unit: Unit
        /// Whether one officer of the unit is to own it, rather than the unit as a whole.
        public let wantsOfficer: Bool
        /// What that officer must be trained for; nil for nothing.
        public let skill: String?
        /// How many open files that officer may own, at most; nil for any number.
        public let mostFiles: Int?

        public init(unit: Unit, wantsOfficer: Bool, skill: String? = nil, mostFiles: Int? = nil) {
            self.unit = unit
            self.wantsOfficer = wantsOfficer
            self.skill = skill
            self.mostFiles = mostFiles
        }
    }

    public enum Unit: Hashable, Sendable {
        case named(String)
        /// The unit of the district in which it happened: districts and units by code.
        case byArea([String: String])
    }
}

/// What a file is under the recording rules, as far as an allocation asks.
public enum RecordedClass: String, CaseIterable, Sendable, Codable {
    case crime, incident, asb

    /// Nil for what the force does not keep.
    public init?(_ classification: Classification) {
        switch classification {
        case .crime: self = .crime
        case .nonCrimeIncident: self = .incident
        case .antiSocialBehaviour: self = .asb
        case .notOurs, .duplicate: return nil
        }
    }
}

/// What an allocation looks at in a file.
public struct AllocationFeatures: Hashable, Sendable {
    /// The id of the form.
    public var kind: String
    /// Nil as long as nobody has recorded it.
    public var recordedAs: RecordedClass?
    public var grade: String?
    /// The code of the district in which it happened; nil when it is not known.
    public var area: String?
    public var isEnhanced: Bool

    public init(kind: String, recordedAs: RecordedClass?, grade: String?, area: String?, isEnhanced: Bool) {
        self.kind = kind
        self.recordedAs = recordedAs
        self.grade = grade
        self.area = area
        self.isEnhanced = isEnhanced
    }

    /// Those of a file as it stands. Whoever is about to grade or record it changes what they have chosen.
    public init(of state: FileState, in areas: PolicingAreas) {
        self.init(
            kind: state.report.form, recordedAs: state.recorded.flatMap { RecordedClass($0.classification) },
            grade: state.grade?.grade, area: state.report.contents.value.flatMap { areas.area(of: $0.place) },
            isEnhanced: state.hasEnhancedRights)
    }
}

/// A force's rules of allocation, and the map of its districts that they are read by.
public struct AllocationTable: Sendable, Hashable {
    /// In order: the first that fits decides.
    public let rules: [AllocationRule]
    public let areas: PolicingAreas

    /// No rule at all: nothing is ever suggested.
    public static let none = AllocationTable(checked: [], areas: PolicingAreas(districts: [:], points: []))

    /// - Throws: `TableFault.repeated` when two rules have one code.
    public init(rules: [AllocationRule], areas: PolicingAreas) throws(TableFault) {
        _ = try index(rules.map(\.code))
        self.init(checked: rules, areas: areas)
    }

    private init(checked rules: [AllocationRule], areas: PolicingAreas) {
        self.rules = rules
        self.areas = areas
    }

    public subscript(code: String) -> AllocationRule? {
        rules.first { $0.code == code }
    }

    /// The rule for a file and the code of the unit that it names; nil when none fits.
    public func rule(for features: AllocationFeatures) -> (rule: AllocationRule, unit: String)? {
        for rule in rules where rule.fits.holds(features) {
            if let unit = rule.target.unit.code(in: features.area) { return (rule, unit) }
        }
        return nil
    }
}

extension AllocationRule.Scope {
    func holds(_ features: AllocationFeatures) -> Bool {
        (kinds.isEmpty || kinds.contains(features.kind))
            && (classes.isEmpty || features.recordedAs.map(classes.contains) ?? false)
            && (grades.isEmpty || features.grade.map(grades.contains) ?? false)
            && (areas.isEmpty || features.area.map(areas.contains) ?? false)
            && (!enhancedOnly || features.isEnhanced)
    }
}

extension AllocationRule.Unit {
    /// Nil where the district is not known, or has no such unit.
    func code(in area: String?) -> String? {
        switch self {
        case .named(let code): code
        case .byArea(let units): area.flatMap { units[$0] }
        }
    }
}
