import Policing
import Testing

@Suite("Amounts as people type them")
struct TypedAmountTests {
    static let amounts: [(String, Int?)] = [
        ("", nil), ("  ", nil), ("0", 0), ("20", 20_00), ("250", 250_00),
        // Either mark may part pounds from pence.
        ("9,50", 9_50), ("9.50", 9_50), ("9,5", 9_50), ("9.5", 9_50), (".50", 50), ("20.", 20_00),
        // And either may part thousands.
        ("1,200", 1_200_00), ("1 200", 1_200_00), ("1\u{A0}200", 1_200_00), ("1\u{202F}200,50", 1_200_50),
        ("1.200,00", 1_200_00), ("1,200.50", 1_200_50), ("1’200.50", 1_200_50), ("1,234,567", 1_234_567_00),
        ("1.234.567", 1_234_567_00), ("1,00,000", 100_000_00), ("12,34,567.89", 1_234_567_89),
        // The pound by its sign, its letters or its name.
        ("£20", 20_00), ("£ 20", 20_00), ("20£", 20_00), ("£1,250.50", 1_250_50), ("20 pounds", 20_00),
        ("20 GBP", 20_00), ("GBP 20", 20_00), ("£20 GBP", 20_00), ("20 funtów", 20_00), ("۲۰ پاؤنڈ", 20_00),
        ("২০ পাউন্ড", 20_00), ("੨੦ ਪੌਂਡ", 20_00), ("50p", 50), ("50 pence", 50),
        // Digits of Urdu, Arabic, Bengali, Gurmukhi; a full width keyboard; marks of direction.
        ("۹٫۵۰", 9_50), ("٩٫٥٠", 9_50), ("۱٬۲۰۰", 1_200_00), ("۱،۲۰۰", 1_200_00), ("৯.৫০", 9_50), ("১,২০০", 1_200_00),
        ("੯.੫੦", 9_50), ("੧,੨੦੦", 1_200_00), ("２０", 20_00), ("\u{200F}۲۰\u{200F}", 20_00),
        ("10000000", 1_000_000_000),
    ]

    @Test("an amount is read in pence, however it is written", arguments: amounts)
    func reads(_ typed: String, pence: Int?) throws {
        #expect(try TypedMoney.pence(typed) == pence)
    }

    static let refused: [(String, TypedMoney.Fault)] = [
        ("1.200", .ambiguous), ("12.345", .ambiguous), ("1,200,50", .ambiguous), ("9 50", .ambiguous),
        ("12 00", .ambiguous), ("1,200.000", .ambiguous), ("1,2,3", .ambiguous), ("1 200 50", .ambiguous),
        ("20 zł", .otherCurrency), ("20zl", .otherCurrency), ("PLN 20", .otherCurrency), ("€20", .otherCurrency),
        ("20 €", .otherCurrency), ("$20", .otherCurrency), ("₹500", .otherCurrency), ("৳500", .otherCurrency),
        ("Rs 500", .otherCurrency), ("Rs. 500", .otherCurrency), ("500 روپے", .otherCurrency),
        ("-20", .negative), ("£-20", .negative), ("−20", .negative), ("-£20", .negative),
        ("10000000.01", .tooLarge), ("99999999999999999999", .tooLarge),
        ("lots", .notAnAmount), ("about 20", .notAnAmount), ("20-30", .notAnAmount), ("1k", .notAnAmount),
        ("£", .notAnAmount), (",", .notAnAmount), ("1,,200", .notAnAmount), ("9.5555", .notAnAmount),
        ("1.5p", .notAnAmount), ("½", .notAnAmount), ("1e3", .notAnAmount), ("0x10", .notAnAmount),
        ("£5p", .notAnAmount), ("20 zł 50", .notAnAmount), ("NaN", .notAnAmount), ("20\u{0}", .notAnAmount),
    ]

    @Test("what is no clear amount of pounds is refused, each for its own reason", arguments: refused)
    func refuses(_ typed: String, fault: TypedMoney.Fault) {
        #expect(throws: fault) { try TypedMoney.pence(typed) }
    }

    static let numbers: [(String, Double?)] = [
        ("", nil), ("25", 25), ("9,5", 9.5), ("9.5", 9.5), ("1,200", 1_200), ("1 200", 1_200), ("1.200,00", 1_200),
        ("1,200.5", 1_200.5), ("0.125", 0.125), ("0,125", 0.125), ("3.1416", 3.1416), ("-3", -3), ("+3", 3),
        ("۲۵", 25), ("২৫", 25), ("੨੫", 25), ("1,00,000", 100_000),
    ]

    @Test("a plain number is read, however it is written", arguments: numbers)
    func readsNumbers(_ typed: String, number: Double?) throws {
        #expect(try TypedNumber.read(typed) == number)
    }

    static let notNumbers: [(String, TypedNumber.Fault)] = [
        ("1.200", .ambiguous), ("9 50", .ambiguous), ("1,2,3", .ambiguous), ("many", .notANumber),
        ("2-3", .notANumber), ("£20", .notANumber), ("1e3", .notANumber), ("inf", .notANumber), ("-", .notANumber),
        ("1234567890123456", .notANumber),
    ]

    @Test("what is no clear number is refused", arguments: notNumbers)
    func refusesNumbers(_ typed: String, fault: TypedNumber.Fault) {
        #expect(throws: fault) { try TypedNumber.read(typed) }
    }
}
