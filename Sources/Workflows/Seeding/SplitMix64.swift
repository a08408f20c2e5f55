import Foundation

/// Random numbers that follow from a seed alone: the same seed, the same numbers, on every machine.
///
/// Source: Steele, Lea and Flood, Fast splittable pseudorandom number generators (2014).
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64) {
        state = seed
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

extension SplitMix64 {
    /// Yes that often in a hundred.
    mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &self) < percent
    }

    /// One of several; there must be some.
    mutating func pick<Element>(_ elements: [Element]) -> Element {
        precondition(!elements.isEmpty, "there is nothing to pick from")
        return elements[Int.random(in: 0..<elements.count, using: &self)]
    }

    /// A place in a list of weights; the weights must not all be 0.
    mutating func weighted(_ weights: [Int]) -> Int {
        var left = Int.random(in: 0..<weights.reduce(0, +), using: &self)
        for (place, weight) in weights.enumerated() {
            if left < weight { return place }
            left -= weight
        }
        preconditionFailure("the weights add up to less than their sum")
    }

    /// A waiting time in seconds: half are shorter than the median, and a few are very long, as waits are.
    mutating func wait(medianHours: Double, spread: Double = 0.9) -> Int64 {
        let angle = Double.random(in: 0..<1, using: &self) * 2 * .pi
        let radius = (-2 * log(Double.random(in: Double.leastNonzeroMagnitude..<1, using: &self))).squareRoot()
        return Int64(medianHours * 3_600 * exp(spread * radius * cos(angle)))
    }
}
