/// What a tag can have: content, and which attributes.
public enum HTMLTrait {
    /// A tag with an end tag.
    public protocol Paired: HTMLTagDefinition {}
    /// A tag without an end tag.
    public protocol Unpaired: HTMLTagDefinition {}
    /// Can have `href`.
    public protocol Href: HTMLTagDefinition {}
    /// Can have `rel`.
    public protocol Rel: HTMLTagDefinition {}
    /// Can have `target`.
    public protocol Target: HTMLTagDefinition {}
    /// Can have `download`.
    public protocol Download: HTMLTagDefinition {}
    /// Can have `start`.
    public protocol Start: HTMLTagDefinition {}
    /// Can have `action`, `method` and `enctype`.
    public protocol FormLike: HTMLTagDefinition {}
    /// Can have `name`.
    public protocol Name: HTMLTagDefinition {}
    /// Can have `value`.
    public protocol Value: HTMLTagDefinition {}
    /// Can have `disabled`.
    public protocol Disabled: HTMLTagDefinition {}
    /// Can have `required`.
    public protocol Required: HTMLTagDefinition {}
    /// Can have `autocomplete`.
    public protocol Autocomplete: HTMLTagDefinition {}
    /// Can have `placeholder`.
    public protocol Placeholder: HTMLTagDefinition {}
    /// Can have `maxlength` and `minlength`.
    public protocol Length: HTMLTagDefinition {}
    /// Can have `for`.
    public protocol For: HTMLTagDefinition {}
    /// Can have `colspan` and `rowspan`.
    public protocol Span: HTMLTagDefinition {}
    /// Can have `src`.
    public protocol Src: HTMLTagDefinition {}
    /// Can have `width` and `height`.
    public protocol Size: HTMLTagDefinition {}
    /// Can have `controls`.
    public protocol Controls: HTMLTagDefinition {}
    /// Can have `datetime`.
    public protocol Datetime: HTMLTagDefinition {}
    /// Can have `max`.
    public protocol Max: HTMLTagDefinition {}
    /// Can have `content`.
    public protocol Content: HTMLTagDefinition {}
    /// Can have `charset`.
    public protocol Charset: HTMLTagDefinition {}
    /// Can have `alt`.
    public protocol Alt: HTMLTagDefinition {}
}
