/// A square of the ground about 550 metres high and 680 metres wide in the middle of England, as one
/// whole number, so that any database can search space by an ordinary index.
public struct Cell: Hashable, Sendable, Comparable {
    /// Rows of 1/200 degree northwards, 36,000 columns of 1/100 degree eastwards in each.
    public let number: Int64

    private static let rowsPerDegree = 200.0
    private static let columnsPerDegree = 100.0
    private static let columns: Int64 = 36_000

    public init(number: Int64) {
        self.number = number
    }

    public init(_ coordinate: Coordinate) {
        let row = Int64(((coordinate.latitude + 90) * Self.rowsPerDegree).rounded(.down))
        let column = Int64(((coordinate.longitude + 180) * Self.columnsPerDegree).rounded(.down))
        number = row * Self.columns + column
    }

    /// The cell and the eight around it.
    public var neighbourhood: [Cell] {
        [-Self.columns, 0, Self.columns].flatMap { row in (-1...1).map { Cell(number: number + row + $0) } }
    }

    public static func < (left: Cell, right: Cell) -> Bool {
        left.number < right.number
    }
}
