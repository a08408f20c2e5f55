import HTML

/// What the person and the force wrote to each other, the oldest first.
struct Messages: HTML, Sendable {
    struct Message: Sendable {
        let from: String
        let at: TimeText
        let paragraphs: [String]
        let isFromReader: Bool
    }

    let messages: [Message]

    var body: some HTML {
        ol(.class("bl-messages"), .role("list")) {
            for message in messages {
                li(.class("bl-message"), .when(message.isFromReader, .class("bl-message--mine"))) {
                    p(.class("bl-message__from")) {
                        strong { message.from }
                        " "
                        span(.class("bl-quiet")) { message.at }
                    }
                    for paragraph in message.paragraphs {
                        p(.class("bl-message__text"), .dir(.auto)) { paragraph }
                    }
                }
            }
        }
    }
}
