package chat.klatch.client.jvm;

import chat.klatch.client.Chance;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;

/**
 * What any number of clients of one process share: the HTTP client with its connections, the timer and the source of
 * chance, so that a client more costs a socket and a virtual thread. Close it after its clients.
 */
public final class JvmPlatform implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
            .build();
    private final Chance chance = new JvmChance();
    private final ScheduledExecutorService timer;
    private final Consumer<Throwable> faults;

    /**
     * @param faults
     *            hears of what a client or its listener threw; called on the client's thread
     */
    public JvmPlatform(Consumer<Throwable> faults) {
        this.faults = faults;
        var one = new ScheduledThreadPoolExecutor(1,
                task -> Thread.ofPlatform().daemon().name("klatch-timer").unstarted(task));
        one.setRemoveOnCancelPolicy(true);
        timer = one;
    }

    HttpClient http() {
        return http;
    }

    Chance chance() {
        return chance;
    }

    EventLoop loop(String name) {
        return new EventLoop(name, timer, faults);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        http.shutdownNow();
    }
}
