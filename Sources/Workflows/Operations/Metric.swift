/// Everything that the program counts for whoever runs it. The raw values are names in their boards: never renamed.
///
/// Labels have values from lists that the program knows: a pattern of a route, a kind, a cause. None ever names a
/// person, a file or an address.
public enum Metric: String, CaseIterable, Sendable {
    case requestSeconds = "bluelamp_request_seconds"
    case requestsInFlight = "bluelamp_requests_in_flight"
    case refusals = "bluelamp_refusals_total"
    case reports = "bluelamp_reports_total"
    case commands = "bluelamp_commands_total"
    case commandRefusals = "bluelamp_command_refusals_total"
    case facts = "bluelamp_facts_total"
    case storeWriteSeconds = "bluelamp_store_write_seconds"
    case storeGroupSize = "bluelamp_store_group_size"
    case storeReady = "bluelamp_store_ready"
    case messages = "bluelamp_messages_total"
    case messagesWaiting = "bluelamp_messages_waiting"
    case filesUnread = "bluelamp_files_unread"
    case filesLate = "bluelamp_files_late"
    case evidenceBytes = "bluelamp_evidence_bytes"
    case build = "bluelamp_build_info"
    case residentBytes = "process_resident_memory_bytes"
    case openDescriptors = "process_open_fds"
    case mostDescriptors = "process_max_fds"
    case processorSeconds = "process_cpu_seconds_total"
    case startSeconds = "process_start_time_seconds"

    public enum Kind: String, Sendable {
        case counter, gauge, histogram
    }

    public var kind: Kind {
        switch self {
        case .requestSeconds, .storeWriteSeconds, .storeGroupSize: .histogram
        case .refusals, .reports, .commands, .commandRefusals, .facts, .messages, .processorSeconds: .counter
        case .requestsInFlight, .storeReady, .messagesWaiting, .filesUnread, .filesLate, .evidenceBytes, .build,
            .residentBytes, .openDescriptors, .mostDescriptors, .startSeconds:
            .gauge
        }
    }

    /// At most three, in the order in which their values are given.
    var labels: [String] {
        switch self {
        case .requestSeconds: ["route", "method", "status"]
        case .refusals: ["cause"]
        case .reports: ["channel"]
        case .commands: ["kind"]
        case .commandRefusals: ["kind", "cause"]
        case .messages: ["event"]
        case .build: ["version"]
        default: []
        }
    }

    /// The upper bounds of a histogram.
    var bounds: [Double] {
        switch self {
        case .requestSeconds, .storeWriteSeconds:
            [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10]
        case .storeGroupSize: [1, 2, 4, 8, 16, 32, 64, 128, 256]
        default: []
        }
    }

    var help: String {
        switch self {
        case .requestSeconds: "Seconds from a request to its answer, by the pattern of its route."
        case .requestsInFlight: "Requests that are being answered now."
        case .refusals: "Requests that were refused, by cause."
        case .reports: "Reports taken, by the way they came."
        case .commands: "Commands on files that were carried out, by kind."
        case .commandRefusals: "Commands on files that were not carried out, by kind and cause."
        case .facts: "Facts written to the ledger."
        case .storeWriteSeconds: "Seconds from asking for a write until it is on the disk, its waiting included."
        case .storeGroupSize: "Entries that went into one transaction together."
        case .storeReady: "Whether a report could be kept now."
        case .messages: "What became of messages, by event."
        case .messagesWaiting: "Messages that wait to leave, counted to 10000."
        case .filesUnread: "Reports that nobody has read, counted to 10000."
        case .filesLate: "Files with a promise whose time has passed, counted to 10000."
        case .evidenceBytes: "Bytes of evidence that have arrived, counted every ten minutes."
        case .build: "The version of the program."
        case .residentBytes: "Memory that the process holds."
        case .openDescriptors: "Files and connections that the process has open."
        case .mostDescriptors: "How many it may have open."
        case .processorSeconds: "Processor time that the process has used."
        case .startSeconds: "When the process began, in seconds since 1970."
        }
    }
}
