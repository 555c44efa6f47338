package chat.klatch.client.api;

import org.jspecify.annotations.Nullable;

/** A path with its query, each value percent-encoded; what is null or empty is left out. */
final class Query {
    private static final String HEX = "0123456789ABCDEF";
    private static final String PLAIN = "-_.~";
    private static final int LEAD = 0xff00; // shifted: 11000000, 11100000, 11110000 with one, two, three more bytes
    private final StringBuilder path;
    private boolean begun;

    Query(String path) {
        this.path = new StringBuilder(path);
    }

    Query with(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            path.append(begun ? '&' : '?').append(name).append('=').append(encoded(value));
            begun = true;
        }
        return this;
    }

    /** The value as it may stand in any part of an address. */
    static String encoded(String value) {
        var safe = new StringBuilder(value.length());
        value.codePoints().forEach(c -> {
            if (c < 0x80) {
                ascii(safe, c);
            } else {
                int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
                escape(safe, LEAD >> more + 1 & 0xff | c >> 6 * more);
                for (int shift = 6 * (more - 1); shift >= 0; shift -= 6) {
                    escape(safe, 0x80 | c >> shift & 0x3f);
                }
            }
        });
        return safe.toString();
    }

    private static void ascii(StringBuilder safe, int c) {
        if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || PLAIN.indexOf(c) >= 0) {
            safe.append((char) c);
        } else {
            escape(safe, c);
        }
    }

    private static void escape(StringBuilder safe, int unit) {
        safe.append('%').append(HEX.charAt(unit >> 4)).append(HEX.charAt(unit & 15));
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
