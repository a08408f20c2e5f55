import CZlib
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Policing

/// The files of `Public/`, read once at the start and served from memory, compressed where it helps.
public struct Assets: Sendable {
    private let files: [String: File]
    /// Where each is found.
    let paths: AssetPaths

    private struct File: Sendable {
        let type: String
        let bytes: ByteBuffer
        /// Nil where compressing saves nothing.
        let compressed: ByteBuffer?
        let version: String
    }

    public enum Failure: Error, CustomStringConvertible {
        case missing(folder: String)

        public var description: String {
            switch self {
            case .missing(let folder): "\(folder): no front-end files. Run `make serve`, which fetches them."
            }
        }
    }

    /// Reads these folders, the first with a file of a name winning; files of folders inside them go by
    /// `folder/name`.
    public init(folders: [String]) throws(Failure) {
        var files: [String: File] = [:]
        for folder in folders {
            guard let names = try? FileManager.default.subpathsOfDirectory(atPath: folder) else {
                throw .missing(folder: folder)
            }
            for name in names where files[name] == nil {
                guard let type = Self.types[(name as NSString).pathExtension],
                    let data = FileManager.default.contents(atPath: "\(folder)/\(name)")
                else { continue }
                let twin = FileManager.default.contents(atPath: "\(folder)/\(name).gz")
                files[name] = Self.file(data, type: type, compressed: twin.map { [UInt8]($0) })
            }
        }
        guard files["govuk-frontend.min.css"] != nil else { throw .missing(folder: folders.last ?? "") }
        self.files = files
        paths = AssetPaths(versions: files.mapValues(\.version))
    }

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "png": "image/png", "json": "application/json", "webmanifest": "application/manifest+json",
    ]

    /// - Parameter compressed: the gzip twin that was made when the file was fetched, if there is one.
    private static func file(_ data: Data, type: String, compressed: [UInt8]?) -> File {
        let bytes = [UInt8](data)
        let digest = Hexadecimal.text(Array(SHA256.hash(data: data).prefix(6)))
        let compressed = type == "image/png" ? nil : compressed ?? Gzip.compress(bytes)
        return File(
            type: type, bytes: ByteBuffer(bytes: bytes),
            compressed: compressed.flatMap { $0.count < bytes.count ? ByteBuffer(bytes: $0) : nil },
            version: digest)
    }

    /// The file as an answer; nil when there is none of that name.
    func response(_ name: String, to request: Request) -> Response? {
        guard let file = files[name] else { return nil }
        var headers: HTTPFields = [
            .contentType: file.type, .eTag: "\"\(file.version)\"", .vary: "Accept-Encoding",
            .cacheControl: request.uri.query == nil ? "no-cache" : "public, max-age=31536000, immutable",
        ]
        if request.headers[.ifNoneMatch] == headers[.eTag] {
            return Response(status: .notModified, headers: headers)
        }
        guard let compressed = file.compressed, request.headers[.acceptEncoding]?.contains("gzip") == true else {
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: file.bytes))
        }
        headers[.contentEncoding] = "gzip"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: compressed))
    }
}

/// The gzip format, by zlib.
enum Gzip {
    /// Nil when zlib refuses, which it does only without memory.
    static func compress(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        let gzipWindow: Int32 = 15 + 16
        guard
            deflateInit2_(
                &stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzipWindow, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let written: Int? = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END ? Int(stream.total_out) : nil
            }
        }
        return written.map { Array(output.prefix($0)) }
    }
}
