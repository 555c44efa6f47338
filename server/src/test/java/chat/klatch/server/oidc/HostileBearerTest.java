package chat.klatch.server.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Await;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.OneNode;
import chat.klatch.server.door.RawSocket;
import chat.klatch.server.door.TestServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an issuer of bearer tokens, or whoever stands in its place, may not get away with. */
@OneNode
class HostileBearerTest {
    private static final int DAY = 86_400;
    private Forger forger;
    private TestServer server;

    @BeforeEach
    void start() {
        forger = Forger.start();
        forger.discovers(Json.object("issuer", forger.issuer(), "jwks_uri", forger.issuer() + "/jwks",
                "subject_types_supported", new String[]{"public"})); // as one that gives tokens to programs only
        server = TestServer.start("KLATCH_BEARER_ISSUER", forger.issuer(), "KLATCH_BEARER_AUDIENCE",
                "https://chat.example", "KLATCH_BEARER_ACCOUNTS", "deploy, build=repo:corp/app:main");
        server.signUp("owner");
        server.signUp("deploy");
        server.signUp("build");
    }

    @AfterEach
    void stop() {
        server.close();
        forger.close();
    }

    private JWTClaimsSet.Builder says() {
        return forger.bearer("deploy", server.clock().instant());
    }

    private Date in(long seconds) {
        return Date.from(server.clock().instant().plusSeconds(seconds));
    }

    private Answer calls(String token) {
        return server.http().get("/api/me").with("Authorization", "Bearer " + token).answer();
    }

    private void believed(JWTClaimsSet.Builder claims) {
        calls(forger.signed(claims.build())).expect(200);
    }

    private void refused(JWTClaimsSet.Builder claims) {
        refused(forger.signed(claims.build()));
    }

    private void refused(String token) {
        calls(token).problem(401, "unauthenticated");
    }

    @Test
    void anHonestTokenIsBelieved() {
        believed(says());
        believed(says().audience(List.of("https://chat.example", "https://other.example")));
        believed(says().issueTime(in(50)).notBeforeTime(in(50)));
        believed(says().issueTime(in(-DAY + 1)).expirationTime(in(1)));
        var build = calls(forger.signed(says().subject("repo:corp/app:main").build())).expect(200);
        assertEquals("build", build.json().get("user").get("username").textValue());
        assertEquals(1, forger.askedForKeys());
    }

    @Test
    void aTokenThatIsNotForUsNowIsNot() {
        refused(says().issuer("https://evil.example"));
        refused(says().issuer(null));
        refused(says().issuer(forger.issuer() + "/"));
        refused(says().audience("https://other.example"));
        refused(says().audience((String) null));
        refused(says().subject(null));
        refused(says().subject("nobody"));
        refused(says().subject("owner"));
        refused(says().expirationTime(null));
        refused(says().issueTime(null));
        refused(says().expirationTime(in(0)));
        refused(says().expirationTime(in(DAY + 1)));
        refused(says().issueTime(in(61)));
        refused(says().notBeforeTime(in(61)));
    }

    @Test
    void aTokenOfAnotherPurposeIsNot() {
        for (String claim : new String[]{"nonce", "at_hash", "c_hash", "cnf"}) {
            refused(says().claim(claim, "some"));
        }
        for (String type : new String[]{"logout+jwt", "dpop+jwt", "secevent+jwt", "id+jwt"}) {
            refused(forger.signed(says().build(), type));
        }
        for (String type : new String[]{null, "JWT", "at+jwt", "application/at+jwt", "AT+JWT"}) {
            calls(forger.signed(says().build(), type)).expect(200);
        }
    }

    @Test
    void aTokenThatTheIssuerDidNotSignIsNot() throws JOSEException {
        believed(says());
        var stranger = Forger.signer(Forger.key("first"));
        refused(Forger.signed(says().build(), JWSAlgorithm.RS256, stranger, "first"));
        refused(new PlainJWT(says().build()).serialize());
        var everybodyKnows = new MACSigner(forger.publicKey().getBytes(StandardCharsets.UTF_8));
        refused(Forger.signed(says().build(), JWSAlgorithm.HS256, everybodyKnows, "first"));
        var good = forger.signed(says().build());
        refused(good.substring(0, good.lastIndexOf('.') + 1));
        refused(good.substring(0, good.length() - 8) + "AAAAAAAA");
        refused("no.token.atall");
    }

    @Test
    void aTokenThatIsTooLongIsNot() {
        believed(says().claim("filling", "x".repeat(2_000)));
        var tooLong = forger.signed(says().claim("filling", "x".repeat(4_000)).build());
        refused(tooLong);
        try (var socket = server.socket()) {
            var no = socket.isRefused(Json.object("type", "auth", "token", tooLong), "invalid");
            assertEquals("token", no.get("field").textValue());
        }
    }

    @Test
    void whatIsRefusedOverHttpOpensNoSocketEither() {
        var bad = forger.signed(says().audience("https://other.example").build());
        try (var raw = RawSocket.open(server); var socket = server.socket()) {
            var head = raw.upgrade("Sec-WebSocket-Protocol: klatch.v1", "Authorization: Bearer " + bad);
            assertTrue(head.startsWith("HTTP/1.1 401 "), head);
            socket.isRefused(Json.object("type", "auth", "token", bad), "unauthenticated");
            assertEquals(4500, socket.closed());
        }
    }

    @Test
    void keysMayChangeAndNobodyHasUsAskForThemAllTheTime() {
        believed(says());
        var old = forger.signed(says().build());
        forger.changesItsKey(Forger.key("second"));
        server.clock().passSeconds(10);
        calls(old).expect(200);
        believed(says());
        assertEquals(2, forger.askedForKeys());
        refused(old);
        var invented = Forger.signer(Forger.key("invented"));
        for (int i = 0; i < 5; i++) {
            refused(Forger.signed(says().build(), JWSAlgorithm.RS256, invented, "invented"));
        }
        assertEquals(2, forger.askedForKeys());
        server.clock().passSeconds(10);
        refused(Forger.signed(says().build(), JWSAlgorithm.RS256, invented, "invented"));
        refused(Forger.signed(says().build(), JWSAlgorithm.RS256, invented, "invented"));
        assertEquals(3, forger.askedForKeys());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 500})
    void whereItsKeysCannotBeHadOneMayComeBack(int status) {
        forger.answersWith(status);
        var token = forger.signed(says().build());
        var answer = calls(token);
        assertEquals(10_000, answer.problem(503, "unavailable").get("after").longValue());
        assertEquals("10", answer.header("Retry-After"));
        try (var raw = RawSocket.open(server); var socket = server.socket()) {
            var head = raw.upgrade("Sec-WebSocket-Protocol: klatch.v1", "Authorization: Bearer " + token);
            assertTrue(head.startsWith("HTTP/1.1 503 "), head);
            assertTrue(head.contains("Retry-After: 10"), head);
            var no = socket.isRefused(Json.object("type", "auth", "token", token), "unavailable");
            assertEquals(10_000, no.get("after").longValue());
            forger.answersWith(200);
            server.clock().passSeconds(4);
            server.signIn("deploy").get("/api/me").expect(200);
            calls(token).problem(503, "unavailable");
        }
        server.clock().passSeconds(6);
        calls(token).expect(200);
    }

    @Test
    void keysThatAreKnownHoldOnForADayWhileItIsAway() {
        believed(says());
        forger.answersWith(500);
        server.clock().pass(Duration.ofHours(23));
        believed(says());
        var unknown = Forger.signer(Forger.key("second"));
        calls(Forger.signed(says().build(), JWSAlgorithm.RS256, unknown, "second")).problem(503, "unavailable");
        server.clock().pass(Duration.ofHours(1));
        calls(forger.signed(says().build())).problem(503, "unavailable");
        forger.answersWith(200);
        server.clock().passSeconds(10);
        believed(says());
    }

    @Test
    void aSlowIssuerHoldsUpFewAndNobodyWhoseKeyIsKnown() throws InterruptedException {
        believed(says());
        server.clock().passSeconds(10);
        var released = new CountDownLatch(1);
        forger.holdsItsKeysBack(released);
        var unknown = Forger.signed(says().build(), JWSAlgorithm.RS256, Forger.signer(Forger.key("new")), "new");
        var unavailable = new AtomicInteger();
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 10).forEach(_ -> many.execute(() -> {
                if (calls(unknown).status() == 503) {
                    unavailable.incrementAndGet();
                }
            }));
            try {
                Await.until("six are sent away at once", () -> unavailable.get() == 6);
                believed(says());
            } finally {
                released.countDown();
            }
        }
        assertEquals(6, unavailable.get());
        assertEquals(2, forger.askedForKeys());
    }

    @Test
    void whatAnIssuerSaysOfItselfMustBeItsOwnAndSafe() {
        var honest = forger.discovery();
        for (String bad : new String[]{"", "{}", honest.replace("\"issuer\":\"", "\"issuer\":\"https://evil.example"),
                honest.replace(forger.issuer() + "/jwks", "http://evil.example/jwks")}) {
            forger.discovers(bad);
            calls(forger.signed(says().build())).problem(503, "unavailable");
            server.clock().passSeconds(3_600);
        }
        forger.discovers(honest);
        believed(says());
    }
}
