extension String: HTML {
    /// A string writes itself and has no body.
    public typealias Body = Never

    /// Writes the string as text, escaped.
    @inlinable
    public func write(to page: inout HTMLBytes) {
        page.append(text: self)
    }
}

/// Markup that is written as it is, with nothing escaped.
///
/// Only for markup of the program's own, such as a drawing: never for what a person wrote.
public struct HTMLRaw: HTML, Sendable {
    @usableFromInline
    let markup: String

    /// Markup that is already HTML.
    @inlinable
    public init(_ markup: String) {
        self.markup = markup
    }

    /// Writes the markup as it is.
    @inlinable
    public func write(to page: inout HTMLBytes) {
        page.append(raw: markup)
    }
}

/// `<!DOCTYPE html>`, the first line of a page.
public struct HTMLDoctype: HTML, Sendable {
    /// The document type of HTML.
    @inlinable
    public init() {}

    /// Writes the document type.
    @inlinable
    public func write(to page: inout HTMLBytes) {
        page.append(markup: "<!DOCTYPE html>\n")
    }
}
