extension HTMLAttribute where Tag == HTMLTag.input {
    /// `type`.
    @inlinable
    public static func type(_ value: HTMLAttributeValue.InputType) -> Self {
        Self("type", value.rawValue)
    }

    /// `checked`.
    @inlinable
    public static var checked: Self {
        Self("checked", nil)
    }

    /// `multiple`.
    @inlinable
    public static var multiple: Self {
        Self("multiple", nil)
    }

    /// `accept`, the kinds of file.
    @inlinable
    public static func accept(_ value: String) -> Self {
        Self("accept", value)
    }
}

extension HTMLAttribute where Tag == HTMLTag.button {
    /// `disabled`.
    @inlinable
    public static var disabled: Self {
        Self("disabled", nil)
    }

    /// `type`.
    @inlinable
    public static func type(_ value: HTMLAttributeValue.ButtonType) -> Self {
        Self("type", value.rawValue)
    }

    /// `formaction`, where this button sends the form instead.
    @inlinable
    public static func formaction(_ value: String) -> Self {
        Self("formaction", value)
    }
}

extension HTMLAttribute where Tag == HTMLTag.script {
    /// `type`.
    @inlinable
    public static func type(_ value: HTMLAttributeValue.ScriptType) -> Self {
        Self("type", value.rawValue)
    }
}

extension HTMLAttribute where Tag == HTMLTag.option {
    /// `selected`.
    @inlinable
    public static var selected: Self {
        Self("selected", nil)
    }
}

extension HTMLAttribute where Tag == HTMLTag.textarea {
    /// `rows`.
    @inlinable
    public static func rows(_ value: Int) -> Self {
        Self("rows", String(value))
    }
}

extension HTMLAttribute where Tag == HTMLTag.details {
    /// `open`.
    @inlinable
    public static var open: Self {
        Self("open", nil)
    }
}

extension HTMLAttribute where Tag == HTMLTag.link {
    /// `type`, a media type.
    @inlinable
    public static func type(_ value: String) -> Self {
        Self("type", value)
    }
}

extension HTMLAttribute where Tag == HTMLTag.a {
    /// `hreflang`, the language of what is linked to.
    @inlinable
    public static func hreflang(_ value: String) -> Self {
        Self("hreflang", value)
    }
}
