package chat.klatch.protocol.model;

import chat.klatch.protocol.codec.Otherwise;

/** Whether somebody is there; {@code OFFLINE} is only told, never asked for. */
public enum Presence {
    ONLINE, @Otherwise
    AWAY, DND, OFFLINE
}
