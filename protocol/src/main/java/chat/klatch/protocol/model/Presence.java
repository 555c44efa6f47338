package chat.klatch.protocol.model;

/** Whether somebody is there; {@code OFFLINE} is only told, never asked for. */
public enum Presence {
    ONLINE, AWAY, DND, OFFLINE
}
