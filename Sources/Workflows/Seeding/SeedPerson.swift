import Policing

/// Makes up the people who report, the places and the times.
struct SeedPerson {
    let world: SeedWorld

    /// Nil for somebody who gives no name.
    func reporter(
        of form: Form, named: String?, using random: inout SplitMix64
    ) -> ReporterDetails? {
        if named == nil, form.anonymity == .always || (form.anonymity == .allowed && random.chance(42)) { return nil }
        let name = named ?? "\(random.pick(world.texts.names.first)) \(random.pick(world.texts.names.last))"
        let contact = contact(of: form, using: &random)
        let email = random.chance(86) || contact.needs(.email) || named != nil
        let phone = random.chance(74) || contact.needs(.call) || contact.needs(.text)
        return ReporterDetails(
            name: name, email: email ? Self.address(of: name) : nil,
            phone: phone ? "07700 9\(Self.digits(Int.random(in: 0..<1_000, using: &random), 5))" : nil,
            address: nil, contact: contact)
    }

    private func contact(of form: Form, using random: inout SplitMix64) -> ContactChoice {
        let when = random.chance(30) ? times(using: &random) : .any
        let isGuarded = form.safety == .guarded
        switch random.weighted(isGuarded ? [36, 18, 26, 2, 18] : [82, 7, 6, 3, 2]) {
        case 0: return .yes
        case 1: return .only(.email, when: when)
        case 2: return .only(.text, when: when)
        case 3: return .only(.call, when: when)
        default: return .no
        }
    }

    /// Half of those who say when choose a time, the others use their own words.
    private func times(using random: inout SplitMix64) -> SafeTimes {
        guard random.chance(50) else {
            return SafeTimes(window: random.pick([.daytime, .weekdays, .evenings, .asked]), words: nil)
        }
        return SafeTimes(window: .other, words: random.pick(world.texts.person["when"] ?? ["mornings"]))
    }

    private static func address(of name: String) -> String {
        let letters = name.lowercased().unicodeScalars.compactMap { scalar -> String? in
            if scalar == " " { return "." }
            if scalar == "ó" { return "o" }
            return ("a"..."z").contains(scalar) ? String(scalar) : nil
        }
        return letters.joined() + "@example.org"
    }

    static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }

    // MARK: Where

    /// A place of the force's area and the name people have for it.
    func place(using random: inout SplitMix64) -> (place: GazetteerPlace, told: Place) {
        let known = random.pick(world.places)
        guard !random.chance(4) else { return (known, .unknown) }
        let words = random.chance(70) ? "\(random.pick(world.texts.slots["spot"] ?? [""])), \(known.name)" : known.name
        let point = Coordinate(
            latitude: known.coordinate.latitude + Double.random(in: -0.006...0.006, using: &random),
            longitude: known.coordinate.longitude + Double.random(in: -0.009...0.009, using: &random))
        let district = random.chance(35) ? postcode(near: known) : nil
        return (known, Place(coordinate: random.chance(82) ? point : nil, postcode: district, words: words))
    }

    /// The district of postcodes whose middle is nearest.
    private func postcode(near place: GazetteerPlace) -> Postcode? {
        let nearest = world.postcodes.min { left, right in
            Self.distance(left.coordinate, place.coordinate) < Self.distance(right.coordinate, place.coordinate)
        }
        return nearest.flatMap { Postcode($0.name) }
    }

    private static func distance(_ left: Coordinate, _ right: Coordinate) -> Int64 {
        let north = Int64(left.latitudeMicrodegrees) - Int64(right.latitudeMicrodegrees)
        let east = (Int64(left.longitudeMicrodegrees) - Int64(right.longitudeMicrodegrees)) * 6 / 10
        return north * north + east * east
    }

    // MARK: When

    /// When it happened, for a report of that moment.
    func occurrence(_ hours: SeedTexts.Hours, before told: Moment, using random: inout SplitMix64) -> Occurrence {
        guard !random.chance(6) else { return .unknown }
        let days = random.weighted([50, 26, 10, 5, 4, 3, 2])
        let date = told.london.date.adding(days: -days)
        let started = Moment(london: date, hour: hour(hours, using: &random))
            .adding(seconds: Int64.random(in: 0..<60, using: &random) * 60)
        let moment = started < told ? started : told.adding(seconds: -600 * Int64.random(in: 1...18, using: &random))
        guard random.chance(38) else { return .exact(moment) }
        let end = moment.adding(seconds: Int64.random(in: 2...20, using: &random) * 1_800)
        return .between(from: moment, to: min(end, told))
    }

    private func hour(_ hours: SeedTexts.Hours, using random: inout SplitMix64) -> Int {
        switch hours {
        case .day: Int.random(in: 8...19, using: &random)
        case .evening: (16 + Int.random(in: 0...8, using: &random)) % 24
        case .night: (19 + Int.random(in: 0...10, using: &random)) % 24
        case .any: Int.random(in: 0...23, using: &random)
        }
    }
}

extension ContactChoice {
    fileprivate func needs(_ way: ContactWay) -> Bool {
        if case .only(way, _) = self { true } else { false }
    }
}
