/// The same part for each of some things, as a `for` loop makes.
///
/// A `for` loop cannot hold a call whose result is `some HTML`, as the compiler does not find its type; this can.
/// Each part is made when it is written, so a long list takes no room.
public struct ForEach<Data: Sequence, Content: HTML>: HTML {
    @usableFromInline
    let data: Data
    @usableFromInline
    let content: (Data.Element) -> Content

    /// - Parameters:
    ///   - data: the things, in the order in which their parts are written.
    ///   - content: what is written for one of them.
    @inlinable
    public init(_ data: Data, @HTMLBuilder content: @escaping (Data.Element) -> Content) {
        self.data = data
        self.content = content
    }

    /// Writes the part of each thing in turn.
    @inlinable
    public func write(to page: inout HTMLBytes) {
        for element in data {
            content(element).write(to: &page)
        }
    }
}
