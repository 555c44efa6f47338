package chat.klatch.client.store;

/** How many messages, and how many changes of messages: edits, deletions, reactions. Neither is below 0. */
public record Tally(int messages, int changes) {
    public static final Tally NONE = new Tally(0, 0);

    /** With this one too. */
    public Tally plus(Unsent one) {
        return one.change() == null ? new Tally(messages + 1, changes) : new Tally(messages, changes + 1);
    }

    public int all() {
        return messages + changes;
    }
}
