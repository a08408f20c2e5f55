import HTML
import Policing

/// What is said of an exhibit when it is seized, handed on, opened or sealed.
struct ExhibitFields: HTML, Sendable {
    let sheet: ActionSheet

    private var exhibits: [Exhibit] { sheet.file.state.investigation.exhibits }
    private var chosen: Exhibit? {
        Int(sheet.typed["number"]).flatMap(sheet.file.state.investigation.exhibit)
    }

    var body: some HTML {
        switch sheet.action {
        case .exhibitMove: move
        case .exhibitOpen:
            which { $0.seal != nil }
            sheet.line("holder", otherwise: holder)
            sheet.moment("at", otherwise: sheet.desk.now)
            sheet.textarea("reason", rows: 2)
        case .exhibitSeal:
            which { $0.seal == nil }
            sheet.line("holder", otherwise: holder)
            sheet.moment("at", otherwise: sheet.desk.now)
            sheet.line("seal")
        default: seizure
        }
    }

    @HTMLBuilder private var seizure: some HTML {
        sheet.line("reference", otherwise: nextReference)
        sheet.textarea("description", rows: 2)
        if !uploads.isEmpty { sheet.which("evidence", uploads) }
        sheet.moment("at", otherwise: sheet.desk.now)
        sheet.line("place")
        sheet.line("seized-by", otherwise: sheet.reader)
        sheet.line("seal")
    }

    @HTMLBuilder private var move: some HTML {
        which { !$0.isOpen }
        sheet.line("from", otherwise: holder)
        sheet.line("to")
        sheet.moment("at", otherwise: sheet.desk.now)
        sheet.line("place")
        sheet.line("seal")
    }

    private func which(_ fits: (Exhibit) -> Bool) -> Select {
        let items = InvestigationItems(
            desk: sheet.desk, state: sheet.file.state, seesSensitive: sheet.file.seesSensitive)
        return sheet.which("number", items.exhibits(fits))
    }

    private var holder: String { chosen?.holder ?? "" }

    /// The initials of whoever reads, with the first number that they have not used on this file.
    private var nextReference: String {
        let initials = sheet.reader.split(separator: " ").compactMap(\.first).map { String($0).uppercased() }.joined()
        let used = exhibits.compactMap { exhibit in
            exhibit.reference.hasPrefix("\(initials)/") ? Int(exhibit.reference.dropFirst(initials.count + 1)) : nil
        }
        return "\(initials)/\((used.max() ?? 0) + 1)"
    }

    /// Uploaded files that are no exhibit yet.
    private var uploads: [InvestigationItems.Item] {
        sheet.file.state.evidence(for: .staff(sheet.file.reader)).filter { upload in
            !exhibits.contains { $0.evidence == upload.id }
        }.map { upload in
            InvestigationItems.Item(
                value: upload.id.text, text: upload.name.value ?? sheet.desk.text("erased-name"))
        }
    }
}
