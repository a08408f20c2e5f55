import Policing
import Workflows

/// What the page about the place holds, as it was typed or as it was kept.
struct WhereEntry: Sendable {
    /// A postcode, a street or the name of a place.
    var search = ""
    var words = ""
    var latitude = ""
    var longitude = ""
    /// Whether the person moved the marker of the map since the page was made.
    var hasMoved = false
    /// Which of the places found was chosen: its number, or `none`.
    var pick = ""
    var isUnknown = false
    /// Whether the person says that it is here, although it seems to be another force's.
    var isSure = false

    init(_ place: Place?) {
        guard let place else { return }
        search = place.postcode?.text ?? ""
        words = place.words ?? ""
        latitude = place.coordinate.map { String($0.latitude) } ?? ""
        longitude = place.coordinate.map { String($0.longitude) } ?? ""
        isUnknown = place.isUnknown
    }

    init(_ body: FormBody) {
        search = body["place"]
        words = body["words"]
        latitude = body["latitude"]
        longitude = body["longitude"]
        hasMoved = body["moved"] == "yes"
        pick = body["pick"]
        isUnknown = body["unknown"] == "yes"
        isSure = body["sure"] == "yes"
    }

    /// What the entry comes to.
    enum Reading: Sendable {
        case place(Place)
        /// The person has to say which.
        case several([GazetteerPlace])
        case outside(Jurisdiction)
        case nothing
        case tooLong(FieldProblem)
    }

    /// Reads the entry: the marker, then what was searched for, then words alone.
    func reading(_ force: Force) -> Reading {
        if isUnknown { return .place(.unknown) }
        let typed = search.plainLine
        if typed.isEmpty || hasMoved {
            return checked(Place(coordinate: marker, postcode: postcode, words: own), force)
        }
        let found = force.gazetteer.find(typed)
        if let postcode, postcode.isWhole || found.count == 1 { return read(postcode, found.first, force) }
        if let number = Int(pick), found.indices.contains(number) { return checked(named(found[number]), force) }
        if pick == "none" || found.isEmpty { return checked(place(from: typed, at: nil), force) }
        return found.count == 1 ? checked(named(found[0]), force) : .several(found)
    }

    private func read(_ postcode: Postcode, _ found: GazetteerPlace?, _ force: Force) -> Reading {
        let jurisdiction = force.jurisdiction(of: postcode)
        guard jurisdiction == .ours || isSure else { return .outside(jurisdiction) }
        return checked(Place(coordinate: found?.coordinate, postcode: postcode, words: own), force)
    }

    private func checked(_ place: Place, _ force: Force) -> Reading {
        if place.isUnknown { return .nothing }
        if let problem = place.problem { return .tooLong(problem) }
        if let point = place.coordinate, !isSure {
            let jurisdiction = force.jurisdiction(of: point)
            if jurisdiction != .ours { return .outside(jurisdiction) }
        }
        return .place(place)
    }

    private func named(_ found: GazetteerPlace) -> Place {
        place(from: found.kind == .postcode ? "" : found.name, at: found.coordinate)
    }

    private func place(from name: String, at coordinate: Coordinate?) -> Place {
        let lines = [name, own ?? ""].filter { !$0.isEmpty }
        return Place(coordinate: coordinate, postcode: postcode, words: lines.joined(separator: "\n"))
    }

    private var own: String? { words.isEmpty ? nil : words }

    private var postcode: Postcode? { Postcode(search.plainLine) }

    private var marker: Coordinate? {
        guard let latitude = Double(latitude), let longitude = Double(longitude) else { return nil }
        return Coordinate(latitude: latitude, longitude: longitude)
    }
}

extension String {
    /// Without white space at the ends, and with single spaces inside.
    var plainLine: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
