import Foundation
import Testing
import Workflows

@Suite("Metrics for whoever runs it")
struct MetricsTests {
    @Test("a count is told with its labels, in the order of their names")
    func counts() {
        let metrics = Metrics()
        metrics.add(.refusals, .init("busy"))
        metrics.add(.refusals, .init("busy"), by: 2)
        metrics.add(.commandRefusals, .init("grade", "notRecorded"))
        #expect(lines(metrics, "bluelamp_refusals_total") == [#"bluelamp_refusals_total{cause="busy"} 3"#])
        #expect(
            lines(metrics, "bluelamp_command_refusals_total")
                == [#"bluelamp_command_refusals_total{kind="grade",cause="notRecorded"} 1"#])
    }

    @Test("a count without labels is there from the start")
    func zero() {
        #expect(lines(Metrics(), "bluelamp_facts_total") == ["bluelamp_facts_total 0"])
    }

    @Test("what would end a label or a line is escaped")
    func escapes() {
        let metrics = Metrics()
        metrics.add(.refusals, .init("a\"b\\c\nd"))
        #expect(lines(metrics, "bluelamp_refusals_total") == [#"bluelamp_refusals_total{cause="a\"b\\c\nd"} 1"#])
    }

    @Test("a histogram counts up to each bound, and its sum and count are those of its values")
    func histograms() throws {
        let metrics = Metrics()
        for size in [1.0, 2, 3, 256, 1_000] { metrics.record(.storeGroupSize, size) }
        let told = lines(metrics, "bluelamp_store_group_size")
        #expect(
            told == [
                #"bluelamp_store_group_size_bucket{le="1"} 1"#, #"bluelamp_store_group_size_bucket{le="2"} 2"#,
                #"bluelamp_store_group_size_bucket{le="4"} 3"#, #"bluelamp_store_group_size_bucket{le="8"} 3"#,
                #"bluelamp_store_group_size_bucket{le="16"} 3"#, #"bluelamp_store_group_size_bucket{le="32"} 3"#,
                #"bluelamp_store_group_size_bucket{le="64"} 3"#, #"bluelamp_store_group_size_bucket{le="128"} 3"#,
                #"bluelamp_store_group_size_bucket{le="256"} 4"#, #"bluelamp_store_group_size_bucket{le="+Inf"} 5"#,
                "bluelamp_store_group_size_sum 1262", "bluelamp_store_group_size_count 5",
            ])
    }

    @Test("a histogram with labels has a row of its own for each")
    func labelled() {
        let metrics = Metrics()
        metrics.record(.requestSeconds, 0.02, .init("/report/{kind}", "GET", "2xx"))
        metrics.record(.requestSeconds, 30, .init("/report/{kind}", "GET", "5xx"))
        let told = lines(metrics, "bluelamp_request_seconds")
        let ok = #"route="/report/{kind}",method="GET",status="2xx""#
        #expect(told.contains("bluelamp_request_seconds_bucket{\(ok),le=\"0.01\"} 0"))
        #expect(told.contains("bluelamp_request_seconds_bucket{\(ok),le=\"0.025\"} 1"))
        #expect(told.contains("bluelamp_request_seconds_sum{\(ok)} 0.02"))
        let failed = #"route="/report/{kind}",method="GET",status="5xx""#
        #expect(told.contains("bluelamp_request_seconds_bucket{\(failed),le=\"10\"} 0"))
        #expect(told.contains("bluelamp_request_seconds_bucket{\(failed),le=\"+Inf\"} 1"))
    }

    @Test("what stands now is told as it was last said, and requests in flight as they are")
    func gauges() {
        let metrics = Metrics()
        metrics.set(.filesUnread, to: 7)
        metrics.set(.filesUnread, to: 5)
        metrics.requestBegan()
        metrics.requestBegan()
        metrics.requestEnded()
        #expect(lines(metrics, "bluelamp_files_unread") == ["bluelamp_files_unread 5"])
        #expect(lines(metrics, "bluelamp_requests_in_flight") == ["bluelamp_requests_in_flight 1"])
    }

    @Test("every metric says what it is and of which type, once", arguments: Metric.allCases)
    func described(metric: Metric) {
        let text = Metrics().text.split(separator: "\n")
        #expect(text.filter { $0.hasPrefix("# HELP \(metric.rawValue) ") }.count == 1)
        #expect(text.filter { $0 == "# TYPE \(metric.rawValue) \(metric.kind.rawValue)" }.count == 1)
        #expect((metric.kind == .counter) == metric.rawValue.hasSuffix("_total"))
    }

    @Test("every metric that the board names is one that the program has")
    func board() throws {
        let url = Self.root.appending(path: "deploy/grafana/bluelamp.json")
        let board = try JSONDecoder().decode(Board.self, from: Data(contentsOf: url))
        let asked = board.panels.flatMap { $0.targets ?? [] }.map(\.expr)
        #expect(asked.count > 10)
        let names = Set(asked.flatMap { $0.matches(of: /(?:bluelamp|process)_[a-z_]+/).map { String($0.output) } })
        let known = Metric.allCases.flatMap { metric in
            metric.kind == .histogram
                ? ["bucket", "sum", "count"].map { "\(metric.rawValue)_\($0)" } : [metric.rawValue]
        }
        #expect(names.subtracting(known).isEmpty)
    }

    private struct Board: Decodable {
        let panels: [Panel]

        struct Panel: Decodable { let targets: [Target]? }
        struct Target: Decodable { let expr: String }
    }

    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private func lines(_ metrics: Metrics, _ name: String) -> [String] {
        metrics.text.split(separator: "\n").map(String.init).filter { $0.hasPrefix(name) }
    }
}
