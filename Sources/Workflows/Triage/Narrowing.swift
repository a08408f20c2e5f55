import Policing

/// Which files of a part to show. Every list that is not empty must hold what the file has; all that is set together
/// narrows.
public struct Narrowing: Sendable, Equatable {
    /// Stands in a list for a file that has none: no unit, no officer, no grade, nothing recorded.
    public static let none = "none"

    public var units: [String] = []
    public var officers: [String] = []
    /// Forms by their ids.
    public var kinds: [String] = []
    public var grades: [String] = []
    public var statuses: [String] = []
    /// Classifications by their short code, such as `crime:44`, or by its beginning, such as `crime`.
    public var classifications: [String] = []
    /// Received at this moment or later.
    public var receivedFrom: Moment?
    /// Received before this moment.
    public var receivedBefore: Moment?
    public var onlyGuarded = false
    public var onlyEnhanced = false
    public var area: CellBox?

    public init() {}

    public var isEmpty: Bool { self == Narrowing() }
}

/// Cells side by side: a box of the ground.
public struct CellBox: Sendable, Equatable {
    public let rows: ClosedRange<Int64>
    public let columns: ClosedRange<Int64>

    /// The smallest that holds all of the points, and so many degrees around them; nil for no point.
    public init?(around points: [Coordinate], marginDegrees: Double) {
        guard let south = points.map(\.latitude).min(), let north = points.map(\.latitude).max(),
            let west = points.map(\.longitude).min(), let east = points.map(\.longitude).max(),
            let low = Coordinate(latitude: south - marginDegrees, longitude: west - marginDegrees * Self.stretch),
            let high = Coordinate(latitude: north + marginDegrees, longitude: east + marginDegrees * Self.stretch)
        else { return nil }
        let (first, last) = (Cell(low), Cell(high))
        rows = first.number / Self.columnsAround...last.number / Self.columnsAround
        columns = first.number % Self.columnsAround...last.number % Self.columnsAround
    }

    /// How many columns of cells go round the earth.
    public static let columnsAround: Int64 = 36_000
    /// A degree eastwards is that much shorter than one northwards in the middle of England.
    private static let stretch = 1.6
}
