/// By what earlier contacts of the same people are found: a telephone number, or a postcode.
public enum ContactPoint: Hashable, Sendable {
    case phone(PhoneNumber)
    /// A whole one, of somebody's address or of where something happened.
    case postcode(Postcode)

    /// The same for one number however it is written: `+44 7700 900123` and `07700 900123` are one.
    public var key: String {
        switch self {
        case .phone(let number):
            let text = number.text.split(separator: "x").first.map(String.init) ?? number.text
            let abroad = ["+44", "0044"].first { text.hasPrefix($0) }
            return "phone:" + (abroad.map { "0" + text.dropFirst($0.count) } ?? text)
        case .postcode(let postcode): return "postcode:" + postcode.text
        }
    }

    /// The points by which a file can be found; none once its person has been erased.
    public static func all(of state: FileState) -> Set<ContactPoint> {
        guard !state.isErased else { return [] }
        let phone = state.reporter?.phone.flatMap { PhoneNumber($0) }.map { ContactPoint.phone($0) }
        let place = state.report.contents.value?.place.postcode
        let home = Hearing.postcodes(in: state.reporter?.address ?? "")
        let postcodes = ([place].compactMap { $0 } + home).filter(\.isWhole).map { ContactPoint.postcode($0) }
        return Set([phone].compactMap { $0 } + postcodes)
    }
}
