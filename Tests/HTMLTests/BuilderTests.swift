import HTML
import Testing

@Suite("Building pages")
struct BuilderTests {
    @Test("void elements have no end tag")
    func void() {
        let all = div {
            br()
            img(.src("/a.png"))
            input()
            meta(.charset("utf-8"))
            link(.rel(.stylesheet))
        }
        #expect(
            all.render() == """
                <div><br><img src="/a.png"><input><meta charset="utf-8"><link rel="stylesheet"></div>
                """)
    }

    @Test("an element with nothing in it still has its end tag")
    func empty() {
        #expect(td().render() == "<td></td>")
        #expect(script(.src("/a.js"), .type(.module)).render() == #"<script src="/a.js" type="module"></script>"#)
    }

    @Test("an if writes its branch", arguments: [(true, "<p>yes</p>"), (false, "<p>no</p>")])
    func ifElse(condition: Bool, expected: String) {
        let built = p {
            if condition { "yes" } else { "no" }
        }
        #expect(built.render() == expected)
    }

    @Test("an if without an else writes nothing when it does not hold")
    func ifAlone() {
        let built = p {
            "a"
            if Int("x") != nil { strong { "b" } }
            if let number = Int("7") { strong { String(number) } }
        }
        #expect(built.render() == "<p>a<strong>7</strong></p>")
    }

    @Test("a switch writes the branch that matches", arguments: [(1, "one"), (2, "<strong>two</strong>"), (3, "many")])
    func choice(number: Int, expected: String) {
        let built = p {
            switch number {
            case 1: "one"
            case 2: strong { "two" }
            default: "many"
            }
        }
        #expect(built.render() == "<p>\(expected)</p>")
    }

    @Test("a loop writes each in turn, and nothing for none")
    func loops() {
        func list(_ names: [String]) -> String {
            ul { for name in names { li { name } } }.render()
        }
        #expect(list(["a", "b"]) == "<ul><li>a</li><li>b</li></ul>")
        #expect(list([]) == "<ul></ul>")
    }

    @Test("a part made by a function is written for each")
    func forEach() {
        func line(_ name: String) -> some HTML {
            li { name }
        }
        #expect(ul { ForEach(["a", "b"]) { line($0) } }.render() == "<ul><li>a</li><li>b</li></ul>")
        #expect(ul { ForEach(1...3) { number in String(number) } }.render() == "<ul>123</ul>")
    }

    @Test("a local constant and many lines are welcome in a block")
    func manyLines() {
        let built = p {
            let first = "1"
            first
            "2"
            "3"
            "4"
            "5"
            "6"
            "7"
            "8"
            "9"
        }
        #expect(built.render() == "<p>123456789</p>")
    }

    struct Notice<Content: HTML>: HTML {
        let heading: String
        @HTMLBuilder let content: Content

        var body: some HTML {
            section {
                h2 { heading }
                content
            }
        }
    }

    @Test("a component is written by its body, whatever it holds")
    func component() {
        let built = Notice(heading: "Safe?") {
            p { "Yes" }
            p { "No" }
        }
        #expect(built.render() == "<section><h2>Safe?</h2><p>Yes</p><p>No</p></section>")
    }

    @Test("the same part lent as bytes, as an array and as a string is the same")
    func threeWays() {
        let part = p { "ਸਾਈਕਲ" }
        #expect(part.withRenderedBytes { Array($0) } == part.renderBytes())
        #expect(String(decoding: part.renderBytes(), as: UTF8.self) == part.render())
    }
}
