import Policing

/// How long reports waited lately until they were read and recorded, in all and by kind.
public struct WaitingTimes: Sendable, Equatable {
    /// What half of them waited at most, and what nine of ten did.
    public struct Spread: Sendable, Equatable {
        public let halfSeconds: Int64
        public let mostSeconds: Int64

        /// Nil for fewer than so many: then it would say more of single people than of the force.
        init?(_ seconds: [Int64], fewest: Int) {
            guard seconds.count >= fewest else { return nil }
            let sorted = seconds.sorted()
            halfSeconds = Self.quantile(sorted, tenths: 5)
            mostSeconds = Self.quantile(sorted, tenths: 9)
        }

        /// The least that so many tenths of them did not exceed.
        private static func quantile(_ sorted: [Int64], tenths: Int) -> Int64 {
            sorted[max(0, (sorted.count * tenths + 9) / 10 - 1)]
        }
    }

    public struct Kind: Sendable, Equatable {
        public let form: String
        public let read: Spread?
        public let recorded: Spread?
    }

    public let read: Spread?
    public let recorded: Spread?
    /// Those of which something can be said, by their forms.
    public let kinds: [Kind]

    public static let fewest = 20

    public init(_ waits: [QueueWait]) {
        read = Spread(waits.compactMap(\.readSeconds), fewest: Self.fewest)
        recorded = Spread(waits.compactMap(\.recordedSeconds), fewest: Self.fewest)
        let byForm = Dictionary(grouping: waits, by: \.form)
        kinds = byForm.keys.sorted().compactMap { form in
            let own = byForm[form] ?? []
            let read = Spread(own.compactMap(\.readSeconds), fewest: Self.fewest)
            let recorded = Spread(own.compactMap(\.recordedSeconds), fewest: Self.fewest)
            return read == nil && recorded == nil ? nil : Kind(form: form, read: read, recorded: recorded)
        }
    }
}
