import Policing

/// Why a password is not taken. A code is asked for beside it, so what matters is that nobody guesses it.
public enum WeakPassword: Error, Hashable, Sendable {
    case tooShort(leastCharacters: Int)
    /// Too few different characters, such as `aaaaaaaaaaaa`.
    case repeated(leastDifferent: Int)
    /// It has the log-in name or a part of the person's name in it.
    case named

    public static let leastCharacters = 12
    public static let leastDifferent = 5

    /// What is weak about a password of a member of staff; nil when nothing is.
    public static func flaw(in password: String, of member: StaffMember) -> WeakPassword? {
        guard password.count >= leastCharacters else { return .tooShort(leastCharacters: leastCharacters) }
        guard Set(password.lowercased()).count >= leastDifferent else {
            return .repeated(leastDifferent: leastDifferent)
        }
        let names = (member.username + " " + member.name).lowercased().split { !$0.isLetter }.filter { $0.count > 2 }
        return names.contains(where: password.lowercased().contains) ? .named : nil
    }
}
