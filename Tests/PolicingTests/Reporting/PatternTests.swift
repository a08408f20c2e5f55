import Policing
import Testing

@Suite("A check of text")
struct PatternTests {
    @Test(
        "lets real ones through, in one spelling",
        arguments: [
            (.vehicleRegistration, "ab12 cde", "AB12CDE"), (.vehicleRegistration, "A1", "A1"),
            (.vehicleRegistration, "AIZ 1234", "AIZ1234"), (.vehicleRegistration, "MÜ-AB 123", "MÜAB123"),
            (.vehicleRegistration, "১২ AB", "12AB"),
            (.postcode, "b46nq", "B4 6NQ"), (.postcode, " B4  6NQ ", "B4 6NQ"), (.postcode, "ec1a 1bb", "EC1A 1BB"),
            (.postcode, "M1 1AE", "M1 1AE"), (.postcode, "W1A 0AX", "W1A 0AX"), (.postcode, "GIR 0AA", "GIR 0AA"),
            (.phone, "07700 900123", "07700900123"), (.phone, "+44 (0)121 496 0000", "+4401214960000"),
            (.phone, "0121-496-0000 ext. 12", "01214960000x12"), (.phone, "+48 601 234 567", "+48601234567"),
            (.phone, "٠٧٧٠٠ ٩٠٠١٢٣", "07700900123"),
            (.email, " grace.lowe@example.org ", "grace.lowe@example.org"),
            (.email, "o'brien+police@mail.example.org", "o'brien+police@mail.example.org"),
            (.email, "agnieszka@żółw.example.org", "agnieszka@żółw.example.org"),
            (.imei, "49-015420-323751-8", "490154203237518"), (.imei, "4901542032375101", "4901542032375101"),
            (.frameNumber, "wbk 12-345/a", "WBK 12-345/A"), (.serialNumber, "SN#00.12_a", "SN#00.12_A"),
        ] as [(Pattern, String, String)])
    func accepts(_ pattern: Pattern, _ text: String, _ expected: String) {
        #expect(pattern.normalised(text) == expected)
    }

    @Test(
        "turns others away",
        arguments: [
            (.vehicleRegistration, "the red one outside"), (.vehicleRegistration, "A"),
            (.vehicleRegistration, "AB12 CDE?"),
            (.postcode, "B4"), (.postcode, "Birmingham"), (.postcode, "B4 66Q"), (.postcode, ""),
            (.phone, "999"), (.phone, "ring me"), (.phone, "1234567890123456"), (.phone, "07700 900123 or 4"),
            (.email, "grace"), (.email, "grace@example"), (.email, "a@b@example.org"),
            (.email, "grace lowe@example.org"),
            (.email, "grace@example.org\r\nBcc: x@example.org"), (.email, "grace@-x.org"), (.email, "@example.org"),
            (.imei, "490154203237519"), (.imei, "12345"), (.imei, "49015420323751a"),
            (.frameNumber, "-"), (.frameNumber, "not known!"), (.frameNumber, String(repeating: "A", count: 31)),
        ] as [(Pattern, String)])
    func refuses(_ pattern: Pattern, _ text: String) {
        #expect(pattern.normalised(text) == nil)
    }
}
