import HTML

/// A date in three boxes.
struct DateInput: HTML, Sendable {
    let field: Field
    let day: DatePart
    let month: DatePart
    let year: DatePart

    var body: some HTML {
        FormGroup(hasError: field.error != nil) {
            Fieldset(field: field, role: "group") {
                FieldNotes(field: field)
                div(.class("govuk-date-input"), .id("\(field.id)-boxes")) {
                    box(day, "day", .characters2)
                    box(month, "month", .characters2)
                    box(year, "year", .characters4)
                }
            }
        }
    }

    /// The first box has the field's own id, so that the error summary's link lands on it.
    private func box(_ part: DatePart, _ name: String, _ width: InputWidth) -> some HTML {
        let id = name == "day" ? field.id : "\(field.id)-\(name)"
        return div(.class("govuk-date-input__item")) {
            FormGroup {
                label(.class("govuk-label govuk-date-input__label"), .for(id)) { part.label }
                input(
                    .class("govuk-input govuk-date-input__input"), .class(width.rawValue),
                    .when(part.isWrong, .class("govuk-input--error")), .id(id), .name("\(field.name)-\(name)"),
                    .type(.text), .inputmode("numeric"), .when(!part.value.isEmpty, .value(part.value))
                )
            }
        }
    }
}

/// One box of a date.
struct DatePart: Sendable {
    let label: String
    var value = ""
    var isWrong = false
}
