/// An amount of pounds as people type it.
public enum TypedMoney {
    /// Why what was typed is no amount of pounds. Raw values are the ends of catalogue keys `problems.money.<case>`.
    public enum Fault: String, Error, Hashable, Sendable, CaseIterable {
        case notAnAmount = "not-an-amount"
        /// It can be read in two ways, such as `1.200`.
        case ambiguous
        /// An amount of other money, such as euros.
        case otherCurrency = "other-currency"
        case negative
        /// More than `poundsLimit`.
        case tooLarge = "too-large"

        /// The catalogue key of the sentence for the person.
        public var key: String { "problems.money.\(rawValue)" }
    }

    /// Ten million pounds: more than any one thing is worth that is reported here.
    public static let poundsLimit = 10_000_000

    /// The amount in pence, or nil when nothing was typed.
    ///
    /// `9,50` and `9.50` are nine pounds fifty; `1,200`, `1 200` and `1.200,00` are twelve hundred pounds; `50p` is
    /// fifty pence. Digits may be of any script, and the name or sign of the pound may stand on either side.
    public static func pence(_ typed: String) throws(Fault) -> Int? {
        let text = String(typed.lowercased().unicodeScalars.filter { $0.properties.generalCategory != .format })
            .tidyLine()
        guard !text.isEmpty else { return nil }
        let (amount, unit) = try amount(in: text)
        guard !amount.hasPrefix("-"), !amount.hasPrefix("−") else { throw .negative }
        let decimal: TypedDecimal
        do {
            decimal = try TypedDecimal(amount)
        } catch {
            throw error == .ambiguous ? .ambiguous : .notAnAmount
        }
        return try pence(decimal, unit)
    }

    private enum Unit {
        case pound, penny
    }

    private static func pence(_ decimal: TypedDecimal, _ unit: Unit) throws(Fault) -> Int {
        guard decimal.whole.count <= 12, let whole = Int(decimal.whole) else { throw .tooLarge }
        guard decimal.fraction.count <= (unit == .pound ? 2 : 0) else { throw .notAnAmount }
        let isOneDigit = decimal.fraction.count == 1
        let fraction = (Int(decimal.fraction) ?? 0) * (isOneDigit ? 10 : 1)
        let pence = unit == .pound ? whole * 100 + fraction : whole
        guard pence <= poundsLimit * 100 else { throw .tooLarge }
        return pence
    }

    /// What stands beside the words or sign for pounds or pence.
    private static func amount(in text: String) throws(Fault) -> (String, Unit) {
        var digits = text, names: [String] = []
        for end in [Edge.front, .back] {
            if let name = end.takeName(&digits) { names.append(name) }
        }
        if names.isEmpty { return (digits, .pound) }
        if names.allSatisfy(pounds.contains) { return (digits, .pound) }
        guard names.count == 1 else { throw .notAnAmount }
        if penceNames.contains(names[0]) { return (digits, .penny) }
        let isSign = names[0].unicodeScalars.contains { $0.properties.generalCategory == .currencySymbol }
        throw isSign || otherMoney.contains(names[0]) ? .otherCurrency : .notAnAmount
    }

    private enum Edge {
        case front, back

        /// Takes the words or signs at this end off: everything up to the first digit, sign or mark of a number.
        func takeName(_ text: inout String) -> String? {
            let isPart: (Character) -> Bool = { character in
                !character.isNumber && !"-−+,.٫٬".contains(character)
            }
            let name = self == .front ? String(text.prefix(while: isPart)) : String(text.reversedPrefix(while: isPart))
            guard !name.isEmpty, name.count < text.count else { return nil }
            text = String(self == .front ? text.dropFirst(name.count) : text.dropLast(name.count)).tidyLine()
            let tidy = name.tidyLine()
            return tidy.isEmpty ? nil : tidy
        }
    }

    private static let pounds: Set<String> = [
        "£", "gbp", "pound", "pounds", "pounds sterling", "funt", "funty", "funtów", "funtow", "پاؤنڈ", "পাউন্ড",
        "ਪੌਂਡ", "ਪਾਊਂਡ",
    ]
    private static let penceNames: Set<String> = ["p", "pence", "penny"]
    /// Words for other money; its signs are known by being signs.
    private static let otherMoney: Set<String> = [
        "zł", "zl", "pln", "złoty", "złote", "złotych", "eur", "euro", "euros", "usd", "dollar", "dollars", "rs", "rs.",
        "inr", "pkr", "bdt", "rupee", "rupees", "taka", "tk", "روپے", "روپیہ", "টাকা", "ਰੁਪਏ", "chf", "ron", "lei",
    ]
}

extension String {
    fileprivate func reversedPrefix(while isPart: (Character) -> Bool) -> String {
        String(reversed().prefix(while: isPart).reversed())
    }
}
