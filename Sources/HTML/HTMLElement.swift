/// What names a tag: `div`, `a`, `img`.
public protocol HTMLTagDefinition: Sendable {
    /// The name as it is written in the tag.
    static var name: StaticString { get }
}

/// An element with a start tag, content and an end tag.
public struct HTMLElement<Tag: HTMLTrait.Paired, Content: HTML>: HTML {
    @usableFromInline
    let attributes: [HTMLAttribute<Tag>]
    @usableFromInline
    let content: Content

    /// The element with the attributes given, in that order, around the content.
    @inlinable
    public init(_ attributes: HTMLAttribute<Tag>..., @HTMLBuilder content: () -> Content) {
        self.init(attributes: attributes, content: content)
    }

    /// The element with an array of attributes around the content.
    @inlinable
    public init(attributes: [HTMLAttribute<Tag>], @HTMLBuilder content: () -> Content) {
        self.attributes = attributes
        self.content = content()
    }

    /// Writes the start tag, the content and the end tag.
    @inlinable
    public func write(to page: inout HTMLBytes) {
        page.append(startTag: Tag.name, attributes: attributes)
        content.write(to: &page)
        page.append(markup: "</")
        page.append(markup: Tag.name)
        page.append(markup: ">")
    }
}

extension HTMLElement where Content == EmptyHTML {
    /// The element with nothing in it.
    @inlinable
    public init(_ attributes: HTMLAttribute<Tag>...) {
        self.init(attributes: attributes) {}
    }
}

extension HTMLElement: Sendable where Content: Sendable {}

/// An element that has no content and no end tag, such as `br`.
public struct HTMLVoidElement<Tag: HTMLTrait.Unpaired>: HTML, Sendable {
    @usableFromInline
    let attributes: [HTMLAttribute<Tag>]

    /// The element with the attributes given, in that order.
    @inlinable
    public init(_ attributes: HTMLAttribute<Tag>...) {
        self.attributes = attributes
    }

    /// Writes the tag.
    @inlinable
    public func write(to page: inout HTMLBytes) {
        page.append(startTag: Tag.name, attributes: attributes)
    }
}
