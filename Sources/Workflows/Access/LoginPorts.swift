import Policing

/// Turns passwords into hashes that are slow to guess from, and checks them.
public protocol PasswordHashing: Sendable {
    /// The hash of a new password, with its salt and cost inside.
    func hash(_ password: String) async throws(StoreError) -> String
    /// Whether the password is the one of that hash. Without a hash the answer is no, and takes as long.
    func matches(_ password: String, _ hash: String?) async throws(StoreError) -> Bool
}

/// Codes of six digits that change every half minute, from an app on the member of staff's phone.
public protocol TimeCodes: Sendable {
    /// A new secret for somebody.
    func enrol(_ username: String, at issuer: String) throws(StoreError) -> CodeEnrolment
    /// The step of time that a code belongs to: the present one, the one before or the one after. Nil when
    /// it fits none.
    func step(of code: String, under sealedSecret: [UInt8], at now: Moment) throws(StoreError) -> Int64?
}

/// A new secret for time-based codes: to be stored sealed, and shown once.
public struct CodeEnrolment: Sendable, Equatable {
    public let sealedSecret: [UInt8]
    /// In base 32, to be typed into an app.
    public let secret: String
    /// An `otpauth://` address, to be read by an app's camera.
    public let address: String

    public init(sealedSecret: [UInt8], secret: String, address: String) {
        self.sealedSecret = sealedSecret
        self.secret = secret
        self.address = address
    }
}
