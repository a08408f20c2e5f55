import Policing
import Workflows

extension FileInHand {
    /// One command of every kind about a check of somebody's work, on a file that the supervisor worked on.
    static let everySupervision: [FileCommand] = [
        .check(
            about: Town.tom, week: WorkWeek(of: start.london.date), marks: marks, comment: "Ring the chemist sooner"),
        .hear(number: 1, reply: "The chemist was shut on Sunday"),
    ].map(FileCommand.supervision)

    /// What only those commands could have put anywhere.
    static let plainOfSupervision = ["chemist", "Sunday"]

    private static let marks: [CheckMark] = {
        let questions = (try? Town.world.get())?.rulebook.checks ?? []
        return questions.enumerated().map { CheckMark(question: $1, answer: $0 == 0 ? .met : .notMet) }
    }()
}
