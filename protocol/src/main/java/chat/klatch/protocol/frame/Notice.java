package chat.klatch.protocol.frame;

/** What the server tells unasked. */
public sealed interface Notice extends Event permits Posted, RoomChanged, Gone, Activity, TypingNow, PresenceChanged,
        MarkerMoved, UserChanged, SettingsChanged, Expiring, Goodbye, Pong {
}
