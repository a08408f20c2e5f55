/// Builds HTML from statements: a line each, with `if`, `if let`, `switch` and `for`.
@resultBuilder
public enum HTMLBuilder {
    /// One line.
    @inlinable
    public static func buildExpression<Content: HTML>(_ content: Content) -> Content {
        content
    }

    /// No lines.
    @inlinable
    public static func buildBlock() -> EmptyHTML {
        EmptyHTML()
    }

    /// The first line of a block.
    @inlinable
    public static func buildPartialBlock<First: HTML>(first: First) -> First {
        first
    }

    /// The lines so far and the next one.
    @inlinable
    public static func buildPartialBlock<Before: HTML, Next: HTML>(
        accumulated: Before, next: Next
    ) -> HTMLPair<Before, Next> {
        HTMLPair(accumulated, next)
    }

    /// An `if` without an `else`.
    @inlinable
    public static func buildIf<Content: HTML>(_ content: Content?) -> Content? {
        content
    }

    /// The first branch of an `if` with an `else`, or of a `switch`.
    @inlinable
    public static func buildEither<First: HTML, Second: HTML>(first: First) -> HTMLConditional<First, Second> {
        .first(first)
    }

    /// The second branch of an `if` with an `else`, or of a `switch`.
    @inlinable
    public static func buildEither<First: HTML, Second: HTML>(second: Second) -> HTMLConditional<First, Second> {
        .second(second)
    }

    /// A `for` loop.
    @inlinable
    public static func buildArray<Content: HTML>(_ content: [Content]) -> HTMLArray<Content> {
        HTMLArray(content)
    }
}

/// Nothing.
public struct EmptyHTML: HTML, Sendable {
    /// Nothing.
    @inlinable
    public init() {}

    /// Writes nothing.
    @inlinable
    public func write(to page: inout HTMLBytes) {}
}

/// One part after another.
///
/// A block of lines is a chain of pairs: measured, the compiler makes straight code of these and not of parameter packs.
public struct HTMLPair<First: HTML, Second: HTML>: HTML {
    @usableFromInline
    let first: First
    @usableFromInline
    let second: Second

    /// The two parts in the order in which they are written.
    @inlinable
    public init(_ first: First, _ second: Second) {
        self.first = first
        self.second = second
    }

    /// Writes the first part and then the second.
    @inlinable
    public func write(to page: inout HTMLBytes) {
        first.write(to: &page)
        second.write(to: &page)
    }
}

extension HTMLPair: Sendable where First: Sendable, Second: Sendable {}

/// One part or another.
public enum HTMLConditional<First: HTML, Second: HTML>: HTML {
    /// The part of the first branch.
    case first(First)
    /// The part of the second branch.
    case second(Second)

    /// Writes the part that there is.
    @inlinable
    public func write(to page: inout HTMLBytes) {
        switch self {
        case .first(let content): content.write(to: &page)
        case .second(let content): content.write(to: &page)
        }
    }
}

extension HTMLConditional: Sendable where First: Sendable, Second: Sendable {}

/// Parts of one kind, as many as there are.
public struct HTMLArray<Content: HTML>: HTML {
    @usableFromInline
    let content: [Content]

    /// The parts in the order in which they are written.
    @inlinable
    public init(_ content: [Content]) {
        self.content = content
    }

    /// Writes each part in turn.
    @inlinable
    public func write(to page: inout HTMLBytes) {
        for part in content {
            part.write(to: &page)
        }
    }
}

extension HTMLArray: Sendable where Content: Sendable {}

extension Optional: HTML where Wrapped: HTML {
    /// An optional writes what it wraps and has no body.
    public typealias Body = Never

    /// Writes the part if there is one.
    @inlinable
    public func write(to page: inout HTMLBytes) {
        if let self {
            self.write(to: &page)
        }
    }
}
