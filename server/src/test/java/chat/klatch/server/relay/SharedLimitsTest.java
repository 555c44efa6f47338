package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Authenticator;
import chat.klatch.server.door.Await;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.storage.NeedsPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What is counted for the place and not for a node. */
@NeedsPostgres
class SharedLimitsTest {
    private static final String WRONG = Json.object("username", "gus", "password", "not the password");
    private static final String RIGHT = Json.object("username", "gus", "password", TestServer.PASSWORD);

    /** Every hint is lost, and nobody here knows. */
    private record Deaf(Relay sound) implements Relay {
        @Override
        public void publish(String hint) {
            sound.publish(hint);
        }

        @Override
        public boolean carries() {
            return sound.carries();
        }

        @Override
        public void listen(Consumer<String> listener) {
            sound.listen(_ -> {
            });
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    private static TestNodes limited(Supplier<Relay> relays) {
        return new TestNodes(3, relays, "KLATCH_RATE_LIMITS", "on");
    }

    private static Answer signIn(TestServer node, String credentials) {
        return node.http().post("/api/sessions", credentials).answer();
    }

    private static Answer signUp(TestServer node, String name, String address) {
        return node.http().post("/api/accounts", Json.object("username", name, "password", TestServer.PASSWORD))
                .with("X-Forwarded-For", address).answer();
    }

    private static void assertShared(Supplier<Relay> relays) throws SQLException {
        try (var nodes = limited(relays)) {
            var gus = nodes.node(0).signUp("gus");
            for (int i = 0; i < 5; i++) {
                signIn(nodes.node(i % 2), WRONG).problem(401, "unauthenticated");
            }
            for (int i = 0; i < 10; i++) {
                signUp(nodes.node(i % 2), "newcomer" + i, "203.0.113.7").expect(201);
            }
            thirdHasHeard(nodes, gus, "wrong", 5);
            thirdHasHeard(nodes, gus, "signup", 10);
            signIn(nodes.node(2), RIGHT).expect(429);
            signUp(nodes.node(2), "eleventh", "203.0.113.7").expect(429);
            signUp(nodes.node(2), "neighbour", "203.0.113.8").expect(201);
        }
    }

    /** So many of a kind stand in the database, and what came after them has come to the third node too. */
    private static void thirdHasHeard(TestNodes nodes, Person gus, String kind, int count) {
        Await.until("the database tells of them", () -> told(nodes, kind + " ") == count);
        try (var there = gus.at(nodes.node(2)).online()) {
            for (var node : nodes.all().subList(0, 2)) {
                var room = gus.at(node).makes("Told after that");
                there.hears("the room", frame -> frame.path("type").asText().equals("room")
                        && frame.get("room").get("id").asText().equals(room));
            }
        }
    }

    @Test
    void wrongPasswordsAndSignUpsAreCountedTogetherByHints() throws SQLException {
        assertShared(new LocalRelay.Ring()::end);
    }

    @Test
    void wrongPasswordsAndSignUpsAreCountedTogetherWithoutThem() throws SQLException {
        assertShared(() -> new LocalRelay.Ring().end());
    }

    @Test
    void alsoWhereHintsAreLostAndNobodyKnows() throws SQLException {
        var ring = new LocalRelay.Ring();
        assertShared(() -> new Deaf(ring.end()));
    }

    @Test
    void whatComesByAHintAndByTheDatabaseCountsOnce() throws SQLException {
        try (var nodes = limited(new LocalRelay.Ring()::end)) {
            var gus = nodes.node(0).signUp("gus");
            for (int i = 0; i < 4; i++) {
                signIn(nodes.node(0), WRONG).problem(401, "unauthenticated");
            }
            thirdHasHeard(nodes, gus, "wrong", 4);
            signIn(nodes.node(2), RIGHT).expect(201);
        }
    }

    private static int told(TestNodes nodes, String kind) {
        try (var outside = nodes.node(0).outside();
                var statement = outside.createStatement();
                var rows = statement.executeQuery("select what from news")) {
            int told = 0;
            while (rows.next()) {
                told += (int) rows.getString(1).lines().filter(line -> line.startsWith(kind)).count();
            }
            return told;
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void anInvitationIsUsedAsOftenAsItMayBeHoweverManyNodesAreAskedAtOnce() throws Exception {
        try (var nodes = new TestNodes(3, new LocalRelay.Ring()::end, "KLATCH_SIGNUP", "invite");
                var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var owner = nodes.node(0).signUp("owner");
            var token = owner.post("/api/invites", Json.object("days", 1, "uses", 3)).expect(201).json().get("invite")
                    .get("token").textValue();
            var coming = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 9; i++) {
                var node = nodes.node(i % 3);
                var wish = Json.object("username", "guest" + i, "password", TestServer.PASSWORD, "invite", token);
                coming.add(() -> node.http().post("/api/accounts", wish).answer().status());
            }
            int in = 0;
            for (var one : crowd.invokeAll(coming)) {
                in += one.get() == 201 ? 1 : 0;
            }
            assertEquals(3, in);
        }
    }

    @Test
    void aCodeIsGoodOnceHoweverManyNodesAreAskedAtOnce() throws Exception {
        try (var nodes = new TestNodes(3, new LocalRelay.Ring()::end);
                var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var gus = nodes.node(0).signUp("gus");
            var wish = Json.object("username", "gus", "password", TestServer.PASSWORD, "code",
                    Authenticator.of(gus).code());
            var coming = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 9; i++) {
                var node = nodes.node(i % 3);
                coming.add(() -> signIn(node, wish).status());
            }
            int in = 0;
            for (var one : crowd.invokeAll(coming)) {
                in += one.get() == 201 ? 1 : 0;
            }
            assertEquals(1, in);
        }
    }

    @Test
    void wrongCodesOfADayAreCountedTogether() throws SQLException {
        try (var nodes = limited(new LocalRelay.Ring()::end)) {
            var gus = nodes.node(0).signUp("gus");
            var app = Authenticator.of(gus);
            for (int i = 0; i < 10; i++) {
                if (i % 2 == 0) { // of a minute's five also where one node hears late of what was tried at another
                    nodes.clock().passSeconds(60);
                }
                signIn(nodes.node(i % 2), coded(app.wrong())).problem(401, "unauthenticated");
            }
            nodes.clock().passSeconds(60);
            assertEquals("code", signIn(nodes.node(2), coded(app.code())).problem(429, "rate_limited").get("field")
                    .textValue());
        }
    }

    private static String coded(String code) {
        return Json.object("username", "gus", "password", TestServer.PASSWORD, "code", code);
    }
}
