import Hummingbird
import HummingbirdTesting
import Policing
import Store
import Testing
import Web
import Workflows

@Suite("Quality checks at the desk")
struct CheckPageTests {
    private static let answers = [
        "grade-fits", "recorded-right", "promises-kept", "told-plainly", "contacted-safely", "lines-followed",
    ]

    private static func check(_ world: DeskWorld, _ comment: String = "Write sooner") -> [(String, String)] {
        let week = WorkWeek(of: world.now.london.date)
        return answers.map { ($0, $0 == "told-plainly" ? "notMet" : "met") }
            + [("work", "\(week.monday.iso).amara.okafor"), ("comment", comment)]
    }

    @Test("are drawn, made, read by the person they are about, answered, and counted")
    func life() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            try await world.staff(.take, by: DeskWorld.amara, on: reference)
            let tom = TestBrowser(client), amara = TestBrowser(client), priya = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            try await amara.signIn("amara.okafor", in: world)
            try await priya.signIn("priya.nair", in: world)
            let week = WorkWeek(of: world.now.london.date).monday.iso
            let sample = try await tom.get("/desk/checks/amara.okafor/\(week)")
            #expect(sample.contains(reference.description) && sample.contains("1 file was drawn by lot from the 1"))
            let path = "/desk/files/\(reference.text)"
            #expect(sample.contains("\(path)/check?work=\(week).amara.okafor"))
            let form = try await tom.get("\(path)/check?work=\(week).amara.okafor")
            #expect(form.contains("value=\"\(week).amara.okafor\" selected"))
            let sent = try await tom.fill("\(path)/check", on: form, Self.check(world))
            #expect(sent.location == "\(path)?done=check", "\(sent.plain.suffix(600))")
            #expect(try await tom.get("/desk/checks/amara.okafor/\(week)").contains("83%"))

            #expect(try await amara.get("/desk/checks").contains("Not read yet"))
            let found = try await amara.get("\(path)/checks")
            #expect(found.contains("Write sooner") && found.contains("What the checker says"))
            _ = try await amara.fill("\(path)/hear", on: found, [("reply", "I will")])
            #expect(try await world.state(of: reference).supervision.checks.first?.reply?.value == "I will")
            #expect(try await tom.get("\(path)/checks").contains("I will"))
            #expect(try await tom.get("/desk/checks").contains("83%") == false, "that is last week's page")

            #expect(try await priya.get("\(path)/checks").status == .forbidden, "it is not hers to read")
            #expect(try await !priya.get(path).contains("Write sooner"))
            #expect(try await priya.get(path).contains("A quality check was made"))
        }
    }

    @Test("say what is missing, and keep what was typed")
    func faults() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            try await world.staff(.take, by: DeskWorld.amara, on: reference)
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let path = "/desk/files/\(reference.text)"
            let wrong: [([(String, String)], String)] = [
                ([("comment", "Typed by hand")], "Choose whose work you check"),
                ([("comment", "Typed by hand")], "Answer every question"),
                (Self.check(world, " "), "Write something to them"),
                (
                    Self.check(world, "Typed by hand").filter { $0.0 != "work" } + [
                        ("work", "2020-01-06.amara.okafor")
                    ],
                    "did nothing on this file in that week"
                ),
            ]
            for (fields, sentence) in wrong {
                let page = try await tom.fill("\(path)/check", on: try await tom.get("\(path)/check"), fields)
                #expect(page.status == .unprocessableContent && page.contains(sentence), "\(sentence)")
                if fields.contains(where: { $0.1 == "Typed by hand" }) { #expect(page.contains("Typed by hand")) }
            }
            #expect(try await world.state(of: reference).supervision.checks.isEmpty)
        }
    }

    @Test("are drawn from what their checker may open, and count that alone")
    func restricted() async throws {
        try await onDesk { world, client in
            let yusuf = StaffMember(username: "yusuf.khan", name: "Yusuf Khan", roles: [.supervisor])
            try await world.add(yusuf)
            let open = try await world.report(), hidden = try await world.report()
            for reference in [open, hidden] { try await world.staff(.take, by: DeskWorld.amara, on: reference) }
            try await world.staff(
                .access(
                    .restrict(
                        NewRestriction(
                            people: ["amara.okafor"], units: [], reason: "Her brother works here",
                            reviewBy: world.now.london.date.adding(days: 28)))), by: DeskWorld.tom, on: hidden)
            let week = WorkWeek(of: world.now.london.date).monday.iso
            for (username, count) in [("tom.hale", 2), ("yusuf.khan", 1)] {
                let checker = TestBrowser(client)
                try await checker.signIn(username, in: world)
                let page = try await checker.get("/desk/checks/amara.okafor/\(week)").plain
                let verb = count == 1 ? "file was" : "files were"
                #expect(page.contains("\(count) \(verb) drawn by lot from the \(count)"), "\(username)")
                #expect(page.contains(open.description) && page.contains(hidden.description) == (count == 2))
                world.pass(seconds: 60)
            }
        }
    }

    @Test("are nothing that the person whose report it is hears of")
    func hidden() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            try await world.staff(.take, by: DeskWorld.amara, on: reference)
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let path = "/desk/files/\(reference.text)"
            let form = try await tom.get("\(path)/check")
            #expect(try await tom.fill("\(path)/check", on: form, Self.check(world)).status == .seeOther)
            let page = try #require(try await world.folder.pages.page(of: reference))
            #expect(page.timeline.contains { $0.kind == .fileChecked })
            #expect(!page.told.contains { $0.kind == .fileChecked })
        }
    }
}

@Suite("The day in numbers at the desk")
struct DayPageTests {
    @Test("shows each number as a link to its files, and gives a table to take away")
    func day() async throws {
        try await onDesk { world, client in
            let reference = try await world.owned()
            try await world.person(.addMessage(text: "News?"), on: reference)
            try await world.staff(.write(text: "Not yet"), by: DeskWorld.amara, on: reference)
            try await world.staff(.triage(.stopClock(minutesAgo: 0)), by: DeskWorld.amara, on: reference)
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let today = world.now.london.date.iso
            let page = try await tom.get("/desk/day")
            for measure in ["received", "recorded", "recorded-in-time", "graded", "grade-kept", "messages-answered"] {
                #expect(page.contains("/desk/day/\(today)/\(measure)\""), "\(measure) is no link")
                #expect(
                    try await tom.get("/desk/day/\(today)/\(measure)").contains(reference.description), "\(measure)")
            }
            #expect(try await !tom.get("/desk/day/\(today)/outcomes").contains(reference.description))
            let table = try await tom.get("/desk/day.csv?from=\(today)&to=\(today)")
            #expect(table.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(table.headers[.contentDisposition]?.contains("attachment") == true)
            let lines = table.text.split(separator: "\r\n").map(String.init)
            #expect(lines.count == 2)
            #expect(lines[0].hasPrefix("day,received,recorded,recorded-in-time,graded,graded-on-clock,grade-kept"))
            #expect(lines[1].hasPrefix("\(today),1,1,1,1,1,1,0,"))
            #expect(try await tom.get("/desk/day.csv?from=2020-01-01&to=2026-01-01").status == .badRequest)
            #expect(try await tom.get("/desk/day.csv?from=2026-02-02&to=2026-01-01").status == .badRequest)
        }
    }

    @Test("shows a promise that ran out on the day it ran out")
    func missed() async throws {
        try await onDesk { world, client in
            let reference = try await world.report()
            world.pass(seconds: 25 * 3_600)
            let tom = TestBrowser(client)
            try await tom.signIn("tom.hale", in: world)
            let today = world.now.london.date.iso
            #expect(try await tom.get("/desk/day/\(today)/promises-missed").contains(reference.description))
            #expect(try await tom.get("/desk/day").contains("/desk/day/\(today)/promises-missed\""))
        }
    }
}
