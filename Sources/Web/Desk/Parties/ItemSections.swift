import HTML
import Policing
import Workflows

/// What was taken, lost or found, the objects that matter, and where else their marks are known.
struct ObjectsSection: HTML, Sendable {
    let shown: ShownFile

    var body: some HTML {
        if !shown.state.property.isEmpty {
            FileProperty(desk: shown.desk, items: shown.state.property).table
        }
        ItemList(shown: shown, sort: .object)
        if !shown.parties.objects.isEmpty {
            ul(.class("govuk-list govuk-list--bullet")) {
                for match in shown.parties.objects {
                    li {
                        shown.desk.text("parties.marked", ["mark": match.mark.value])
                        " "
                        TextLink(
                            text: match.reference.description, href: "/desk/files/\(match.reference.text)")
                    }
                }
            }
        }
    }
}

/// Objects, locations or events, each with who has to do with it and who said so.
struct ItemList: HTML, Sendable {
    let shown: ShownFile
    let sort: PartyItem.Sort

    /// So many are shown with who has to do with them and who said so.
    private static let fullLimit = 20

    private var items: [Parties.Item] { shown.state.parties.items.filter { $0.sort == sort } }
    private var words: PartyWords { PartyWords(desk: shown.desk, parties: shown.state.parties) }

    var body: some HTML {
        if !items.isEmpty {
            ul(.class("govuk-list bl-items"), .role("list")) {
                ForEach(items.prefix(Self.fullLimit)) { item in
                    li(.class("bl-items__item")) { line(item) }
                }
                for item in items.dropFirst(Self.fullLimit) {
                    li(.class("bl-items__item"), .dir(.auto)) { words.line(item) }
                }
            }
        }
    }

    @HTMLBuilder private func line(_ item: Parties.Item) -> some HTML {
        span(.dir(.auto)) { heading(item) }
        ForEach(shown.state.parties.ties.filter { $0.item == item.id }.prefix(10)) { tie in
            span(.class("bl-block"), .dir(.auto)) { words.line(tie) }
        }
        span(.class("bl-quiet bl-block")) { words.source(item.source, at: item.at) }
        if shown.may(.nameParties), !shown.state.isErased {
            TextLink(
                text: shown.desk.text("parties.ways.remove"),
                href: "\(shown.file.path)/remove?about=\(PartySubject.item(item.id).text)",
                hiddenText: words.line(item))
        }
    }

    private func heading(_ item: Parties.Item) -> String {
        guard case .event(let event)? = item.details, let at = event.at else { return words.line(item) }
        return shown.desk.text(
            "parties.happened", ["time": shown.desk.times.stamp(at).capitalisedFirst, "what": words.line(item)])
    }
}

/// Other files that this one names, or that name it.
struct LinksSection: HTML, Sendable {
    let shown: ShownFile

    var body: some HTML {
        ul(.class("govuk-list bl-items"), .role("list")) {
            ForEach(shown.parties.links) { link in
                li(.class("bl-items__item")) { line(link) }
            }
        }
    }

    @HTMLBuilder private func line(_ link: FileLinkEntry) -> some HTML {
        TextLink(text: link.reference.description, href: "/desk/files/\(link.reference.text)")
        " "
        shown.desk.text("parties.links.\(link.how.rawValue)").capitalisedFirst
        if let reason = own(link)?.reason {
            span(.class("bl-quiet bl-block"), .dir(.auto)) { reason }
        }
        if own(link) != nil, shown.may(.nameParties), !shown.state.isErased {
            " "
            TextLink(
                text: shown.desk.text("parties.ways.remove"),
                href: "\(shown.file.path)/remove?about=\(PartySubject.link(link.other).text)",
                hiddenText: link.reference.description)
        }
    }

    private func own(_ link: FileLinkEntry) -> Parties.FileLink? {
        link.isOwn ? shown.state.parties.links.first { $0.file == link.other } : nil
    }
}
