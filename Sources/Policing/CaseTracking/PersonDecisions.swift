extension Decision {
    /// Staff write to the person: an answer to whatever the person has asked so far, and a sign that somebody
    /// has read the report.
    func write(_ words: String, english: String? = nil) throws(FileRefusal) -> [FileFact] {
        guard state.reporter != nil else { throw .nobodyToWriteTo }
        let letter = try letter(PersonUpdate(text: words, english: english), about: nil)
        return take() + [.staffWrote(letter)] + keeping([Victims.Rules.message, Victims.Rules.reply])
    }

    func addMessage(_ words: String) throws(FileRefusal) -> [FileFact] {
        let words = try text(words)
        let showsDanger = rules.triage.dangerWords.showDanger(in: [words]) ? true : nil
        return [.personWrote(PersonWrote(text: sealed(words), showsDanger: showsDanger))]
            + promising(Victims.Rules.message)
    }

    func add(_ item: PropertyItem) throws(FileRefusal) -> [FileFact] {
        let description = try text(item.description, limit: 1_000)
        if let serial = item.serialNumber, serial.count > 100 { throw .tooLong(limit: 100) }
        let item = PropertyItem(
            description: description, serialNumber: item.serialNumber?.readable, valuePence: item.valuePence)
        return [.propertyAdded(PropertyAdded(item: sealed(item)))]
    }

    /// What is on the file already is not added again, whatever command brings it.
    func add(_ evidence: NewEvidence) throws(FileRefusal) -> [FileFact] {
        guard !state.evidence.contains(where: { $0.id == evidence.id }) else { return [] }
        guard !state.isErased else { throw .personErased }
        guard state.evidence.count < FileLimits.evidenceFiles else {
            throw .tooManyEvidenceFiles(limit: FileLimits.evidenceFiles)
        }
        return [
            .evidenceAdded(
                EvidenceAdded(
                    id: evidence.id, name: sealed(evidence.name.readable), type: evidence.type,
                    lengthBytes: evidence.lengthBytes, sha256: evidence.sha256))
        ]
    }

    func changeContact(to details: ReporterDetails, declined: Bool) throws(FileRefusal) -> [FileFact] {
        let problems = details.problems
        guard problems.isEmpty else { throw .contactDetails(problems) }
        return [.contactChanged(ContactChanged(reporter: sealed(details), declined: declined))]
    }

    /// Any decision can be challenged, and the challenge is a task with a time, never a dead end.
    func requestReview(because reason: String) throws(FileRefusal) -> [FileFact] {
        guard !state.status.isOpen else { throw .notFinalised }
        guard !state.reviewOpen else { throw .reviewAlreadyAsked }
        let reason = try text(reason)
        return [.reviewRequested(ReviewRequested(reason: sealed(reason)))] + promising(Victims.Rules.review)
    }

    func answerReview(upheld: Bool, _ explanation: String) throws(FileRefusal) -> [FileFact] {
        guard state.reviewOpen else { throw .noReviewAsked }
        let explanation = try wordsForThePerson(explanation)
        let answer = ReviewAnswered(upheld: upheld, explanation: sealed(explanation), by: by)
        let reopened = upheld ? [] : [FileFact.reopened(Reopened(reason: "review", by: by))]
        return [.reviewAnswered(answer)] + reopened + keeping([Victims.Rules.review])
    }

    func giveFeedback(_ score: Int, _ words: String) throws(FileRefusal) -> [FileFact] {
        guard state.feedback == nil else { throw .feedbackAlreadyGiven }
        guard (1...5).contains(score) else { throw .scoreOutOfRange }
        guard words.count <= FileLimits.textCharacters else {
            throw .tooLong(limit: FileLimits.textCharacters)
        }
        return [.feedbackGiven(FeedbackGiven(score: score, words: sealed(words.readable)))]
    }
}

extension FileState {
    /// The fact that says that the person is erased, with every file of evidence they sent; nil when it is there
    /// already. It is for whoever destroys the key to add it in the same moment.
    public func erasing(by actor: Actor) -> FileFact? {
        guard erased == nil else { return nil }
        return .personErased(PersonErased(evidence: evidence.map(\.id), by: actor.staff?.username ?? actor.text))
    }

    /// The next promise by its time, among those that have one; nil when none is open.
    public var nextPromise: Promise? {
        promises.filter { $0.isOpen && $0.due != nil }.min { one, other in
            (one.due?.milliseconds ?? 0, one.number) < (other.due?.milliseconds ?? 0, other.number)
        }
    }
}
