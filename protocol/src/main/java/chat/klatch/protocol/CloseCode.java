package chat.klatch.protocol;

/** How the server closes a WebSocket. From 4000 to 4499 a client comes back, from 4500 on it stops. */
public enum CloseCode {
    NORMAL(1000), GOING_AWAY(1001), NOT_TEXT(1003), NOT_UTF8(1007), TOO_LARGE(1009), DRAINING(4001), SLOW_READER(
            4002), SILENT(4003), BUSY(4004), EXPIRED(4005), NO_AUTH(4006), NOT_AUTHENTICATED(4500), REVOKED(
                    4502), PROTOCOL_ERRORS(4503), TOO_MANY_CONNECTIONS(4504), FLOODING(4505);

    private static final int FIRST_OWN = 4000;
    private static final int FIRST_FINAL = 4500;
    private final int code;

    CloseCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Whether a client that was closed with {@code code} connects again, also for codes that it does not know. */
    public static boolean comesBack(int code) {
        if (code >= FIRST_OWN) {
            return code < FIRST_FINAL;
        }
        return code != NOT_TEXT.code && code != NOT_UTF8.code && code != TOO_LARGE.code;
    }
}
