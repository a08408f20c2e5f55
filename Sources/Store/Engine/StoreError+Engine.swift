import Workflows

extension StoreError {
    /// What an error of the database means to a workflow. Where a taken key has a meaning of its own, whoever
    /// knows it says so before.
    init(engine error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as EngineError: self.init(error)
        default: self = .failed("\(type(of: error))")
        }
    }

    private init(_ error: EngineError) {
        switch error {
        case .unique(let key): self = .failed("taken: \(key)")
        case .constraint(let text), .failed(let text): self = .failed(text)
        case .full: self = .full
        case .busy: self = .busy
        case .corrupt(let text): self = .damaged(text)
        }
    }
}
