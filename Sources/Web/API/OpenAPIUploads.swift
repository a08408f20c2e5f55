import Policing

/// The addresses of evidence, which speak the tus protocol.
extension OpenAPI {
    var uploadPaths: JSON {
        [
            "/api/v1/reports/{reference}/evidence": [
                "parameters": [Self.reference], "post": creation, "options": abilities("describe-uploads"),
            ],
            "/api/v1/reports/{reference}/evidence/{upload}": [
                "parameters": [Self.reference, Self.upload],
                "head": progress, "patch": piece, "delete": giveUp, "options": abilities("describe-upload"),
            ],
        ]
    }

    private static let upload: JSON = [
        "name": "upload", "in": "path", "required": true, "schema": ["type": "string", "minLength": 1],
        "example": "0198f2b4c0de0000a1b2c3d4e5f60718",
    ]

    private static func sent(_ name: String, _ schema: JSON, isRequired: Bool = true) -> JSON {
        ["name": .text(name), "in": "header", "required": .bool(isRequired), "schema": schema]
    }

    private static let version = sent("Tus-Resumable", ["type": "string", "enum": ["1.0.0"]])
    private static let size: JSON = ["type": "integer", "minimum": 1, "maximum": JSON(FileLimits.evidenceBytes)]
    private static let offset = sent("Upload-Offset", ["type": "integer", "minimum": 0])
    private static let checksum = sent("Upload-Checksum", ["type": "string"], isRequired: false)
    private static let metadata = sent("Upload-Metadata", ["type": "string", "maxLength": 4_096], isRequired: false)

    private static func done(_ description: String, _ headers: [String]) -> JSON {
        let members = headers.map {
            JSON.Member(name: $0, value: ["schema": ["type": "string"], "description": "See the tus protocol 1.0.0"])
        }
        return ["description": .text(description), "headers": .object(members)]
    }

    private func operation(
        _ id: String, _ summary: String, _ parameters: [JSON], done: (status: String, answer: JSON), problems: [Int]
    ) -> JSON {
        let answers = Self.answers(problems)
            .adding(.object([JSON.Member(name: done.status, value: done.answer)]))
        return [
            "operationId": .text(id), "summary": .text(summary), "security": [["trackingSecret": []]],
            "externalDocs": ["url": "https://tus.io/protocols/resumable-upload", "description": "tus 1.0.0"],
            "parameters": .array([Self.version] + parameters), "responses": answers,
        ]
    }

    private func abilities(_ id: String) -> JSON {
        [
            "operationId": .text(id), "summary": "What the upload protocol can do here",
            "responses": Self.answers([404, 405, 500]).adding([
                "204": Self.done(
                    "Its abilities", ["Tus-Version", "Tus-Extension", "Tus-Max-Size", "Tus-Checksum-Algorithm"])
            ]),
        ]
    }

    private var creation: JSON {
        operation(
            "begin-upload", "Begin to send a file of evidence",
            [Self.sent("Upload-Length", Self.size), Self.metadata],
            done: ("201", Self.done("It has begun.", ["Location", "Upload-Expires", "Upload-Offset"])),
            problems: [400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 423, 429, 460, 500, 503])
    }

    private var progress: JSON {
        let whole = operation(
            "upload-offset", "How much has arrived", [],
            done: (
                "200", Self.done("How much", ["Upload-Offset", "Upload-Length", "Upload-Metadata", "Upload-Expires"])
            ),
            problems: [])
        let statuses = [401, 404, 409, 412, 422, 429, 500, 503]
        let bare = statuses.map {
            JSON.Member(name: String($0), value: ["description": .text("As for the other methods, without a body")])
        }
        return whole.merging("responses", .object(bare))
    }

    private var piece: JSON {
        operation(
            "send-piece", "Send bytes from an offset on", [Self.offset, Self.checksum],
            done: ("204", Self.done("They are on the disk.", ["Upload-Offset", "Upload-Expires"])),
            problems: [400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422, 423, 429, 460, 500, 503]
        ).adding([
            "description": "The body is the bytes themselves, as `application/offset+octet-stream`."
        ])
    }

    private var giveUp: JSON {
        operation(
            "give-up-upload", "Give up an upload that is not whole", [], done: ("204", Self.done("It is gone.", [])),
            problems: [401, 403, 404, 405, 409, 410, 412, 423, 429, 500, 503])
    }
}

extension JSON {
    /// With more members in the object that is one of its members.
    fileprivate func merging(_ name: String, _ more: JSON) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(
            members.map {
                $0.name == name ? Member(name: name, value: $0.value.adding(more)) : $0
            })
    }
}
