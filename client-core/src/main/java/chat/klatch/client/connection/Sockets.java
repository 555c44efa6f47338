package chat.klatch.client.connection;

import java.util.function.Consumer;

/** Opens WebSockets with subprotocol {@code klatch.v1} to the one server that this client belongs to. */
public interface Sockets {
    /** Never throws: a socket that cannot be opened is closed with 1006. Tells nothing before it has returned. */
    Socket open(Listener listener);

    /** One socket. Calls after it is closed do nothing. */
    interface Socket {
        void send(String text);

        /** Closes and forgets: the listener hears no more. */
        void abandon();
    }

    /** What a socket tells, on the client's thread. */
    interface Listener {
        void opened();

        void received(String text);

        /** Once, at the end, also of a socket that never opened (1006). */
        void closed(int code);
    }

    /** Tells when the platform thinks that the network came back or the window came to the front. */
    void onWake(Consumer<Boolean> online);

    /** {@code doubt} runs when the platform begins to think that there is no network, which may be wrong. */
    default void onOffline(Runnable doubt) {
        // it never thinks so
    }
}
