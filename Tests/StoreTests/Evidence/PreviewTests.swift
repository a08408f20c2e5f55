import Foundation
import Policing
import Store
import Testing
import Workflows

@Suite("Pictures made safe to view")
struct PreviewTests {
    private let desk: EvidenceDesk

    init() async throws {
        desk = try await EvidenceDesk()
    }

    @Test("the preview of a picture holds nothing of where, with what and by whom it was taken")
    func metadata() async throws {
        let picture = PictureBytes.jpegWithPlace()
        let id = try await desk.keep(picture)
        #expect(try await desk.evidence.upload(id)?.type == "image/jpeg")
        let path = try #require(try await desk.evidence.preview(id))
        let preview = try Data(contentsOf: URL(filePath: path))
        for trace in ["Exif", "Secret Camera", "Grace Lowe", "GPS"] {
            #expect(preview.range(of: Data(trace.utf8)) == nil)
        }
        #expect(Array(preview.prefix(3)) == [0xff, 0xd8, 0xff])
        let original = try await Data(contentsOf: URL(filePath: desk.evidence.original(id)))
        #expect(original == Data(picture) && original.range(of: Data("Secret Camera".utf8)) != nil)
    }

    @Test("the machine's own reader of metadata finds a place in the picture, and none in the preview")
    func place() async throws {
        let id = try await desk.keep(PictureBytes.jpegWithPlace())
        let preview = try #require(try await desk.evidence.preview(id))
        #expect(try await Self.header(of: desk.evidence.original(id)).contains("GPSLatitude"))
        #expect(try !Self.header(of: preview).contains("exif"))
    }

    @Test("a preview is made once, and many who ask at once get the same")
    func once() async throws {
        let id = try await desk.keep(PictureBytes.png(width: 64, height: 32))
        let paths = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<8 { group.addTask { try await desk.evidence.preview(id) } }
            var paths: Set<String> = []
            for try await path in group { paths.insert(path ?? "") }
            return paths
        }
        let path = try #require(paths.first)
        #expect(paths.count == 1)
        let made = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        _ = try await desk.reopened().preview(id)
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date == made)
        #expect(desk.files().count == 2)
    }

    @Test("a large picture is made smaller, and keeps its shape")
    func size() async throws {
        let id = try await desk.keep(PictureBytes.png(width: 4_000, height: 2_000))
        let path = try #require(try await desk.evidence.preview(id))
        #expect(try Self.header(of: path).contains("1600x800"))
    }

    @Test("a picture that would fill the memory is refused, is kept, and harms nobody")
    func bomb() async throws {
        let bomb = PictureBytes.png(width: 30_000, height: 30_000)
        #expect(bomb.count < 20_000_000)
        let id = try await desk.keep(bomb)
        await #expect(throws: EvidenceError.unsafePicture) { try await desk.evidence.preview(id) }
        await #expect(throws: EvidenceError.unsafePicture) { try await desk.reopened().preview(id) }
        #expect(try await desk.evidence.upload(id)?.isWhole == true)
        let other = try await desk.keep(PictureBytes.png(width: 8, height: 8))
        #expect(try await desk.evidence.preview(other) != nil)
        #expect(desk.files().filter { $0.hasPrefix("previews") }.count == 1)
    }

    @Test("a picture without its points is refused")
    func broken() async throws {
        let whole = PictureBytes.png(width: 2_000, height: 2_000)
        let id = try await desk.keep(Array(whole.prefix(30)))
        #expect(try await desk.evidence.upload(id)?.type == "image/png")
        await #expect(throws: EvidenceError.unsafePicture) { try await desk.evidence.preview(id) }
    }

    @Test("a picture that breaks off half-way shows what there is")
    func half() async throws {
        let whole = PictureBytes.png(width: 2_000, height: 2_000)
        let id = try await desk.keep(Array(whole.prefix(whole.count / 2)))
        #expect(try await desk.evidence.preview(id) != nil)
    }

    @Test("what is no picture has no preview")
    func none() async throws {
        let id = try await desk.keep(Array("hello".utf8))
        #expect(try await desk.evidence.preview(id) == nil)
    }

    private static func header(of path: String) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/vipsheader")
        process.arguments = ["-a", path]
        process.standardOutput = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self)
    }
}
