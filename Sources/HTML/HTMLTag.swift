/// The tags that there are, each with the attributes it can have.
///
/// Source: WHATWG HTML, section 4, the elements of HTML.
public enum HTMLTag {
    /// `html`
    public enum html: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "html" }
    }
    /// `head`
    public enum head: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "head" }
    }
    /// `title`
    public enum title: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "title" }
    }
    /// `body`
    public enum body: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "body" }
    }
    /// `header`
    public enum header: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "header" }
    }
    /// `nav`
    public enum nav: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "nav" }
    }
    /// `main`
    public enum main: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "main" }
    }
    /// `footer`
    public enum footer: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "footer" }
    }
    /// `div`
    public enum div: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "div" }
    }
    /// `span`
    public enum span: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "span" }
    }
    /// `p`
    public enum p: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "p" }
    }
    /// `h1`
    public enum h1: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "h1" }
    }
    /// `h2`
    public enum h2: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "h2" }
    }
    /// `h3`
    public enum h3: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "h3" }
    }
    /// `a`
    public enum a: HTMLTrait.Paired, HTMLTrait.Href, HTMLTrait.Rel, HTMLTrait.Target {
        @inlinable public static var name: StaticString { "a" }
    }
    /// `ul`
    public enum ul: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "ul" }
    }
    /// `ol`
    public enum ol: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "ol" }
    }
    /// `li`
    public enum li: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "li" }
    }
    /// `dl`
    public enum dl: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "dl" }
    }
    /// `dt`
    public enum dt: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "dt" }
    }
    /// `dd`
    public enum dd: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "dd" }
    }
    /// `form`
    public enum form: HTMLTrait.Paired, HTMLTrait.FormLike, HTMLTrait.Name {
        @inlinable public static var name: StaticString { "form" }
    }
    /// `fieldset`
    public enum fieldset: HTMLTrait.Paired, HTMLTrait.Name {
        @inlinable public static var name: StaticString { "fieldset" }
    }
    /// `legend`
    public enum legend: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "legend" }
    }
    /// `label`
    public enum label: HTMLTrait.Paired, HTMLTrait.For {
        @inlinable public static var name: StaticString { "label" }
    }
    /// `select`
    public enum select: HTMLTrait.Paired, HTMLTrait.Name, HTMLTrait.Autocomplete {
        @inlinable public static var name: StaticString { "select" }
    }
    /// `option`
    public enum option: HTMLTrait.Paired, HTMLTrait.Value {
        @inlinable public static var name: StaticString { "option" }
    }
    /// `textarea`
    public enum textarea: HTMLTrait.Paired, HTMLTrait.Name, HTMLTrait.Autocomplete {
        @inlinable public static var name: StaticString { "textarea" }
    }
    /// `button`
    public enum button: HTMLTrait.Paired, HTMLTrait.Name, HTMLTrait.Value {
        @inlinable public static var name: StaticString { "button" }
    }
    /// `table`
    public enum table: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "table" }
    }
    /// `caption`
    public enum caption: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "caption" }
    }
    /// `thead`
    public enum thead: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "thead" }
    }
    /// `tbody`
    public enum tbody: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "tbody" }
    }
    /// `tr`
    public enum tr: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "tr" }
    }
    /// `th`
    public enum th: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "th" }
    }
    /// `td`
    public enum td: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "td" }
    }
    /// `strong`
    public enum strong: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "strong" }
    }
    /// `kbd`
    public enum kbd: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "kbd" }
    }
    /// `time`
    public enum time: HTMLTrait.Paired, HTMLTrait.Datetime {
        @inlinable public static var name: StaticString { "time" }
    }
    /// `details`
    public enum details: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "details" }
    }
    /// `summary`
    public enum summary: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "summary" }
    }
    /// `script`
    public enum script: HTMLTrait.Paired, HTMLTrait.Src {
        @inlinable public static var name: StaticString { "script" }
    }
    /// `section`
    public enum section: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "section" }
    }
    /// `aside`
    public enum aside: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "aside" }
    }
    /// `address`
    public enum address: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "address" }
    }
    /// `dialog`
    public enum dialog: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "dialog" }
    }
    /// `meta`
    public enum meta: HTMLTrait.Unpaired, HTMLTrait.Name, HTMLTrait.Content, HTMLTrait.Charset {
        @inlinable public static var name: StaticString { "meta" }
    }
    /// `link`
    public enum link: HTMLTrait.Unpaired, HTMLTrait.Href, HTMLTrait.Rel {
        @inlinable public static var name: StaticString { "link" }
    }
    /// `input`
    public enum input: HTMLTrait.Unpaired, HTMLTrait.Name, HTMLTrait.Value,
        HTMLTrait.Autocomplete
    {
        @inlinable public static var name: StaticString { "input" }
    }
    /// `img`
    public enum img: HTMLTrait.Unpaired, HTMLTrait.Src, HTMLTrait.Size, HTMLTrait.Alt {
        @inlinable public static var name: StaticString { "img" }
    }
    /// `br`
    public enum br: HTMLTrait.Unpaired {
        @inlinable public static var name: StaticString { "br" }
    }
    /// `source`
    public enum source: HTMLTrait.Unpaired, HTMLTrait.Src {
        @inlinable public static var name: StaticString { "source" }
    }
}
