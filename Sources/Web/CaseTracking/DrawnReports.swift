import NIOCore
import Policing
import Synchronization
import Workflows

/// Reports' pages as they were last drawn. Such a page follows from its facts, a language and the time, so it is drawn
/// anew only when a fact is new, somebody was erased, or a clock on it has turned. What belongs to one visitor, the
/// token of its forms, is put in when the page is given.
///
/// It remembers people's words, so it forgets them soon: within the hour and a little after the last reader.
final class DrawnReports: Sendable {
    struct Key: Hashable, Sendable {
        let reference: Reference
        /// The tag of the language it is read in.
        let language: String
    }

    /// When a page was last known to be as the store has it.
    struct Check: Sendable {
        /// How often the store was written to before it was asked.
        let writings: Int?
        let at: Moment

        /// Whether nothing can have changed since. Other programs on the same store are heard of within a second.
        func holds(at now: Moment, writings: Int?) -> Bool {
            writings != nil && writings == self.writings && now >= at && now < at.adding(seconds: 1)
        }
    }

    struct Page: Sendable {
        let mark: FilePage.Mark
        /// When some time on the page is no longer told as it was.
        let until: Moment
        /// The bytes before, between and after the places where a token goes.
        let pieces: [ByteBuffer]
        var check: Check

        /// The page for one visitor.
        func bytes(_ token: FormToken) -> ByteBuffer {
            let length = pieces.reduce(0) { $0 + $1.readableBytes } + (pieces.count - 1) * token.value.utf8.count
            var page = ByteBufferAllocator().buffer(capacity: length)
            for (index, piece) in pieces.enumerated() {
                if index > 0 { page.writeString(token.value) }
                page.writeImmutableBuffer(piece)
            }
            return page
        }
    }

    /// Two generations: what nobody asks for while the younger one lasts is dropped with the older.
    private struct Generations {
        var younger: [Key: Page] = [:]
        var older: [Key: Page] = [:]
        var youngerBytes = 0
        var begunAt = Moment(milliseconds: 0)
    }

    private let kept = Mutex(Generations())
    private static let generationBytes = 8 << 20
    private static let generationSeconds: Int64 = 1_800

    /// The page, if it may still be told as it was drawn; whether a fact is new is for the caller to ask.
    func page(_ key: Key, at now: Moment) -> Page? {
        kept.withLock { kept in
            Self.turn(&kept, at: now)
            guard let page = kept.younger[key] ?? kept.older[key], page.until > now else { return nil }
            if kept.younger[key] == nil { Self.add(page, key, to: &kept) }
            return page
        }
    }

    func keep(_ page: Page, as key: Key, at now: Moment) {
        kept.withLock { kept in
            Self.turn(&kept, at: now)
            Self.add(page, key, to: &kept)
        }
    }

    /// The store has the page as it was drawn; another that was kept meanwhile is another's to check.
    func check(_ page: Page, of key: Key, _ check: Check) {
        kept.withLock { kept in
            if kept.younger[key]?.mark == page.mark { kept.younger[key]?.check = check }
        }
    }

    /// Forgets what is old, which the next reader would do too, if there is one.
    func forget(at now: Moment) {
        kept.withLock { Self.turn(&$0, at: now) }
    }

    private static func add(_ page: Page, _ key: Key, to kept: inout Generations) {
        kept.youngerBytes += page.pieces.reduce(0) { $0 + $1.readableBytes }
        kept.younger[key] = page
    }

    private static func turn(_ kept: inout Generations, at now: Moment) {
        let isOver = now >= kept.begunAt.adding(seconds: generationSeconds)
        guard isOver || kept.youngerBytes > generationBytes else { return }
        // After a quiet hour even the younger ones are old.
        let isLongOver = now >= kept.begunAt.adding(seconds: 2 * generationSeconds)
        kept = Generations(older: isLongOver ? [:] : kept.younger, begunAt: now)
    }
}

extension Site {
    /// Forgets pages that nobody has asked for lately. To be called every few minutes.
    public func forgetDrawn(at now: Moment) {
        drawn.forget(at: now)
    }
}

extension FilePage {
    /// When, if no fact comes, the page next tells some time differently: a day ends, a promise draws near or is late.
    func nextTurn(after now: Moment) -> Moment {
        let midnight = Moment(london: now.london.date.adding(days: 1), hour: 0)
        let dues = promises.filter(\.isOpen).compactMap(\.due)
        // At its very moment a promise is not late yet, nor near a day before: both begin a millisecond after.
        return dues.reduce(midnight) { next, due in
            [due.adding(hours: -24), due].map { Moment(milliseconds: $0.milliseconds + 1) }
                .filter { $0 > now }.reduce(next, min)
        }
    }
}
