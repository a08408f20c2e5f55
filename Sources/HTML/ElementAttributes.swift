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

    /// `min`.
    @inlinable
    public static func min(_ value: String) -> Self {
        Self("min", value)
    }

    /// `step`.
    @inlinable
    public static func step(_ value: String) -> Self {
        Self("step", value)
    }

    /// `pattern`.
    @inlinable
    public static func pattern(_ value: String) -> Self {
        Self("pattern", value)
    }

    /// `list`, the id of a `datalist`.
    @inlinable
    public static func list(_ value: String) -> Self {
        Self("list", value)
    }
}

extension HTMLAttribute where Tag == HTMLTag.button {
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

    /// `formnovalidate`.
    @inlinable
    public static var formnovalidate: Self {
        Self("formnovalidate", nil)
    }
}

extension HTMLAttribute where Tag == HTMLTag.script {
    /// `type`.
    @inlinable
    public static func type(_ value: HTMLAttributeValue.ScriptType) -> Self {
        Self("type", value.rawValue)
    }

    /// `async`.
    @inlinable
    public static var async: Self {
        Self("async", nil)
    }

    /// `defer`.
    @inlinable
    public static var `defer`: Self {
        Self("defer", nil)
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

    /// `media`.
    @inlinable
    public static func media(_ value: String) -> Self {
        Self("media", value)
    }

    /// `hreflang`.
    @inlinable
    public static func hreflang(_ value: String) -> Self {
        Self("hreflang", value)
    }

    /// `sizes`.
    @inlinable
    public static func sizes(_ value: String) -> Self {
        Self("sizes", value)
    }
}

extension HTMLAttribute where Tag == HTMLTag.a {
    /// `hreflang`, the language of what is linked to.
    @inlinable
    public static func hreflang(_ value: String) -> Self {
        Self("hreflang", value)
    }
}

extension HTMLAttribute where Tag == HTMLTag.meta {
    /// `http-equiv`.
    @inlinable
    public static func httpEquiv(_ value: String) -> Self {
        Self("http-equiv", value)
    }

    /// `property`.
    @inlinable
    public static func property(_ value: String) -> Self {
        Self("property", value)
    }
}

extension HTMLAttribute where Tag == HTMLTag.img {
    /// `loading`, such as `lazy`.
    @inlinable
    public static func loading(_ value: String) -> Self {
        Self("loading", value)
    }
}
