import Policing
import Workflows

/// Lets the person of a report in by reference and secret: the same for the pages and the API.
struct TrackingDoor: Sendable {
    let site: Site

    /// Why nobody was let in.
    enum Refusal: Error, Sendable, Equatable {
        /// The pair is wrong. Whether the reference exists cannot be told from it, nor from how long it took.
        case noMatch
        case tooMany(waitSeconds: Int64)
        case store(StoreError)
    }

    /// The file that the pair opens. Only wrong pairs count against the limits of the address and of the reference.
    func admit(
        _ reference: Reference, _ secret: TrackingSecret, from address: String, at now: Moment
    ) async throws(Refusal) -> FileSummary {
        try count(reference, from: address, at: now)
        let file = try await summary(of: reference)
        // The comparison is made against something in any case, so that both answers take the same time.
        let isMatch = site.secrets.matches(secret, of: reference, file?.secretHash ?? Self.nobodysHash)
        guard let file, isMatch, Permission.denial(.person, .track) == nil else { throw .noMatch }
        site.trackingAddresses.forgive(address)
        site.trackingTries.forgive(reference.text)
        return file
    }

    /// Counts a try, or refuses it.
    func count(_ reference: Reference, from address: String, at now: Moment) throws(Refusal) {
        let waits = [
            site.trackingAddresses.seconds(toWait: address, at: now),
            site.trackingTries.seconds(toWait: reference.text, at: now),
        ]
        if let wait = waits.compactMap({ $0 }).max() { throw .tooMany(waitSeconds: wait) }
    }

    func summary(of reference: Reference) async throws(Refusal) -> FileSummary? {
        do {
            return try await site.ports.pages.summary(of: reference)
        } catch {
            throw .store(error)
        }
    }

    private static let nobodysHash = String(repeating: "0", count: 64)
}

extension PageFailure {
    /// The page for a refusal of the door; a wrong pair is told on the page of the door itself.
    init(_ refusal: TrackingDoor.Refusal) {
        switch refusal {
        case .noMatch: self = .notFound
        case .tooMany(let seconds): self = .tooMany(waitSeconds: seconds)
        case .store(let error): self = .init(error)
        }
    }
}
