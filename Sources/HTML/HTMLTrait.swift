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
    /// Can have `action`, `method` and `enctype`.
    public protocol FormLike: HTMLTagDefinition {}
    /// Can have `name`.
    public protocol Name: HTMLTagDefinition {}
    /// Can have `value`.
    public protocol Value: HTMLTagDefinition {}
    /// Can have `autocomplete`.
    public protocol Autocomplete: HTMLTagDefinition {}
    /// Can have `for`.
    public protocol For: HTMLTagDefinition {}
    /// Can have `src`.
    public protocol Src: HTMLTagDefinition {}
    /// Can have `width` and `height`.
    public protocol Size: HTMLTagDefinition {}
    /// Can have `datetime`.
    public protocol Datetime: HTMLTagDefinition {}
    /// Can have `content`.
    public protocol Content: HTMLTagDefinition {}
    /// Can have `charset`.
    public protocol Charset: HTMLTagDefinition {}
    /// Can have `alt`.
    public protocol Alt: HTMLTagDefinition {}
}
