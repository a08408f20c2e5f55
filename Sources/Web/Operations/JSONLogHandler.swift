import Logging
import Policing

/// Writes each line of the log as one JSON object: time, level, label, message and metadata.
public struct JSONLogHandler: LogHandler {
    public var logLevel: Logger.Level = .info
    public var metadata: Logger.Metadata = [:]
    private let label: String
    private let clock: @Sendable () -> Moment
    private let write: @Sendable (String) -> Void

    /// - Parameter write: takes a line, which ends with a line break.
    public init(label: String, clock: @escaping @Sendable () -> Moment, write: @escaping @Sendable (String) -> Void) {
        self.label = label
        self.clock = clock
        self.write = write
    }

    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    public func log(event: LogEvent) {
        var line: JSON = [
            "time": .text(clock().iso8601), "level": .text(event.level.rawValue), "label": .text(label),
            "message": .text("\(event.message)"),
        ]
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        if !all.isEmpty { line = line.adding(["metadata": JSON(.dictionary(all))]) }
        write(String(decoding: line.bytes, as: UTF8.self) + "\n")
    }
}

extension JSON {
    fileprivate init(_ value: Logger.Metadata.Value) {
        switch value {
        case .string(let string): self = .text(string)
        case .stringConvertible(let number as Int): self = JSON(number)
        case .stringConvertible(let number as Double) where number.isFinite: self = .number(number)
        case .stringConvertible(let other): self = .text("\(other)")
        case .array(let values): self = .array(values.map { JSON($0) })
        case .dictionary(let values):
            self = .object(values.sorted { $0.key < $1.key }.map { Member(name: $0.key, value: JSON($0.value)) })
        }
    }
}
