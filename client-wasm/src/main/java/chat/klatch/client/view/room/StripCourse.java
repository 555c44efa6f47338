package chat.klatch.client.view.room;

import chat.klatch.client.connection.Link;

/** What the strip says in the course of one sign-in: it is back only for who was told that it was away. One thread. */
final class StripCourse {
    private static final long BACK_MILLIS = 3_000;
    private boolean wasUp;
    private boolean settling;
    private long backUntil;

    /** Somebody comes in, or the same person again. */
    void begin() {
        wasUp = false;
        settling = false;
        backUntil = 0;
    }

    /**
     * What is to be said at {@code now}.
     *
     * @param waiting
     *            how many messages wait in the outbox
     * @param updated
     *            whether the server is another build than the page
     */
    StripState next(Link link, long now, boolean online, int waiting, boolean updated) {
        if (!(link instanceof Link.Up)) {
            backUntil = 0;
            var down = StripState.of(link, now, online, waiting);
            settling |= !down.equals(StripState.NONE) && (wasUp || waiting > 0);
            return down;
        }
        wasUp = true;
        if (settling) {
            if (waiting > 0) {
                return StripState.sending(waiting);
            }
            settling = false;
            backUntil = now + BACK_MILLIS;
        }
        return now < backUntil ? StripState.BACK : updated ? StripState.UPDATED : StripState.NONE;
    }
}
