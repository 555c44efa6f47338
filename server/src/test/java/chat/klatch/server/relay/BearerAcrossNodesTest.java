package chat.klatch.server.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.server.door.Person;
import chat.klatch.server.oidc.TestProvider;
import chat.klatch.server.storage.NeedsPostgres;
import org.junit.jupiter.api.Test;

/** A program that speaks by a token of another issuer has no session that could end, and is out on all nodes. */
@NeedsPostgres
class BearerAcrossNodesTest {
    @Test
    void whoseAccountIsDisabledOnOneNodeIsOutOnAll() {
        try (var issuer = TestProvider.start();
                var nodes = new TestNodes(2, new LocalRelay.Ring()::end, issuer.botSettings())) {
            var owner = issuer.keepsTimeOf(nodes.node(0)).signUp("owner");
            var account = nodes.node(0).signUp("deploy");
            var bot = new Person(nodes.node(1), account.id(), "deploy", issuer.token("deploy"), "");
            try (var there = bot.online()) {
                owner.patch("/api/users/" + account.id(), "{\"disabled\":true}").expect(200);
                assertEquals(4502, there.closed());
                bot.get("/api/me").problem(401, "unauthenticated");
                bot.at(nodes.node(0)).get("/api/me").problem(401, "unauthenticated");
            }
        }
    }
}
