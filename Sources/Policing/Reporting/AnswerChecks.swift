extension Question {
    /// What is wrong with an answer to this question, or nil when it can be kept.
    ///
    /// - Parameter today: the last day a date may name, unless the question looks ahead.
    public func problem(with answer: Answer?, today: CivilDate) -> AnswerProblem.Reason? {
        guard let answer, !answer.isBlank else { return isRequired ? .missing : nil }
        switch (type, answer) {
        case (.text, .text(let text)), (.longText, .text(let text)): return problem(withText: text)
        case (.choice, .text(let value)): return option(value) == nil ? .notAnOption(value: value) : nil
        case (.choices, .choices(let chosen)): return problem(withChoices: chosen)
        case (.number, .number(let number)): return problem(withNumber: number)
        case (.number, .text(let text)): return problem(withTypedNumber: text)
        case (.number, _): return .notANumber
        case (.date, .text(let text)): return problem(withDate: text, today: today)
        case (.yesNo, .yesNo): return nil
        default: return .wrongType(expected: type)
        }
    }

    private func problem(withText text: String) -> AnswerProblem.Reason? {
        if text.hasControls { return .unreadable }
        let tidy = type == .longText ? text.tidy() : text.tidyLine()
        if tidy.unicodeScalars.count > lengthLimit { return .tooLong(max: lengthLimit) }
        guard let pattern = checks.pattern else { return nil }
        return pattern.normalised(tidy) == nil ? .badPattern(pattern) : nil
    }

    private func problem(withChoices chosen: [String]) -> AnswerProblem.Reason? {
        if let stranger = chosen.first(where: { option($0) == nil }) { return .notAnOption(value: stranger) }
        let distinct = Set(chosen)
        if let alone = options.first(where: { $0.isExclusive && distinct.contains($0.value) }), distinct.count > 1 {
            return .notTogether(value: alone.value)
        }
        if let max = checks.max, Double(distinct.count) > max { return .tooLong(max: Int(max)) }
        if let min = checks.min, Double(distinct.count) < min { return .tooFew(min: Int(min)) }
        return nil
    }

    /// A number that pages could not read stays the text that it was.
    private func problem(withTypedNumber text: String) -> AnswerProblem.Reason {
        do {
            _ = try typedNumber(text)
            return .notANumber
        } catch {
            return error
        }
    }

    /// The number that somebody typed as the answer: pounds where the question asks for money.
    ///
    /// - Returns: nil when nothing was typed.
    /// - Throws: why it is no number.
    public func typedNumber(_ text: String) throws(AnswerProblem.Reason) -> Double? {
        if checks.isPounds {
            do {
                return try TypedMoney.pence(text).map { Double($0) / 100 }
            } catch {
                throw .money(error)
            }
        }
        do {
            return try TypedNumber.read(text)
        } catch {
            throw error == .ambiguous ? .ambiguousNumber : .notANumber
        }
    }

    private func problem(withNumber number: Double) -> AnswerProblem.Reason? {
        guard number.isFinite else { return .notANumber }
        if checks.isWhole && number.rounded() != number { return .notANumber }
        let isTooLow = checks.min.map { number < $0 } ?? false
        let isTooHigh = checks.max.map { number > $0 } ?? false
        return isTooLow || isTooHigh ? .outOfRange(min: checks.min, max: checks.max) : nil
    }

    private func problem(withDate text: String, today: CivilDate) -> AnswerProblem.Reason? {
        guard let date = CivilDate(iso: text.tidy()) else { return .impossibleDate }
        return date > today && !checks.allowsFuture ? .futureDate : nil
    }
}
