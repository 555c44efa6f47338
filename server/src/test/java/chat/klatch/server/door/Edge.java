package chat.klatch.server.door;

import static chat.klatch.server.door.Damage.quoted;

import java.util.List;
import java.util.stream.Stream;

/**
 * The last value of a field that is taken, and the first that is not, both as raw JSON.
 *
 * @param frame
 *            its type on the wire
 */
record Edge(String frame, String field, String within, String beyond) {
    /** Every edge of every frame; {@code user} is the id of somebody. */
    static List<Edge> all(String user) {
        var ids = Stream.generate(() -> quoted(user));
        return List.of(new Edge("send", "text", quoted("x".repeat(8_000)), quoted("x".repeat(8_001))),
                new Edge("send", "text", quoted("🔑".repeat(8_000)), quoted("🔑".repeat(8_001))),
                new Edge("send", "text", quoted("x"), quoted(" \\u2003 ")),
                new Edge("send", "text", quoted("a\\u0001"), quoted("a\\u0000")),
                new Edge("send", "key", quoted("k".repeat(8)), quoted("k".repeat(7))),
                new Edge("send", "key", quoted("k".repeat(64)), quoted("k".repeat(65))),
                new Edge("send", "replyTo", "1", "0"),
                new Edge("edit", "text", quoted("y".repeat(8_000)), quoted("y".repeat(8_001))),
                new Edge("edit", "text", quoted("y"), quoted("")),
                new Edge("react", "emoji", quoted("👨‍👩‍👧‍👦"), quoted("👍👍")),
                new Edge("react", "emoji", quoted("1️⃣"), quoted("1")),
                new Edge("join", "limit", "1", "0"), new Edge("join", "limit", "100", "101"),
                new Edge("join", "since", "9007199254740991", "9007199254740992"),
                new Edge("history", "limit", "100", "101"), new Edge("history", "limit", "1", "0"),
                new Edge("history", "before", "9007199254740991", "9007199254740992"),
                new Edge("history", "seqs", "[" + "1,".repeat(49) + "1]", "[" + "1,".repeat(50) + "1]"),
                new Edge("watch", "users", "[" + String.join(",", ids.limit(500).toList()) + "]",
                        "[" + "\"u\",".repeat(500) + "\"u\"]"),
                new Edge("watch", "users", "[]", "[\"" + "u".repeat(65) + "\"]"),
                new Edge("presence", "status", quoted("dnd"), quoted("offline")),
                new Edge("read", "seq", "9007199254740991", "9007199254740992"),
                new Edge("ping", "n", "0", "-1"));
    }

    Class<?> type() {
        return Samples.frames().stream().filter(one -> Samples.type(one).equals(frame)).findFirst().orElseThrow();
    }

    Damage inside() {
        return new Damage(field, within);
    }

    Damage outside() {
        return new Damage(field, beyond);
    }
}
