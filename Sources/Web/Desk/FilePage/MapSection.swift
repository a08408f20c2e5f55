import HTML
import Policing
import Workflows

/// Where it happened, in words, and on the force's own map for whoever asks for it.
struct MapSection: HTML, Sendable {
    let shown: ShownFile

    private var site: Site { shown.desk.site }

    var body: some HTML {
        if let point = shown.place?.coordinate {
            p(.class("govuk-body")) { words(of: point) }
            div(
                .id("file-map"), .class("bl-map"), .data("places", "/report/places.json"),
                .data("area", site.force.area.edges),
                .data("leaflet", path("leaflet.js")), .data("sheet", path("leaflet.css")),
                .data("style", path("map.css")), .data("icon", path("marker-icon.png")),
                .unwrap(site.force.identity.tiles) { .data("tiles", $0) },
                .data("latitude", String(point.latitude)), .data("longitude", String(point.longitude)),
                .data("marker", shown.desk.text("map.marker"))
            ) {
                button(.type(.button), .class("govuk-button govuk-button--secondary"), .hidden) {
                    shown.desk.text("map.show")
                }
                div(
                    .class("bl-map__ground"), .role("group"), .aria("label", shown.desk.text("map.marker")), .hidden
                ) {}
            }
        }
    }

    private func words(of point: Coordinate) -> String {
        let values: SentenceValues = [
            "point": shown.desk.text(
                "point", ["latitude": String(point.latitude), "longitude": String(point.longitude)])
        ]
        guard let place = site.force.gazetteer.nearest(to: point) else { return shown.desk.text("map.far", values) }
        return shown.desk.text("map.near", values.adding(["place": place.name]))
    }

    private func path(_ file: String) -> String { site.assets.paths.path(file) }
}
