package chat.klatch.server.audit;

/**
 * Who did something, or to whom or what it was done, as it was called then.
 *
 * @param id
 *            empty for what has none
 */
public record Named(String id, String name) {
    /** Whoever calls {@code klatch}: the system knows who that was, and we do not. No username has a space. */
    public static final Named COMMAND_LINE = new Named("", "command line");
    /** The place itself. */
    public static final Named PLACE = new Named("", "place");
}
