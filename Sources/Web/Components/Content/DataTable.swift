import HTML

/// Rows and columns. On a phone each row becomes a card, with the column's name beside each value.
struct DataTable: HTML, Sendable {
    struct Column: Sendable {
        let text: String
        var isNumeric = false
    }

    struct Row: Sendable {
        /// As many as there are columns; the first names the row.
        let cells: [TableCell]
        var isLate = false
    }

    let title: String
    var titleIsHidden = false
    let columns: [Column]
    let rows: [Row]

    var body: some HTML {
        table(.class("govuk-table bl-table")) {
            caption(
                .class("govuk-table__caption govuk-table__caption--m"),
                .when(titleIsHidden, .class("govuk-visually-hidden"))
            ) {
                title
            }
            thead(.class("govuk-table__head")) { headings }
            tbody(.class("govuk-table__body")) {
                ForEach(rows) { row in
                    line(row)
                }
            }
        }
    }

    private var headings: some HTML {
        tr(.class("govuk-table__row")) {
            for column in columns {
                th(
                    .scope(.col), .class("govuk-table__header"),
                    .when(column.isNumeric, .class("govuk-table__header--numeric"))
                ) {
                    column.text
                }
            }
        }
    }

    private func line(_ row: Row) -> some HTML {
        tr(.class("govuk-table__row"), .when(row.isLate, .class("bl-table__row--late"))) {
            for (index, cell) in row.cells.enumerated() where index < columns.count {
                if index == 0 {
                    th(.scope(.row), .class("govuk-table__header")) { cell }
                } else {
                    td(
                        .class("govuk-table__cell"), .data("label", columns[index].text),
                        .when(columns[index].isNumeric, .class("govuk-table__cell--numeric"))
                    ) {
                        cell
                    }
                }
            }
        }
    }
}

/// What one cell of a table holds.
enum TableCell: HTML, Sendable {
    case text(String)
    case link(TextLink)
    case tag(StatusTag)
    case time(TimeText)
    /// Words with quieter words under them.
    case twoLines(String, String)
    case linkOver(TextLink, String)
    case timeOver(TimeText, String)
    /// Side by side.
    case links([TextLink])

    var body: some HTML {
        switch self {
        case .text(let text): text
        case .link(let link): link
        case .tag(let tag): tag
        case .time(let time): time
        case .twoLines(let first, let second):
            first
            quiet(second)
        case .linkOver(let link, let second):
            link
            quiet(second)
        case .timeOver(let time, let second):
            time
            quiet(second)
        case .links(let links):
            for link in links {
                link
                " "
            }
        }
    }

    private func quiet(_ text: String) -> some HTML {
        span(.class("bl-quiet bl-block")) { text }
    }
}
