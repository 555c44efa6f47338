package chat.klatch.server.net;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from, and by which address it was made: from the connection, or where that is a trusted proxy's
 * from what the proxy says.
 *
 * @param address
 *            the client's
 * @param origin
 *            scheme, host and port as a browser writes its {@code Origin}
 */
public record Caller(String address, String scheme, String origin) {
    /**
     * @param header
     *            finds the lines of a header by its name, none where it is absent: some proxies add a line to those
     *            that the client sent
     */
    public static Caller of(String peer, String scheme, @Nullable String host, List<Cidr> trusted,
            Function<String, List<String>> header) {
        if (!trusts(peer, trusted)) {
            return new Caller(peer, scheme, origin(scheme, host));
        }
        var address = told(header.apply("X-Forwarded-For"));
        var told = told(header.apply("X-Forwarded-Proto"));
        var outside = told == null ? scheme : last(told);
        var asked = told(header.apply("X-Forwarded-Host"));
        return new Caller(address == null ? peer : furthest(address, trusted), outside,
                origin(outside, asked == null ? host : last(asked)));
    }

    private static @Nullable String told(List<String> lines) {
        return lines.isEmpty() ? null : String.join(",", lines);
    }

    private static String origin(String scheme, @Nullable String host) {
        return scheme + "://" + (host == null ? "" : host);
    }

    /** The nearest address that is not one of our proxies: what stands further left anybody may have written. */
    private static String furthest(String forwarded, List<Cidr> trusted) {
        var hops = List.of(forwarded.split(",", -1)).reversed();
        return hops.stream().map(String::strip).filter(hop -> !trusts(hop, trusted)).findFirst()
                .orElse(hops.getLast().strip());
    }

    private static String last(String values) {
        return values.substring(values.lastIndexOf(',') + 1).strip();
    }

    /** Whether what this address says of a request is believed. */
    public static boolean trusts(String address, List<Cidr> trusted) {
        try {
            var literal = InetAddress.ofLiteral(address);
            return trusted.stream().anyMatch(range -> range.contains(literal));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    public boolean https() {
        return scheme.equals("https");
    }

    /** Whether the request never left this machine. */
    public boolean loopback() {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
