/// Which district of the force a place lies in: by its postcode, or by the nearest place that is known.
public struct PolicingAreas: Sendable, Hashable {
    /// Districts by code, for sectors and districts of postcodes such as `B4 6` and `B4`.
    public let districts: [String: String]
    public let points: [Point]

    /// A known place and the code of its district.
    public struct Point: Sendable, Hashable {
        public let coordinate: Coordinate
        public let district: String

        public init(coordinate: Coordinate, district: String) {
            self.coordinate = coordinate
            self.district = district
        }
    }

    public init(districts: [String: String], points: [Point]) {
        self.districts = districts
        self.points = points
    }

    /// The code of the district; nil for a place of which nothing is known but words.
    ///
    /// A point says more than a postcode, which may be the person's home.
    public func area(of place: Place) -> String? {
        place.coordinate.flatMap(nearest) ?? place.postcode.flatMap { district(of: $0.text) }
    }

    private func district(of postcode: String) -> String? {
        let halves = postcode.split(separator: " ")
        guard let outward = halves.first else { return nil }
        let sector = halves.dropFirst().first?.first.map { "\(outward) \($0)" }
        return sector.flatMap { districts[$0] } ?? districts[String(outward)]
    }

    /// A degree east is about 0.6 of a degree north in the middle of England: near enough to tell which is nearest.
    private func nearest(to coordinate: Coordinate) -> String? {
        func distance(_ point: Point) -> Double {
            let north = point.coordinate.latitude - coordinate.latitude
            let east = (point.coordinate.longitude - coordinate.longitude) * 0.6
            return north * north + east * east
        }
        return points.min { distance($0) < distance($1) }?.district
    }
}
