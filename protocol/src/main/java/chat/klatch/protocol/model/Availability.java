package chat.klatch.protocol.model;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.codec.Otherwise;

/** How somebody who is there wants to be seen; what others are told of them is a {@link Presence}. */
public enum Availability {
    ONLINE, @Otherwise
    AWAY, DND;

    /** What is told of who asks for this. */
    public Presence presence() {
        return switch (this) {
            case ONLINE -> Presence.ONLINE;
            case AWAY -> Presence.AWAY;
            case DND -> Presence.DND;
        };
    }

    /**
     * What to ask for, to be seen like that.
     *
     * @throws Invalid
     *             for {@code OFFLINE}, as who asks is not
     */
    public static Availability of(Presence presence) {
        return switch (presence) {
            case ONLINE -> ONLINE;
            case AWAY -> AWAY;
            case DND -> DND;
            case OFFLINE -> throw new Invalid("status", "must be one of online, away, dnd");
        };
    }
}
