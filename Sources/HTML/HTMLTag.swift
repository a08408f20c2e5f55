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
    /// `h4`
    public enum h4: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "h4" }
    }
    /// `a`
    public enum a: HTMLTrait.Paired, HTMLTrait.Href, HTMLTrait.Rel, HTMLTrait.Target, HTMLTrait.Download {
        @inlinable public static var name: StaticString { "a" }
    }
    /// `ul`
    public enum ul: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "ul" }
    }
    /// `ol`
    public enum ol: HTMLTrait.Paired, HTMLTrait.Start {
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
    public enum fieldset: HTMLTrait.Paired, HTMLTrait.Disabled, HTMLTrait.Name {
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
    public enum select: HTMLTrait.Paired, HTMLTrait.Name, HTMLTrait.Disabled, HTMLTrait.Required, HTMLTrait.Autocomplete
    {
        @inlinable public static var name: StaticString { "select" }
    }
    /// `option`
    public enum option: HTMLTrait.Paired, HTMLTrait.Value, HTMLTrait.Disabled {
        @inlinable public static var name: StaticString { "option" }
    }
    /// `textarea`
    public enum textarea: HTMLTrait.Paired, HTMLTrait.Name, HTMLTrait.Disabled, HTMLTrait.Required, HTMLTrait
            .Autocomplete, HTMLTrait.Placeholder, HTMLTrait.Length
    {
        @inlinable public static var name: StaticString { "textarea" }
    }
    /// `button`
    public enum button: HTMLTrait.Paired, HTMLTrait.Name, HTMLTrait.Value, HTMLTrait.Disabled {
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
    public enum th: HTMLTrait.Paired, HTMLTrait.Span {
        @inlinable public static var name: StaticString { "th" }
    }
    /// `td`
    public enum td: HTMLTrait.Paired, HTMLTrait.Span {
        @inlinable public static var name: StaticString { "td" }
    }
    /// `video`
    public enum video: HTMLTrait.Paired, HTMLTrait.Src, HTMLTrait.Size, HTMLTrait.Controls {
        @inlinable public static var name: StaticString { "video" }
    }
    /// `audio`
    public enum audio: HTMLTrait.Paired, HTMLTrait.Src, HTMLTrait.Controls {
        @inlinable public static var name: StaticString { "audio" }
    }
    /// `svg`
    public enum svg: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "svg" }
    }
    /// `strong`
    public enum strong: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "strong" }
    }
    /// `em`
    public enum em: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "em" }
    }
    /// `small`
    public enum small: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "small" }
    }
    /// `b`
    public enum b: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "b" }
    }
    /// `i`
    public enum i: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "i" }
    }
    /// `code`
    public enum code: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "code" }
    }
    /// `pre`
    public enum pre: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "pre" }
    }
    /// `kbd`
    public enum kbd: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "kbd" }
    }
    /// `abbr`
    public enum abbr: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "abbr" }
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
    /// `article`
    public enum article: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "article" }
    }
    /// `aside`
    public enum aside: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "aside" }
    }
    /// `output`
    public enum output: HTMLTrait.Paired, HTMLTrait.For, HTMLTrait.Name {
        @inlinable public static var name: StaticString { "output" }
    }
    /// `progress`
    public enum progress: HTMLTrait.Paired, HTMLTrait.Value, HTMLTrait.Max {
        @inlinable public static var name: StaticString { "progress" }
    }
    /// `meter`
    public enum meter: HTMLTrait.Paired, HTMLTrait.Value, HTMLTrait.Max {
        @inlinable public static var name: StaticString { "meter" }
    }
    /// `noscript`
    public enum noscript: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "noscript" }
    }
    /// `figure`
    public enum figure: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "figure" }
    }
    /// `figcaption`
    public enum figcaption: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "figcaption" }
    }
    /// `address`
    public enum address: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "address" }
    }
    /// `blockquote`
    public enum blockquote: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "blockquote" }
    }
    /// `bdi`
    public enum bdi: HTMLTrait.Paired {
        @inlinable public static var name: StaticString { "bdi" }
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
    public enum input: HTMLTrait.Unpaired, HTMLTrait.Name, HTMLTrait.Value, HTMLTrait.Disabled, HTMLTrait.Required,
        HTMLTrait.Autocomplete, HTMLTrait.Placeholder, HTMLTrait.Length, HTMLTrait.Max
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
    /// `hr`
    public enum hr: HTMLTrait.Unpaired {
        @inlinable public static var name: StaticString { "hr" }
    }
    /// `source`
    public enum source: HTMLTrait.Unpaired, HTMLTrait.Src {
        @inlinable public static var name: StaticString { "source" }
    }
    /// `track`
    public enum track: HTMLTrait.Unpaired, HTMLTrait.Src {
        @inlinable public static var name: StaticString { "track" }
    }
}
