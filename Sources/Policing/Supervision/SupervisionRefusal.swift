/// Why something that supervisors do was not done.
public enum SupervisionRefusal: Error, Sendable, Equatable {
    /// The force's table of allocations has no such rule.
    case unknownRule(String)
    case checkOfOwnWork
    /// That person did nothing on this file in that week.
    case noWorkInWeek(String)
    /// That person's work of that week on this file was checked.
    case checkedAlready(String)
    /// Not every question of the list has one answer.
    case checkIncomplete
    case commentMissing
    case commentTooLong(limit: Int)
    case noSuchCheck
    /// Only the person whose work was checked can say that they have read it.
    case checkOfSomebodyElse
}
