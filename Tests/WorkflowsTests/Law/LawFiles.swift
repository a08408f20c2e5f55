import Foundation

/// The folders of data that the tests read, and copies of them that the tests may spoil.
enum LawFiles {
    static let law = Folders.root.appendingPathComponent("Law").path
    static let force = Folders.root.appendingPathComponent("Force/west-midlands").path

    /// A copy of a folder, with one file changed: its first `text` becomes `other`; a nil text deletes the file.
    static func copy(
        of folder: String, changing file: String, _ text: String?, to other: String = ""
    ) throws -> String {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let copy = place.appendingPathComponent(URL(fileURLWithPath: folder).lastPathComponent)
        let original = URL(fileURLWithPath: folder).resolvingSymlinksInPath()
        try FileManager.default.copyItem(at: original, to: copy)
        let changed = copy.appendingPathComponent(file)
        if let text {
            var whole = try String(contentsOf: changed, encoding: .utf8)
            guard let range = whole.range(of: text) else { throw CocoaError(.fileReadCorruptFile) }
            whole.replaceSubrange(range, with: other)
            try whole.write(to: changed, atomically: true, encoding: .utf8)
        } else {
            try FileManager.default.removeItem(at: changed)
        }
        return copy.path
    }

    static func remove(_ copy: String) throws {
        try FileManager.default.removeItem(at: URL(fileURLWithPath: copy).deletingLastPathComponent())
    }
}
