package chat.klatch.server.crash;

import java.nio.charset.StandardCharsets;

/** As much of Redis's protocol (RESP 2 and 3, redis.io/docs/reference/protocol-spec) as tells values apart. */
final class Resp {
    private static final byte[] HINT = "3\r\n$7\r\nmessage\r\n".getBytes(StandardCharsets.US_ASCII);

    private Resp() {
    }

    /**
     * Where the value ends that begins at {@code from}; -1 where not all of it is there.
     *
     * @param count
     *            of the bytes that are there
     */
    static int end(byte[] bytes, int from, int count) {
        int line = line(bytes, from, count);
        if (line < 0) {
            return -1;
        }
        return switch (bytes[from]) {
            case '$', '=', '!' -> blob(bytes, from, line, count);
            case '*', '~', '>' -> several(bytes, line, count, number(bytes, from + 1, line));
            case '%' -> several(bytes, line, count, 2 * number(bytes, from + 1, line));
            default -> line;
        };
    }

    /** Whether the value that begins at {@code from} tells a listener what was published. */
    static boolean isHint(byte[] bytes, int from, int end) {
        if ((bytes[from] != '>' && bytes[from] != '*') || end - from <= HINT.length) {
            return false;
        }
        for (int i = 0; i < HINT.length; i++) {
            if (bytes[from + 1 + i] != HINT[i]) {
                return false;
            }
        }
        return true;
    }

    private static int line(byte[] bytes, int from, int count) {
        for (int i = from; i < count; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int blob(byte[] bytes, int from, int line, int count) {
        int length = number(bytes, from + 1, line);
        int end = length < 0 ? line : line + length + 2;
        return end <= count ? end : -1;
    }

    private static int several(byte[] bytes, int from, int count, int values) {
        int end = from;
        for (int i = 0; i < values && end >= 0; i++) {
            end = end(bytes, end, count);
        }
        return end;
    }

    private static int number(byte[] bytes, int from, int line) {
        return Integer.parseInt(new String(bytes, from, line - 2 - from, StandardCharsets.US_ASCII));
    }
}
