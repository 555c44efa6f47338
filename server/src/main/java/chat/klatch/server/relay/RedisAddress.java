package chat.klatch.server.relay;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a Redis is, and as whom to come.
 *
 * @param url
 *            {@code redis://host}, or {@code rediss://} for TLS, maybe with a user before it and a port behind it
 * @param password
 *            null where none is asked for
 */
public record RedisAddress(String url, @Nullable String password) {
    private static final int PORT = 6379;

    /**
     * @throws IllegalArgumentException
     *             where the URL is none of Redis's, or has a password in it, which would be shown and logged with it
     */
    public RedisAddress {
        var uri = URI.create(url);
        boolean good = ("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme())) && uri.getHost() != null
                && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/")) && uri.getRawQuery() == null
                && uri.getRawFragment() == null && (uri.getUserInfo() == null || !uri.getUserInfo().contains(":"));
        if (!good) {
            throw new IllegalArgumentException("not the URL of a Redis, without a password");
        }
    }

    boolean secure() {
        return url.startsWith("rediss:");
    }

    String host() {
        return String.valueOf(URI.create(url).getHost());
    }

    int port() {
        int port = URI.create(url).getPort();
        return port < 0 ? PORT : port;
    }

    /** Null for Redis's default one. */
    @Nullable
    String user() {
        return URI.create(url).getUserInfo();
    }

    /** Never the password: this may reach a log. */
    @Override
    public String toString() {
        return url;
    }
}
