package chat.klatch.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.TestSocket;
import chat.klatch.server.storage.NeedsPostgres;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four nodes out of five miss what happens: one stands still, one is cut off from the database, one from Redis, and one
 * is killed. Meanwhile somebody is removed from a room, somebody's session ends, and somebody is disabled. Afterwards
 * no node serves a past that looks like the present.
 */
@NeedsPostgres
@Tag("faults")
class StaleNodeTest {
    private static final int SOUND = 0;
    private static final int STILL = 1;
    private static final int CUT_OFF = 2;
    private static final int UNHINTED = 3;
    private static final int KILLED = 4;
    private static final List<Integer> RETURNING = List.of(STILL, CUT_OFF);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int AWAY_SECONDS = 20;
    private static final int BEFORE = 5;
    private static final int AFTER = 5;

    /** Of one node: who will be removed, signed out, disabled, and who stays. */
    private record Guests(TestSocket bob, TestSocket carl, TestSocket dora, TestSocket eve) {
    }

    @TempDir
    Path data;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final List<TestSocket> sockets = new ArrayList<>();
    private Cluster cluster;
    private Calls sound;
    private String cabinet;
    private String hall;

    @BeforeEach
    void start() throws Exception {
        cluster = new Cluster(data, "stale-node", 5);
        sound = new Calls(cluster.node(SOUND).address());
        for (KilledServer node : cluster.servers()) {
            try (var calls = new Calls(node.address())) {
                Until.reached("it serves", Throng.LONG, calls::isServed);
            }
        }
        for (var name : List.of("ada", "bob", "carl", "dora", "eve", "fay", "gus", "hal", "ivy")) {
            var signedIn = Json.read(sound.call("POST", "/api/accounts", "",
                    Json.object("username", name, "password", "correct horse battery")));
            ids.put(name, signedIn.get("user").get("id").textValue());
            tokens.put(name, signedIn.get("accessToken").textValue());
        }
        cabinet = room("private");
        hall = room("public");
    }

    private String room(String kind) throws Exception {
        return Json.read(sound.call("POST", "/api/rooms", token("ada"), Json.object("name", "Room", "kind", kind,
                "members", ids.values().stream().filter(id -> !id.equals(ids.get("ada"))).toList()))).get("room")
                .get("id").textValue();
    }

    @AfterEach
    void stop() throws Exception {
        sockets.forEach(TestSocket::close);
        sound.close();
        cluster.close();
        http.shutdownNow();
    }

    private String token(String name) {
        return String.valueOf(tokens.get(name));
    }

    private TestSocket online(String name, int node) {
        var address = cluster.node(node).address();
        var socket = TestSocket.open(http, URI.create("ws://127.0.0.1:" + address.getPort() + "/ws"), "Authorization",
                "Bearer " + token(name));
        sockets.add(socket);
        socket.hears("welcome");
        return socket;
    }

    private TestSocket inCabinet(String name, int node) {
        var socket = online(name, node);
        socket.joins(cabinet);
        return socket;
    }

    private Guests guests(int node) {
        return new Guests(inCabinet("bob", node), inCabinet("carl", node), inCabinet("dora", node),
                inCabinet("eve", node));
    }

    private int there(TestSocket asking) {
        return asking.joins(cabinet).get("online").intValue();
    }

    private void says(String room, String text, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            sound.call("POST", "/api/rooms/" + room + "/messages", token("ada"),
                    Json.object("key", "key-" + room.hashCode() + text + i, "text", text));
        }
    }

    private static List<String> texts(List<JsonNode> frames) {
        return frames.stream().filter(frame -> frame.path("type").asText().equals("message"))
                .map(frame -> frame.get("message").get("text").textValue()).toList();
    }

    @Test
    @Timeout(180)
    void whoMissedWhatHappenedServesNothingThatIsNoMore() throws Exception {
        var ada = inCabinet("ada", SOUND);
        var still = guests(STILL);
        var cutOff = guests(CUT_OFF);
        var unhinted = guests(UNHINTED);
        inCabinet("fay", KILLED);
        inCabinet("gus", STILL);
        inCabinet("hal", CUT_OFF);
        inCabinet("ivy", UNHINTED);
        Until.reached("all nine are there", SOON, () -> there(ada) == 9);

        long begun = System.nanoTime();
        cluster.node(STILL).server().pause();
        cluster.node(CUT_OFF).database().cut();
        cluster.node(UNHINTED).redis().cut();
        cluster.node(KILLED).server().kill();
        long second = muchHappens();
        try (var eve = online("eve", SOUND)) {
            eve.says(Json.object("type", "read", "room", hall, "seq", second));
            eve.hears("the marker", frame -> frame.path("type").asText().equals("read"));
        }

        // without hints everything comes all the same, and nobody is sent away
        assertOut(unhinted);
        assertWhole(unhinted.eve());
        // whom no living node has is not there: of the others ada, eve and ivy are
        Until.reached("only those are there whose nodes are", Duration.ofSeconds(15), () -> there(ada) == 3);
        // cut off from the database, everybody was sent away
        assertEquals(4004, cutOff.eve().closed());

        Until.passed(AWAY_SECONDS - (int) Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        still.bob().says(Json.object("type", "history", "id", "late", "room", cabinet));
        still.carl().says(Json.object("type", "send", "id", "late", "room", cabinet, "key", "key-of-carl", "text",
                "signed out"));
        still.dora().says(Json.object("type", "send", "id", "late", "room", cabinet, "key", "key-of-dora", "text",
                "disabled"));
        cluster.node(STILL).server().goOn();
        cluster.node(CUT_OFF).database().mend();
        cluster.node(UNHINTED).redis().mend();
        assertOut(still);
        assertWhole(still.eve());
        for (int node : RETURNING) {
            assertNobodyOfThoseComesIn(node);
        }
        assertNeverSaid("signed out", "disabled");
        // gus at the one that goes on, and whoever's client was sent away
        Until.reached("gus is there again", SOON, () -> there(ada) == 4);
    }

    /**
     * Bob is removed, carl signs out, dora is disabled, and others talk; returns where the hall's second message is.
     */
    private long muchHappens() throws Exception {
        says(cabinet, "before", BEFORE);
        sound.call("DELETE", "/api/rooms/" + cabinet + "/members/" + ids.get("bob"), token("ada"), "");
        sound.call("DELETE", "/api/sessions/current", token("carl"), "");
        sound.call("PATCH", "/api/users/" + ids.get("dora"), token("ada"), "{\"disabled\":true}");
        says(cabinet, "after", AFTER);
        says(hall, "hello", 3);
        return Json.read(sound.call("GET", "/api/rooms/" + hall + "/messages?limit=2", token("eve"), ""))
                .get("messages").get(0).get("seq").longValue();
    }

    private void assertNeverSaid(String... texts) throws Exception {
        var log = Json.read(sound.call("GET", "/api/rooms/" + cabinet + "/messages?limit=100", token("ada"), ""))
                .get("messages");
        var said = new ArrayList<String>();
        log.forEach(message -> said.add(message.get("text").textValue()));
        assertTrue(said.stream().noneMatch(List.of(texts)::contains), said::toString);
    }

    /** Each heard what came before, and nothing of the room after. */
    private void assertOut(Guests guests) {
        var carl = guests.carl();
        var dora = guests.dora();
        var bob = guests.bob();
        Until.reached("carl is out", SOON, carl::isClosed);
        Until.reached("dora is out", SOON, dora::isClosed);
        assertEquals(4502, carl.closed());
        assertEquals(4502, dora.closed());
        bob.hears("gone");
        bob.isRefused(Json.object("type", "history", "room", cabinet), "not_found");
        var texts = texts(bob.everything());
        assertEquals(BEFORE, texts.stream().filter("before"::equals).count(), texts::toString);
        assertTrue(texts.stream().noneMatch("after"::equals), texts::toString);
    }

    private void assertWhole(TestSocket eve) {
        for (var text : List.of("before", "after")) {
            for (int i = 0; i < 5; i++) {
                eve.hears(text, frame -> frame.path("type").asText().equals("message")
                        && frame.get("message").get("text").textValue().equals(text));
            }
        }
        eve.hears("one is unread in the hall", frame -> frame.path("type").asText().equals("read")
                && frame.get("room").textValue().equals(hall) && frame.get("unread").intValue() == 1);
    }

    private void assertNobodyOfThoseComesIn(int node) throws Exception {
        try (var calls = new Calls(cluster.node(node).address())) {
            Until.reached("it serves", SOON, calls::isServed);
            for (var name : List.of("carl", "dora")) {
                Until.reached(name + " is told to sign in", SOON, () -> isSignedOut(calls, name));
            }
        }
        try (var bob = online("bob", node); var eve = online("eve", node)) {
            bob.isRefused(Json.object("type", "join", "room", cabinet), "not_found");
            assertEquals(1, eve.joins(hall).get("unread").intValue());
        }
    }

    /** Never let in, whatever else the node says at first. */
    private boolean isSignedOut(Calls calls, String name) {
        try {
            var told = calls.tryToWrite(token(name), new RoomId(cabinet));
            assertTrue(told.startsWith("401") || told.startsWith("503"), told);
            return told.startsWith("401");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
