/// Files among which an auditor's sample is drawn alike: of one kind, recorded alike, of one age.
public struct AuditStratum: Hashable, Sendable, Comparable {
    /// The kind of report.
    public let form: String
    /// What it was recorded as: `crime`, `incident`, `asb`, `not-ours` or `duplicate`.
    public let classification: String
    public let age: Age

    /// How long ago a report came in. Stored names: never renamed.
    public enum Age: String, Sendable, CaseIterable {
        /// Up to 30 days.
        case month
        /// Up to 90 days.
        case quarter
        case older

        /// - Parameter days: whole days since the report came in.
        public init(days: Int) {
            self = days <= 30 ? .month : days <= 90 ? .quarter : .older
        }
    }

    public init(form: String, classification: String, age: Age) {
        self.form = form
        self.classification = classification
        self.age = age
    }

    /// As it is stored: `burglary/crime/month`.
    public var text: String { "\(form)/\(classification)/\(age.rawValue)" }

    /// Nil for what is not one.
    public init?(text: String) {
        let parts = text.split(separator: "/").map(String.init)
        guard parts.count == 3, let age = Age(rawValue: parts[2]) else { return nil }
        self.init(form: parts[0], classification: parts[1], age: age)
    }

    public static func < (left: AuditStratum, right: AuditStratum) -> Bool { left.text < right.text }
}

/// A recorded file that may be drawn.
public struct AuditCandidate: Hashable, Sendable {
    public let reference: Reference
    public let stratum: AuditStratum

    public init(reference: Reference, stratum: AuditStratum) {
        self.reference = reference
        self.stratum = stratum
    }
}

/// Random samples by stratum.
public enum AuditSample {
    /// The most files of one stratum.
    public static let mostPerStratum = 50

    /// Draws so many files of each stratum, or all of a stratum that has fewer, each as likely as every other. The same
    /// numbers and the same files draw the same sample.
    ///
    /// - Parameters:
    ///   - candidates: in an order that does not change.
    ///   - perStratum: at least 0.
    /// - Returns: by stratum, in each in the order of drawing.
    public static func draw(
        _ candidates: [AuditCandidate], perStratum: Int, using random: inout some RandomNumberGenerator
    ) -> [AuditCandidate] {
        let strata = Dictionary(grouping: candidates, by: \.stratum)
        var drawn: [AuditCandidate] = []
        for stratum in strata.keys.sorted() {
            var left = strata[stratum] ?? []
            for place in 0..<min(max(perStratum, 0), left.count) {
                left.swapAt(place, Int.random(in: place..<left.count, using: &random))
                drawn.append(left[place])
            }
        }
        return drawn
    }
}
