import Testing
import Workflows

@Suite("Waiting times")
struct WaitingTimesTests {
    private static func waits(_ form: String, _ seconds: [Int64]) -> [QueueWait] {
        seconds.map { QueueWait(form: form, readSeconds: $0, recordedSeconds: nil) }
    }

    @Test("are the median and nine of ten")
    func quantiles() {
        let times = WaitingTimes(Self.waits("theft", (1...20).map { $0 * 60 }.reversed()))
        #expect(times.read?.halfSeconds == 600)
        #expect(times.read?.mostSeconds == 1_080)
        #expect(times.recorded == nil)
        #expect(times.kinds.map(\.form) == ["theft"])
    }

    @Test("are not told of fewer than twenty reports")
    func few() {
        let times = WaitingTimes(Self.waits("theft", Array(1...19)) + Self.waits("burglary", Array(1...25)))
        #expect(times.read != nil)
        #expect(times.kinds.map(\.form) == ["burglary"])
        #expect(WaitingTimes(Self.waits("theft", Array(1...19))).read == nil)
        #expect(WaitingTimes([]).kinds.isEmpty)
    }
}
