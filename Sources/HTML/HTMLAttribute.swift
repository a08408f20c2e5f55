/// An attribute that an element named `Tag` can have.
///
/// Given twice on one element, `class` is joined with a space; of any other attribute the first stands, as in a browser.
/// Names are written as they are and come from the program; values are escaped and may come from anyone.
public struct HTMLAttribute<Tag: HTMLTagDefinition>: Sendable {
    @usableFromInline
    let stored: StoredAttribute

    @inlinable
    init(_ name: StaticString, _ value: String?, family: StoredAttribute.Family = .plain) {
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
    let name: StaticString
    @usableFromInline
    let value: String?

    @inlinable
    init(family: Family, name: StaticString, value: String?) {
        self.family = family
        self.name = name
        self.value = value
    }

    /// Several of them are joined.
    @usableFromInline
    var isClass: Bool { isNamed(as: StoredAttribute(family: .plain, name: "class", value: nil)) }

    @usableFromInline
    func isNamed(as other: Self) -> Bool {
        family == other.family && name.utf8CodeUnitCount == other.name.utf8CodeUnitCount
            && (0..<name.utf8CodeUnitCount).allSatisfy { name.utf8Start[$0] == other.name.utf8Start[$0] }
    }
}

extension HTMLBytes {
    /// Reads the attributes where they lie: a page has hundreds of elements, and no list is copied for one.
    @inlinable
    mutating func append<Tag>(startTag tag: StaticString, attributes: [HTMLAttribute<Tag>]) {
        append(markup: "<")
        append(markup: tag)
        for index in attributes.indices where !isSilent(attributes, index) {
            append(attributes[index].stored)
            guard attributes[index].stored.value != nil else { continue }
            if attributes[index].stored.isClass { appendLaterClasses(attributes, after: index) }
            append(markup: "\"")
        }
        append(markup: ">")
    }

    /// Whether an attribute writes nothing: it is absent, or an earlier one has its name.
    @inlinable
    func isSilent<Tag>(_ attributes: [HTMLAttribute<Tag>], _ index: Int) -> Bool {
        if attributes[index].stored.name.utf8CodeUnitCount == 0 { return true }
        for earlier in 0..<index where attributes[earlier].stored.isNamed(as: attributes[index].stored) {
            return true
        }
        return false
    }

    /// The name and, if it has a value, that value without the quote that ends it.
    @usableFromInline
    mutating func append(_ attribute: StoredAttribute) {
        switch attribute.family {
        case .plain: append(markup: " ")
        case .data: append(markup: " data-")
        case .aria: append(markup: " aria-")
        }
        append(markup: attribute.name)
        guard let value = attribute.value else { return }
        append(markup: "=\"")
        append(attributeValue: value)
    }

    @inlinable
    mutating func appendLaterClasses<Tag>(_ attributes: [HTMLAttribute<Tag>], after index: Int) {
        for later in (index + 1)..<attributes.count {
            guard attributes[later].stored.isNamed(as: attributes[index].stored) else { continue }
            append(markup: " ")
            append(attributeValue: attributes[later].stored.value ?? "")
        }
    }
}
