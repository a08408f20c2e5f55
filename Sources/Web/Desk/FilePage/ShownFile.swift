import Policing
import Workflows

/// What the sections of a file's page are made of: the file, the words, and what this reader may do.
/// A feature that has to read more than the file adds what it read here.
struct ShownFile: Sendable {
    let desk: DeskWords
    let file: OpenedFile
    let visit: StaffVisit
    /// What became of the messages that the platform sends by itself.
    var deliveries: [Delivery] = []
    /// Where else the people and things of the file are known.
    let parties: PartiesShown

    var state: FileState { file.state }
    var told: FileTold { FileTold(desk: desk, file: file) }
    var history: FileHistory { FileHistory(desk: desk) }

    /// Where it happened; nil once the person has been erased.
    var place: Place? { state.report.contents.value?.place }

    func may(_ action: Permission.Action) -> Bool { visit.may(action, on: file) }
}
