import Policing

/// The samples that were drawn, and what was found in them.
public protocol AuditSamples: Sendable {
    /// Every recorded file that came in since a moment and that the reader may know of, in the order in which they
    /// came.
    func candidates(
        since: Moment, for reader: StaffMember, at now: Moment
    ) async throws(StoreError) -> [AuditCandidate]
    /// Keeps a sample, and answers its number.
    func keep(_ draw: AuditDraw) async throws(StoreError) -> Int64
    /// The newest first.
    func samples(limit: Int) async throws(StoreError) -> [AuditSampleSummary]
    /// A sample with what was found so far, without files that the reader may not know of; nil when there is none.
    func sample(_ number: Int64, for reader: StaffMember) async throws(StoreError) -> AuditSampleState?
    /// The stratum in which a file was drawn; nil when it is not of the sample.
    func stratum(of reference: Reference, in sample: Int64) async throws(StoreError) -> String?
}

/// How a sample was drawn: enough to draw it again.
public struct AuditDraw: Sendable, Equatable {
    public let seed: UInt64
    public let perStratum: Int
    public let since: Moment
    public let at: Moment
    public let by: String
    public let items: [AuditCandidate]
    /// How many files each stratum had, by its text.
    public let population: [String: Int]

    public init(
        seed: UInt64, perStratum: Int, since: Moment, at: Moment, by: String, items: [AuditCandidate],
        population: [String: Int]
    ) {
        self.seed = seed
        self.perStratum = perStratum
        self.since = since
        self.at = at
        self.by = by
        self.items = items
        self.population = population
    }

    /// Draws from the files that there are.
    public init(
        from candidates: [AuditCandidate], seed: UInt64, perStratum: Int, since: Moment, at: Moment, by: String
    ) {
        var random = SplitMix64(seed: seed)
        self.init(
            seed: seed, perStratum: perStratum, since: since, at: at, by: by,
            items: AuditSample.draw(candidates, perStratum: perStratum, using: &random),
            population: candidates.reduce(into: [:]) { $0[$1.stratum.text, default: 0] += 1 })
    }
}

/// A sample in one line.
public struct AuditSampleSummary: Sendable, Equatable {
    public let number: Int64
    public let seed: UInt64
    public let perStratum: Int
    public let since: Moment
    public let at: Moment
    public let by: String
    public let files: Int
    public let judged: Int

    public init(
        number: Int64, seed: UInt64, perStratum: Int, since: Moment, at: Moment, by: String, files: Int, judged: Int
    ) {
        self.number = number
        self.seed = seed
        self.perStratum = perStratum
        self.since = since
        self.at = at
        self.by = by
        self.files = files
        self.judged = judged
    }
}

/// A sample with its files.
public struct AuditSampleState: Sendable, Equatable {
    public let summary: AuditSampleSummary
    public let items: [Item]
    /// How many files each stratum had, by its text.
    public let population: [String: Int]

    public struct Item: Sendable, Equatable {
        public let reference: Reference
        public let stratum: String
        /// Nil until somebody has judged it.
        public let verdict: AuditVerdict?
        public let by: String?

        public init(reference: Reference, stratum: String, verdict: AuditVerdict?, by: String?) {
            self.reference = reference
            self.stratum = stratum
            self.verdict = verdict
            self.by = by
        }
    }

    public init(summary: AuditSampleSummary, items: [Item], population: [String: Int]) {
        self.summary = summary
        self.items = items
        self.population = population
    }

    /// How often what was judged was wrong, by what a part of the stratum is; a part nobody judged is left out.
    public func rates(by part: (AuditStratum) -> String) -> [(part: String, rate: ErrorRate)] {
        var found: [String: (errors: Int, judged: Int)] = [:]
        for item in items {
            guard let verdict = item.verdict, let stratum = AuditStratum(text: item.stratum) else { continue }
            found[part(stratum), default: (0, 0)].judged += 1
            if verdict.isError { found[part(stratum), default: (0, 0)].errors += 1 }
        }
        return found.keys.sorted().map { key in
            (key, ErrorRate(errors: found[key]?.errors ?? 0, judged: found[key]?.judged ?? 0))
        }
    }
}
