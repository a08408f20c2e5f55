extension Decision {
    /// The first reading of a report keeps the promise that somebody reads it.
    func take() -> [FileFact] {
        guard state.takenBy == nil else { return [] }
        return [.taken(Taken(by: by))] + keeping([Victims.Rules.read])
    }

    func grade(_ code: String, because reason: String) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        guard rules.grades[code] != nil else { throw .unknownGrade(code) }
        let reason = try text(reason)
        return take() + [.graded(Graded(grade: code, reason: reason, by: by))]
    }

    func allocate(to unit: String, _ officer: StaffMember?) throws(FileRefusal) -> [FileFact] {
        try requireOpen()
        guard state.recorded != nil else { throw .notRecorded }
        guard rules.units.contains(unit) else { throw .unknownUnit(unit) }
        try requireNamed(officer)
        return [
            .allocated(Allocated(unit: unit, officer: officer?.username, officerName: officer?.name, by: by))
        ]
    }

    func requireOpen() throws(FileRefusal) {
        guard state.status.isOpen else { throw .finalised(state.status) }
    }
}
