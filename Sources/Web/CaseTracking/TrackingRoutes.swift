import Hummingbird

/// Everything under `/track`: the door, the report behind it, and what the person can do with it. The files
/// that a person sends are taken by the routes of evidence.
struct TrackingRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        DoorRoutes(site: site).add(to: router)
        LinkRoutes(site: site).add(to: router)
        ReportRoutes(site: site).add(to: router)
        RightsRoutes(site: site).add(to: router)
        ActionRoutes(site: site).add(to: router)
        ContactChangeRoutes(site: site).add(to: router)
        NoContactRoutes(site: site).add(to: router)
        EvidencePages(site: site).add(to: router)
    }
}
