/// Why a table of law or of a force cannot be used.
public enum TableFault: Error, Hashable, Sendable {
    /// Two rows have the same code or id.
    case repeated(String)
}

/// Where each code stands in its table.
/// - Throws: `TableFault.repeated` for the first code that comes twice.
func index(_ codes: [String]) throws(TableFault) -> [String: Int] {
    var places: [String: Int] = [:]
    for (place, code) in codes.enumerated() {
        guard places.updateValue(place, forKey: code) == nil else { throw .repeated(code) }
    }
    return places
}
