import Policing

extension Metrics {
    /// Counts what became of a message.
    public func count(_ event: PostEvent) {
        add(.messages, Labels(Self.name(of: event)))
    }

    /// Counts a command that was carried out, now or before.
    func count(_ command: FileCommand) {
        add(.commands, Labels(Self.name(of: command)))
    }

    /// Counts a command that was not carried out, by the name of its cause: never by what the cause carries.
    func count(_ command: FileCommand, refused failure: Files.Failure) {
        let cause =
            switch failure {
            case .refused(let refusal): Self.name(of: refusal)
            case .changed: "changed"
            case .store(let error): Self.name(of: error)
            }
        add(.commandRefusals, Labels(Self.name(of: command), cause))
    }

    /// Counts facts that were written, unless they are those of the same command sent before.
    func count(_ command: FileCommand, _ facts: Int, of after: FileState, _ receipt: Receipt) {
        guard receipt.file == after.id, receipt.version == after.version else { return }
        add(.facts, by: facts)
        if case .report(let report) = command { add(.reports, Labels(report.channel.rawValue)) }
    }
}
