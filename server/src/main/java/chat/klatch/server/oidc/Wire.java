package chat.klatch.server.oidc;

import chat.klatch.server.accounts.SignOnFailed;
import chat.klatch.server.accounts.SignOnFailed.Why;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks one provider over HTTP: bounded in time and size, never following where an answer leads, and a few at once, so
 * that one that is slow holds few threads up. Any number of threads.
 */
final class Wire implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final long WHOLE_SECONDS = 8;
    private static final long MOST_BYTES = 256 * 1024;
    private static final int AT_ONCE = 8;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER).version(HttpClient.Version.HTTP_1_1).build();

    /** A request to an address that may be one of a provider's. */
    static HttpRequest.Builder to(URI address) {
        if (!isSafe(address)) {
            throw new SignOnFailed(Why.BROKEN);
        }
        return HttpRequest.newBuilder(address).header("Accept", "application/json");
    }

    /** Whether nobody on the way can read or change what is said there: by TLS, or on this machine. */
    static boolean isSafe(URI address) {
        var host = address.getHost();
        return host != null && address.getRawUserInfo() == null && ("https".equals(address.getScheme())
                || "http".equals(address.getScheme()) && isHere(host));
    }

    private static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.equals("127.0.0.1");
    }

    /**
     * Asks, and waits for the whole answer.
     *
     * @throws SignOnFailed
     *             where none came in time, it is too large, or too many are asking
     */
    HttpResponse<String> ask(HttpRequest request) {
        if (!turns.tryAcquire()) {
            throw new SignOnFailed(Why.UNREACHABLE);
        }
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
        try {
            return answer.get(WHOLE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException lost) {
            throw new SignOnFailed(lost.getCause() instanceof IOException ? Why.UNREACHABLE : Why.BROKEN);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new SignOnFailed(Why.UNREACHABLE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SignOnFailed(Why.UNREACHABLE);
        } finally {
            turns.release();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
