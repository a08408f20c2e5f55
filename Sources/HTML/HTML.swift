/// Something that can be written as HTML.
///
/// A component conforms by giving a `body` made of other HTML; the elements, text and builder parts of this
/// module conform by writing bytes themselves and have no body.
public protocol HTML {
    /// What this component is made of; `Never` for the parts that write their own bytes.
    associatedtype Body: HTML = Never

    /// What this component is made of.
    @HTMLBuilder var body: Body { get }

    /// Appends this part's markup to `page`, escaped, as UTF-8.
    func write(to page: inout HTMLBytes)
}

extension HTML {
    /// Writes the body.
    @inlinable
    public func write(to page: inout HTMLBytes) {
        body.write(to: &page)
    }

    /// The markup as UTF-8 bytes.
    ///
    /// - Parameter capacityBytes: how much room to take at the start; a longer page grows as needed.
    @inlinable
    public func renderBytes(capacityBytes: Int = 16_384) -> [UInt8] {
        var page = HTMLBytes(capacityBytes: capacityBytes)
        write(to: &page)
        return page.bytes
    }

    /// Writes the markup and lends its bytes, so that they can be copied once to where they are to go.
    @inlinable
    public func withRenderedBytes<Result>(
        capacityBytes: Int = 16_384, _ copy: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        var page = HTMLBytes(capacityBytes: capacityBytes)
        write(to: &page)
        return try page.withBytes(copy)
    }

    /// The markup as a string.
    @inlinable
    public func render() -> String {
        String(decoding: renderBytes(), as: UTF8.self)
    }
}

extension HTML where Body == Never {
    /// A part that writes its own bytes has no body, and asking for it is a bug.
    @inlinable
    public var body: Never {
        preconditionFailure("\(Self.self) writes its own bytes and has no body")
    }
}

extension Never: HTML {
    /// Never called, as there is no value of this type.
    @inlinable
    public func write(to page: inout HTMLBytes) {}
}
