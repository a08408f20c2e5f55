/// The number that these ASCII digits write, or nil when any byte is not a digit or there is none.
func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var value = 0
    for byte in digits {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
}

/// Text of digits and signs, written byte by byte: a page says dozens of times and dates.
struct DigitText {
    private let memory: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    /// The text that `write` writes, 32 bytes at most.
    static func made(_ write: (inout DigitText) -> Void) -> String {
        String(unsafeUninitializedCapacity: 32) { memory in
            var text = DigitText(memory: memory)
            write(&text)
            return text.count
        }
    }

    private init(memory: UnsafeMutableBufferPointer<UInt8>) {
        self.memory = memory
    }

    /// One ASCII sign.
    mutating func append(_ sign: Unicode.Scalar) {
        memory[count] = UInt8(ascii: sign)
        count += 1
    }

    /// A sign, and a number in decimal with zeros before it up to that many digits; only its last digits if it has
    /// more.
    mutating func append(_ sign: Unicode.Scalar, _ number: Int, digits: Int) {
        append(sign)
        append(number, digits: digits)
    }

    mutating func append(_ number: Int, digits: Int) {
        var rest = number.magnitude
        for place in (count..<count + digits).reversed() {
            memory[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        count += digits
    }

    /// A day as `YYYY-MM-DD`.
    mutating func append(_ date: CivilDate) {
        append(date.year, digits: 4)
        append("-", date.month, digits: 2)
        append("-", date.day, digits: 2)
    }
}

extension BinaryInteger {
    /// The quotient rounded down, where `/` would round towards zero.
    func dividedDown(by divisor: Self) -> Self {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
