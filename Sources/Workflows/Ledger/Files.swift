import Policing

/// Carries out commands on files: load, decide, append.
public struct Files: Sendable {
    private let ledger: any Ledger
    private let rules: Rulebook
    private let metrics: Metrics?

    /// - Parameter metrics: where what is carried out and what is refused is counted; nil for nowhere.
    public init(ledger: any Ledger, rules: Rulebook, metrics: Metrics? = nil) {
        self.ledger = ledger
        self.rules = rules
        self.metrics = metrics
    }

    /// Which days are working days.
    var calendar: WorkingCalendar { rules.calendar }

    /// The words that need care in what leaves.
    var wording: WordTable { rules.words }

    /// One command as it was sent.
    public struct Order: Sendable {
        public let id: CommandID
        public let command: FileCommand
        public let actor: Actor
        public let at: Moment
        /// The version that whoever decides has seen. A file that has changed since is not changed again
        /// unseen. Nil for what cannot clash, such as another message.
        public let seen: Int?
        /// A hash of what was asked, for noticing another wish under the same id; empty where ids are ours.
        public let fingerprint: [UInt8]
        /// Whose uploads become the file's with it; nil for none.
        public let evidenceOwner: String?

        public init(
            id: CommandID, command: FileCommand, actor: Actor, at: Moment, seen: Int? = nil,
            fingerprint: [UInt8] = [], evidenceOwner: String? = nil
        ) {
            self.id = id
            self.command = command
            self.actor = actor
            self.at = at
            self.seen = seen
            self.fingerprint = fingerprint
            self.evidenceOwner = evidenceOwner
        }
    }

    /// Why an order was not carried out.
    public enum Failure: Error, Sendable, Equatable {
        case refused(FileRefusal)
        /// Somebody else changed the file since it was read; this is the version now.
        case changed(version: Int)
        case store(StoreError)
    }

    /// What an order came to.
    public struct Done: Sendable, Equatable {
        public let receipt: Receipt
        public let state: FileState
    }

    /// Carries out a command on a file. The same order twice changes nothing the second time, and
    /// gets the same receipt. A conflict is read again and decided again, unless `seen` forbids it.
    public func carryOut(_ order: Order, on file: FileID) async throws(Failure) -> Done {
        do throws(Failure) {
            let done = try await carriedOut(order, on: file)
            metrics?.count(order.command)
            return done
        } catch {
            metrics?.count(order.command, refused: error)
            throw error
        }
    }

    private func carriedOut(_ order: Order, on file: FileID) async throws(Failure) -> Done {
        for _ in 0..<8 {
            if let done = try await attempt(order, on: file) { return done }
        }
        throw .store(.busy)
    }

    /// Nil when somebody else was quicker and it is worth another try.
    private func attempt(_ order: Order, on file: FileID) async throws(Failure) -> Done? {
        let earlier = try await earlier(order, on: file)
        let state = try await load(order, file)
        if let earlier, let state { return Done(receipt: earlier, state: state) }
        if let seen = order.seen, let state, state.version != seen { throw .changed(version: state.version) }
        let facts = try decide(order, on: state)
        guard let after = Self.fold(facts, onto: state, file, order) else { throw .refused(.noSuchFile) }
        guard !facts.isEmpty else {
            return Done(receipt: Self.unchanged(after), state: after)
        }
        do {
            let receipt = try await ledger.append(Self.addition(order, facts, before: state, after: after))
            metrics?.count(order.command, facts.count, of: after, receipt)
            return Done(receipt: receipt, state: after)
        } catch .conflict {
            if case .report = order.command { throw .refused(.alreadyReported) }
            return nil
        } catch .sealUsed(let seal) {
            throw .refused(.investigation(.sealUsedElsewhere(seal)))
        } catch {
            throw .store(error)
        }
    }

    /// A new report has nothing to read first.
    private func load(_ order: Order, _ file: FileID) async throws(Failure) -> FileState? {
        if case .report = order.command { return nil }
        do {
            return try await ledger.state(of: file)
        } catch {
            throw .store(error)
        }
    }

    /// What the order came to, if it was carried out before. The ledger asks again as it writes; asking first lets
    /// a repeat succeed where the rules would refuse it by now.
    private func earlier(_ order: Order, on file: FileID) async throws(Failure) -> Receipt? {
        if case .report = order.command { return nil }
        let earlier: Receipt?
        do {
            earlier = try await ledger.receipt(of: order.id)
        } catch {
            throw .store(error)
        }
        guard let earlier else { return nil }
        guard earlier.fingerprint == order.fingerprint, earlier.file == file else { throw .store(.commandReused) }
        return earlier
    }

    private func decide(_ order: Order, on state: FileState?) throws(Failure) -> [FileFact] {
        do {
            return try FileState.decide(order.command, on: state, by: order.actor, at: order.at, under: rules)
        } catch {
            throw .refused(error)
        }
    }

    private static func fold(
        _ facts: [FileFact], onto state: FileState?, _ file: FileID, _ order: Order
    ) -> FileState? {
        let version = state?.version ?? 0
        let recorded = facts.enumerated().map { index, fact in
            RecordedFact(version: version + index + 1, at: order.at, actor: order.actor.text, fact: fact)
        }
        guard var after = state else { return FileState.fold(file, recorded) }
        for fact in recorded { after.evolve(fact) }
        return after
    }

    private static func addition(
        _ order: Order, _ facts: [FileFact], before: FileState?, after: FileState
    ) -> Addition {
        Addition(
            command: order.id, fingerprint: order.fingerprint, actor: order.actor, at: order.at,
            expected: before?.version ?? 0, facts: facts, after: after,
            notices: Notice.due(for: facts, after: after),
            withdrawsNotice: before?.undoable?.isNoticed ?? false && facts.contains { $0.kind == .decisionUndone },
            evidenceOwner: order.evidenceOwner)
    }

    private static func unchanged(_ state: FileState) -> Receipt {
        Receipt(file: state.id, position: 0, version: state.version, leafHash: [], fingerprint: [])
    }
}
