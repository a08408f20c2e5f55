import ArgumentParser
import Foundation

/// The settings of `serve`: what the command line does not say is taken from the environment, and then from a file of
/// `NAME=value` lines. Every option is a setting, by its own name: `--trust-proxy` is `BLUELAMP_TRUST_PROXY`.
struct Settings {
    /// The command line, with what stands elsewhere put before it.
    private(set) var words: [String]
    /// Where the settings stand that do not stand on the command line: `--port` or `BLUELAMP_NOTIFY_KEY`, and its place.
    private var places: [String: Place] = [:]

    private struct Place: CustomStringConvertible {
        let name: String
        let at: String

        var description: String { "\(name) in \(at)" }
    }

    /// What others on the machine could read on a command line, and so has no option. The value, or a file with it.
    private static let secrets = [
        "BLUELAMP_SMTP_PASSWORD", "BLUELAMP_NOTIFY_KEY", "BLUELAMP_NOTIFY_NEUTRAL_KEY", "BLUELAMP_OIDC_SECRET",
    ]
    private static let withoutOption =
        secrets + secrets.map { "\($0)_FILE" } + ["BLUELAMP_NOTIFY_TEMPLATES", "BLUELAMP_NOTIFY_ADDRESS"]
    /// Known log-ins are never made because of a line in a file.
    private static let onlyTyped: Set = ["help", "demonstration"]
    private static let file = "settings"

    /// Nothing is looked up yet.
    init(words: [String]) {
        self.words = words
    }

    /// Adds what stands in the environment and in the file, for the commands that go by the settings.
    mutating func complete(_ environment: [String: String]) throws {
        guard ["serve", "doctor"].contains(words.first), !words.contains("--help"), !words.contains("-h") else {
            return
        }
        let options = try Self.options()
        var found: [String: (value: String, at: String)] = [:]
        for (name, value) in environment where name.hasPrefix("BLUELAMP_") {
            found[name] = (value, "the environment")
        }
        if let path = value(of: Self.file) ?? environment[Self.name(of: Self.file)], !path.isEmpty {
            for line in try SettingsFile(path: path).lines where found[line.name] == nil {
                guard line.name != Self.name(of: Self.file) else {
                    throw ValidationError("\(line.name) in \(line.at): a file cannot name another")
                }
                found[line.name] = (line.value, line.at)
            }
        }
        for (name, given) in found.sorted(by: { $0.key < $1.key }) {
            let place = Place(name: name, at: given.at)
            let option = options.first { Self.name(of: $0.name) == name }
            guard option != nil || Self.withoutOption.contains(name) else {
                throw ValidationError("\(place): there is no such setting; docs/settings.md has them all")
            }
            guard !given.value.isEmpty else {
                throw ValidationError("\(place): it has no value; write one or take it away")
            }
            if let option {
                try add(option, given.value, place)
            } else {
                places[name] = place
                setenv(name, given.value, 1)
            }
        }
        try readSecrets()
    }

    /// A line that speaks of settings, with where they stand before it.
    func placed(_ line: String) -> String {
        let spokenOf = places.filter { name, place in
            !line.contains(place.description)
                && line.ranges(of: name).contains { range in
                    let next = line[range.upperBound...].first ?? " "
                    return !(next.isLetter || next == "-" || next == "_")
                }
        }
        guard !spokenOf.isEmpty else { return line }
        return spokenOf.values.map(\.description).sorted().joined(separator: " and ") + ": " + line
    }

    private mutating func add(_ option: Option, _ value: String, _ place: Place) throws {
        guard !isTyped(option.name) else { return }
        places["--\(option.name)"] = place
        guard option.isFlag else {
            words.insert("--\(option.name)=\(value)", at: 1)
            return
        }
        switch value {
        case "yes": words.insert("--\(option.name)", at: 1)
        case "no": break
        default: throw ValidationError("\(place): it is yes or no")
        }
    }

    private func isTyped(_ option: String) -> Bool {
        words.contains { ["--\(option)", "--no-\(option)"].contains($0) || $0.hasPrefix("--\(option)=") }
    }

    /// What the command line says of an option.
    private func value(of option: String) -> String? {
        for (word, next) in zip(words, words.dropFirst() + [""]) {
            if word == "--\(option)" { return next.isEmpty ? nil : next }
            if word.hasPrefix("--\(option)=") { return String(word.dropFirst(option.count + 3)) }
        }
        return nil
    }

    /// A secret whose file is named is read from there; where an option names it, whoever has the option reads it.
    private mutating func readSecrets() throws {
        for secret in Self.secrets {
            let file = places["\(secret)_FILE"] ?? places.values.first { $0.name == "\(secret)_FILE" }
            if let file, let other = places[secret] {
                throw ValidationError("\(file) and \(other): give one of the two")
            }
            guard let file = places["\(secret)_FILE"], let path = getenv(file.name) else { continue }
            let text = try? String(contentsOfFile: String(cString: path), encoding: .utf8)
            guard let value = text?.trimmingCharacters(in: .whitespacesAndNewlines), !value.isEmpty else {
                throw ValidationError("\(file): \(String(cString: path)) cannot be read, or is empty")
            }
            places[secret] = file
            setenv(secret, value, 1)
        }
    }

    private static func name(of option: String) -> String {
        "BLUELAMP_" + option.uppercased().replacing("-", with: "_")
    }
}

extension Settings {
    private struct Option {
        let name: String
        let isFlag: Bool
    }

    /// What the package for arguments says of a command.
    private struct Described: Decodable {
        struct Command: Decodable {
            let arguments: [Argument]
        }

        struct Argument: Decodable {
            struct Name: Decodable {
                let name: String
            }

            let kind: String
            let preferredName: Name?
        }

        let command: Command
    }

    /// The options of `serve` that can be set elsewhere, from its own declaration: there is no second list to forget.
    private static func options() throws -> [Option] {
        let described = try JSONDecoder().decode(Described.self, from: Data(Serve._dumpHelp().utf8))
        return described.command.arguments.compactMap { argument in
            guard let name = argument.preferredName?.name, !onlyTyped.contains(name), !name.hasPrefix("no-") else {
                return nil
            }
            return Option(name: name, isFlag: argument.kind == "flag")
        }
    }
}

/// A file of `NAME=value` lines, read as systemd reads its EnvironmentFile; what systemd would change on the way,
/// without a word, is refused.
struct SettingsFile {
    struct Line {
        let name: String
        let value: String
        let at: String
    }

    private(set) var lines: [Line] = []

    init(path: String) throws {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ValidationError("the settings in \(path) cannot be read; --settings names the file")
        }
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = line.trimmingCharacters(in: .whitespaces)
            guard let first = line.first, first != "#", first != ";" else { continue }
            let at = "line \(index + 1) of \(path)"
            // What stands there may be a secret, so it is not said.
            guard let equals = line.firstIndex(of: "="), equals > line.startIndex else {
                throw ValidationError("\(at) is not NAME=value")
            }
            let name = line[..<equals].trimmingCharacters(in: .whitespaces)
            if let earlier = lines.first(where: { $0.name == name }) {
                throw ValidationError("\(name) in \(at): it stands in \(earlier.at) too; take one away")
            }
            guard let value = Self.plain(line[line.index(after: equals)...].trimmingCharacters(in: .whitespaces)) else {
                throw ValidationError("\(name) in \(at): put the value in single quotes, and nothing after them")
            }
            lines.append(Line(name: name, value: value, at: at))
        }
    }

    /// A value without its quotes; nil where quotes or backslashes stand in another way than around the whole.
    private static func plain(_ text: String) -> String? {
        for quote in ["'", "\""] where text.count > 1 && text.hasPrefix(quote) && text.hasSuffix(quote) {
            let inner = String(text.dropFirst().dropLast())
            let isPlain = !inner.contains(quote) && (quote == "'" || !inner.contains("\\"))
            return isPlain ? inner : nil
        }
        return text.contains { "'\"\\".contains($0) } ? nil : text
    }
}
