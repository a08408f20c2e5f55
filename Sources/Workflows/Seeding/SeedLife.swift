import Policing

/// What happens to one file after it has arrived: each act at its own time, decided by the real rules,
/// until the story's end.
struct SeedLife {
    private(set) var history: FileHistory
    var random: SplitMix64
    let setting: Setting
    private(set) var now: Moment

    struct Setting {
        let world: SeedWorld
        let form: Form
        let kind: SeedTexts.Kind
        let language: String
        /// Whether somebody of the cast reported it: then it is worked on, and never cut short.
        let isCast: Bool
        let before: Reference?
        let until: Moment
        let scribe: SeedScribe
    }

    init(history: FileHistory, random: SplitMix64, setting: Setting) {
        self.history = history
        self.random = random
        self.setting = setting
        now = history.state.receivedAt
    }

    mutating func live() {
        listProperty()
        guard read(), settle() else { return }
        guard work() else { return }
        guard finish() else { return }
        _ = challenge()
    }

    // MARK: Time

    /// Waits; false when the story ends before.
    mutating func wait(medianHours: Double, spread: Double = 0.9) -> Bool {
        now = now.adding(seconds: max(60, random.wait(medianHours: medianHours, spread: spread)))
        return now < setting.until
    }

    /// Waits until somebody is at their desk again; false when the story ends before.
    mutating func waitForOffice() -> Bool {
        let hour = now.london.hour
        if hour < 8 { now = now.adding(hours: Int64(8 - hour)) }
        if hour >= 19 { now = now.adding(hours: Int64(32 - hour)) }
        return now < setting.until
    }

    // MARK: Acts

    /// Carries out what the rules allow; what they refuse does not happen.
    mutating func act(_ command: FileCommand, by actor: Actor) {
        let id = CommandID.make(at: now, using: &random)
        try? history.carryOut(command, id: id, by: actor, at: now, under: setting.world.rules)
    }

    var state: FileState { history.state }

    func staff(_ role: Role) -> Actor { setting.world.actor(role) }

    /// A line of the staff's, filled.
    mutating func line(_ list: String) -> String {
        let lines = setting.world.texts.staff[list] ?? ["-"]
        return setting.scribe.write(random.pick(lines), using: &random)
    }

    /// A line of the person's, filled; in their own language where there is one.
    mutating func words(_ list: String) -> String {
        let own = setting.world.texts.translations[setting.language]?[list]
        let lines = own ?? setting.world.texts.person[list] ?? ["-"]
        return setting.scribe.write(random.pick(lines), using: &random)
    }

    // MARK: With the report

    private mutating func listProperty() {
        guard let things = setting.kind.property, setting.form.asks.contains(.property), random.chance(64) else {
            return
        }
        for number in 0...random.weighted([3, 1]) {
            let thing = setting.scribe.write(random.pick(things), using: &random)
            let worth = setting.kind.worth ?? [10, 500]
            let pounds = Int.random(in: worth[0]...max(worth[0], worth[1]), using: &random)
            let serial = random.chance(35) ? "BL\(Int.random(in: 100_000...999_999, using: &random))" : nil
            let item = PropertyItem(
                description: thing, serialNumber: serial, valuePence: random.chance(80) ? pounds * 100 : nil)
            let id = history.steps[0].command.part(UInt64(number + 1))
            try? history.carryOut(.addProperty(item), id: id, by: .person, at: now, under: setting.world.rules)
        }
    }

    // MARK: Reading and recording

    /// Somebody reads it. Of what came in the last day most is still unread.
    private mutating func read() -> Bool {
        let isNew = state.receivedAt > setting.until.adding(hours: -24)
        guard setting.isCast || !isNew || random.chance(38) else { return false }
        guard wait(medianHours: state.report.guarded ? 0.7 : 3.2, spread: 1.0) else { return false }
        if random.chance(40) {
            act(.take, by: staff(.contactOfficer))
            guard wait(medianHours: 2.5) else { return false }
        }
        let grades = setting.world.rules.grades.grades.map(\.code)
        let place = random.weighted(Array(setting.kind.grades.prefix(grades.count)))
        act(.grade(code: grades[place], reason: line("grade")), by: staff(.contactOfficer))
        return wait(medianHours: place < 3 ? 0.5 : 5)
    }

    /// Records what it is; false when that is the end of it.
    private mutating func settle() -> Bool {
        let (classification, reason) = classification()
        record(classification, reason, by: .contactOfficer)
        if random.chance(2), wait(medianHours: 20) {
            record(classification, line("record"), by: .registrar)
        }
        guard state.status.isOpen else { return false }
        return wait(medianHours: 6)
    }

    private mutating func record(_ classification: Classification, _ reason: String, by role: Role) {
        let circumstances = ReportedCircumstances(
            basis: .victim, reporter: .victim, probablyACrime: classification.offence != nil,
            pointsToProveMadeOut: classification.offence != nil)
        act(.record(classification, reason: reason, circumstances: circumstances), by: staff(role))
    }

    private mutating func classification() -> (Classification, String) {
        if !setting.isCast, let before = setting.before, random.chance(2) {
            return (.duplicate(of: before.text), line("record"))
        }
        if !setting.isCast, random.chance(3) { return (.notOurs(body: line("redirected")), line("record")) }
        if setting.form.group == "neighbourhood", let behaviour = behaviour() { return (behaviour, line("record")) }
        guard let offence = offence() else { return (.nonCrimeIncident, line("incident")) }
        return (.crime(offence: offence), line("record"))
    }

    private mutating func behaviour() -> Classification? {
        guard let type = setting.world.rules.asb.types.randomElement(using: &random) else { return nil }
        let told = state.report.contents.value?.answers["category"]?.text.flatMap(AntiSocialQualifier.init)
        return .antiSocialBehaviour(type: type.code, qualifier: told ?? type.usualQualifier)
    }

    private mutating func offence() -> String? {
        guard setting.form.isVictimBased, setting.isCast || !random.chance(6) else { return nil }
        let codes = (setting.kind.offences ?? []) + [setting.form.suggestedOffence].compactMap { $0 }
        let known = codes.filter { setting.world.rules.offences[$0] != nil }
        return known.isEmpty ? nil : random.pick(known)
    }
}
