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
        var members: [(String, String)] = [
            ("time", Self.text(clock().iso8601)), ("level", Self.text(event.level.rawValue)),
            ("label", Self.text(label)), ("message", Self.text("\(event.message)")),
        ]
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        if !all.isEmpty { members.append(("metadata", Self.value(.dictionary(all)))) }
        write(Self.object(members) + "\n")
    }

    private static func value(_ value: Logger.Metadata.Value) -> String {
        switch value {
        case .string(let string): text(string)
        case .stringConvertible(let number as Int): "\(number)"
        case .stringConvertible(let number as Double) where number.isFinite: "\(number)"
        case .stringConvertible(let other): text("\(other)")
        case .array(let values): "[\(values.map { Self.value($0) }.joined(separator: ","))]"
        case .dictionary(let values):
            object(values.sorted { $0.key < $1.key }.map { ($0.key, Self.value($0.value)) })
        }
    }

    private static func object(_ members: [(String, String)]) -> String {
        "{\(members.map { "\(text($0)):\($1)" }.joined(separator: ","))}"
    }

    /// Source: RFC 8259 section 7.
    private static func text(_ text: String) -> String {
        var escaped = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case ..<" ":
                let code = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - code.count) + code
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped + "\""
    }
}
