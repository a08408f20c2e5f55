import Policing

/// Makes up answers that fit the questions of a form.
struct SeedAnswers {
    let world: SeedWorld
    let form: Form
    let language: String
    let scribe: SeedScribe
    let today: CivilDate

    /// The answers of a whole form, as they would be kept.
    func make(using random: inout SplitMix64) -> Answers {
        var answers = Answers()
        for question in form.questions where question.condition?.holds(for: answers) ?? true {
            guard question.isRequired || random.chance(68) else { continue }
            answers[question.id] = answer(to: question, using: &random)
        }
        return Journey(form: form, answers: answers, today: today).submitted
    }

    private func answer(to question: Question, using random: inout SplitMix64) -> Answer? {
        switch question.type {
        case .yesNo: yesNo(question, using: &random)
        case .choice: harmless(question, using: &random).map { .text($0) }
        case .choices: choices(question, using: &random)
        case .number: .number(number(question, using: &random))
        case .date: .text(today.adding(days: -random.weighted([5, 3, 2, 1])).iso)
        case .text, .longText: text(question, using: &random).map { .text($0) }
        }
    }

    private func yesNo(_ question: Question, using random: inout SplitMix64) -> Answer {
        let isDangerous = question.options.first { $0.danger != nil }?.value
        if let isDangerous { return .yesNo(isDangerous == "no") }
        return .yesNo(random.chance(question.id == Answers.supportQuestion ? 22 : 34))
    }

    /// An option that sends nobody elsewhere; now and then one that only gives pause.
    private func harmless(_ question: Question, using random: inout SplitMix64) -> String? {
        let stops = Set(world.forms.elsewhere.filter { $0.firmness == .stop }.map(\.id))
        let open = question.options.filter { $0.danger.map { !stops.contains($0.destination) } ?? true }
        let calm = open.filter { $0.danger == nil }
        let options = random.chance(2) || calm.isEmpty ? open : calm
        return options.isEmpty ? nil : random.pick(options).value
    }

    private func choices(_ question: Question, using random: inout SplitMix64) -> Answer? {
        let alone = question.options.first { $0.isExclusive && $0.danger == nil }
        if let alone, random.chance(62) { return .choices([alone.value]) }
        let options = question.options.filter { !$0.isExclusive && $0.danger == nil }
        guard !options.isEmpty else { return nil }
        let chosen = Set((0...random.weighted([3, 1])).map { _ in random.pick(options).value })
        return .choices(question.options.map(\.value).filter(chosen.contains))
    }

    private func number(_ question: Question, using random: inout SplitMix64) -> Double {
        let max = question.checks.max ?? 1_000
        if max <= 200 { return Double(random.weighted([0, 2, 9, 1])) }
        return Double(Int.random(in: 2...90, using: &random) * 10)
    }

    private func text(_ question: Question, using random: inout SplitMix64) -> String? {
        if let pattern = question.checks.pattern { return shaped(pattern, using: &random) }
        let own = world.texts.translations[language]?[question.id]
        if let own, random.chance(60) { return random.pick(own) }
        guard let lines = world.texts.lines(for: question.id, of: form.id) else {
            return question.isRequired ? random.pick(world.texts.texts["what-happened"] ?? ["-"]) : nil
        }
        return scribe.write(random.pick(lines), using: &random)
    }

    /// Numbers that no vehicle, phone or bicycle has.
    private func shaped(_ pattern: Pattern, using random: inout SplitMix64) -> String? {
        switch pattern {
        case .vehicleRegistration: scribe.own["plate"]
        case .imei: Self.imei(using: &random)
        case .frameNumber, .serialNumber: "BL\(Int.random(in: 100_000...999_999, using: &random))"
        case .postcode, .phone, .email: nil
        }
    }

    /// Plates that begin with Z are not issued here.
    static func plate(using random: inout SplitMix64) -> String {
        let letters = Array("ABCDEFGHJKLMNOPRSTUVWXY")
        let tail = (0..<3).map { _ in String(random.pick(letters)) }.joined()
        return "Z\(random.pick(letters))\(SeedPerson.digits(Int.random(in: 51...75, using: &random), 2)) \(tail)"
    }

    /// Numbers that begin with 00 are for tests alone.
    private static func imei(using random: inout SplitMix64) -> String {
        let digits = [0, 0] + (0..<12).map { _ in Int.random(in: 0...9, using: &random) }
        let sum = digits.reversed().enumerated().reduce(0) { sum, next in
            let doubled = next.element * 2
            return sum + (next.offset.isMultiple(of: 2) ? doubled / 10 + doubled % 10 : next.element)
        }
        return (digits + [(10 - sum % 10) % 10]).map(String.init).joined()
    }
}
