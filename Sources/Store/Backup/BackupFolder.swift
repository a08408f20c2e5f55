import Foundation
import Policing

/// A backup that is to be read.
struct BackupFolder {
    let path: String
    let list: BackupList
    /// Nil for a plain one.
    private let key: BackupPrivateKey?
    private static let pieceBytes = 1 << 20

    /// What was in it: the names of the files of the data folder, and its label; earlier backups have none.
    struct Contents {
        let names: [String]
        let label: BackupLabel?
    }

    init(_ path: String, key: BackupPrivateKey?) throws(RestorationFault) {
        let listPath = "\(path)/\(BackupList.fileName)"
        guard FileManager.default.fileExists(atPath: listPath) else {
            throw .notWhole("\(BackupList.fileName) is missing")
        }
        guard let list = BackupList(in: path) else { throw .notWhole("\(BackupList.fileName) is cut short") }
        if list.isSealed, key == nil { throw .sealed }
        if !list.isSealed, key != nil { throw .plain }
        self.path = path
        self.list = list
        self.key = key
    }

    /// Writes its files into a new folder, and looks at all of them.
    func unpack(into stage: String) throws -> Contents {
        try DurableFile.makeFolder(stage)
        if let key { try open(with: key, into: stage) } else { try copy(into: stage) }
        let label = BackupLabel.read(in: stage)
        unlink("\(stage)/\(BackupLabel.fileName)")
        let names = try FileManager.default.contentsOfDirectory(atPath: stage)
        return Contents(names: names, label: label)
    }

    private func copy(into stage: String) throws {
        for entry in list.entries {
            let path = try place(entry.name, in: stage), mode = BackupList.mode(of: entry.name)
            guard let sha256 = try DurableFile.copy("\(self.path)/\(entry.name)", to: path, mode: mode) else {
                throw RestorationFault.notWhole("\(entry.name) is missing")
            }
            guard sha256 == entry.sha256 else { throw RestorationFault.notWhole("\(entry.name) was cut or changed") }
        }
    }

    private func open(with key: BackupPrivateKey, into stage: String) throws {
        let sealed = try SealedReader("\(path)/\(BackupList.sealed)", with: key)
        var names: [String] = []
        while try !sealed.isAtEnd() {
            let nameLength = Int(try sealed.exactly(1)[0])
            let name = String(decoding: try sealed.exactly(nameLength), as: UTF8.self)
            // Whoever has the public key can seal: what is sealed is no more to be trusted than what is plain.
            guard BackupList.mayHold(name) else { throw notWhole }
            var rest = Int64(bigEndianBytes: try sealed.exactly(8))
            let file = try OutputFile(place(name, in: stage), mode: BackupList.mode(of: name))
            while rest > 0 {
                let piece = try sealed.some(Int(min(rest, Int64(Self.pieceBytes))))
                guard !piece.isEmpty else { throw notWhole }
                try file.write(piece)
                rest -= Int64(piece.count)
            }
            _ = try file.settle()
            names.append(name)
        }
        guard BackupList.isWhole(names) else { throw notWhole }
        let label = BackupLabel.fileName
        guard FileManager.default.contentsEqual(atPath: "\(path)/\(label)", andPath: "\(stage)/\(label)") else {
            throw RestorationFault.notWhole("\(label) was cut or changed")
        }
    }

    private var notWhole: RestorationFault { .notWhole("\(BackupList.sealed) was cut or changed") }

    private func place(_ name: String, in stage: String) throws -> String {
        let path = "\(stage)/\(name)"
        try DurableFile.makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
        return path
    }
}
