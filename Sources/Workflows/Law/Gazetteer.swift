import Foundation
import Policing

/// A place that people know by name or by postcode.
public struct GazetteerPlace: Hashable, Sendable {
    public let name: String
    public let kind: GazetteerKind
    /// The name of the council's district.
    public let council: String
    public let coordinate: Coordinate
    /// Other names that people use.
    public let otherNames: [String]
}

public enum GazetteerKind: String, CaseIterable, Sendable {
    case town, suburb, station, hospital, university, shopping, park, landmark
    /// A district or sector of postcodes, such as `B4` or `B4 6`.
    case postcode
}

/// The places of a force's area, found by what people type.
public struct Gazetteer: Sendable {
    /// In the order of their files: the better known first.
    public let places: [GazetteerPlace]
    private let folded: [[Substring]]
    private let byPostcode: [String: Int]

    public init(places: [GazetteerPlace]) {
        self.places = places
        folded = places.map { place in
            ([place.name] + place.otherNames).map { Self.fold($0).joined(separator: " ")[...] }
        }
        let postcodes = places.indices.filter { places[$0].kind == .postcode }
        byPostcode = Dictionary(postcodes.map { (places[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The places that a text may mean, likeliest first; none for a text without letters or digits.
    ///
    /// A postcode finds its sector, or else its district; half a postcode finds the districts that begin so.
    /// Words find the names that begin with them, then those with words that begin so; case, accents and
    /// punctuation don't matter.
    public func find(_ text: String, limit: Int = 10) -> [GazetteerPlace] {
        let words = Self.fold(text)
        guard !words.isEmpty, limit > 0 else { return [] }
        let query = words.joined(separator: " ")
        if let place = postcode(query.uppercased()) { return [place] }
        var byRank: [[GazetteerPlace]] = [[], [], []]
        for (place, names) in zip(places, folded) {
            if let rank = names.compactMap({ Self.rank($0, query, words) }).min() { byRank[rank].append(place) }
        }
        return Array(byRank.joined().prefix(limit))
    }

    /// The named place nearest to a point; nil when none lies within five kilometres.
    public func nearest(to point: Coordinate) -> GazetteerPlace? {
        let nearest = places.lazy.filter { $0.kind != .postcode }
            .map { (place: $0, metres: Self.metres(point, $0.coordinate)) }
            .min { $0.metres < $1.metres }
        return nearest.flatMap { $0.metres <= 5_000 ? $0.place : nil }
    }

    /// How far two points near to each other lie apart. A degree of longitude is shorter than one of latitude by the
    /// cosine of the latitude.
    private static func metres(_ one: Coordinate, _ other: Coordinate) -> Double {
        let north = one.latitude - other.latitude
        let east = (one.longitude - other.longitude) * cos(one.latitude * .pi / 180)
        return (north * north + east * east).squareRoot() * 111_195
    }

    /// The places whose names stand in a text as whole words, longer names first; none of postcodes.
    public func named(in text: String, limit: Int) -> [GazetteerPlace] {
        let said = " " + Self.fold(text).joined(separator: " ") + " "
        let found = zip(places, folded).compactMap { place, names -> (GazetteerPlace, Int)? in
            guard place.kind != .postcode else { return nil }
            let longest = names.filter { $0.count >= Self.shortestName && said.contains(" \($0) ") }.map(\.count).max()
            return longest.map { (place, $0) }
        }
        return found.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
            .prefix(limit).map(\.element.0)
    }

    /// Shorter names are other words too.
    private static let shortestName = 4

    /// Whether a district or sector of postcodes is in this force's area.
    func isOurs(_ part: String) -> Bool { byPostcode[part] != nil }

    /// The parts of a postcode from the most exact: `["B4 6", "B4", "B"]`.
    static func parts(of postcode: String) -> [String] {
        let halves = postcode.split(separator: " ")
        let district = halves.first.map(String.init) ?? ""
        let sector = halves.count > 1 ? halves[1].first.map { ["\(district) \($0)"] } : nil
        return (sector ?? []) + [district, String(district.prefix { $0.isLetter })]
    }

    /// The sector or district that a postcode lies in. Half of one is a place only when no longer district
    /// begins with the same: `B1` may yet become `B19`.
    private func postcode(_ typed: String) -> GazetteerPlace? {
        if typed.contains(" "), let sector = byPostcode[typed] { return places[sector] }
        guard let postcode = Postcode(typed) else { return nil }
        let mayGoOn =
            !postcode.isWhole
            && byPostcode.keys.contains { $0.count > typed.count && $0.hasPrefix(typed) && !$0.contains(" ") }
        return mayGoOn ? nil : Self.parts(of: postcode.text).lazy.compactMap { byPostcode[$0] }.first.map { places[$0] }
    }

    /// 0 for the very name, 1 for one that begins with the query, 2 when each word begins one of its words.
    private static func rank(_ name: Substring, _ query: String, _ words: [String]) -> Int? {
        if name == query { return 0 }
        if name.hasPrefix(query) { return 1 }
        let parts = name.split(separator: " ")
        return words.allSatisfy { word in parts.contains { $0.hasPrefix(word) } } ? 2 : nil
    }

    /// The words of a text, in small letters, without accents and punctuation; an apostrophe joins.
    static func fold(_ text: String) -> [String] {
        let plain = text.utf8.allSatisfy { $0 < 128 } ? text : withoutAccents(text)
        return plain.lowercased().unicodeScalars.filter { $0 != "'" && $0 != "’" }
            .split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }
            .map { String(String.UnicodeScalarView($0)) }
    }

    private static func withoutAccents(_ text: String) -> String {
        text.folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
    }
}
