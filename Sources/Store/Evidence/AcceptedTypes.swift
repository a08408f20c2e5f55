/// The types of content that are taken as evidence: pictures, films, sound, documents, text and e-mail. No
/// programs, no archives, and nothing that a browser would run.
enum AcceptedTypes {
    /// The type to record for what was found in the content; nil when it is not taken.
    static func accepted(_ found: String) -> String? {
        if all.contains(found) { return found }
        // Prose and chat logs look like these to a guesser.
        return takenForText.contains(found) ? "text/plain" : nil
    }

    /// Pictures that can be re-encoded for viewing.
    static let pictures: Set<String> = [
        "image/jpeg", "image/png", "image/gif", "image/webp", "image/heic", "image/heif", "image/avif", "image/tiff",
    ]

    private static let all = pictures.union(otherPictures).union(films).union(sounds).union(documents).union(texts)

    private static let otherPictures: Set<String> = ["image/bmp", "image/x-ms-bmp"]
    private static let films: Set<String> = [
        "video/mp4", "video/quicktime", "video/webm", "video/x-matroska", "video/x-msvideo", "video/mpeg",
        "video/mpeg4-generic", "video/mp2t", "video/3gpp", "video/3gpp2", "video/x-m4v", "video/ogg",
        "video/x-ms-asf", "video/x-ms-wmv", "video/x-flv", "video/h264",
    ]
    private static let sounds: Set<String> = [
        "audio/mpeg", "audio/mp4", "audio/x-m4a", "audio/aac", "audio/x-hx-aac-adts", "audio/x-wav", "audio/wav",
        "audio/vnd.wave", "audio/ogg", "application/ogg", "audio/flac", "audio/x-flac", "audio/amr", "audio/webm",
        "audio/3gpp", "audio/3gpp2", "audio/x-aiff", "audio/x-ms-wma", "audio/AMR", "audio/opus",
    ]
    private static let documents: Set<String> = [
        "application/pdf", "application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.presentation", "text/rtf", "application/rtf",
    ]
    private static let texts: Set<String> = [
        "text/plain", "text/csv", "application/csv", "text/calendar", "text/vcard", "text/x-vcard",
        "application/json", "message/rfc822", "application/vnd.ms-outlook",
    ]
    private static let takenForText: Set<String> = [
        "text/x-c", "text/x-c++", "text/x-java", "text/x-tex", "text/troff", "text/x-diff", "text/x-news",
        "text/x-bibtex", "message/news",
    ]
}
