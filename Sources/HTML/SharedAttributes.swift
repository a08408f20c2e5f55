extension HTMLAttribute where Tag: HTMLTrait.Href {
    /// `href`.
    @inlinable
    public static func href(_ value: String) -> Self {
        Self("href", value)
    }
}

extension HTMLAttribute where Tag: HTMLTrait.Rel {
    /// `rel`, such as `.stylesheet` or `"nofollow noreferrer"`.
    @inlinable
    public static func rel(_ value: HTMLAttributeValue.Rel) -> Self {
        Self("rel", value.rawValue)
    }
}

extension HTMLAttribute where Tag: HTMLTrait.Target {
    /// `target`.
    @inlinable
    public static func target(_ value: String) -> Self {
        Self("target", value)
    }
}

extension HTMLAttribute where Tag: HTMLTrait.FormLike {
    /// `action`, where the form is sent.
    @inlinable
    public static func action(_ value: String) -> Self {
        Self("action", value)
    }

    /// `method`.
    @inlinable
    public static func method(_ value: HTMLAttributeValue.Method) -> Self {
        Self("method", value.rawValue)
    }

    /// `enctype`.
    @inlinable
    public static func enctype(_ value: HTMLAttributeValue.Enctype) -> Self {
        Self("enctype", value.rawValue)
    }

    /// `novalidate`: the server checks, with kinder words than the browser.
    @inlinable
    public static var novalidate: Self {
        Self("novalidate", nil)
    }
}

extension HTMLAttribute where Tag: HTMLTrait.Name {
    /// `name`.
    @inlinable
    public static func name(_ value: String) -> Self {
        Self("name", value)
    }
}

extension HTMLAttribute where Tag: HTMLTrait.Value {
    /// `value`.
    @inlinable
    public static func value(_ value: String) -> Self {
        Self("value", value)
    }
}

extension HTMLAttribute where Tag: HTMLTrait.Autocomplete {
    /// `autocomplete`, such as `postal-code`.
    @inlinable
    public static func autocomplete(_ value: String) -> Self {
        Self("autocomplete", value)
    }
}

extension HTMLAttribute where Tag: HTMLTrait.For {
    /// `for`, the id of a control.
    @inlinable
    public static func `for`(_ value: String) -> Self {
        Self("for", value)
    }
}

extension HTMLAttribute where Tag == HTMLTag.th {
    /// `scope`.
    @inlinable
    public static func scope(_ value: HTMLAttributeValue.Scope) -> Self {
        Self("scope", value.rawValue)
    }
}

extension HTMLAttribute where Tag: HTMLTrait.Src {
    /// `src`.
    @inlinable
    public static func src(_ value: String) -> Self {
        Self("src", value)
    }
}

extension HTMLAttribute where Tag: HTMLTrait.Size {
    /// `width`, in CSS pixels.
    @inlinable
    public static func width(_ value: Int) -> Self {
        Self("width", String(value))
    }

    /// `height`, in CSS pixels.
    @inlinable
    public static func height(_ value: Int) -> Self {
        Self("height", String(value))
    }
}

extension HTMLAttribute where Tag: HTMLTrait.Alt {
    /// `alt`, what the picture says to those who cannot see it.
    @inlinable
    public static func alt(_ value: String) -> Self {
        Self("alt", value)
    }
}

extension HTMLAttribute where Tag: HTMLTrait.Datetime {
    /// `datetime`, ISO 8601.
    @inlinable
    public static func datetime(_ value: String) -> Self {
        Self("datetime", value)
    }
}

extension HTMLAttribute where Tag: HTMLTrait.Content {
    /// `content`.
    @inlinable
    public static func content(_ value: String) -> Self {
        Self("content", value)
    }
}

extension HTMLAttribute where Tag: HTMLTrait.Charset {
    /// `charset`.
    @inlinable
    public static func charset(_ value: String) -> Self {
        Self("charset", value)
    }
}
