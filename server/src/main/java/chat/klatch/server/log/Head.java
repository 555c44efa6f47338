package chat.klatch.server.log;

import java.time.Instant;

/** How far a room's log has come: its newest rev, the position of its newest message, and that one's time. */
public record Head(long rev, long seq, Instant at) {
    static final Head START = new Head(0, 0, Instant.EPOCH);

    /** The head after one more message; time never runs backwards within a room. */
    Head said(Instant now) {
        return new Head(rev + 1, rev + 1, now.isBefore(at) ? at : now);
    }

    /** The head after one change of a message that is there already. */
    Head revised() {
        return new Head(rev + 1, seq, at);
    }
}
