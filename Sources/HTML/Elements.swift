/// The element `html`.
public typealias html<Content: HTML> = HTMLElement<HTMLTag.html, Content>
/// The element `head`.
public typealias head<Content: HTML> = HTMLElement<HTMLTag.head, Content>
/// The element `title`.
public typealias title<Content: HTML> = HTMLElement<HTMLTag.title, Content>
/// The element `body`.
public typealias body<Content: HTML> = HTMLElement<HTMLTag.body, Content>
/// The element `header`.
public typealias header<Content: HTML> = HTMLElement<HTMLTag.header, Content>
/// The element `nav`.
public typealias nav<Content: HTML> = HTMLElement<HTMLTag.nav, Content>
/// The element `main`.
public typealias main<Content: HTML> = HTMLElement<HTMLTag.main, Content>
/// The element `footer`.
public typealias footer<Content: HTML> = HTMLElement<HTMLTag.footer, Content>
/// The element `div`.
public typealias div<Content: HTML> = HTMLElement<HTMLTag.div, Content>
/// The element `span`.
public typealias span<Content: HTML> = HTMLElement<HTMLTag.span, Content>
/// The element `p`.
public typealias p<Content: HTML> = HTMLElement<HTMLTag.p, Content>
/// The element `h1`.
public typealias h1<Content: HTML> = HTMLElement<HTMLTag.h1, Content>
/// The element `h2`.
public typealias h2<Content: HTML> = HTMLElement<HTMLTag.h2, Content>
/// The element `h3`.
public typealias h3<Content: HTML> = HTMLElement<HTMLTag.h3, Content>
/// The element `a`.
public typealias a<Content: HTML> = HTMLElement<HTMLTag.a, Content>
/// The element `ul`.
public typealias ul<Content: HTML> = HTMLElement<HTMLTag.ul, Content>
/// The element `ol`.
public typealias ol<Content: HTML> = HTMLElement<HTMLTag.ol, Content>
/// The element `li`.
public typealias li<Content: HTML> = HTMLElement<HTMLTag.li, Content>
/// The element `dl`.
public typealias dl<Content: HTML> = HTMLElement<HTMLTag.dl, Content>
/// The element `dt`.
public typealias dt<Content: HTML> = HTMLElement<HTMLTag.dt, Content>
/// The element `dd`.
public typealias dd<Content: HTML> = HTMLElement<HTMLTag.dd, Content>
/// The element `form`.
public typealias form<Content: HTML> = HTMLElement<HTMLTag.form, Content>
/// The element `fieldset`.
public typealias fieldset<Content: HTML> = HTMLElement<HTMLTag.fieldset, Content>
/// The element `legend`.
public typealias legend<Content: HTML> = HTMLElement<HTMLTag.legend, Content>
/// The element `label`.
public typealias label<Content: HTML> = HTMLElement<HTMLTag.label, Content>
/// The element `select`.
public typealias select<Content: HTML> = HTMLElement<HTMLTag.select, Content>
/// The element `option`.
public typealias option<Content: HTML> = HTMLElement<HTMLTag.option, Content>
/// The element `textarea`.
public typealias textarea<Content: HTML> = HTMLElement<HTMLTag.textarea, Content>
/// The element `button`.
public typealias button<Content: HTML> = HTMLElement<HTMLTag.button, Content>
/// The element `table`.
public typealias table<Content: HTML> = HTMLElement<HTMLTag.table, Content>
/// The element `caption`.
public typealias caption<Content: HTML> = HTMLElement<HTMLTag.caption, Content>
/// The element `thead`.
public typealias thead<Content: HTML> = HTMLElement<HTMLTag.thead, Content>
/// The element `tbody`.
public typealias tbody<Content: HTML> = HTMLElement<HTMLTag.tbody, Content>
/// The element `tr`.
public typealias tr<Content: HTML> = HTMLElement<HTMLTag.tr, Content>
/// The element `th`.
public typealias th<Content: HTML> = HTMLElement<HTMLTag.th, Content>
/// The element `td`.
public typealias td<Content: HTML> = HTMLElement<HTMLTag.td, Content>
/// The element `strong`.
public typealias strong<Content: HTML> = HTMLElement<HTMLTag.strong, Content>
/// The element `kbd`.
public typealias kbd<Content: HTML> = HTMLElement<HTMLTag.kbd, Content>
/// The element `time`.
public typealias time<Content: HTML> = HTMLElement<HTMLTag.time, Content>
/// The element `details`.
public typealias details<Content: HTML> = HTMLElement<HTMLTag.details, Content>
/// The element `summary`.
public typealias summary<Content: HTML> = HTMLElement<HTMLTag.summary, Content>
/// The element `section`.
public typealias section<Content: HTML> = HTMLElement<HTMLTag.section, Content>
/// The element `aside`.
public typealias aside<Content: HTML> = HTMLElement<HTMLTag.aside, Content>
/// The element `address`.
public typealias address<Content: HTML> = HTMLElement<HTMLTag.address, Content>
/// The element `dialog`.
public typealias dialog<Content: HTML> = HTMLElement<HTMLTag.dialog, Content>
/// The element `meta`.
public typealias meta = HTMLVoidElement<HTMLTag.meta>
/// The element `link`.
public typealias link = HTMLVoidElement<HTMLTag.link>
/// The element `input`.
public typealias input = HTMLVoidElement<HTMLTag.input>
/// The element `img`.
public typealias img = HTMLVoidElement<HTMLTag.img>
/// The element `br`.
public typealias br = HTMLVoidElement<HTMLTag.br>
/// The element `source`.
public typealias source = HTMLVoidElement<HTMLTag.source>
/// The element `script`: always a file of its own, never with code inside.
public typealias script = HTMLElement<HTMLTag.script, EmptyHTML>
