/// Number plates in words to a person.
enum NumberPlates {
    /// The first plate that is not the person's own: one in the shape of this country's, or of a vehicle of the file.
    static func strange(in text: String, _ state: FileState) -> String? {
        let own = state.ownPlates, others = state.platesOfOthers
        let words = WrittenText.words(of: text.asciiDigits()[...])
        let isAnyKnown = !own.isEmpty || !others.isEmpty
        for start in words.indices {
            for count in 1...3 where start + count <= words.endIndex {
                let parts = words[start..<start + count]
                let plate = isAnyKnown ? ObjectDetails.folded(parts.joined()) : ""
                guard !own.contains(plate) else { break }
                if others.contains(plate) || isPlate(parts) { return parts.joined(separator: " ") }
            }
        }
        return nil
    }

    /// Source: DVLA INF104, vehicle registration numbers: `AB12 CDE` since 2001, `A123 BCD` and `ABC 123D` before. The
    /// older shapes, and one in three parts, may be words of a sentence, so they count in capitals alone.
    private static func isPlate(_ parts: ArraySlice<String>) -> Bool {
        guard isLikely(parts) else { return false }
        let shape = parts.map { $0.map(self.shape) }
        let whole = String(shape.joined())
        let isShouted = !parts.joined().contains(where: \.isLowercase)
        switch parts.count {
        case 1: return whole.uppercased() == "AA99AAA" || (isShouted && isOlder(whole))
        case 2: return whole.uppercased() == "AA99AAA" && shape[0].count == 4 || (isShouted && isOlder(whole))
        default: return isShouted && whole == "AA99AAA" && shape.map(\.count) == [2, 2, 3]
        }
    }

    /// Every shape has five to seven places, and a digit among them: few words need a closer look.
    private static func isLikely(_ parts: ArraySlice<String>) -> Bool {
        (5...7).contains(parts.reduce(0) { $0 + $1.utf8.count }) && parts.contains(where: \.hasPlainDigit)
    }

    private static func isOlder(_ shape: String) -> Bool {
        let digits = shape.filter { $0 == "9" }.count
        guard (1...3).contains(digits) else { return false }
        let run = String(repeating: "9", count: digits)
        return shape == "A\(run)AAA" || shape == "AAA\(run)A"
    }

    private static func shape(_ character: Character) -> Character {
        guard character.isASCII else { return "?" }
        return character.isNumber ? "9" : character.isLetter ? "A" : "?"
    }
}

extension FileState {
    /// The plates that the person gave as those of what was theirs or what they sat in, and the marks of their things.
    fileprivate var ownPlates: Set<String> {
        let answers = report.contents.value?.answers.byQuestion ?? [:]
        let answered = ["registration", "your-registration"].compactMap { answers[$0]?.text }
        return Set((answered + property.compactMap(\.serialNumber)).map { ObjectDetails.folded($0) })
    }

    /// The plates of the vehicles that the file knows of, whatever their shape.
    fileprivate var platesOfOthers: Set<String> {
        Set(
            parties.allItems.compactMap { item in
                guard case .object(let object)? = item.details, object.kind == .vehicle else { return nil }
                return object.mark.flatMap { $0.count > 3 ? $0 : nil }
            })
    }
}
