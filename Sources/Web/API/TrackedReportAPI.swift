import Crypto
import Foundation
import Hummingbird
import Policing
import Workflows

/// `/api/v1/reports/{reference}`: the person's own report, with its secret.
struct TrackedReportAPI: Sendable {
    let site: Site

    func read(_ request: Request, _ context: PageContext) async throws -> Response {
        let file = try await APIDoor(site: site).admit(request, context)
        guard let page = try await site.ports.pages.page(of: file.reference) else { throw Problem(kind: .notFound) }
        let words = TrackingWords(words: site.words(context), site: site, now: context.now)
        let body: JSON = [
            "reference": .text(file.reference.text), "status": .text(page.summary.status.rawValue),
            "promises": .array(
                page.promises.filter { words.mayHear(of: $0, in: page.summary) }.map {
                    [
                        "what": .text(words.promise($0.rule)), "due": JSON($0.due?.iso8601),
                        "keptAt": JSON($0.keptAt?.iso8601), "declined": .bool($0.ending == .declined),
                    ]
                }),
            "timeline": .array(
                page.told.map {
                    [
                        "at": .text($0.at.iso8601), "kind": .text($0.kind.rawValue),
                        "text": .text(words.sentence(for: $0)),
                    ]
                }),
            "messages": .array(page.timeline.compactMap(Self.message)),
        ]
        return body.response()
    }

    /// A message of either side; nil for anything else that happened.
    private static func message(_ entry: Workflows.TimelineEntry) -> JSON? {
        switch entry.kind {
        case .personWrote: ["at": .text(entry.at.iso8601), "from": "person", "text": JSON(entry.words)]
        case .staffWrote:
            ["at": .text(entry.at.iso8601), "from": "force", "name": JSON(entry.who), "text": JSON(entry.words)]
        default: nil
        }
    }

    func write(_ request: Request, _ context: PageContext) async throws -> Response {
        let file = try await APIDoor(site: site).admit(request, context)
        let key = try IdempotencyKey(request)
        let text = try Self.text(try await APIRequest.json(request), site.words(context), context.now)
        if let wait = site.messages.seconds(toWait: file.reference.text, at: context.now) {
            throw Problem(tooMany: wait)
        }
        var random = SystemRandomNumberGenerator()
        let route = "POST /api/v1/reports/\(file.reference.text)/messages"
        let command = key?.command(at: route) ?? CommandID.make(at: context.now, using: &random)
        let order = Files.Order(
            id: command, command: .addMessage(text: text), actor: .person, at: context.now,
            fingerprint: Array(SHA256.hash(data: Data(text.utf8))))
        do {
            _ = try await site.ports.files.carryOut(order, on: file.id)
        } catch {
            if error == .store(.commandReused) { throw Problem(kind: .keyReused) }
            throw error
        }
        let body: JSON = ["reference": .text(file.reference.text), "from": "person", "text": .text(text)]
        return body.response(.created)
    }

    /// The text of a message, held to what any long answer is held to.
    private static func text(_ body: JSON, _ words: Catalogue, _ now: Moment) throws(Problem) -> String {
        var fields = BodyReader()
        let pointer = FieldPointer("text")
        let members = fields.members(of: body, at: .whole, allowed: ["text"])
        let text = fields.text(members?["text"], at: pointer)
        let answer = text.map { Answer.text($0) }
        if members != nil, let reason = message.problem(with: answer, today: now.london.date) {
            let problem = AnswerProblem(question: message.id, reason: reason)
            fields.note(pointer, reason.code, words.sentence(for: problem, of: nil))
        }
        guard let text, fields.wrong.isEmpty else {
            var problem = Problem(kind: .validation)
            problem.errors = fields.wrong
            throw problem
        }
        return text
    }

    private static let message = Question(
        id: "text", type: .longText, asked: .init(isRequired: true), words: .init(textKey: "text"))
}

/// The door of the tracker, for programs.
struct APIDoor: Sendable {
    let site: Site

    /// The file that the address and the secret open.
    func admit(_ request: Request, _ context: PageContext) async throws(Problem) -> FileSummary {
        guard let typed = APIRequest.bearer(request) else { throw .closed }
        let path = context.parameters.get("reference")?.removingPercentEncoding ?? ""
        do throws(TrackingDoor.Refusal) {
            return try await admit(Reference(typed: path), TrackingSecret(typed: typed), context)
        } catch {
            switch error {
            case .noMatch: throw .closed
            case .tooMany(let seconds): throw Problem(tooMany: seconds)
            case .store(let error): throw Problem(PageFailure(error))
            }
        }
    }

    /// What cannot be a reference or a secret goes the whole way as well, so that it takes as long.
    private func admit(
        _ reference: Reference?, _ secret: TrackingSecret?, _ context: PageContext
    ) async throws(TrackingDoor.Refusal) -> FileSummary {
        let door = TrackingDoor(site: site)
        if let reference, let secret {
            return try await door.admit(reference, secret, from: context.address, at: context.now)
        }
        if let reference {
            try door.count(reference, from: context.address, at: context.now)
        } else if let wait = site.trackingAddresses.seconds(toWait: context.address, at: context.now) {
            throw .tooMany(waitSeconds: wait)
        }
        guard let standIn = reference ?? Self.nobody, let wrong = secret ?? Self.never else { throw .noMatch }
        let file = try await door.summary(of: standIn)
        _ = site.secrets.matches(wrong, of: standIn, file?.secretHash ?? String(repeating: "0", count: 64))
        throw .noMatch
    }

    private static let nobody = Reference(typed: "222222222")
    private static let never = TrackingSecret(typed: "222222222222")
}

extension Problem {
    /// The one answer for no secret, a wrong one, and a reference that nobody has.
    static var closed: Problem {
        var problem = Problem(kind: .unauthorized)
        problem.headers[.wwwAuthenticate] = "Bearer realm=\"report\""
        return problem
    }
}
