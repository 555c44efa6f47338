package chat.klatch.server.door;

import static chat.klatch.server.door.Damage.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What is damaged, said by who is no member of a private room, or no more: whatever it is, they hear of the room what
 * they would hear of none, word for word, and nothing has changed. So no damage tells that a room is there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileOutsidersTest {
    private static final String NOWHERE = "no-such-room";
    /** A frame of 32, so that a thousand damages take no thousand journeys. */
    private static final int TOGETHER = 32;
    private TestServer server;
    private Person ada;
    private Person bob;
    private List<Person> outsiders;
    private String room;
    private long said;

    @BeforeAll
    void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
        bob = server.signUp("bob");
        var former = server.signUp("former");
        outsiders = List.of(server.signUp("stranger"), former);
        room = ada.post("/api/rooms", Json.object("name", "Closed", "kind", "private", "members",
                List.of(former.id(), bob.id()))).expect(201).json().at("/room/id").textValue();
        said = former.writes(room, "said-by-former", "hello");
        former.delete("/api/rooms/" + room + "/members/me").expect(204);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Stream<DynamicTest> each(BiConsumer<Person, Class<?>> check) {
        return outsiders.stream().flatMap(who -> Samples.frames().stream()
                .map(frame -> dynamicTest(who.username() + " " + Samples.type(frame), () -> check.accept(who, frame))));
    }

    private List<JsonNode> state() {
        var members = ada.get("/api/rooms/" + room + "/members").expect(200).json();
        members.get("members").forEach(member -> ((ObjectNode) member).remove("status"));
        return List.of(members, ada.get("/api/rooms/" + room).expect(200).json(),
                ada.get("/api/rooms/" + room + "/messages").expect(200).json(),
                ada.get("/api/place").expect(200).json(), ada.get("/api/users").expect(200).json());
    }

    /** The errors to these frames, which are all damaged, in their order. */
    private static List<JsonNode> errors(TestSocket socket, List<String> frames) {
        for (int from = 0; from < frames.size(); from += TOGETHER) {
            var some = frames.subList(from, Math.min(frames.size(), from + TOGETHER));
            if (String.join(",", some).getBytes(UTF_8).length < 60_000) {
                socket.says("[" + String.join(",", some) + "]");
            } else {
                some.forEach(socket::says);
            }
        }
        var errors = frames.stream().map(_ -> socket.hears("error")).toList();
        assertEquals(0, socket.heard("error"));
        return errors;
    }

    private static List<Damage> damages(Class<?> frame) {
        var all = new ArrayList<Damage>();
        for (var component : frame.getRecordComponents()) {
            all.addAll(Damage.of(frame, component));
        }
        return all;
    }

    private static List<String> in(String room, Person who, Class<?> frame, List<Damage> damages) {
        var good = new Samples(who, room, () -> 1).of(frame);
        return damages.stream().map(damage -> damage.in(good)).toList();
    }

    @TestFactory
    Stream<DynamicTest> whatAFieldMustNotTakeIsTheSameWhetherTheRoomIsThere() {
        return each((who, frame) -> {
            var before = state();
            var damages = damages(frame);
            try (var socket = who.online()) {
                var here = errors(socket, in(room, who, frame, damages));
                assertEquals(errors(socket, in(NOWHERE, who, frame, damages)), here);
                for (int i = 0; i < damages.size(); i++) {
                    assertEquals("invalid", here.get(i).path("code").asText(), damages.get(i).told());
                    assertEquals(damages.get(i).field(), here.get(i).path("field").asText(), damages.get(i).told());
                }
            }
            assertEquals(before, state());
        });
    }

    /** What would be wrong with these, only a member may know. */
    private List<Damage> questionable(Class<?> frame) {
        var all = new ArrayList<Damage>();
        Edge.all(ada.id()).stream().filter(edge -> edge.type() == frame)
                .forEach(edge -> all.addAll(List.of(edge.inside(), edge.outside())));
        for (var component : frame.getRecordComponents()) {
            switch (component.getName()) {
                case "seq" -> Stream.of("0", "1", String.valueOf(said), "1000000")
                        .forEach(seq -> all.add(new Damage("seq", seq)));
                case "replyTo" -> Stream.of(String.valueOf(said), "1000000")
                        .forEach(seq -> all.add(new Damage("replyTo", seq)));
                case "since" -> Stream.of("0", "1", "1000000").forEach(rev -> all.add(new Damage("since", rev)));
                case "base" -> Stream.of("0", "1").forEach(base -> all.add(new Damage("base", base)));
                case "files" -> all.add(new Damage("files", "[\"no-such-file\"]"));
                case "key" -> all.add(new Damage("key", quoted("said-by-ada")));
                case "around" -> all.add(new Damage("around", String.valueOf(said)));
                case "back" -> all.add(new Damage("back", "true"));
                case "emoji" -> all.add(new Damage("emoji", quoted("🦩")));
                default -> {
                }
            }
        }
        return all;
    }

    @TestFactory
    Stream<DynamicTest> whatOnlyAMemberWouldHearOfIsHeardByNobodyElse() {
        ada.writes(room, "said-by-ada", "hello");
        return each((who, frame) -> {
            var before = state();
            try (var socket = who.online()) {
                for (Damage damage : questionable(frame)) {
                    var here = said(socket, damage.in(new Samples(who, room, () -> said).of(frame)));
                    var nowhere = said(socket, damage.in(new Samples(who, NOWHERE, () -> said).of(frame)));
                    assertEquals(nowhere, here.replace(room, NOWHERE), damage.told());
                }
            }
            assertEquals(before, state());
        });
    }

    /** All that is heard of a frame. */
    private static String said(TestSocket socket, String frame) {
        socket.says(frame);
        if (frame.contains("\"id\":\"q\"")) {
            var answer = socket.hears("an answer", heard -> heard.path("re").asText().equals("q"));
            if (answer instanceof ObjectNode object && answer.path("type").asText().equals("welcome")) {
                object.remove("now");
            }
            return answer.toString();
        }
        return socket.everything().toString();
    }

    /** A damaged {@code auth} is for strangers, so they hear what is wrong with it, and may try another. */
    @TestFactory
    Stream<DynamicTest> beforeItIsSignedInAConnectionHearsOfADamagedFrameWhatItSaysOfAllOthers() {
        return Samples.frames().stream().map(frame -> dynamicTest(Samples.type(frame), () -> {
            boolean auth = Samples.type(frame).equals("auth");
            var before = state();
            var damages = damages(frame);
            try (var socket = server.socket()) {
                var here = errors(socket, in(room, ada, frame, damages));
                for (int i = 0; i < damages.size(); i++) {
                    assertEquals(auth ? "invalid" : "unauthenticated", here.get(i).path("code").asText(), damages.get(i)
                            .told());
                    assertEquals(auth ? damages.get(i).field() : "", here.get(i).path("field").asText());
                }
                socket.says(Json.object("type", "auth", "id", "a", "token", ada.token()));
                socket.hears("welcome");
            }
            assertEquals(before, state());
        }));
    }

    /** Bytes that are no frame at all, and the code by which each ends the connection; 0 where it goes on. */
    private static Map<byte[], Integer> noFrames() {
        var huge = "{\"type\":\"ping\",\"n\":1,\"x\":\"" + "x".repeat(64 * 1024) + "\"}";
        return Map.of(new byte[]{'"', (byte) 0xFF, '"'}, 1007, new byte[]{(byte) 0xC0, (byte) 0xAF}, 1007,
                new byte[]{(byte) 0xED, (byte) 0xA0, (byte) 0x80}, 1007, huge.getBytes(UTF_8), 1009,
                "nonsense".getBytes(UTF_8), 0, "[".repeat(1_000).getBytes(UTF_8), 0, "[]".getBytes(UTF_8), 0,
                "{\"type\":5,\"room\":\"r\"}".getBytes(UTF_8), 0);
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoFrameIsAnsweredAsToAnybody() {
        return Stream.concat(Stream.of("nobody"), outsiders.stream().map(Person::username))
                .map(name -> dynamicTest(name, () -> noFrames().forEach((bytes, code) -> {
                    try (var raw = opened(name)) {
                        raw.frame(true, RawSocket.TEXT, bytes);
                        if (code == 0) {
                            var error = Json.read(raw.read(RawSocket.TEXT).text());
                            assertEquals("bad_frame", error.path("code").asText(), error::toString);
                            assertFalse(error.has("re"));
                        } else {
                            assertEquals(code, raw.closed());
                        }
                    }
                })));
    }

    private RawSocket opened(String name) {
        for (Person who : outsiders) {
            if (who.username().equals(name)) {
                var signedIn = RawSocket.open(who);
                signedIn.read(RawSocket.TEXT);
                return signedIn;
            }
        }
        var stranger = RawSocket.open(server);
        assertTrue(stranger.upgrade("Sec-WebSocket-Protocol: klatch.v1").startsWith("HTTP/1.1 101 "));
        return stranger;
    }

    private String answered(Person who, Call call, String body) {
        var answer = server.http().ask(call.method(), call.path(), BodyPublishers.ofString(body)).as(who).answer();
        return answer.status() + " " + answer.text();
    }

    @TestFactory
    Stream<DynamicTest> aDamagedBodyIsAnsweredTheSameWhetherTheRoomIsThere() {
        var nowhere = Call.all(NOWHERE, bob.id());
        var here = Call.all(room, bob.id());
        return outsiders.stream().flatMap(who -> Stream.iterate(0, i -> i < here.size(), i -> i + 1)
                .filter(i -> here.get(i).signedIn())
                .map(i -> dynamicTest(who.username() + " " + here.get(i), () -> {
                    var before = state();
                    for (String body : bodies(here.get(i))) {
                        var answer = answered(who, here.get(i), body);
                        assertTrue(answer.startsWith("4"), () -> body + " got " + answer);
                        assertEquals(answered(who, nowhere.get(i), body), answer, body);
                    }
                    assertEquals(before, state());
                })));
    }

    /** Damaged bodies; of a call to a room also a good one, which is nothing for these. */
    private static List<String> bodies(Call call) {
        var bodies = new ArrayList<String>();
        for (var component : call.body().getRecordComponents()) {
            Damage.of(call.body(), component).forEach(damage -> bodies.add(damage.in(call.good())));
        }
        bodies.addAll(List.of("nonsense", "[]", "{", "[".repeat(1_000), "\"x\""));
        if (call.path().startsWith("/api/rooms/")) {
            bodies.add(Damage.json(call.good()));
        }
        return bodies;
    }
}
