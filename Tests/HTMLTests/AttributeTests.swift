import HTML
import Testing

@Suite("Attributes")
struct AttributeTests {
    @Test("attributes are written in the order in which they are given")
    func order() {
        let element = a(.id("x"), .href("/y"), .class("z"), .rel("nofollow noreferrer")) { "go" }
        #expect(element.render() == #"<a id="x" href="/y" class="z" rel="nofollow noreferrer">go</a>"#)
    }

    @Test("classes given apart are joined where the first stood")
    func classes() {
        let element = div(.class("one"), .id("x"), .class("two"), .class("three"))
        #expect(element.render() == #"<div class="one two three" id="x"></div>"#)
    }

    @Test("of any other attribute given twice the first stands")
    func firstStands() {
        #expect(div(.id("x"), .id("y")).render() == #"<div id="x"></div>"#)
    }

    @Test("data and aria attributes of one name are two attributes")
    func families() {
        let element = div(.data("label", "a"), .aria("label", "b"), .custom(name: "label", value: "c"))
        #expect(element.render() == #"<div data-label="a" aria-label="b" label="c"></div>"#)
    }

    @Test("an attribute added under a condition is there only when it holds", arguments: [true, false])
    func condition(holds: Bool) {
        let expected = holds ? #"<input name="a" checked>"# : #"<input name="a">"#
        #expect(input(.name("a"), .when(holds, .checked)).render() == expected)
    }

    @Test("an attribute made from a value is there only when the value is")
    func unwrapped() {
        let none: String? = nil
        #expect(input(.unwrap("h") { .aria("describedby", $0) }).render() == #"<input aria-describedby="h">"#)
        #expect(input(.unwrap(none) { .aria("describedby", $0) }, .name("n")).render() == #"<input name="n">"#)
        #expect(input(.absent, .absent).render() == "<input>")
    }

    @Test("an empty value is still written")
    func emptyValue() {
        #expect(option(.value("")) { "None" }.render() == #"<option value="">None</option>"#)
    }

    @Test("a long name and a long value are written whole")
    func longNames() {
        let element = div(.aria("describedby", "first-hint-of-all second-hint-of-all"))
        #expect(element.render() == #"<div aria-describedby="first-hint-of-all second-hint-of-all"></div>"#)
    }

    @Test("language and direction are attributes like any other")
    func language() {
        #expect(html(.lang("ur"), .dir(.rtl)) {}.render() == #"<html lang="ur" dir="rtl"></html>"#)
    }

    @Test("numbers, flags and closed choices are written as HTML spells them")
    func typed() {
        let upload = form(.action("/r"), .method(.post), .enctype(.multipart), .novalidate) {
            input(.type(.file), .multiple, .tabindex(-1))
            textarea(.rows(5), .spellcheck(true)) {}
            th(.scope(.col)) { "H" }
        }
        #expect(
            upload.render() == """
                <form action="/r" method="post" enctype="multipart/form-data" novalidate>\
                <input type="file" multiple tabindex="-1">\
                <textarea rows="5" spellcheck="true"></textarea><th scope="col">H</th></form>
                """)
    }
}
