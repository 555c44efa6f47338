package chat.klatch.server.door;

import static chat.klatch.server.door.Damage.quoted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.frame.Command;
import chat.klatch.protocol.frame.Read;
import chat.klatch.protocol.frame.Request;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every field of every frame, damaged in every way that its record knows of: the documented error names it, the
 * connection goes on, and nothing has changed. Before it is signed in, a connection hears one thing only.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileFramesTest {
    private static final List<String> DEEP = List.of("[".repeat(100) + "]".repeat(100),
            "{\"a\":".repeat(100) + "1" + "}".repeat(100));
    private TestServer server;
    private Person ada;
    private String room;
    private int keys;

    @BeforeAll
    void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
        room = ada.foyer();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static List<Class<?>> frames(Class<?> family) {
        var frames = new ArrayList<Class<?>>();
        for (Class<?> member : family.getPermittedSubclasses()) {
            frames.addAll(member.isInterface() ? frames(member) : List.of(member));
        }
        return frames;
    }

    private static Stream<DynamicTest> each(java.util.function.Consumer<Class<?>> check) {
        return frames(Command.class).stream().map(frame -> dynamicTest(type(frame), () -> check.accept(frame)));
    }

    private static String type(Class<?> frame) {
        return frame.getAnnotation(Wire.class).value();
    }

    private static boolean isRequest(Class<?> frame) {
        return Request.class.isAssignableFrom(frame);
    }

    /** A frame that is taken: the least that it must have. */
    private Map<String, String> good(Class<?> frame) {
        var good = new LinkedHashMap<String, String>();
        good.put("type", quoted(type(frame)));
        if (isRequest(frame)) {
            good.put("id", quoted("q"));
        }
        for (var component : frame.getRecordComponents()) {
            switch (component.getName()) {
                case "room" -> good.put("room", quoted(room));
                case "key" -> good.put("key", quoted("hostile-" + ++keys));
                case "text" -> good.put("text", quoted("hello " + keys));
                case "seq" -> good.put("seq", String.valueOf(ada.writes(room, "target-" + ++keys, "hello")));
                case "emoji" -> good.put("emoji", quoted("👍"));
                case "on" -> good.put("on", "true");
                case "users" -> good.put("users", "[" + quoted(ada.id()) + "]");
                case "token" -> good.put("token", quoted(ada.token()));
                case "status" -> good.put("status", quoted("online"));
                case "n" -> good.put("n", "1");
                default -> {
                }
            }
        }
        return good;
    }

    /** All that a frame could have changed, but for who is there: that comes and goes with each socket. */
    private List<JsonNode> state() {
        var members = ada.get("/api/rooms/" + room + "/members").json();
        members.get("members").forEach(member -> ((ObjectNode) member).remove("status"));
        return List.of(members, ada.get("/api/rooms/" + room).json(),
                ada.get("/api/rooms/" + room + "/messages").json(),
                ada.get("/api/me").json());
    }

    private static JsonNode error(TestSocket socket, String frame) {
        return socket.says(frame).hears("error");
    }

    /** Waits for the answer of a request, which may take its time; a signal has been handled before the next ping. */
    private static void taken(TestSocket socket, Class<?> frame, String text, String told) {
        socket.says(text);
        if (isRequest(frame)) {
            var answer = socket.hears("an answer", heard -> heard.path("re").asText().equals("q"));
            assertNotEquals("error", answer.path("type").asText(), () -> told + " got " + answer);
        } else {
            socket.settles();
            assertEquals(0, socket.heard("error"), told);
        }
        if (frame == Read.class) {
            socket.hears("read"); // it moves the marker a little later
        }
    }

    private static void refused(TestSocket socket, Class<?> frame, Damage damage, Map<String, String> good) {
        var error = error(socket, damage.in(good));
        assertEquals("invalid", error.path("code").asText(), () -> damage.told() + " got " + error);
        assertEquals(damage.field(), error.path("field").asText(), () -> damage.told() + " got " + error);
        boolean answered = isRequest(frame) && !damage.field().equals("id");
        assertEquals(answered ? "q" : "", error.path("re").asText(), () -> damage.told() + " got " + error);
    }

    @TestFactory
    Stream<DynamicTest> whatAFieldMustNotTakeIsInvalidAndNamed() {
        return each(frame -> {
            var good = good(frame);
            try (var socket = ada.online()) {
                taken(socket, frame, Damage.json(good), "what is good");
                var before = state();
                for (var component : frame.getRecordComponents()) {
                    Damage.of(frame, component).forEach(damage -> refused(socket, frame, damage, good));
                }
                assertFalse(socket.everything().stream().anyMatch(heard -> heard.has("re")));
                assertEquals(before, state());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsNestedTooDeepIsABadFrameWhereverItIs() {
        return each(frame -> {
            var before = state();
            for (var component : frame.getRecordComponents()) {
                try (var socket = ada.online()) {
                    for (String deep : DEEP) {
                        var good = new LinkedHashMap<>(Map.of("type", quoted(type(frame)), "unknown", deep));
                        assertEquals("bad_frame", error(socket, Damage.json(good)).path("code").asText());
                        var damage = new Damage(component.getName(), deep);
                        var error = error(socket, damage.in(Map.of("type", quoted(type(frame)))));
                        assertEquals("bad_frame", error.path("code").asText());
                        assertFalse(error.has("re"));
                    }
                }
            }
            assertEquals(before, state());
        });
    }

    /** Also what is damaged, and what nobody knows: who is not signed in learns nothing from it. */
    @TestFactory
    Stream<DynamicTest> beforeItIsSignedInAConnectionHearsThatAndNothingElse() {
        return each(frame -> {
            var good = good(frame);
            var before = state();
            try (var socket = server.socket()) {
                if (!type(frame).equals("auth")) {
                    unauthenticated(socket, Damage.json(good));
                    for (var component : frame.getRecordComponents()) {
                        Damage.of(frame, component).forEach(damage -> unauthenticated(socket, damage.in(good)));
                    }
                }
                unauthenticated(socket, "{\"type\":\"dance\"}");
                socket.says(Json.object("type", "auth", "id", "a", "token", ada.token()));
                socket.hears("welcome");
            }
            assertEquals(before, state());
        });
    }

    private static void unauthenticated(TestSocket socket, String frame) {
        socket.says(frame);
        var error = socket.hears("error");
        assertEquals("unauthenticated", error.path("code").asText(), () -> frame + " got " + error);
    }

    private record Edge(String frame, String field, String within, String beyond) {
    }

    /** The last value that is taken, and the first that is not. */
    private List<Edge> edges() {
        var ids = Stream.generate(() -> quoted(ada.id()));
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

    @Test
    void theLastValueThatIsTakenIsAndTheFirstThatIsNotIsNot() {
        try (var socket = ada.online()) {
            for (Edge edge : edges()) {
                var frame = frames(Command.class).stream().filter(one -> type(one).equals(edge.frame)).findFirst()
                        .orElseThrow();
                var within = new Damage(edge.field, edge.within);
                taken(socket, frame, within.in(good(frame)), within.told());
                refused(socket, frame, new Damage(edge.field, edge.beyond), good(frame));
            }
        }

    }

    @Test
    void ofOneFieldTwiceNeitherIsTaken() {
        try (var socket = ada.online()) {
            var before = state();
            var error = error(socket, "{\"type\":\"send\",\"id\":\"q\",\"room\":\"" + room
                    + "\",\"key\":\"twice-told\",\"text\":\"one\",\"text\":\"two\"}");
            assertEquals("bad_frame", error.path("code").asText());
            assertEquals(before, state());
        }
    }
}
