import Policing
import Workflows

/// Samples for audits. Drawing one reads every recorded file of its time, which is rare; looking at one does not.
public struct SQLAuditSamples: AuditSamples {
    private let engine: any Engine

    init(engine: any Engine) {
        self.engine = engine
    }

    private static let recorded = SQL(
        """
        SELECT reference, form, classification, received_at FROM file
        WHERE recorded_at IS NOT NULL AND received_at >= $1 AND \(Visible.condition("$2")) ORDER BY number
        """)

    public func candidates(
        since: Moment, for reader: StaffMember, at now: Moment
    ) async throws(StoreError) -> [AuditCandidate] {
        try await engine.reading { session in
            try session.query(Self.recorded, [.int(since.milliseconds), Visible.keys(of: reader)]) { row in
                guard let reference = Reference(typed: row.text(0)) else { throw EngineError.corrupt("a file row") }
                let days = (now.milliseconds - row.int(3)) / 86_400_000
                return AuditCandidate(
                    reference: reference,
                    stratum: AuditStratum(
                        form: row.text(1), classification: String(row.text(2).prefix { $0 != ":" }),
                        age: AuditStratum.Age(days: Int(days))))
            }
        }
    }

    private static let next: SQL = "SELECT coalesce(max(number), 0) + 1 FROM audit_sample"
    private static let addSample: SQL = """
        INSERT INTO audit_sample (number, seed, per_stratum, since, at, by) VALUES ($1, $2, $3, $4, $5, $6)
        """
    private static let addStratum: SQL = "INSERT INTO audit_stratum (sample, stratum, files) VALUES ($1, $2, $3)"
    private static let addItem: SQL = """
        INSERT INTO audit_item (sample, place, reference, stratum) VALUES ($1, $2, $3, $4)
        """

    public func keep(_ draw: AuditDraw) async throws(StoreError) -> Int64 {
        try await engine.writing { session in
            let number = try session.first(Self.next, []) { $0.int(0) } ?? 1
            try session.execute(
                Self.addSample,
                [
                    .int(number), .text(String(draw.seed)), .int(Int64(draw.perStratum)),
                    .int(draw.since.milliseconds), .int(draw.at.milliseconds), .text(draw.by),
                ])
            for (stratum, files) in draw.population {
                try session.execute(Self.addStratum, [.int(number), .text(stratum), .int(Int64(files))])
            }
            for (place, item) in draw.items.enumerated() {
                try session.execute(
                    Self.addItem,
                    [
                        .int(number), .int(Int64(place)), .text(item.reference.text), .text(item.stratum.text),
                    ])
            }
            return number
        }
    }

    private static let summary = """
        SELECT sample.number, sample.seed, sample.per_stratum, sample.since, sample.at, sample.by,
            (SELECT count(*) FROM audit_item WHERE audit_item.sample = sample.number),
            (SELECT count(*) FROM audit_item JOIN file ON file.reference = audit_item.reference
                JOIN audit_judgement ON audit_judgement.file = file.number
                    AND audit_judgement.sample = audit_item.sample
                WHERE audit_item.sample = sample.number)
        FROM audit_sample AS sample
        """
    private static let newest = SQL("\(summary) ORDER BY sample.number DESC LIMIT $1")
    private static let one = SQL("\(summary) WHERE sample.number = $1")
    private static let items = SQL(
        """
        SELECT audit_item.reference, audit_item.stratum, audit_judgement.verdict, audit_judgement.by
        FROM audit_item LEFT JOIN file ON file.reference = audit_item.reference
        LEFT JOIN audit_judgement ON audit_judgement.file = file.number AND audit_judgement.sample = audit_item.sample
        WHERE audit_item.sample = $1 AND \(Visible.condition("$2")) ORDER BY audit_item.place
        """)
    private static let strata: SQL = "SELECT stratum, files FROM audit_stratum WHERE sample = $1"
    private static let place: SQL = "SELECT stratum FROM audit_item WHERE sample = $1 AND reference = $2"

    public func samples(limit: Int) async throws(StoreError) -> [AuditSampleSummary] {
        try await engine.reading { session in
            try session.query(Self.newest, [.int(Int64(limit))], Self.summary)
        }
    }

    public func sample(_ number: Int64, for reader: StaffMember) async throws(StoreError) -> AuditSampleState? {
        try await engine.reading { session in
            guard let summary = try session.first(Self.one, [.int(number)], Self.summary) else { return nil }
            let strata = try session.query(Self.strata, [.int(number)]) { ($0.text(0), Int($0.int(1))) }
            return AuditSampleState(
                summary: summary,
                items: try session.query(Self.items, [.int(number), Visible.keys(of: reader)], Self.item),
                population: Dictionary(strata, uniquingKeysWith: { first, _ in first }))
        }
    }

    public func stratum(of reference: Reference, in sample: Int64) async throws(StoreError) -> String? {
        try await engine.reading { session in
            try session.first(Self.place, [.int(sample), .text(reference.text)]) { $0.text(0) }
        }
    }

    private static func summary(_ row: any Row) throws -> AuditSampleSummary {
        guard let seed = UInt64(row.text(1)) else { throw EngineError.corrupt("an audit sample") }
        return AuditSampleSummary(
            number: row.int(0), seed: seed, perStratum: Int(row.int(2)), since: Moment(milliseconds: row.int(3)),
            at: Moment(milliseconds: row.int(4)), by: row.text(5), files: Int(row.int(6)), judged: Int(row.int(7)))
    }

    private static func item(_ row: any Row) throws -> AuditSampleState.Item {
        guard let reference = Reference(typed: row.text(0)) else { throw EngineError.corrupt("an audit item") }
        return AuditSampleState.Item(
            reference: reference, stratum: row.text(1),
            verdict: row.optionalText(2).flatMap(AuditVerdict.init(rawValue:)), by: row.optionalText(3))
    }
}

extension StoreFolder {
    public var audits: SQLAuditSamples { SQLAuditSamples(engine: engine) }
}
