import Policing

/// The rows of tasks and reviews, as they follow from facts.
enum InvestigationViews {
    private static let insertTask: SQL = """
        INSERT INTO file_task (file, number, words, owner, due, set_by, unit)
        VALUES ($1, $2, $3, $4, $5, $6, coalesce((SELECT unit FROM file WHERE number = $1), ''))
        """
    private static let giveTask: SQL = "UPDATE file_task SET owner = $3 WHERE file = $1 AND number = $2"
    private static let endTask: SQL = "UPDATE file_task SET ended = $3 WHERE file = $1 AND number = $2"
    private static let insertProposal: SQL = """
        INSERT INTO proposed_outcome (file, code, proposed_by, at) VALUES ($1, $2, $3, $4)
        """
    private static let forgetProposal: SQL = "DELETE FROM proposed_outcome WHERE file = $1"
    private static let forgetReview: SQL = "DELETE FROM supervisor_review WHERE file = $1"
    private static let insertReview: SQL = """
        INSERT INTO supervisor_review (file, due, reviewed_by) VALUES ($1, $2, $3)
        """

    private static let insertSeal: SQL = "INSERT OR IGNORE INTO exhibit_seal (seal, file) VALUES ($1, $2)"

    static func calls(number: Int64, facts: [RecordedFact]) -> [Call] {
        facts.flatMap { recorded -> [Call] in
            if let seal = recorded.fact.newSeal {
                return [Call(insertSeal, [.text(SealNumber.key(seal)), .int(number)])]
            }
            guard case .investigation(let fact) = recorded.fact else { return calls(number, recorded.fact) }
            switch fact {
            case .outcomeProposed(let proposal):
                let proposed: [Value] = [
                    .int(number), .text(proposal.code), .text(proposal.by), .int(recorded.at.milliseconds),
                ]
                return [Call(insertProposal, proposed)]
            case .outcomeReturned: return [Call(forgetProposal, [.int(number)])]
            case .taskSet(let task): return [insertion(of: task, number)]
            case .taskReassigned(let task):
                return [Call(giveTask, [.int(number), .int(Int64(task.number)), .text(task.owner)])]
            case .taskEnded(let task):
                return [Call(endTask, [.int(number), .int(Int64(task.number)), .text(task.result.rawValue)])]
            case .investigationReviewed(let review):
                return [Call(forgetReview, [.int(number)])] + next(after: review, number)
            default: return []
            }
        }
    }

    /// What makes a proposal moot takes it off the list.
    private static func calls(_ number: Int64, _ fact: FileFact) -> [Call] {
        switch fact {
        case .recorded, .outcomeDecided, .personErased: [Call(forgetProposal, [.int(number)])]
        default: []
        }
    }

    private static func insertion(of task: TaskSet, _ number: Int64) -> Call {
        Call(
            insertTask,
            [
                .int(number), .int(Int64(task.number)), .optional(task.words.value), .text(task.owner),
                .int(task.due.milliseconds), .text(task.by),
            ])
    }

    private static func next(after review: InvestigationReviewed, _ number: Int64) -> [Call] {
        guard let due = review.nextReview else { return [] }
        return [Call(insertReview, [.int(number), .int(due.milliseconds), .text(review.by)])]
    }
}

extension InvestigationFact {
    /// What the timeline shows: that something was done, never what it says. Sections that ask who reads show the rest.
    var said: Said {
        switch self {
        case .solvabilityDecided(let fact): Said(code: fact.choice.rawValue, note: fact.by)
        case .lineOpened(let fact): Said(code: String(fact.number), note: fact.by)
        case .lineSettled(let fact): Said(code: "\(fact.number):\(fact.result.rawValue)", note: fact.by)
        case .taskSet(let fact): Said(code: String(fact.number), who: fact.ownerName, note: fact.by)
        case .taskReassigned(let fact): Said(code: String(fact.number), who: fact.ownerName, note: fact.by)
        case .taskEnded(let fact): Said(code: "\(fact.number):\(fact.result.rawValue)", note: fact.by)
        case .exhibitSeized(let fact): Said(code: fact.reference, note: fact.by)
        case .exhibitMoved(let fact): Said(code: fact.reference, note: fact.by)
        case .exhibitOpened(let fact): Said(code: fact.reference, note: fact.by)
        case .exhibitSealed(let fact): Said(code: fact.reference, note: fact.by)
        case .statementTaken(let fact): Said(code: "\(fact.number):\(fact.version)", note: fact.by)
        case .disclosureDecided(let fact): Said(note: fact.by)
        case .investigationReviewed(let fact): Said(code: String(fact.number), note: fact.by)
        case .outcomeProposed(let fact): Said(code: fact.code, note: fact.by)
        case .outcomeReturned(let fact): Said(code: fact.code, note: fact.by)
        }
    }
}
