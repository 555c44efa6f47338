package chat.klatch.server.command;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.call.Unready;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.server.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server that listens at these settings whether it can store, as those do who restart what is not well. The
 * JDK's older HTTP client: this is called twice a minute, for ever, and the newer one takes twice as long to start.
 */
public final class Health {
    /** The server gives a disk five seconds before it says no. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int MOST_SAID_BYTES = 1_024;
    private final String host;
    private final int port;
    private final boolean tls;

    /**
     * @param host
     *            where the server listens; where that is every address, it is asked at loopback
     */
    public Health(String host, int port, boolean tls) {
        this.host = host;
        this.port = port;
        this.tls = tls;
    }

    /**
     * Says that the server can serve.
     *
     * @throws NotDone
     *             where it cannot, or none answers
     */
    public String ask() {
        if (port == 0) {
            throw new NotDone("KLATCH_PORT is 0: only the server's log says which port it took.");
        }
        try {
            return ask(address());
        } catch (UnknownHostException unknown) {
            throw new NotDone("No address is known of " + host + ".", unknown);
        }
    }

    private String address() throws UnknownHostException {
        var listens = InetAddress.getByName(host);
        var asked = listens.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : listens;
        var literal = asked.getHostAddress();
        return (tls ? "https://" : "http://") + (literal.contains(":") ? "[" + literal + "]" : literal) + ":" + port;
    }

    private static String ask(String address) {
        HttpURLConnection call = null;
        try {
            call = call(address + "/health/ready");
            return switch (call.getResponseCode()) {
                case HttpURLConnection.HTTP_OK -> "Klatch at " + address + " can serve.";
                case HttpURLConnection.HTTP_UNAVAILABLE -> throw new NotDone("Klatch at " + address
                        + " cannot serve now: " + String.join(", ", unready(call).failed()) + ".");
                default -> throw noKlatch(address);
            };
        } catch (Malformed | Invalid _) {
            throw noKlatch(address);
        } catch (ConnectException none) {
            throw new NotDone("No Klatch is at " + address + ".", none);
        } catch (SocketTimeoutException late) {
            throw new NotDone("Klatch at " + address + " does not answer within " + PATIENCE.toSeconds() + " s.", late);
        } catch (IOException lost) {
            throw NotDone.because("Klatch at " + address + " did not answer", lost);
        } finally {
            close(call);
        }
    }

    private static HttpURLConnection call(String address) throws IOException {
        var call = (HttpURLConnection) URI.create(address).toURL().openConnection(Proxy.NO_PROXY);
        if (call instanceof HttpsURLConnection secure) {
            secure.setSSLSocketFactory(Anybody.sockets());
            secure.setHostnameVerifier((_, _) -> true);
        }
        call.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
        call.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
        call.setInstanceFollowRedirects(false);
        return call;
    }

    private static Unready unready(HttpURLConnection call) throws IOException {
        try (var body = call.getErrorStream()) {
            var said = body == null ? new byte[0] : body.readNBytes(MOST_SAID_BYTES);
            return new Json().read(new String(said, StandardCharsets.UTF_8), Unready.class);
        }
    }

    private static NotDone noKlatch(String address) {
        return new NotDone("What answers at " + address + " is no Klatch.");
    }

    private static void close(@Nullable HttpURLConnection call) {
        if (call != null) {
            call.disconnect();
        }
    }
}
