package chat.klatch.client.account;

/** Remembers, over restarts of the client, that a person signed out and the server has not heard of it. */
public interface Parting {
    boolean isOwed();

    void owed(boolean now);

    /** Remembers as long as the process lives. */
    static Parting inMemory() {
        return new Parting() {
            private boolean owed;

            @Override
            public boolean isOwed() {
                return owed;
            }

            @Override
            public void owed(boolean now) {
                owed = now;
            }
        };
    }
}
