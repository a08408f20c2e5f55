import Policing
import Testing

@Suite("A cell of the ground")
struct CellTests {
    static let centre = Coordinate(latitude: 52.4797, longitude: -1.9027)!

    @Test(
        "holds what lies in the same two-hundredth of a degree north and hundredth east",
        arguments: [
            (52.4751, -1.9099, true), (52.4799, -1.9001, true), (52.4749, -1.9027, false), (52.4801, -1.9027, false),
            (52.4797, -1.8999, false), (52.4797, -1.9101, false),
        ])
    func holds(latitude: Double, longitude: Double, same: Bool) throws {
        let point = try #require(Coordinate(latitude: latitude, longitude: longitude))
        #expect((Cell(point) == Cell(Self.centre)) == same)
    }

    @Test("has itself and the eight around it as neighbourhood")
    func neighbourhood() throws {
        let cell = Cell(Self.centre)
        let around = try [-0.005, 0, 0.005].flatMap { north in
            try [-0.01, 0, 0.01].map { east in
                Cell(
                    try #require(
                        Coordinate(
                            latitude: Self.centre.latitude + north, longitude: Self.centre.longitude + east)))
            }
        }
        #expect(cell.neighbourhood == around.sorted())
        #expect(Set(cell.neighbourhood).count == 9)
    }

    @Test("is in the neighbourhood of each of its neighbours")
    func mutual() {
        let cell = Cell(Self.centre)
        #expect(cell.neighbourhood.allSatisfy { $0.neighbourhood.contains(cell) })
    }

    @Test(
        "has a whole number at every corner of the earth",
        arguments: [
            (-90.0, -180.0), (-90.0, 179.99), (90.0, -180.0), (0.0, 0.0), (90.0, 180.0),
        ])
    func corners(latitude: Double, longitude: Double) throws {
        let cell = Cell(try #require(Coordinate(latitude: latitude, longitude: longitude)))
        #expect(cell.number >= 0 && cell.neighbourhood.count == 9)
    }
}
