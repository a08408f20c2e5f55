import ArgumentParser
import Foundation
import Policing
import Workflows

/// Where the files that make a force are: `Forms/`, `Law/`, `Languages/`, `Force/` and `Public/`.
struct Home {
    let folder: String

    /// The folder given, or the nearest one above the program that has the files, itself or in `share/bluelamp`.
    static func find(_ given: String?) throws -> Home {
        if let given = given ?? ProcessInfo.processInfo.environment["BLUELAMP_HOME"] {
            guard isHome(given) else {
                throw Trouble("\(given): no Forms, Law and Force folders there; say where with --home")
            }
            return Home(folder: given)
        }
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
        var folder = program?.deletingLastPathComponent()
        while let here = folder, here.path != "/" {
            for place in [here.path, "\(here.path)/share/bluelamp"] where isHome(place) { return Home(folder: place) }
            folder = here.deletingLastPathComponent()
        }
        if isHome(".") { return Home(folder: ".") }
        throw Trouble("the Forms, Law and Force folders were not found; say where with --home")
    }

    private static func isHome(_ folder: String) -> Bool {
        ["Forms", "Law", "Force", "Languages"].allSatisfy {
            FileManager.default.fileExists(atPath: "\(folder)/\($0)")
        }
    }

    /// Everything that is data, read and checked: nothing half-loads.
    struct Contents {
        let force: Force
        let law: Law
        let forms: FormLibrary
        let languages: Languages
        let rules: Rulebook
    }

    func load(force name: String?) throws -> Contents {
        let name = try force(name)
        do {
            let forms = try FormFiles.load("\(folder)/Forms")
            let law = try LawLibrary.load(from: "\(folder)/Law")
            let force = try ForceFolder.load(from: "\(folder)/Force/\(name)")
            let languages = try Languages.load("\(folder)/Languages", forms: forms)
            return Contents(
                force: force, law: law, forms: forms, languages: languages, rules: try law.rulebook(for: force))
        } catch {
            throw Trouble("the force's files have faults:\n\(error)")
        }
    }

    /// The force that was asked for, or the only one there is.
    private func force(_ asked: String?) throws -> String {
        let there = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/Force")) ?? []
        let names = there.filter { !$0.hasPrefix(".") }.sorted()
        if let asked {
            guard names.contains(asked) else {
                throw Trouble(
                    "--force: there is no force \(asked) in \(folder)/Force, only \(names.joined(separator: ", "))")
            }
            return asked
        }
        guard let name = names.first, names.count == 1 else {
            throw Trouble("--force is needed: in \(folder)/Force there are \(names.joined(separator: ", "))")
        }
        return name
    }
}

/// Options that every command on a force shares.
struct HomeOptions: ParsableArguments {
    @Option(help: "The folder with Forms, Law, Languages, Force and Public. Found by itself near the program.")
    var home: String?

    @Option(help: "The folder of the force within Force/, when there are several.")
    var force: String?

    func contents() throws -> (home: Home, contents: Home.Contents) {
        let home = try Home.find(home)
        return (home, try home.load(force: force))
    }
}
