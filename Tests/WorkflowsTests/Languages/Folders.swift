import Foundation

/// The folders of the repository, and scratch ones.
enum Folders {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let forms = root.appending(path: "Forms").path
    static let languages = root.appending(path: "Languages").path

    /// Runs the body with a folder that holds these files, and takes it away after.
    static func with<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bluelamp-\(UUID().uuidString)/Data")
        defer { try? FileManager.default.removeItem(at: folder.deletingLastPathComponent()) }
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return try body(folder.path)
    }
}
