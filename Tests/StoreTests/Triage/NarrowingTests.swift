import Policing
import Store
import Testing
import Workflows

@Suite("What narrows the queue")
struct NarrowingTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let narrowing: Narrowing
        let holds: @Sendable (FileState) -> Bool

        init(
            _ name: String, _ change: (inout Narrowing) -> Void, _ holds: @escaping @Sendable (FileState) -> Bool
        ) {
            testDescription = name
            var narrowing = Narrowing()
            change(&narrowing)
            self.narrowing = narrowing
            self.holds = holds
        }
    }

    private static let week = Town.until.adding(hours: -7 * 24)
    private static let centre = Coordinate(latitude: 52.48, longitude: -1.90)!

    static let cases: [Row] = [
        Row("a unit", { $0.units = ["volume-crime"] }, { $0.allocation?.unit == "volume-crime" }),
        Row("no unit", { $0.units = [Narrowing.none] }, { $0.allocation == nil }),
        Row(
            "an officer or nobody", { $0.officers = ["amara.okafor", Narrowing.none] },
            { $0.allocation?.officer ?? "amara.okafor" == "amara.okafor" }),
        Row("one kind", { $0.kinds = ["burglary"] }, { $0.report.form == "burglary" }),
        Row("kinds", { $0.kinds = ["burglary", "theft"] }, { ["burglary", "theft"].contains($0.report.form) }),
        Row("a grade", { $0.grades = ["P4"] }, { $0.grade?.grade == "P4" }),
        Row(
            "a kind, a grade and a unit",
            {
                $0.kinds = ["vehicle-crime"]; $0.grades = ["P4"]; $0.units = ["volume-crime"]
            },
            {
                $0.report.form == "vehicle-crime" && $0.grade?.grade == "P4" && $0.allocation?.unit == "volume-crime"
            }),
        Row("no grade", { $0.grades = [Narrowing.none] }, { $0.grade == nil }),
        Row("a status", { $0.statuses = ["recorded"] }, { $0.status == .recorded }),
        Row("crimes", { $0.classifications = ["crime"] }, { $0.recorded?.classification.offence != nil }),
        Row(
            "one offence", { $0.classifications = ["crime:44"] }, { $0.recorded?.classification.offence == "44" }),
        Row("nothing recorded", { $0.classifications = [Narrowing.none] }, { $0.recorded == nil }),
        Row("guarded", { $0.onlyGuarded = true }, { $0.report.guarded }),
        Row("enhanced", { $0.onlyEnhanced = true }, { $0.report.enhancedGround != nil }),
        Row("the last week", { $0.receivedFrom = week }, { $0.receivedAt >= week }),
        Row("before the last week", { $0.receivedBefore = week }, { $0.receivedAt < week }),
        Row("around a place", { $0.area = CellBox(around: [centre], marginDegrees: 0.05) }, isNear),
        Row(
            "several at once",
            {
                $0.kinds = ["bicycle-theft", "theft"]; $0.units = [Narrowing.none]; $0.receivedFrom = week
            },
            {
                ["bicycle-theft", "theft"].contains($0.report.form) && $0.allocation == nil && $0.receivedAt >= week
            }),
    ]

    /// The cells within five hundredths of a degree northwards, and as far eastwards.
    @Sendable private static func isNear(_ state: FileState) -> Bool {
        guard let point = state.report.contents.value?.place.coordinate else { return false }
        let cell = Cell(point).number
        let low = Cell(Coordinate(latitude: 52.43, longitude: -1.98)!).number
        let high = Cell(Coordinate(latitude: 52.53, longitude: -1.82)!).number
        return (low / 36_000...high / 36_000).contains(cell / 36_000)
            && (low % 36_000...high % 36_000).contains(cell % 36_000)
    }

    @Test("leaves what it says in every part, page after page and in order", arguments: EngineMaker.all, cases)
    func narrows(maker: EngineMaker, wanted: Row) async throws {
        let vault = try await Vault(maker)
        let states = try await vault.seed(400).map(\.state)
        for part in QueueTests.filters {
            let request = QueueRequest(part, wanted.narrowing, reader: Town.priya)
            let expected = Set(states.filter { QueueTests.holds(part, $0) && wanted.holds($0) }.map(\.id))
            if part == .everything { #expect(!expected.isEmpty, "nothing to show") }
            var rows: [QueueRow] = []
            while case let page = try await vault.folder.queue.queue(request, after: rows.last?.mark, limit: 7),
                !page.isEmpty
            {
                rows += page
            }
            #expect(rows.count == expected.count, "\(part): a gap or a repeat")
            #expect(Set(rows.map(\.summary.id)) == expected, "\(part)")
            let marks = rows.map { [$0.mark.rank, $0.mark.limit, $0.mark.number] }
            #expect(marks == marks.sorted { $0.lexicographicallyPrecedes($1) }, "\(part): out of order")
            #expect(try await vault.folder.queue.count(request) == expected.count)
        }
    }
}

@Suite("Saved filters")
struct SavedFilterTests {
    private static func filter(
        _ name: String, of owner: StaffMember, _ shared: SavedFilter.Shared = .nobody
    ) -> NewFilter {
        NewFilter(owner: owner, name: name, query: "unit=volume-crime", shared: shared)
    }

    @Test("are seen by their owner and by whom they are shared with", arguments: EngineMaker.all)
    func seen(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let filters = vault.folder.filters
        for filter in [
            Self.filter("Mine alone", of: Town.priya),
            Self.filter("For readers", of: Town.priya, .role(.contactOfficer)),
            Self.filter("For all", of: Town.priya, .everybody), Self.filter("Tom's", of: Town.tom),
        ] {
            #expect(try await filters.save(filter, at: Town.until) != nil)
        }
        let other = StaffMember(username: "nusrat.begum", name: "Nusrat Begum", roles: [.contactOfficer])
        #expect(try await filters.filters(for: Town.priya).map(\.name) == ["For all", "For readers", "Mine alone"])
        #expect(try await filters.filters(for: other).map(\.name) == ["For all", "For readers"])
        #expect(try await filters.filters(for: Town.tom).map(\.name) == ["For all", "Tom's"])
        #expect(try await filters.filters(for: Town.tom).first?.ownerName == "Priya Nair")
    }

    @Test("are changed and thrown away by their owner alone", arguments: EngineMaker.all)
    func changed(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        let filters = vault.folder.filters
        let number = try #require(
            try await filters.save(Self.filter("For all", of: Town.priya, .everybody), at: Town.until))
        #expect(try await !filters.change(number, of: "tom.hale", to: "Taken", shared: .nobody))
        #expect(try await !filters.delete(number, of: "tom.hale"))
        #expect(try await filters.change(number, of: "priya.nair", to: "Renamed", shared: .nobody))
        #expect(try await filters.filters(for: Town.priya).map(\.name) == ["Renamed"])
        #expect(try await filters.filters(for: Town.tom).isEmpty)
        #expect(try await filters.delete(number, of: "priya.nair"))
        #expect(try await filters.filters(for: Town.priya).isEmpty)
    }

    @Test("are no more than anybody can look through", arguments: EngineMaker.all)
    func limit(maker: EngineMaker) async throws {
        let vault = try await Vault(maker)
        for number in 1...SavedFilter.most {
            _ = try await vault.folder.filters.save(Self.filter("\(number)", of: Town.priya), at: Town.until)
        }
        #expect(try await vault.folder.filters.save(Self.filter("More", of: Town.priya), at: Town.until) == nil)
        #expect(try await vault.folder.filters.save(Self.filter("More", of: Town.tom), at: Town.until) != nil)
    }
}
