package chat.klatch.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Who may do what over HTTP, as one table: a row is a call, a column is somebody, and what stands there is the status
 * that they get. Each cell meets a room of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationTest {
    private static final String NOBODY = "nobody";
    /** {R} is the room, {M} a member of it, {W} its owner, {S} somebody else. */
    private static final String ROOMS = """
            call                                kind    | nobody stranger former member moderator owner adminOut adminIn
            GET /api/rooms/{R}                  public  | 401    200      200    200    200       200   200      200
            GET /api/rooms/{R}                  private | 401    404      404    200    200       200   404      200
            GET /api/rooms/{R}/members          public  | 401    200      200    200    200       200   200      200
            GET /api/rooms/{R}/members          private | 401    404      404    200    200       200   404      200
            GET /api/rooms/{R}/messages         public  | 401    200      200    200    200       200   200      200
            GET /api/rooms/{R}/messages         private | 401    404      404    200    200       200   404      200
            POST /api/rooms/{R}/messages        public  | 401    403      403    201    201       201   403      201
            POST /api/rooms/{R}/messages        private | 401    404      404    201    201       201   404      201
            PATCH /api/rooms/{R} name           public  | 401    403      403    403    200       200   200      200
            PATCH /api/rooms/{R} name           private | 401    404      404    403    200       200   404      200
            PATCH /api/rooms/{R} topic          public  | 401    403      403    403    200       200   200      200
            PATCH /api/rooms/{R} topic          private | 401    404      404    403    200       200   404      200
            PATCH /api/rooms/{R} archived       public  | 401    403      403    403    200       200   200      200
            PATCH /api/rooms/{R} archived       private | 401    404      404    403    200       200   404      200
            PATCH /api/rooms/{R} nothing        private | 401    404      404    403    200       200   404      200
            DELETE /api/rooms/{R}               public  | 401    403      403    403    403       204   403      403
            DELETE /api/rooms/{R}               private | 401    404      404    403    403       204   404      403
            POST /api/rooms/{R}/members/me      public  | 401    200      200    200    200       200   200      200
            POST /api/rooms/{R}/members/me      private | 401    404      404    200    200       200   404      200
            POST /api/rooms/{R}/members/{S}     public  | 401    403      403    403    200       200   200      200
            POST /api/rooms/{R}/members/{S}     private | 401    404      404    403    200       200   404      200
            DELETE /api/rooms/{R}/members/me    public  | 401    404      404    204    204       409   404      204
            DELETE /api/rooms/{R}/members/me    private | 401    404      404    204    204       409   404      204
            DELETE /api/rooms/{R}/members/{M}   public  | 401    403      403    403    204       204   204      204
            DELETE /api/rooms/{R}/members/{M}   private | 401    404      404    403    204       204   404      204
            DELETE /api/rooms/{R}/members/{W}   public  | 401    403      403    403    403       409   409      409
            DELETE /api/rooms/{R}/members/{W}   private | 401    404      404    403    403       409   404      409
            PATCH /api/rooms/{R}/members/me up  public  | 401    403      403    403    200       409   404      200
            PATCH /api/rooms/{R}/members/{M} up public  | 401    403      403    403    200       200   200      200
            PATCH /api/rooms/{R}/members/{M} up private | 401    404      404    403    200       200   404      200
            PATCH /api/rooms/{R}/members/{M} own public | 401    403      403    403    403       200   200      200
            PATCH /api/rooms/{R}/members/{M} own private| 401    404      404    403    403       200   404      200
            PATCH /api/rooms/{R}/members/{W} up private | 401    404      404    403    403       409   404      409
            PATCH /api/rooms/{R}/me muted       public  | 401    403      403    200    200       200   403      200
            PATCH /api/rooms/{R}/me muted       private | 401    404      404    200    200       200   404      200
            """;
    /** {O} is the place's owner, {A} another admin, {M} a member, {T} a session of one's own, {F} somebody else's. */
    private static final String PLACE = """
            call                          | nobody member admin placeOwner
            GET /api/me                   | 401    200    200   200
            PATCH /api/me note            | 401    200    200   200
            GET /api/me/settings          | 401    200    200   200
            PUT /api/me/settings          | 401    204    204   204
            GET /api/users                | 401    200    200   200
            GET /api/rooms                | 401    200    200   200
            POST /api/rooms               | 401    201    201   201
            GET /api/sessions             | 401    200    200   200
            DELETE /api/sessions/{T}      | 401    204    204   204
            DELETE /api/sessions/{F}      | 401    404    404   404
            GET /api/place                | 200    200    200   200
            PATCH /api/place name         | 401    403    200   200
            PATCH /api/users/{M} admin    | 401    403    200   200
            PATCH /api/users/{M} disable  | 401    403    200   200
            PATCH /api/users/{M} own      | 401    403    403   200
            PATCH /api/users/{A} demote   | 401    403    200   200
            PATCH /api/users/{O} demote   | 401    403    403   409
            PATCH /api/users/{O} disable  | 401    403    403   409
            POST /api/users/{M}/reset     | 401    403    201   201
            POST /api/users/{O}/reset     | 401    403    403   201
            GET /api/invites              | 401    403    200   200
            POST /api/invites             | 401    403    201   201
            DELETE /api/invites/{I}       | 401    403    204   204
            GET /api/invites/unknown      | 200    200    200   200
            """;
    private static final Map<String, String> BODIES = Map.ofEntries(Map.entry("name", "{\"name\":\"Other\"}"),
            Map.entry("topic", "{\"topic\":\"Other\"}"), Map.entry("archived", "{\"archived\":true}"),
            Map.entry("nothing", "{}"), Map.entry("muted", "{\"muted\":true}"),
            Map.entry("up", "{\"role\":\"moderator\"}"), Map.entry("own", "{\"role\":\"owner\"}"),
            Map.entry("admin", "{\"role\":\"admin\"}"), Map.entry("demote", "{\"role\":\"member\"}"),
            Map.entry("disable", "{\"disabled\":true}"), Map.entry("note", "{\"note\":\"here\"}"));
    private static final Map<String, String> POSTED = Map.of("/api/rooms", "{\"kind\":\"public\",\"name\":\"Room\"}",
            "/api/invites", "{\"days\":1,\"uses\":1}", "/api/me/settings", "{}");
    private TestServer server;
    private final Map<String, Person> people = new LinkedHashMap<>();
    private int keys;

    @BeforeAll
    void start() {
        server = TestServer.start();
        for (String name : List.of("placeOwner", "owner", "moderator", "member", "former", "stranger", "admin",
                "adminOut",
                "adminIn", "other", "target", "secondAdmin")) {
            people.put(name, server.signUp(name));
        }
        for (String name : List.of("admin", "adminOut", "adminIn", "secondAdmin")) {
            gives(name, "{\"role\":\"admin\"}");
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Person person(String name) {
        return Objects.requireNonNull(people.get(name));
    }

    private void gives(String name, String patch) {
        person("placeOwner").patch("/api/users/" + person(name).id(), patch).expect(200);
    }

    /** Somebody's call, or that of nobody who is signed in. */
    private Answer ask(String who, String method, String path, String body) {
        var asking = server.http().ask(method, path, BodyPublishers.ofString(body));
        return (who.equals(NOBODY) ? asking : asking.as(person(who))).answer();
    }

    private interface Cell {
        Answer ask(String call, String kind, String who);
    }

    private static Stream<DynamicTest> cells(String table, Cell cell) {
        var lines = table.lines().toList();
        var heads = List.of(lines.getFirst().substring(lines.getFirst().indexOf('|') + 1).strip().split(" +", -1));
        var tests = new ArrayList<DynamicTest>();
        for (String line : lines.subList(1, lines.size())) {
            var call = line.substring(0, line.indexOf('|')).strip();
            var statuses = List.of(line.substring(line.indexOf('|') + 1).strip().split(" +", -1));
            assertEquals(heads.size(), statuses.size(), line);
            for (int i = 0; i < heads.size(); i++) {
                var who = heads.get(i);
                int status = Integer.parseInt(statuses.get(i));
                var kind = call.substring(call.lastIndexOf(' ') + 1);
                tests.add(dynamicTest(call + " by " + who + " is " + status,
                        () -> cell.ask(call, kind, who).expect(status)));
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> inARoom() {
        return cells(ROOMS, (call, kind, who) -> {
            var room = room(kind);
            var words = call.split(" +", -1);
            var path = words[1].replace("{R}", room).replace("{M}", person("other").id())
                    .replace("{W}", person("owner").id()).replace("{S}", person("target").id());
            var body = words.length == 4
                    ? BODIES.getOrDefault(words[2], "")
                    : words[0].equals("POST") && path.endsWith("messages")
                            ? Json.object("key", "authorized-" + ++keys, "text", "hello")
                            : "";
            return ask(who, words[0], path, body);
        });
    }

    /** A room with everybody in it who has a part to play. */
    private String room(String kind) {
        var owner = person("owner");
        var members = Stream.of("moderator", "member", "former", "adminIn", "other").map(name -> person(name).id())
                .toList();
        var room = owner.post("/api/rooms", Json.object("kind", kind, "name", "Room", "members", members)).expect(201)
                .json().get("room").get("id").textValue();
        owner.patch("/api/rooms/" + room + "/members/" + person("moderator").id(), "{\"role\":\"moderator\"}")
                .expect(200);
        person("former").delete("/api/rooms/" + room + "/members/me").expect(204);
        return room;
    }

    @TestFactory
    Stream<DynamicTest> inThePlace() {
        return cells(PLACE, (call, _, who) -> {
            gives("target", "{\"role\":\"member\",\"disabled\":false}");
            gives("secondAdmin", "{\"role\":\"admin\"}");
            var words = call.split(" +", -1);
            var path = words[1].replace("{M}", person("target").id()).replace("{A}", person("secondAdmin").id())
                    .replace("{O}", person("placeOwner").id());
            path = path.contains("{I}") ? path.replace("{I}", invite()) : path;
            path = path.contains("{T}") ? path.replace("{T}", session(who)) : path;
            path = path.contains("{F}") ? path.replace("{F}", session("other")) : path;
            var body = words.length == 3 ? BODIES.getOrDefault(words[2], "") : POSTED.getOrDefault(path, "");
            return ask(who, words[0], path, body);
        });
    }

    private String invite() {
        return person("placeOwner").post("/api/invites", "{\"days\":1,\"uses\":1}").expect(201).json().get("invite")
                .get("id").textValue();
    }

    /** A further session of somebody's, which may end. */
    private String session(String who) {
        if (who.equals(NOBODY)) {
            return "current";
        }
        var further = server.signIn(person(who).username());
        for (var session : further.get("/api/sessions").expect(200).json().get("sessions")) {
            if (session.get("current").booleanValue()) {
                return session.get("id").textValue();
            }
        }
        throw new AssertionError("no session of one's own");
    }
}
