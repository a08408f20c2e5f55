import Policing

/// Makes up one report and the life of its file.
public struct SeedFile: Sendable {
    let world: SeedWorld
    let until: Moment

    public init(world: SeedWorld, until: Moment) {
        self.world = world
        self.until = until
    }

    /// The file of an arrival, as far as its life has come.
    ///
    /// - Throws: a refusal only when the report itself does not keep to the rules.
    public func make(_ arrival: SeedPlan.Arrival) throws(FileRefusal) -> FileHistory {
        var random = SplitMix64(seed: arrival.seed)
        let command = CommandID.make(at: arrival.at, using: &random)
        let (form, kind) = world.kinds[arrival.kind]
        let person = SeedPerson(world: world)
        let (place, told) = person.place(using: &random)
        let scribe = scribe(place, arrival, using: &random)
        let language = arrival.named?.language ?? language(using: &random)
        let answers = SeedAnswers(
            world: world, form: form, language: language, scribe: scribe, today: arrival.at.london.date
        ).make(using: &random)
        let contents = ReportContents(
            answers: answers, occurrence: person.occurrence(kind.hours ?? .any, before: arrival.at, using: &random),
            place: told, reporter: person.reporter(of: form, named: arrival.named?.name, using: &random))
        let report = NewReport(
            file: FileID.make(at: arrival.at, using: &random), person: PersonID.make(at: arrival.at, using: &random),
            reference: arrival.reference,
            secretHash: world.secrets.hash(world.secrets.secret(command), arrival.reference), form: form,
            language: language, channel: .web, contents: contents)
        let history = try FileHistory(report, command: command, at: arrival.at, under: world.rules)
        var life = SeedLife(
            history: history, random: random,
            setting: SeedLife.Setting(
                world: world, form: form, kind: kind, language: language, isCast: arrival.named != nil,
                before: arrival.before, until: until, scribe: scribe))
        life.live()
        return life.history
    }

    private func language(using random: inout SplitMix64) -> String {
        world.languages[random.weighted(world.languages.map(\.weight))].tag
    }

    private func scribe(
        _ place: GazetteerPlace, _ arrival: SeedPlan.Arrival, using random: inout SplitMix64
    ) -> SeedScribe {
        let own = [
            "place": place.name, "plate": SeedAnswers.plate(using: &random),
            "clock": "\(Int.random(in: 6...23, using: &random)):\(random.pick(["00", "10", "15", "30", "45"]))",
        ]
        return SeedScribe(slots: world.texts.slots, own: own)
    }
}
