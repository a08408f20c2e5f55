import Policing
import Workflows

extension RefusalWords {
    /// Why words may not go to the person, and what to write instead.
    func sentence(_ refusal: WordingRefusal) -> String {
        switch refusal {
        case .placeholderEmpty(.reason): say("reason")
        case .placeholderEmpty(let place): say("empty", ["name": place.rawValue, "what": name(of: place)])
        case .placeholderUnknown(let name): say("unknown", ["name": name])
        case .namesSomebody(let name): say("name", ["name": name])
        case .phoneNumber(let number): say("phone", ["number": number])
        case .email(let email): say("email", ["email": email])
        case .plate(let plate): say("plate", ["plate": plate])
        case .address(let address): say("address", ["address": address])
        case .tactics(let words): say("tactics", ["words": words])
        case .notNeutral(let words): say("telling", ["words": words])
        }
    }

    private func name(of place: ReplyPlaceholder) -> String {
        desk.text("person-words.places.\(place.rawValue)")
    }

    private func say(_ key: String, _ values: SentenceValues = [:]) -> String {
        desk.text("person-words.refusals.\(key)", values)
    }
}
