package chat.klatch.client.view.strip;

import chat.klatch.client.connection.Link;
import chat.klatch.client.store.Tally;
import chat.klatch.client.store.Unsent;

/** What the strip says in the course of one sign-in: it is back only for who was told that it was away. One thread. */
final class StripCourse {
    private static final long BACK_MILLIS = 3_000;
    private static final long MISSED_MILLIS = 10_000;
    private boolean wasUp;
    private boolean settling;
    private Tally missed = Tally.NONE;
    private long backUntil;

    /** Somebody comes in, or the same person again. */
    void begin() {
        wasUp = false;
        settling = false;
        missed = Tally.NONE;
        backUntil = 0;
    }

    /** Refused for good. Of what waited while one was away, it is told in the end that it was not sent. */
    void refused(Unsent wish) {
        if (settling) {
            missed = missed.plus(wish);
        }
    }

    /**
     * What is to be said at {@code now}.
     *
     * @param waiting
     *            what waits in the outbox
     * @param updated
     *            whether the server is another build than the page
     */
    StripState next(Link link, long now, boolean online, Tally waiting, boolean updated) {
        if (!(link instanceof Link.Up)) {
            backUntil = 0;
            var down = StripState.of(link, now, online, waiting);
            if (!settling && !down.equals(StripState.NONE) && (wasUp || waiting.all() > 0)) {
                settling = true;
                missed = Tally.NONE;
            }
            return down;
        }
        wasUp = true;
        if (settling) {
            if (waiting.all() > 0) {
                return StripState.sending(waiting);
            }
            settling = false;
            backUntil = now + (missed.all() == 0 ? BACK_MILLIS : MISSED_MILLIS);
        }
        return now < backUntil ? StripState.back(missed) : updated ? StripState.UPDATED : StripState.NONE;
    }
}
