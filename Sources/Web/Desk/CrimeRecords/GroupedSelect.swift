import HTML

/// A closed list of choices under headings.
struct GroupedSelect: HTML, Sendable {
    struct Group: Sendable {
        let label: String
        let choices: [Choice]
    }

    let field: Field
    /// What stands before the groups.
    let first: Choice
    let groups: [Group]
    let chosen: String

    var body: some HTML {
        FormGroup(hasError: field.error != nil) {
            FieldLabel(field: field)
            FieldNotes(field: field)
            select(
                .class("govuk-select"), .when(field.error != nil, .class("govuk-select--error")),
                .id(field.id), .name(field.name), .unwrap(field.describedBy) { .aria("describedby", $0) }
            ) {
                line(first)
                for group in groups {
                    OptionGroup(group: group, chosen: chosen)
                }
            }
        }
    }

    private func line(_ choice: Choice) -> some HTML {
        option(.value(choice.value), .when(choice.value == chosen, .selected)) { choice.text }
    }
}

/// The choices under one heading.
private struct OptionGroup: HTML, Sendable {
    let group: GroupedSelect.Group
    let chosen: String

    var body: some HTML {
        HTMLElement<OptionGroupTag, _>(.custom(name: "label", value: group.label)) {
            for choice in group.choices {
                option(.value(choice.value), .when(choice.value == chosen, .selected)) { choice.text }
            }
        }
    }
}

/// `optgroup`
enum OptionGroupTag: HTMLTrait.Paired {
    static var name: StaticString { "optgroup" }
}
