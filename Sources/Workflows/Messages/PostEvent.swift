/// What the postman did, for the log: numbers of messages and reasons, never a person's details.
public enum PostEvent: Sendable, Equatable {
    case sent(Int64)
    /// A rule forbids it now; it will never be sent.
    case dropped(Int64, NotSent)
    /// It waits until the person is safe to reach.
    case held(Int64)
    /// It will be tried again.
    case delayed(Int64, reason: String)
    /// Something in the settings is wrong. It will be tried again, so that mending them loses nothing.
    case misconfigured(Int64, reason: String)
    case addressRefused(Int64)
    /// It has been tried for as long as its news is worth anything.
    case gaveUp(Int64, reason: String)
    /// The message left, but the store could not be told; it is told before anything is sent again.
    case unmarked(Int64)
    case storeFailed(StoreError)
    /// A refused address could not be noted on its file.
    case unnoted(Int64)
}

/// Why a message is not sent at all. Stored beside it.
public enum NotSent: String, Sendable, Equatable, CaseIterable {
    case noSuchFile = "not sent: there is no such file"
    case noLongerSafe = "not sent: contact no longer safe"
    /// Its words would have told somebody else what it is about.
    case notNeutral = "not sent: the words are not neutral"
    case linkUnreadable = "not sent: the link can no longer be read"
}
