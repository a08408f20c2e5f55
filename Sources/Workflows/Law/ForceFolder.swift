import Foundation
import Policing
import Yams

/// The folder of one force. Either all of it is right, or none is used.
public enum ForceFolder {
    /// Reads and checks every file.
    ///
    /// - Parameter folder: the path of the force's folder under `Force/`.
    /// - Throws: everything that is wrong, by file and line.
    public static func load(from folder: String) throws(FileDefects) -> Force {
        var settings = ForceSettingsReader(folder: folder)
        let read = settings.read()
        var tables = LawReading(folder: folder)
        let grades = tables.grades(), promises = tables.promises(in: "promises.csv")
        let units = tables.units(districts: Set((read?.districts ?? []).map(\.code)))
        let groups = tables.groups(units: Set(units.map(\.code)))
        let neighbours = tables.neighbours(), support = tables.support(), solvability = tables.solvability()
        let places = tables.places(councils: Set((read?.districts ?? []).map(\.name)))
        let triage = tables.triage(grades: grades)
        let words = tables.words()
        var replies = ReplyFiles(folder: folder, languages: read?.identity.languages ?? ["en"])
        let templates = replies.read()
        var supervising = SupervisionReader(folder: folder)
        let supervision = supervision(
            &supervising, &tables, units: units, districts: read?.districts ?? [], grades: grades)
        let defects = settings.reader.defects + tables.defects + replies.defects + supervising.reader.defects
        guard defects.isEmpty, let read, let grades, let solvability, let supervision else {
            throw FileDefects(defects)
        }
        return Force(
            folder: URL(fileURLWithPath: folder).lastPathComponent, identity: read.identity, area: read.area,
            districts: read.districts, grades: grades, solvability: solvability, units: units, promises: promises,
            neighbours: neighbours, gazetteer: Gazetteer(places: places), support: support, triage: triage,
            replies: ReplyTable(templates: templates),
            words: WordTable(entries: words, openNumbers: read.identity.telephone.numbers + support.numbers),
            groups: groups, supervision: supervision)
    }

    private static func supervision(
        _ reader: inout SupervisionReader, _ tables: inout LawReading, units: [ForceUnit], districts: [District],
        grades: GradeTable?
    ) -> ForceSupervision? {
        let codes = Set((grades?.grades ?? []).map(\.code))
        // Without the districts, every area would seem unknown.
        let rules =
            districts.isEmpty
            ? [] : tables.allocation(units: units, districts: Set(districts.map(\.code)), grades: codes)
        let team = tables.team(units: Set(units.map(\.code))), checks = tables.checks()
        return reader.read(grades: codes).map { settings in
            ForceSupervision(
                allocation: rules, team: team, checks: checks, shiftHours: settings.shiftHours,
                urgentGrades: settings.urgentGrades, checksAWeek: settings.checksAWeek, noteDays: settings.noteDays)
        }
    }
}

extension ForceTelephone {
    fileprivate var numbers: [String] { [emergency, nonEmergency, emergencyTextphone, nonEmergencyTextphone] }
}

extension [SupportService] {
    fileprivate var numbers: [String] { flatMap { [$0.telephone, $0.textNumber].compactMap { $0 } } }
}
