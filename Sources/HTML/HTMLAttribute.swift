/// An attribute that an element named `Tag` can have.
///
/// Given twice on one element, `class` is joined with a space; of any other attribute the first stands, as in a browser.
/// Names are written as they are and come from the program; values are escaped and may come from anyone.
public struct HTMLAttribute<Tag: HTMLTagDefinition>: Sendable {
    @usableFromInline
    let stored: StoredAttribute

    @inlinable
    init(_ name: String, _ value: String?, family: StoredAttribute.Family = .plain) {
        stored = StoredAttribute(family: family, name: name, value: value)
    }

    /// No attribute: it writes nothing.
    @inlinable
    public static var absent: Self {
        Self("", nil)
    }

    /// The attribute if `condition` holds, and otherwise nothing.
    @inlinable
    public static func when(_ condition: Bool, _ attribute: @autoclosure () -> Self) -> Self {
        condition ? attribute() : .absent
    }

    /// The attribute made from `value` if there is one, and otherwise nothing: `.unwrap(hint) { .title($0) }`.
    @inlinable
    public static func unwrap<Value>(_ value: Value?, _ attribute: (Value) -> Self) -> Self {
        value.map(attribute) ?? .absent
    }
}

/// An attribute without the knowledge of which tag it is for.
@usableFromInline
struct StoredAttribute: Sendable {
    /// What stands before the name, kept apart so that no name has to be joined together.
    @usableFromInline
    enum Family: UInt8, Sendable { case plain, data, aria }

    @usableFromInline
    let family: Family
    @usableFromInline
    let name: String
    @usableFromInline
    let value: String?

    @inlinable
    init(family: Family, name: String, value: String?) {
        self.family = family
        self.name = name
        self.value = value
    }

    func isNamed(as other: Self) -> Bool {
        family == other.family && name == other.name
    }
}

extension HTMLBytes {
    @usableFromInline
    mutating func append(startTag tag: StaticString, attributes: [StoredAttribute]) {
        append(markup: "<")
        append(markup: tag)
        for index in attributes.indices where !isSilent(attributes, index) {
            append(attributes, index)
        }
        append(markup: ">")
    }

    /// Whether an attribute writes nothing: it is absent, or an earlier one has its name.
    private func isSilent(_ attributes: [StoredAttribute], _ index: Int) -> Bool {
        if attributes[index].name.isEmpty { return true }
        for earlier in 0..<index where attributes[earlier].isNamed(as: attributes[index]) {
            return true
        }
        return false
    }

    private mutating func append(_ attributes: [StoredAttribute], _ index: Int) {
        let attribute = attributes[index]
        switch attribute.family {
        case .plain: append(markup: " ")
        case .data: append(markup: " data-")
        case .aria: append(markup: " aria-")
        }
        append(raw: attribute.name)
        guard let value = attribute.value else { return }
        append(markup: "=\"")
        append(attributeValue: value)
        if attribute.name == "class" {
            appendLaterClasses(attributes, after: index)
        }
        append(markup: "\"")
    }

    private mutating func appendLaterClasses(_ attributes: [StoredAttribute], after index: Int) {
        for later in (index + 1)..<attributes.count where attributes[later].isNamed(as: attributes[index]) {
            append(markup: " ")
            append(attributeValue: attributes[later].value ?? "")
        }
    }
}
