extension HTMLAttribute {
    /// `id`.
    @inlinable
    public static func id(_ value: String) -> Self {
        Self("id", value)
    }

    /// `class`; given again, the classes are joined.
    @inlinable
    public static func `class`(_ value: String) -> Self {
        Self("class", value)
    }

    /// `lang`, a BCP 47 language tag.
    @inlinable
    public static func lang(_ value: String) -> Self {
        Self("lang", value)
    }

    /// `dir`, the direction of the text.
    @inlinable
    public static func dir(_ value: HTMLAttributeValue.Direction) -> Self {
        Self("dir", value.rawValue)
    }

    /// `role`.
    @inlinable
    public static func role(_ value: String) -> Self {
        Self("role", value)
    }

    /// `tabindex`.
    @inlinable
    public static func tabindex(_ value: Int) -> Self {
        Self("tabindex", String(value))
    }

    /// `translate`: whether a translating program may change the text.
    @inlinable
    public static func translate(_ value: Bool) -> Self {
        Self("translate", value ? "yes" : "no")
    }

    /// `hidden`.
    @inlinable
    public static var hidden: Self {
        Self("hidden", nil)
    }

    /// `inputmode`, such as `numeric`.
    @inlinable
    public static func inputmode(_ value: String) -> Self {
        Self("inputmode", value)
    }

    /// `spellcheck`.
    @inlinable
    public static func spellcheck(_ value: Bool) -> Self {
        Self("spellcheck", String(value))
    }

    /// `data-<key>`.
    @inlinable
    public static func data(_ key: StaticString, _ value: String) -> Self {
        Self(key, value, family: .data)
    }

    /// `aria-<key>`.
    @inlinable
    public static func aria(_ key: StaticString, _ value: String) -> Self {
        Self(key, value, family: .aria)
    }

    /// An attribute of any other name, written as it is.
    @inlinable
    public static func custom(name: StaticString, value: String) -> Self {
        Self(name, value)
    }
}
