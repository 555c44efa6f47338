package chat.klatch.server.door;

import static chat.klatch.server.door.Damage.quoted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import chat.klatch.protocol.frame.Read;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    private Samples samples;
    private int targets;

    @BeforeAll
    void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
        room = ada.foyer();
        samples = new Samples(ada, room, () -> ada.writes(room, "target-" + ++targets, "hello"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Stream<DynamicTest> each(java.util.function.Consumer<Class<?>> check) {
        return Samples.frames().stream().map(frame -> dynamicTest(Samples.type(frame), () -> check.accept(frame)));
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
        if (Samples.isRequest(frame)) {
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
        boolean answered = Samples.isRequest(frame) && !damage.field().equals("id");
        assertEquals(answered ? "q" : "", error.path("re").asText(), () -> damage.told() + " got " + error);
    }

    @TestFactory
    Stream<DynamicTest> whatAFieldMustNotTakeIsInvalidAndNamed() {
        return each(frame -> {
            var good = samples.of(frame);
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
                        var good = new LinkedHashMap<>(Map.of("type", quoted(Samples.type(frame)), "unknown", deep));
                        assertEquals("bad_frame", error(socket, Damage.json(good)).path("code").asText());
                        var damage = new Damage(component.getName(), deep);
                        var error = error(socket, damage.in(Map.of("type", quoted(Samples.type(frame)))));
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
            var good = samples.of(frame);
            var before = state();
            try (var socket = server.socket()) {
                if (!Samples.type(frame).equals("auth")) {
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

    @Test
    void theLastValueThatIsTakenIsAndTheFirstThatIsNotIsNot() {
        try (var socket = ada.online()) {
            for (Edge edge : Edge.all(ada.id())) {
                taken(socket, edge.type(), edge.inside().in(samples.of(edge.type())), edge.inside().told());
                refused(socket, edge.type(), edge.outside(), samples.of(edge.type()));
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
