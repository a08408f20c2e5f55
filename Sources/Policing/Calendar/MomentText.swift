extension Moment {
    /// The moment in UTC as RFC 3339 text: `2026-08-31T07:05:00Z`, with milliseconds only when there are some.
    public var iso8601: String {
        let second = milliseconds.dividedDown(by: 1_000)
        let secondOfDay = Int(second - second.dividedDown(by: 86_400) * 86_400)
        let fraction = Int(milliseconds - second * 1_000)
        let date = utcDate
        return DigitText.made { text in
            text.append(date)
            text.append("T", secondOfDay / 3_600, digits: 2)
            text.append(":", secondOfDay / 60 % 60, digits: 2)
            text.append(":", secondOfDay % 60, digits: 2)
            if fraction != 0 { text.append(".", fraction, digits: 3) }
            text.append("Z")
        }
    }

    /// The moment that RFC 3339 text names, or nil when the text is not of that form.
    ///
    /// Wants seconds and an offset (`Z` or `+01:00`); a fraction of any length is cut to milliseconds.
    /// A leap second (`:60`) is the first moment of the next minute.
    public init?(iso8601 text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, let date = CivilDate(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
            bytes[10] | 0x20 == UInt8(ascii: "t"),
            let seconds = clockSeconds(bytes[11..<19]),
            let (fraction, zone) = splitFraction(bytes[19...]),
            let offset = offsetSeconds(zone)
        else { return nil }
        let utc = Int64(date.dayNumber) * 86_400 + Int64(seconds - offset)
        self.init(milliseconds: utc * 1_000 + Int64(fraction))
    }
}

/// Seconds since midnight for `HH:MM:SS`.
private func clockSeconds(_ text: ArraySlice<UInt8>) -> Int? {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ $0.count == 2 }),
        let hour = decimal(parts[0]), let minute = decimal(parts[1]), let second = decimal(parts[2]),
        hour < 24, minute < 60, second <= 60
    else { return nil }
    return hour * 3_600 + minute * 60 + second
}

/// The milliseconds of a leading `.fraction`, if there is one, and what follows it.
private func splitFraction(_ text: ArraySlice<UInt8>) -> (milliseconds: Int, rest: ArraySlice<UInt8>)? {
    guard text.first == UInt8(ascii: ".") else { return (0, text) }
    let digits = text.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard !digits.isEmpty else { return nil }
    let firstThree = (Array(digits.prefix(3)) + [UInt8](repeating: UInt8(ascii: "0"), count: 2)).prefix(3)
    guard let milliseconds = decimal(firstThree) else { return nil }
    return (milliseconds, text[digits.endIndex...])
}

/// Seconds east of UTC for `Z`, `+HH:MM` or `-HH:MM`.
private func offsetSeconds(_ text: ArraySlice<UInt8>) -> Int? {
    if text.count == 1, let zulu = text.first { return zulu | 0x20 == UInt8(ascii: "z") ? 0 : nil }
    let zone = Array(text)
    guard zone.count == 6, zone[3] == UInt8(ascii: ":"),
        let hours = decimal(zone[1..<3]), let minutes = decimal(zone[4..<6]), hours < 24, minutes < 60
    else { return nil }
    let seconds = hours * 3_600 + minutes * 60
    switch zone[0] {
    case UInt8(ascii: "+"): return seconds
    case UInt8(ascii: "-"): return -seconds
    default: return nil
    }
}
