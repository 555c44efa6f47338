package chat.klatch.protocol.model;

import chat.klatch.protocol.codec.Otherwise;

/** Whether somebody is there, as others are told; what they may ask for is an {@link Availability}. */
public enum Presence {
    ONLINE, @Otherwise
    AWAY, DND, OFFLINE
}
