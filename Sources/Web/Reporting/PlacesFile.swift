import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Policing
import Workflows

/// The force's well-known places as GeoJSON, for the map to draw and name.
///
/// Source: RFC 7946 (longitude comes first).
private struct PlacesDocument: Encodable {
    let type = "FeatureCollection"
    let features: [Feature]

    struct Feature: Encodable {
        let type = "Feature"
        let geometry: Geometry
        let properties: Properties
    }

    struct Geometry: Encodable {
        let type = "Point"
        let coordinates: [Double]
    }

    struct Properties: Encodable {
        let name: String
        let kind: String
        let council: String
    }

    init(_ places: [GazetteerPlace]) {
        features = places.filter { $0.kind != .postcode }.map { place in
            Feature(
                geometry: Geometry(coordinates: [place.coordinate.longitude, place.coordinate.latitude]),
                properties: Properties(name: place.name, kind: place.kind.rawValue, council: place.council))
        }
    }
}

extension Site {
    /// The places that the map draws.
    func placesFile(_ request: Request) -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let bytes = (try? encoder.encode(PlacesDocument(force.gazetteer.places))) ?? Data()
        return Response(
            status: .ok, headers: [.contentType: "application/geo+json", .cacheControl: "public, max-age=3600"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
