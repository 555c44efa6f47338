package chat.klatch.server.http;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port speaks TLS itself, for who has no proxy. Its certificate is taken anew when the files change, by whoever
 * connects from then on; whoever is there stays. Files that make no sense, as when one was replaced and the other not
 * yet, change nothing.
 */
final class Tls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private final TlsFiles files;
    private final SslContextFactory.Server contexts = new SslContextFactory.Server();
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("tls").daemon().factory());
    private KeyPairFile shown;
    private String complaint = "";

    /**
     * @throws TlsUnusable
     *             where there is nothing to begin with
     */
    Tls(TlsFiles files) {
        this.files = files;
        shown = new KeyPairFile(files);
        contexts.setKeyStore(shown.store());
        contexts.setKeyStorePassword(KeyPairFile.PASSWORD);
        var _ = timer.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    SslContextFactory.Server contexts() {
        return contexts;
    }

    private void look() {
        try {
            var now = new KeyPairFile(files);
            if (!now.isAs(shown)) {
                var store = now.store();
                contexts.reload(factory -> factory.setKeyStore(store));
                shown = now;
                LOG.info("Whoever connects from now on is shown the new certificate.");
            }
            complaint = "";
        } catch (Exception broken) { // of whatever kind: the one before still serves
            var why = String.valueOf(broken.getMessage());
            if (!why.equals(complaint)) {
                LOG.warn("The new certificate is not taken: {}", why);
                complaint = why;
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
