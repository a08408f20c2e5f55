/// The values of attributes that allow only some.
public enum HTMLAttributeValue {
    /// Which way text runs.
    public enum Direction: String, Sendable { case ltr, rtl, auto }

    /// How a form is sent.
    public enum Method: String, Sendable { case get, post, dialog }

    /// How a form is packed when it is sent.
    public enum Enctype: String, Sendable {
        case multipart = "multipart/form-data"
    }

    /// What a button does.
    public enum ButtonType: String, Sendable { case submit, button }

    /// What an input takes.
    public enum InputType: String, Sendable {
        case text, password, email, tel, search, file, checkbox, radio, hidden
    }

    /// What a script is.
    public enum ScriptType: String, Sendable { case module }

    /// Which cells a heading is for.
    public enum Scope: String, Sendable { case row, col }

    /// What a link is to the page; a string literal stands for any other.
    public struct Rel: RawRepresentable, ExpressibleByStringLiteral, Sendable {
        /// The value as it is written.
        public let rawValue: String

        /// A value of any sort.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A value of any sort.
        public init(stringLiteral value: String) { rawValue = value }

        /// A style sheet.
        public static let stylesheet: Rel = "stylesheet"
        /// The icon of the page.
        public static let icon: Rel = "icon"
        /// The page before this one.
        public static let prev: Rel = "prev"
        /// The page after this one.
        public static let next: Rel = "next"
    }
}
