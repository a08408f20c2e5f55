import HTML
import Policing
import Workflows

/// The sections of a file's page, in their order. The raw value is the section's anchor, and names its title in
/// `desk.sections`. A feature adds a section of its own with a case here, its condition in `hasContent`, and its view
/// in `FileSectionView`.
enum FileSection: String, CaseIterable, Sendable {
    case told, map, thrive, recording, people, property, locations, events, evidence, investigation, promises, rights
    case messages, timeline, links, access

    func title(_ desk: DeskWords) -> String { desk.text("sections.\(rawValue)") }

    /// A section without content stands neither on the page nor in its contents.
    func hasContent(_ shown: ShownFile) -> Bool {
        switch self {
        case .told, .people, .timeline: true
        case .map: shown.place?.coordinate != nil
        case .access: shown.state.access.restriction != nil || !shown.state.access.breakings.isEmpty
        case .thrive: ThriveSection.hasContent(shown.state)
        case .recording: RecordingSection.hasContent(shown.state)
        case .property: !shown.state.property.isEmpty || has(.object, shown)
        case .locations: has(.location, shown)
        case .events: has(.event, shown)
        case .links: !shown.parties.links.isEmpty
        case .evidence: !shown.state.evidence.isEmpty
        case .investigation: InvestigationSection.hasContent(shown)
        case .promises: !shown.file.page.promises.isEmpty
        case .rights: RightsSection.hasContent(shown)
        case .messages: !shown.state.contract.letters.isEmpty || !shown.deliveries.isEmpty
        }
    }

    private func has(_ sort: PartyItem.Sort, _ shown: ShownFile) -> Bool {
        shown.state.parties.items.contains { $0.sort == sort }
    }
}

/// One section under its heading.
struct FileSectionView: HTML, Sendable {
    let section: FileSection
    let shown: ShownFile

    var body: some HTML {
        HTMLElement<HTMLTag.section, _>(
            .id(section.rawValue), .class("bl-section"), .aria("labelledby", "\(section.rawValue)-title")
        ) {
            h2(.class("govuk-heading-m"), .id("\(section.rawValue)-title")) { section.title(shown.desk) }
            content
        }
    }

    @HTMLBuilder private var content: some HTML {
        switch section {
        case .told: ToldSection(shown: shown)
        case .map: MapSection(shown: shown)
        case .thrive: ThriveSection(shown: shown)
        case .recording: RecordingSection(shown: shown)
        case .people: PeopleSection(shown: shown)
        case .property: ObjectsSection(shown: shown)
        case .locations: ItemList(shown: shown, sort: .location)
        case .events: ItemList(shown: shown, sort: .event)
        case .links: LinksSection(shown: shown)
        case .evidence: FileEvidence(desk: shown.desk, file: shown.file)
        case .investigation: InvestigationSection(shown: shown)
        case .promises: shown.history.promises(shown.file.page.promises)
        case .rights: RightsSection(shown: shown)
        case .messages: MessagesSection(shown: shown)
        case .access: AccessSection(shown: shown)
        case .timeline: TimelineSection(shown: shown)
        }
    }
}

/// What the person told us, as questions with answers.
private struct ToldSection: HTML, Sendable {
    let shown: ShownFile

    var body: some HTML {
        if let rows = shown.told.rows {
            SummaryList(rows: rows)
        } else {
            p(.class("govuk-body")) { shown.desk.text("erased") }
        }
    }
}

/// What happened to the file, the newest first, and who has read it.
private struct TimelineSection: HTML, Sendable {
    let shown: ShownFile

    private static let entriesLimit = 15

    private var entries: [Workflows.TimelineEntry] { shown.file.page.timeline }

    var body: some HTML {
        shown.history.timeline(entries.suffix(Self.entriesLimit), quotesMessages: false)
        if entries.count > Self.entriesLimit {
            p(.class("govuk-body")) {
                TextLink(
                    text: shown.desk.text("whole.all-entries", ["count": String(entries.count)]),
                    href: "\(shown.file.path)/timeline")
            }
        }
        if shown.may(.readAccesses) {
            p(.class("govuk-body")) {
                TextLink(text: shown.desk.text("accesses.link"), href: "\(shown.file.path)/accesses")
            }
        }
    }
}
