package chat.klatch.server.messages;

import org.jspecify.annotations.Nullable;

/**
 * Where one or more wishes lead a marker: back (or up) to {@code base} where one of them said so, and from there only
 * up, to {@code least} at least.
 */
record MarkerMove(@Nullable Long base, long least) {
    static MarkerMove to(long seq, boolean back) {
        return back ? new MarkerMove(seq, 0) : new MarkerMove(null, seq);
    }

    /** This, and then {@code later}. */
    MarkerMove then(MarkerMove later) {
        return later.base == null ? new MarkerMove(base, Math.max(least, later.least)) : later;
    }

    long from(long now) {
        return Math.max(base == null ? now : base, least);
    }
}
