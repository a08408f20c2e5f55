import Policing
import Testing
import Workflows

@Suite("The gazetteer")
struct GazetteerTests {
    let force: Force

    init() throws {
        force = try ForceFolder.load(from: LawFiles.force)
    }

    @Test(
        "finds a place by what people type",
        arguments: [
            ("Selly Oak", "Selly Oak"), ("selly o", "Selly Oak"), ("OAK SELLY", "Selly Oak"),
            ("  sélly   oàk ", "Selly Oak"), ("Birmingham Childrens", "Birmingham Children's Hospital"),
            ("birmingham children’s hospital", "Birmingham Children's Hospital"), ("QE", "Queen Elizabeth Hospital"),
            ("bull ring", "Bullring"), ("new street stat", "Birmingham New Street station"),
            ("NEC", "National Exhibition Centre"),
            ("wolverhampton", "Wolverhampton city centre"), ("B4 6NQ", "B4 6"), ("b46nq", "B4 6"), ("B4 6", "B4 6"),
            ("b4", "B4"),
            ("CV1", "CV1"), ("WS10 9", "WS10 9"),
        ])
    func first(typed: String, name: String) {
        #expect(force.gazetteer.find(typed).first?.name == name)
    }

    @Test("hears the names of places in an account as whole words, the longer name first")
    func named() {
        let names = { (words: String) in force.gazetteer.named(in: words, limit: 2).map(\.name) }
        #expect(names("It was in Selly Oak, by the shops") == ["Selly Oak"])
        #expect(names("from the NEC to SHIRLEY, near king's heath") == ["Kings Heath", "Shirley"])
        #expect(names("I was in Sell Oak at B4 6NQ").isEmpty)
        #expect(names("").isEmpty)
    }

    @Test(
        "finds nothing for nothing, for nonsense and for other areas",
        arguments: ["", "  ", "'", "xyzzy", "M1 1AA", "!?", "ST4 1AA"])
    func nothing(typed: String) {
        #expect(force.gazetteer.find(typed).isEmpty)
    }

    @Test("gives no more than it was asked for, and half a postcode's districts together")
    func several() {
        #expect(force.gazetteer.find("s", limit: 3).count == 3)
        #expect(force.gazetteer.find("s", limit: 0).isEmpty)
        let found = force.gazetteer.find("B1", limit: 100).map(\.name)
        #expect(found.first == "B1")
        #expect(found.contains("B19"))
    }

    @Test("puts every place in the area and finds each by its own name")
    func whole() {
        #expect(force.gazetteer.places.count > 600)
        for place in force.gazetteer.places {
            #expect(force.area.contains(place.coordinate), "\(place.name)")
            #expect(force.gazetteer.find(place.name).first?.name == place.name, "\(place.name)")
        }
    }
}
