package chat.klatch.server.door;

import static chat.klatch.server.door.Damage.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every field of the body of every call, damaged in every way that its record knows of, and every parameter: the
 * documented problem names it, and nothing has changed. Who is not signed in hears that, whatever the body.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileCallsTest {
    private static final Path SOURCES = Path.of("src/main/java/chat/klatch/server/http");
    private static final Pattern BODY = Pattern.compile("calls\\.body\\(context, (\\w+)\\.class\\)");
    private static final int MOST_BYTES = 256 * 1024;

    private TestServer server;
    private Person ada;
    private Person bob;
    private String room;

    @BeforeAll
    void start() {
        server = TestServer.start("KLATCH_URL", "https://chat.example");
        ada = server.signUp("ada");
        bob = server.signUp("bob");
        room = ada.foyer();
        ada.post("/api/invites", "{\"days\":1,\"uses\":1}").expect(201);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Stream<DynamicTest> each(Consumer<Call> check) {
        return Call.all(room, bob.id()).stream().map(call -> dynamicTest(call.toString(), () -> check.accept(call)));
    }

    private Answer ask(Call call, byte[] body, boolean signedIn) {
        var asking = server.http().ask(call.method(), call.path(), BodyPublishers.ofByteArray(body));
        return (signedIn ? asking.as(ada) : asking).answer();
    }

    private Answer ask(Call call, String body) {
        return ask(call, body.getBytes(UTF_8), call.signedIn());
    }

    private List<JsonNode> state() {
        return Stream.of("/api/place", "/api/users?limit=100", "/api/me", "/api/me/settings", "/api/me/second-factor",
                "/api/me/passkeys", "/api/rooms?limit=100", "/api/invites", "/api/rooms/" + room + "/members",
                "/api/rooms/" + room + "/messages", "/api/sessions")
                .map(path -> ada.get(path).expect(200).json()).toList();
    }

    @Test
    void everyBodyThatTheServerReadsIsInTheTable() throws IOException {
        var read = new TreeSet<String>();
        try (var files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                BODY.matcher(Files.readString(file)).results().forEach(found -> read.add(found.group(1)));
            }
        }
        assertEquals(read, Call.all(room, bob.id()).stream().map(call -> call.body().getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @TestFactory
    Stream<DynamicTest> whatAFieldMustNotTakeIsInvalidAndNamed() {
        return each(call -> {
            assertNotEquals(400, ask(call, Damage.json(call.good())).status());
            var before = state();
            for (var component : call.body().getRecordComponents()) {
                for (Damage damage : Damage.of(call.body(), component)) {
                    var answer = ask(call, damage.in(call.good()));
                    assertEquals(400, answer.status(), () -> damage.told() + " got " + answer.text());
                    var problem = answer.problem(400, "invalid");
                    assertEquals(damage.field(), problem.path("field").asText(), () -> damage.told() + " got "
                            + answer.text());
                }
            }
            assertEquals(before, state());
        });
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoJsonOrTooMuchOfItIsRefusedWhole() {
        return each(call -> {
            ask(call, Damage.json(call.good()));
            var before = state();
            var good = Damage.json(call.good());
            var open = good.substring(0, good.length() - 1) + ",\"more\":";
            for (String bad : List.of(open, open + "}", good + "{}", open + "[".repeat(100) + "]".repeat(100) + "}",
                    open + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}", open + "1,\"more\":2}",
                    open + "NaN}", open + "01}", "\uFEFF" + good, "'" + good + "'", "<a/>")) {
                ask(call, bad).problem(400, "bad_frame");
            }
            for (byte[] bytes : new byte[][]{{(byte) 0xFF}, {(byte) 0xC0, (byte) 0xAF}, {(byte) 0xED, (byte) 0xA0,
                    (byte) 0x80}, {(byte) 0xE2, (byte) 0x82}}) {
                ask(call, within(open, bytes), call.signedIn()).problem(400, "bad_frame");
            }
            for (String other : List.of("[" + good + "]", "1", "\"x\"", "null", "true")) {
                ask(call, other).problem(400, "invalid");
            }
            ask(call, open + quoted("x".repeat(MOST_BYTES)) + "}").problem(413, "too_large");
            assertEquals(before, state());
        });
    }

    /** A string of these bytes as the last field. */
    private static byte[] within(String open, byte[] bytes) {
        var out = new java.io.ByteArrayOutputStream();
        out.writeBytes((open + "\"").getBytes(UTF_8));
        out.writeBytes(bytes);
        out.writeBytes("\"}".getBytes(UTF_8));
        return out.toByteArray();
    }

    @TestFactory
    Stream<DynamicTest> whoIsNotSignedInHearsThatWhateverTheySay() {
        return each(call -> {
            var before = state();
            for (String body : List.of(Damage.json(call.good()), "{}", "nonsense", "[".repeat(1_000), "")) {
                var answer = ask(call, body.getBytes(UTF_8), false);
                if (call.signedIn()) {
                    answer.problem(401, "unauthenticated");
                }
                assertTrue(answer.status() < 500, answer::text);
            }
            assertEquals(before, call.signedIn() ? state() : before);
        });
    }

    @Test
    void aParameterThatIsNoneIsInvalidAndNamed() {
        var integers = List.of("x", "-1", "1.0", "1e3", "9007199254740992", "9".repeat(40), "", "%2B5", "%D9%A3", "%00",
                "%201", "0x1");
        var lists = List.of("/api/users", "/api/rooms", "/api/invites", "/api/mentions", "/api/sessions",
                "/api/rooms/" + room + "/members", "/api/rooms/" + room + "/messages");
        for (String list : lists) {
            integers.forEach(value -> invalid(list + "?limit=" + value, "limit"));
            invalid(list + "?limit=0", "limit");
            invalid(list + "?limit=101", "limit");
        }
        for (String name : List.of("before", "after", "around", "seqs")) {
            integers.forEach(value -> invalid("/api/rooms/" + room + "/messages?" + name + "=" + value, name));
        }
        invalid("/api/rooms/" + room + "/messages?seqs=" + "1,".repeat(50) + "1", "seqs");
        invalid("/api/rooms/" + room + "/messages?before=1&after=1", "after");
        invalid("/api/rooms?mine=yes", "mine");
        invalid("/api/users?ids=no%20id", "ids");
        invalid("/api/users?ids=" + "a,".repeat(100) + "a", "ids");
        for (String list : List.of("/api/users", "/api/rooms", "/api/rooms/" + room + "/members")) {
            invalid(list + "?q=" + "x".repeat(101), "q");
            invalid(list + "?q=%00", "q");
        }
        for (String list : lists.subList(0, 6)) {
            for (String place : List.of("x", "%00", "no%20place", "x".repeat(600), "%F0%9F%94%91")) {
                invalid(list + "?after=" + place, "after");
            }
        }
    }

    private void invalid(String path, String field) {
        var answer = ada.get(path);
        assertEquals(400, answer.status(), () -> path + " got " + answer.text());
        assertEquals(field, answer.problem(400, "invalid").path("field").asText(), () -> path + " got "
                + answer.text());
    }

    @Test
    void whatCannotBeAnIdNamesNothing() {
        for (String id : List.of("no-such", "x".repeat(65), "%20", "a%20b", "%C3%A9", "%22", "%F0%9F%94%91",
                "'%20or%201=1")) {
            ada.get("/api/rooms/" + id).problem(404, "not_found");
            ada.get("/api/rooms/" + id + "/messages").problem(404, "not_found");
            ada.delete("/api/sessions/" + id).problem(404, "not_found");
            ada.patch("/api/users/" + id, "{}").problem(404, "not_found");
            ada.delete("/api/invites/" + id).problem(404, "not_found");
            ada.post("/api/rooms/" + room + "/members/" + id, "").problem(404, "not_found");
        }
        for (String id : List.of("%00", "a%0D%0Ab", "%2e%2e", "..%2f..", "%ED%A0%80", "%", "%zz")) {
            try (var raw = RawSocket.open(server)) {
                var answer = raw.request("GET /api/rooms/" + id + " HTTP/1.1", "Host: 127.0.0.1:" + server.port()
                        + "\nAuthorization: Bearer " + ada.token() + "\nConnection: close");
                assertTrue(answer.startsWith("HTTP/1.1 400 ") || answer.startsWith("HTTP/1.1 404 "), answer);
                assertTrue(answer.contains("application/problem+json"), answer);
            }
        }
    }

    @Test
    void settingsTakeAnObjectOfSixteenKibibytesAndNothingElse() {
        var most = "{\"a\":\"" + "x".repeat(16 * 1024 - 8) + "\"}";
        ada.put("/api/me/settings", most).expect(204);
        ada.put("/api/me/settings", most.replace("xx\"", "xxx\"")).problem(413, "too_large");
        ada.put("/api/me/settings", "[]").problem(400, "invalid");
        ada.put("/api/me/settings", "{").problem(400, "bad_frame");
        assertEquals(most, ada.get("/api/me/settings").text());
    }
}
