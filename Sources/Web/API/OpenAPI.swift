import HTTPTypes
import Policing
import Workflows

/// The description of the API, written from the forms and the kinds of problem that there are.
struct OpenAPI {
    let site: Site

    var document: JSON {
        [
            "openapi": "3.1.0", "info": info,
            "servers": [["url": "/", "description": "This site"]],
            "paths": paths.adding(uploadPaths),
            "components": [
                "schemas": schemas,
                "responses": .object(
                    Problem.Kind.statuses.map {
                        JSON.Member(name: "problem\($0)", value: Self.problem($0))
                    }),
                "securitySchemes": ["trackingSecret": secretScheme],
            ],
        ]
    }

    private var info: JSON {
        [
            "title": "Report it and track it", "version": "1.0.0",
            "description": """
            Send a report and follow it. Errors are problem documents (RFC 9457). Times are RFC 3339 in UTC. \
            Sentences come in the language of Accept-Language, if the force speaks it, otherwise in English.
            """,
        ]
    }

    private var secretScheme: JSON {
        [
            "type": "http", "scheme": "bearer",
            "description": "The tracking secret that came with the reference.",
        ]
    }

    // MARK: Addresses

    private var paths: JSON {
        [
            "/health/live": ["get": health("live", "Whether the program runs")],
            "/health/ready": ["get": health("ready", "Whether it can take a report")],
            "/api/v1/report-kinds": ["get": kinds],
            "/api/v1/reports": ["post": submission],
            "/api/v1/reports/{reference}": ["parameters": [Self.reference], "get": tracking],
            "/api/v1/reports/{reference}/messages": ["parameters": [Self.reference], "post": message],
        ]
    }

    private func health(_ name: String, _ summary: String) -> JSON {
        let answers = Self.answers([405, 500]).adding(["200": Self.ok("It is.", "Health")])
        let busy: JSON = ["503": Self.ok("It is not.", "Health")]
        return [
            "operationId": .text("health-\(name)"), "summary": .text(summary),
            "responses": name == "ready" ? answers.adding(busy) : answers,
        ]
    }

    private var kinds: JSON {
        [
            "operationId": "list-report-kinds", "summary": "Every kind of report, with its questions",
            "responses": Self.answers([405, 500]).adding(["200": Self.ok("All kinds", "ReportKinds")]),
        ]
    }

    private var submission: JSON {
        [
            "operationId": "send-report", "summary": "Send a report",
            "description": """
            The same key with the same body gives the same answer, also after a restart. The same key with \
            another body is a conflict.
            """,
            "parameters": [Self.key(isRequired: true)],
            "requestBody": Self.body("Report", example: example),
            "responses": Self.answers([400, 405, 409, 413, 415, 422, 429, 500, 503]).adding([
                "201": Self.ok("It is on the disk.", "Acknowledgement").adding([
                    "headers": ["Location": ["description": "The report", "schema": ["type": "string"]]]
                ])
            ]),
        ]
    }

    private var tracking: JSON {
        [
            "operationId": "track-report", "summary": "What has happened to a report",
            "security": [["trackingSecret": []]],
            "responses": Self.answers([401, 404, 405, 429, 500, 503]).adding([
                "200": Self.ok("The report", "TrackedReport")
            ]),
        ]
    }

    private var message: JSON {
        [
            "operationId": "write-message", "summary": "Write to the force about a report",
            "security": [["trackingSecret": []]], "parameters": [Self.key(isRequired: false)],
            "requestBody": Self.body("NewMessage", example: ["text": "The frame number is WBK 4471."]),
            "responses": Self.answers([400, 401, 404, 405, 409, 413, 415, 422, 429, 500, 503]).adding([
                "201": Self.ok("The message is on the disk.", "SentMessage")
            ]),
        ]
    }

    private var example: JSON {
        [
            "kind": "bicycle-theft",
            "answers": ["what-happened": "I left it locked by the station, and it was gone."],
            "location": ["latitude": 52.4796, "longitude": -1.9026, "description": "Outside the station"],
            "occurred": ["from": "2026-10-31T22:15:00Z", "to": "2026-11-01T06:30:00Z"],
            "person": [
                "name": "Grace Lowe", "email": "grace.lowe@example.org", "phone": "07700 900123",
                "safeToContact": true,
            ],
        ]
    }
}

// MARK: Parts

extension OpenAPI {
    static let reference: JSON = [
        "name": "reference", "in": "path", "required": true, "description": "Nine symbols, in any case.",
        "schema": ["type": "string", "minLength": 1, "maxLength": 64], "example": "7KDM2PX9A",
    ]

    static func key(isRequired: Bool) -> JSON {
        [
            "name": "Idempotency-Key", "in": "header", "required": .bool(isRequired),
            "description":
                "Made by the sender for each report or message, such as a UUID; with or without quotation marks.",
            "schema": ["type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"],
            "example": "8e03978e-40d5-43e8-bc93-6894a57f9324",
        ]
    }

    static func body(_ schema: String, example: JSON) -> JSON {
        [
            "required": true,
            "content": ["application/json": ["schema": reference(to: schema), "example": example]],
        ]
    }

    static func reference(to schema: String) -> JSON {
        ["$ref": .text("#/components/schemas/\(schema)")]
    }

    static func ok(_ description: String, _ schema: String) -> JSON {
        [
            "description": .text(description),
            "content": ["application/json": ["schema": reference(to: schema)]],
        ]
    }

    /// The problems that an operation can answer with.
    static func answers(_ statuses: [Int]) -> JSON {
        .object(
            statuses.map {
                JSON.Member(name: String($0), value: ["$ref": .text("#/components/responses/problem\($0)")])
            })
    }

    /// Every kind of problem of one status.
    private static func problem(_ status: Int) -> JSON {
        let kinds = Problem.Kind.allCases.filter { $0.status.code == status }
        let lines = kinds.map { "`\($0.rawValue)`: \($0.title). \($0.detail)" }
        return [
            "description": .text(lines.joined(separator: "\n\n")),
            "headers": headers(of: status),
            "content": ["application/problem+json": ["schema": reference(to: "Problem")]],
        ]
    }

    private static func headers(of status: Int) -> JSON {
        switch status {
        case 401: header("WWW-Authenticate", "Bearer")
        case 405: header("Allow", "The methods that it takes")
        case 412: header("Tus-Version", "The versions of the upload protocol that are spoken")
        case 429, 503: header("Retry-After", "Seconds to wait")
        default: [:]
        }
    }

    static func header(_ name: String, _ description: String) -> JSON {
        .object([
            JSON.Member(name: name, value: ["description": .text(description), "schema": ["type": "string"]])
        ])
    }
}

extension Problem.Kind {
    /// Every status that a problem can have, in order.
    static var statuses: [Int] {
        Set(allCases.map(\.status.code)).sorted()
    }
}
