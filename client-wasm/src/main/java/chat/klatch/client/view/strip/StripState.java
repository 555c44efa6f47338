package chat.klatch.client.view.strip;

import chat.klatch.client.connection.Link;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.store.Tally;
import chat.klatch.protocol.CloseCode;

/** What the strip says, if anything. A person is not told of what passes by itself in a moment. */
record StripState(Kind kind, String lead, String countdown, String rest, Action action) {
    /** What is the matter. */
    enum Kind {
        NONE, CONNECTING, RECONNECTING, OFFLINE, BACK, MISSED, SIGNED_OUT, STOPPED, UPDATED, UNKEPT
    }

    /** What a person can do about it. */
    enum Action {
        NONE, TRY_NOW, SIGN_IN, RELOAD
    }

    static final long GRACE_MILLIS = 2_000;
    static final long OFFLINE_MILLIS = 60_000;
    private static final long SECOND_MILLIS = 1_000;
    static final StripState NONE = new StripState(Kind.NONE, "", "", "", Action.NONE);
    static final StripState BACK = new StripState(Kind.BACK, "", "", Texts.BACK, Action.NONE);
    static final StripState SIGNED_OUT = new StripState(Kind.SIGNED_OUT, Texts.SIGNED_OUT, "", Texts.NOTHING_LOST,
            Action.SIGN_IN);

    /** The server is another build than the page: both still talk, but the page may miss something. */
    static final StripState UPDATED = new StripState(Kind.UPDATED, PlaceTexts.UPDATED, "", PlaceTexts.DRAFTS_KEPT,
            Action.RELOAD);

    private static final StripState UNKEPT = new StripState(Kind.UNKEPT, Texts.UNKEPT, "", Texts.LEAVE_OPEN,
            Action.NONE);

    /** The same where what is written lives only as long as the page: nobody is told that it waits safely. */
    StripState unkept() {
        return switch (kind) {
            case NONE, UPDATED -> UNKEPT;
            case SIGNED_OUT -> new StripState(kind, lead, countdown, Texts.UNKEPT + " " + Texts.LEAVE_OPEN, action);
            case CONNECTING, RECONNECTING, OFFLINE, STOPPED -> new StripState(kind, lead, countdown,
                    rest + (rest.isEmpty() ? "" : " ") + Texts.UNKEPT + " " + Texts.LEAVE_OPEN, action);
            case BACK, MISSED, UNKEPT -> this;
        };
    }

    /** The same over what holds no composer: nobody is told to write on there. */
    StripState whereNobodyWrites(Tally waiting) {
        return kind != Kind.OFFLINE
                ? this
                : new StripState(kind, lead, countdown, Texts.waitingHere(waiting.messages(), waiting.changes()),
                        action);
    }

    /** Back, and the outbox is empty, but for what was refused on that. */
    static StripState back(Tally missed) {
        return missed.all() == 0
                ? BACK
                : new StripState(Kind.MISSED, "", "", Texts.backWithout(missed.messages(), missed.changes()),
                        Action.NONE);
    }

    /** Back, while the outbox is still emptying. */
    static StripState sending(Tally waiting) {
        return new StripState(Kind.BACK, "", "", Texts.sendingWaiting(waiting.messages(), waiting.changes()),
                Action.NONE);
    }

    /** How things stand without a connection; with one there is nothing to say. */
    static StripState of(Link link, long now, boolean online, Tally waiting) {
        return switch (link) {
            case Link.Up() -> NONE;
            case Link.Trying(long since, int tries) -> {
                long down = now - since;
                if (down < GRACE_MILLIS && (online || tries == 0)) {
                    yield NONE; // a first try shows whether what the browser thinks is true
                }
                if (down >= OFFLINE_MILLIS || !online) {
                    yield offline(waiting);
                }
                yield tries == 0
                        ? new StripState(Kind.CONNECTING, "", "", Texts.CONNECTING, Action.NONE)
                        : new StripState(Kind.RECONNECTING, Texts.RECONNECTING, "…",
                                Texts.waitingHere(waiting.messages(), waiting.changes()),
                                Action.TRY_NOW);
            }
            case Link.Waiting(long since, long until, _, _) -> {
                long down = now - since;
                if (down < GRACE_MILLIS && online) {
                    yield NONE;
                }
                if (down >= OFFLINE_MILLIS || !online) {
                    yield offline(waiting);
                }
                long seconds = Math.max(1, (until - now + SECOND_MILLIS - 1) / SECOND_MILLIS);
                yield new StripState(Kind.RECONNECTING, Texts.RECONNECTING, Texts.inSeconds(seconds),
                        Texts.waitingHere(waiting.messages(), waiting.changes()), Action.TRY_NOW);
            }
            case Link.Stopped(int code) when code == CloseCode.NORMAL.code() -> NONE; // by us: nobody is in, or not yet
            case Link.Stopped(int code) -> new StripState(Kind.STOPPED, Texts.STOPPED, "",
                    code == CloseCode.TOO_MANY_CONNECTIONS.code() ? Texts.TOO_MANY_WINDOWS : Texts.STOPPED_WHY,
                    Action.TRY_NOW);
        };
    }

    private static StripState offline(Tally waiting) {
        return new StripState(Kind.OFFLINE, Texts.OFFLINE, "", Texts.keepWriting(waiting.messages(), waiting.changes()),
                Action.TRY_NOW);
    }

    /** Whether it goes by itself when it was there for a while. */
    boolean isBack() {
        return kind == Kind.BACK || kind == Kind.MISSED;
    }

    /** What is said once when this is new. */
    String spoken() {
        return (lead.isEmpty() ? "" : lead + (lead.endsWith(".") || lead.endsWith("…") ? "" : ".") + " ") + rest;
    }
}
