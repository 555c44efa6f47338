package chat.klatch.server.door;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports for processes that listen on one port over all of their lives. */
public final class FreePort {
    /**
     * Below the ports that a kernel gives to outgoing connections: whoever waits for us must not take ours meanwhile.
     */
    private static final int FIRST = 20_000;
    private static final int COUNT = 10_000;
    private static final int TRIES = 100;
    /** One after the other: who was given a port may not listen yet, and nobody else of this process may have it. */
    private static final AtomicInteger NEXT = new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private FreePort() {
    }

    /**
     * A port of this machine's loopback on which nobody listens.
     *
     * @throws IllegalStateException
     *             after 100 that were taken
     */
    public static int next() {
        for (int i = 0; i < TRIES; i++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException taken) {
                // the one after it
            }
        }
        throw new IllegalStateException("no port is free");
    }
}
