package chat.klatch.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Authenticator;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.SoftAuthenticator;
import chat.klatch.server.door.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Who may do what over HTTP, as one table: a row is a call, a column is somebody, and what stands there is the status
 * that they get. After a refusal everything is as it was. A call that the server takes and that has no row fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationTest {
    /** {R} is the room, {M} a member of it, {W} its owner, {S} somebody else. */
    static final String ROOMS = """
            call                                 kind     | nobody stranger former member moderator owner adminOut adminIn placeOwner
            GET /api/rooms/{R}                   public   | 401    200      200    200    200       200   200      200     200
            GET /api/rooms/{R}                   private  | 401    404      404    200    200       200   404      200     404
            GET /api/rooms/{R}                   direct   | 401    404      404    200    404       200   404      200     404
            GET /api/rooms/{R}                   archived | 401    200      200    200    200       200   200      200     200
            GET /api/rooms/{R}                   locked   | 401    404      404    200    200       200   404      200     404
            GET /api/rooms/{R}/members           public   | 401    200      200    200    200       200   200      200     200
            GET /api/rooms/{R}/members           private  | 401    404      404    200    200       200   404      200     404
            GET /api/rooms/{R}/members           direct   | 401    404      404    200    404       200   404      200     404
            GET /api/rooms/{R}/members           archived | 401    200      200    200    200       200   200      200     200
            GET /api/rooms/{R}/members           locked   | 401    404      404    200    200       200   404      200     404
            GET /api/rooms/{R}/messages          public   | 401    200      200    200    200       200   200      200     200
            GET /api/rooms/{R}/messages          private  | 401    404      404    200    200       200   404      200     404
            GET /api/rooms/{R}/messages          direct   | 401    404      404    200    404       200   404      200     404
            GET /api/rooms/{R}/messages          archived | 401    200      200    200    200       200   200      200     200
            GET /api/rooms/{R}/messages          locked   | 401    404      404    200    200       200   404      200     404
            POST /api/rooms/{R}/messages         public   | 401    403      403    201    201       201   403      201     403
            POST /api/rooms/{R}/messages         private  | 401    404      404    201    201       201   404      201     404
            POST /api/rooms/{R}/messages         direct   | 401    404      404    201    404       201   404      201     404
            POST /api/rooms/{R}/messages         archived | 401    403      403    423    423       423   403      423     403
            POST /api/rooms/{R}/messages         locked   | 401    404      404    423    423       423   404      423     404
            PATCH /api/rooms/{R} name            public   | 401    403      403    403    200       200   200      200     200
            PATCH /api/rooms/{R} name            private  | 401    404      404    403    200       200   404      200     404
            PATCH /api/rooms/{R} name            direct   | 401    404      404    403    404       403   404      403     404
            PATCH /api/rooms/{R} name            archived | 401    403      403    403    423       423   423      423     423
            PATCH /api/rooms/{R} name            locked   | 401    404      404    403    423       423   404      423     404
            PATCH /api/rooms/{R} topic           public   | 401    403      403    403    200       200   200      200     200
            PATCH /api/rooms/{R} topic           private  | 401    404      404    403    200       200   404      200     404
            PATCH /api/rooms/{R} topic           direct   | 401    404      404    403    404       403   404      403     404
            PATCH /api/rooms/{R} topic           archived | 401    403      403    403    423       423   423      423     423
            PATCH /api/rooms/{R} topic           locked   | 401    404      404    403    423       423   404      423     404
            PATCH /api/rooms/{R} archived        public   | 401    403      403    403    200       200   200      200     200
            PATCH /api/rooms/{R} archived        private  | 401    404      404    403    200       200   404      200     404
            PATCH /api/rooms/{R} archived        direct   | 401    404      404    403    404       403   404      403     404
            PATCH /api/rooms/{R} archived        archived | 401    403      403    403    200       200   200      200     200
            PATCH /api/rooms/{R} archived        locked   | 401    404      404    403    200       200   404      200     404
            PATCH /api/rooms/{R} open            public   | 401    403      403    403    200       200   200      200     200
            PATCH /api/rooms/{R} open            private  | 401    404      404    403    200       200   404      200     404
            PATCH /api/rooms/{R} open            direct   | 401    404      404    403    404       403   404      403     404
            PATCH /api/rooms/{R} open            archived | 401    403      403    403    200       200   200      200     200
            PATCH /api/rooms/{R} open            locked   | 401    404      404    403    200       200   404      200     404
            PATCH /api/rooms/{R} nothing         private  | 401    404      404    403    200       200   404      200     404
            DELETE /api/rooms/{R}                public   | 401    403      403    403    403       204   403      403     204
            DELETE /api/rooms/{R}                private  | 401    404      404    403    403       204   404      403     404
            DELETE /api/rooms/{R}                direct   | 401    404      404    403    404       403   404      403     404
            DELETE /api/rooms/{R}                archived | 401    403      403    403    403       204   403      403     204
            DELETE /api/rooms/{R}                locked   | 401    404      404    403    403       204   404      403     404
            POST /api/rooms/{R}/members/me       public   | 401    200      200    200    200       200   200      200     200
            POST /api/rooms/{R}/members/me       private  | 401    404      404    200    200       200   404      200     404
            POST /api/rooms/{R}/members/me       direct   | 401    404      404    200    404       200   404      200     404
            POST /api/rooms/{R}/members/me       archived | 401    423      423    423    423       423   423      423     423
            POST /api/rooms/{R}/members/me       locked   | 401    404      404    423    423       423   404      423     404
            POST /api/rooms/{R}/members/{S}      public   | 401    403      403    403    200       200   200      200     200
            POST /api/rooms/{R}/members/{S}      private  | 401    404      404    403    200       200   404      200     404
            POST /api/rooms/{R}/members/{S}      direct   | 401    404      404    403    404       403   404      403     404
            POST /api/rooms/{R}/members/{S}      archived | 401    403      403    403    423       423   423      423     423
            POST /api/rooms/{R}/members/{S}      locked   | 401    404      404    403    423       423   404      423     404
            DELETE /api/rooms/{R}/members/me     public   | 401    404      404    204    204       409   404      204     404
            DELETE /api/rooms/{R}/members/me     private  | 401    404      404    204    204       409   404      204     404
            DELETE /api/rooms/{R}/members/me     direct   | 401    404      404    403    404       403   404      403     404
            DELETE /api/rooms/{R}/members/me     archived | 401    404      404    204    204       409   404      204     404
            DELETE /api/rooms/{R}/members/me     locked   | 401    404      404    204    204       409   404      204     404
            DELETE /api/rooms/{R}/members/{M}    public   | 401    403      403    403    204       204   204      204     204
            DELETE /api/rooms/{R}/members/{M}    private  | 401    404      404    403    204       204   404      204     404
            DELETE /api/rooms/{R}/members/{M}    direct   | 401    404      404    403    404       403   404      403     404
            DELETE /api/rooms/{R}/members/{M}    archived | 401    403      403    403    423       423   423      423     423
            DELETE /api/rooms/{R}/members/{M}    locked   | 401    404      404    403    423       423   404      423     404
            DELETE /api/rooms/{R}/members/{W}    public   | 401    403      403    403    403       409   409      409     409
            DELETE /api/rooms/{R}/members/{W}    private  | 401    404      404    403    403       409   404      409     404
            PATCH /api/rooms/{R}/members/me up   public   | 401    403      403    403    200       409   404      200     404
            PATCH /api/rooms/{R}/members/{M} up  public   | 401    403      403    403    200       200   200      200     200
            PATCH /api/rooms/{R}/members/{M} up  private  | 401    404      404    403    200       200   404      200     404
            PATCH /api/rooms/{R}/members/{M} up  direct   | 401    404      404    403    404       403   404      403     404
            PATCH /api/rooms/{R}/members/{M} up  archived | 401    403      403    403    423       423   423      423     423
            PATCH /api/rooms/{R}/members/{M} up  locked   | 401    404      404    403    423       423   404      423     404
            PATCH /api/rooms/{R}/members/{M} own public   | 401    403      403    403    403       200   200      200     200
            PATCH /api/rooms/{R}/members/{M} own private  | 401    404      404    403    403       200   404      200     404
            PATCH /api/rooms/{R}/members/{W} up  private  | 401    404      404    403    403       409   404      409     404
            PATCH /api/rooms/{R}/me muted        public   | 401    403      403    200    200       200   403      200     403
            PATCH /api/rooms/{R}/me muted        private  | 401    404      404    200    200       200   404      200     404
            PATCH /api/rooms/{R}/me muted        direct   | 401    404      404    200    404       200   404      200     404
            PATCH /api/rooms/{R}/me muted        archived | 401    403      403    200    200       200   403      200     403
            PATCH /api/rooms/{R}/me muted        locked   | 401    404      404    200    200       200   404      200     404
            """;
    /** {O} is the place's owner, {A} another admin, {M} a member, {T} a session of one's own, {F} somebody else's. */
    static final String PLACE = """
            call                          | nobody member admin placeOwner
            GET /api/me                   | 401    200    200   200
            PATCH /api/me note            | 401    200    200   200
            GET /api/me/settings          | 401    200    200   200
            PUT /api/me/settings          | 401    204    204   204
            GET /api/users                | 401    200    200   200
            GET /api/rooms                | 401    200    200   200
            GET /api/mentions             | 401    200    200   200
            POST /api/rooms               | 401    201    201   201
            GET /api/sessions             | 401    200    200   200
            DELETE /api/sessions/{T}      | 401    204    204   204
            DELETE /api/sessions/{F}      | 401    404    404   404
            GET /api/place                | 200    200    200   200
            PATCH /api/place name         | 401    403    200   200
            GET /api/place/backups        | 401    403    200   200
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
            POST /api/accounts            | 201    201    201   201
            POST /api/sessions            | 201    201    201   201
            POST /api/sessions/refresh    | 200    200    200   200
            POST /api/sessions/refresh no | 401    401    401   401
            POST /api/resets              | 200    200    200   200
            POST /api/resets no           | 404    404    404   404
            GET /api/me/ways              | 401    200    200   200
            POST /api/me/ways/unknown     | 401    404    404   404
            DELETE /api/me/ways/unknown   | 401    404    404   404
            GET /api/me/second-factor     | 401    200    200   200
            POST /api/me/second-factor    | 401    201    201   201
            PUT /api/me/second-factor     | 401    403    403   403
            POST /api/me/second-factor/off | 401   409    409   409
            POST /api/me/second-factor/recovery-codes | 401 409 409 409
            GET /api/me/passkeys          | 401    200    200   200
            POST /api/me/passkeys/options | 401    200    200   200
            POST /api/me/passkeys         | 401    409    409   409
            PATCH /api/me/passkeys/unknown name | 401 404 404   404
            DELETE /api/me/passkeys/unknown | 401  404    404   404
            POST /api/sessions/passkey/options | 200 200  200   200
            POST /api/sessions/passkey    | 401    401    401   401
            GET /auth/oidc/some           | 303    303    303   303
            GET /auth/oidc/some/callback  | 303    303    303   303
            GET /auth/oidc/some/sign-out  | 303    303    303   303
            GET /health                   | 200    200    200   200
            HEAD /health                  | 200    200    200   200
            GET /health/ready             | 200    200    200   200
            HEAD /health/ready            | 200    200    200   200
            GET /metrics                  | 200    200    200   200
            GET /                         | 200    200    200   200
            HEAD /                        | 200    200    200   200
            GET /nothing                  | 404    404    404   404
            HEAD /nothing                 | 404    404    404   404
            """;
    private static final Map<String, String> BODIES = Map.ofEntries(Map.entry("name", "{\"name\":\"Other\"}"),
            Map.entry("topic", "{\"topic\":\"Other\"}"), Map.entry("archived", "{\"archived\":true}"),
            Map.entry("open", "{\"archived\":false}"),
            Map.entry("nothing", "{}"), Map.entry("muted", "{\"muted\":true}"),
            Map.entry("up", "{\"role\":\"moderator\"}"), Map.entry("own", "{\"role\":\"owner\"}"),
            Map.entry("admin", "{\"role\":\"admin\"}"), Map.entry("demote", "{\"role\":\"member\"}"),
            Map.entry("disable", "{\"disabled\":true}"), Map.entry("note", "{\"note\":\"here\"}"));
    private static final SoftAuthenticator PASSKEY = SoftAuthenticator.at("https://chat.example", "chat.example");
    private static final Map<String, String> POSTED = Map.of("/api/rooms", "{\"kind\":\"public\",\"name\":\"Room\"}",
            "/api/me/passkeys/options", Json.object("password", TestServer.PASSWORD, "code", ""), "/api/me/passkeys",
            Json.object("name", "Key", "credential", PASSKEY.made(SoftAuthenticator.asked("mine"))),
            "/api/sessions/passkey",
            Json.object("credential", PASSKEY.shown(SoftAuthenticator.asked("mine"), "somebody")),
            "/api/invites", "{\"days\":1,\"uses\":1}", "/api/me/settings", "{}", "/api/me/second-factor",
            Authenticator.proof("12345"), "/api/me/second-factor/off", Authenticator.proof("12345"),
            "/api/me/second-factor/recovery-codes", Authenticator.proof("12345"));
    private static final int REFUSED = 400;
    private final Map<String, Cast.Room> shared = new HashMap<>();
    private Cast cast;
    private Standing standing;
    private int newcomers;

    @BeforeAll
    void start() {
        cast = new Cast();
        standing = new Standing(cast);
    }

    @AfterAll
    void stop() {
        cast.close();
    }

    /** Somebody's call, or that of nobody who is signed in. */
    private Answer ask(String who, String method, String path, String body) {
        var asking = cast.server().http().ask(method, path, BodyPublishers.ofString(body));
        return (who.equals(Cast.NOBODY) ? asking : asking.as(cast.person(who))).answer();
    }

    private interface Cell {
        void check(List<String> words, String who, int status);
    }

    private static Stream<DynamicTest> cells(String table, Cell cell,
            Function<List<String>, Stream<DynamicTest>> after) {
        var lines = table.lines().toList();
        var heads = List.of(lines.getFirst().substring(lines.getFirst().indexOf('|') + 1).strip().split(" +", -1));
        var tests = new ArrayList<DynamicTest>();
        for (String line : lines.subList(1, lines.size())) {
            var call = line.substring(0, line.indexOf('|')).strip();
            var words = List.of(call.split(" +", -1));
            var statuses = List.of(line.substring(line.indexOf('|') + 1).strip().split(" +", -1));
            assertEquals(heads.size(), statuses.size(), line);
            for (int i = 0; i < heads.size(); i++) {
                var who = heads.get(i);
                int status = Integer.parseInt(statuses.get(i));
                tests.add(dynamicTest(call + " by " + who + " is " + status,
                        () -> cell.check(words, who, status)));
            }
            after.apply(words).forEach(tests::add);
        }
        return tests.stream();
    }

    /** What is refused, or only looks, may meet one room all of it; what is done gets a room of its own. */
    @TestFactory
    Stream<DynamicTest> inARoom() {
        return cells(ROOMS, (words, who, status) -> {
            var kind = words.getLast();
            boolean done = status < REFUSED && !words.getFirst().equals("GET");
            var room = done ? cast.quietRoom(kind) : shared.computeIfAbsent(kind, cast::room);
            var path = words.get(1).replace("{R}", room.id()).replace("{M}", cast.person("other").id())
                    .replace("{W}", cast.person("owner").id()).replace("{S}", cast.person("target").id());
            var body = words.size() == 4
                    ? BODIES.getOrDefault(words.get(2), "")
                    : words.getFirst().equals("POST") && path.endsWith("messages")
                            ? Json.object("key", cast.key(), "text", "hello")
                            : "";
            if (done) {
                standing.changes(room); // of direct rooms there is but one
            } else {
                standing.keeps(room);
            }
            ask(who, words.getFirst(), path, body).expect(status);
        }, words -> Stream.of(dynamicTest(String.join(" ", words) + " changes nothing where it is refused",
                () -> standing.check(Objects.requireNonNull(shared.get(words.getLast()))))));
    }

    @TestFactory
    Stream<DynamicTest> inThePlace() {
        return cells(PLACE, (words, who, status) -> {
            cast.gives("target", "{\"role\":\"member\",\"disabled\":false}");
            cast.gives("secondAdmin", "{\"role\":\"admin\"}");
            var path = words.get(1).replace("{M}", cast.person("target").id())
                    .replace("{A}", cast.person("secondAdmin").id()).replace("{O}", cast.person("placeOwner").id());
            path = path.contains("{I}") ? path.replace("{I}", invite()) : path;
            path = path.contains("{T}") ? path.replace("{T}", session(who)) : path;
            path = path.contains("{F}") ? path.replace("{F}", session("other")) : path;
            var body = body(words, path);
            var before = status >= REFUSED ? state() : List.of();
            ask(who, words.getFirst(), path, body).expect(status);
            assertEquals(before, status >= REFUSED ? state() : List.of());
        }, _ -> Stream.empty());
    }

    private String body(List<String> words, String path) {
        boolean good = words.size() == 2;
        if (!words.getFirst().equals("POST")) {
            return good ? POSTED.getOrDefault(path, "") : BODIES.getOrDefault(words.get(2), "");
        }
        return switch (path) {
            case "/api/accounts" -> Json.object("username", "new" + ++newcomers, "password", TestServer.PASSWORD);
            case "/api/sessions" -> Json.object("username", "target", "password", TestServer.PASSWORD);
            case "/api/sessions/refresh" -> Json.object("refreshToken", good
                    ? cast.server().signIn("target").refreshToken()
                    : "nonsense");
            case "/api/resets" ->
                Json.object("token", good ? resetToken() : "nonsense", "password", "an other password");
            default -> POSTED.getOrDefault(path, "");
        };
    }

    private String resetToken() {
        var forgetful = cast.server().signUp("new" + ++newcomers);
        return cast.person("placeOwner").post("/api/users/" + forgetful.id() + "/reset", "").expect(201).json()
                .get("token").textValue();
    }

    private List<JsonNode> state() {
        return Stream.of("/api/place", "/api/users?limit=100", "/api/invites?limit=100")
                .map(path -> cast.person("placeOwner").get(path).expect(200).json()).toList();
    }

    private String invite() {
        return cast.person("placeOwner").post("/api/invites", "{\"days\":1,\"uses\":1}").expect(201).json()
                .get("invite").get("id").textValue();
    }

    /** A further session of somebody's, which may end. */
    private String session(String who) {
        if (who.equals(Cast.NOBODY)) {
            return "current";
        }
        var further = cast.server().signIn(cast.person(who).username());
        for (var session : further.get("/api/sessions").expect(200).json().get("sessions")) {
            if (session.get("current").booleanValue()) {
                return session.get("id").textValue();
            }
        }
        throw new AssertionError("no session of one's own");
    }

    @Test
    void everyCallThatTheServerTakesHasARow() {
        var owed = new TreeSet<>(Routes.all());
        var unknown = new TreeSet<String>();
        Stream.of(ROOMS, PLACE).flatMap(table -> table.lines().skip(1)).map(line -> line.strip().split(" +", -1))
                .forEach(words -> Routes.of(words[0], words[1]).ifPresentOrElse(owed::remove,
                        () -> unknown.add(words[0] + " " + words[1])));
        assertEquals(Set.of(), unknown);
        assertEquals(Set.of(), owed);
    }
}
