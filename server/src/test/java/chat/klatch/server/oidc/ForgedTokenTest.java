package chat.klatch.server.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.TestServer;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a provider, or whoever stands in its place, may not get away with. */
class ForgedTokenTest {
    private static final String FAILED = "/#not-signed-in/";
    private static final String SECRET = "a secret of at least thirty-two bytes";
    private Forger forger;
    private TestServer server;

    @BeforeEach
    void start() {
        forger = Forger.start();
        server = TestServer.start("KLATCH_OIDC", "corp", "KLATCH_OIDC_CORP_ISSUER", forger.issuer(),
                "KLATCH_OIDC_CORP_CLIENT_ID", "klatch", "KLATCH_OIDC_CORP_CLIENT_SECRET", SECRET);
        server.signUp("owner");
    }

    @AfterEach
    void stop() {
        server.close();
        forger.close();
    }

    private static String value(String address, String name) {
        var found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(address);
        assertTrue(found.find(), address);
        return URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
    }

    /** Comes back from the forger, whose token endpoint says what is made of the nonce; returns where it ends. */
    private String ends(BiFunction<JWTClaimsSet.Builder, String, String> token) {
        var browser = new Traveller(server);
        var address = browser.leaves("/auth/oidc/corp");
        var nonce = value(address, "nonce");
        forger.givesToken(token.apply(forger.claims(nonce, server.clock().instant()), nonce));
        return browser
                .comesBack(server.url() + "/auth/oidc/corp/callback?code=some&state=" + value(address, "state"));
    }

    private void ends(BiFunction<JWTClaimsSet.Builder, String, String> token, String why) {
        assertEquals(why.isEmpty() ? "/#" : FAILED + why, ends(token));
    }

    private Date in(long seconds) {
        return Date.from(server.clock().instant().plusSeconds(seconds));
    }

    @Test
    void anHonestTokenIsBelievedAndOneForOthersTooWhereItSaysThatWeAskedForIt() {
        ends((claims, _) -> forger.signed(claims.build()), "");
        ends((claims, _) -> forger.signed(claims.audience(List.of("klatch", "other")).claim("azp", "klatch").build()),
                "");
        ends((claims, _) -> forger.signed(claims.issueTime(in(50)).expirationTime(in(-50)).build()), "");
    }

    @Test
    void aTokenThatIsNotOursNowIsNotBelieved() {
        ends((claims, _) -> forger.signed(claims.issuer("https://evil.example").build()), "broken");
        ends((claims, _) -> forger.signed(claims.audience("other").build()), "broken");
        ends((claims, _) -> forger.signed(claims.audience(List.of("klatch", "other")).build()), "broken");
        ends((claims, _) -> forger.signed(claims.claim("azp", "other").build()), "broken");
        ends((claims, _) -> forger.signed(claims.claim("nonce", "of another attempt").build()), "broken");
        ends((claims, _) -> forger.signed(claims.claim("nonce", null).build()), "broken");
        ends((claims, _) -> forger.signed(claims.subject(null).build()), "broken");
        ends((claims, _) -> forger.signed(claims.subject("x".repeat(256)).build()), "broken");
        ends((claims, _) -> forger.signed(claims.expirationTime(in(-61)).build()), "broken");
        ends((claims, _) -> forger.signed(claims.expirationTime(null).build()), "broken");
        ends((claims, _) -> forger.signed(claims.issueTime(in(61)).build()), "broken");
    }

    @Test
    void aTokenThatTheProviderDidNotSignIsNotBelieved() {
        var stranger = Forger.key("first");
        ends((claims, _) -> Forger.signed(claims.build(), JWSAlgorithm.RS256, Forger.signer(stranger), "first"),
                "broken");
        ends((claims, _) -> new PlainJWT(claims.build()).serialize(), "broken");
        ends((claims, _) -> Forger.signed(claims.build(), JWSAlgorithm.HS256, mac(), "first"), "broken");
        ends((_, _) -> "no.token.atall", "broken");
    }

    /** By the secret that we and the provider share: no proof, where that has leaked. */
    private static MACSigner mac() {
        try {
            return new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8));
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void aProviderMayChangeItsKeysAndNobodyHasUsAskForThemAllTheTime() {
        ends((claims, _) -> forger.signed(claims.build()), "");
        ends((claims, _) -> forger.signed(claims.build()), "");
        assertEquals(1, forger.askedForKeys());
        forger.changesItsKey(Forger.key("second"));
        server.clock().passSeconds(10);
        ends((claims, _) -> forger.signed(claims.build()), "");
        assertEquals(2, forger.askedForKeys());
        var stranger = Forger.key("invented");
        for (int i = 0; i < 5; i++) {
            ends((claims, _) -> Forger.signed(claims.build(), JWSAlgorithm.RS256, Forger.signer(stranger), "invented"),
                    "broken");
        }
        assertEquals(2, forger.askedForKeys());
        server.clock().passSeconds(10);
        ends((claims, _) -> Forger.signed(claims.build(), JWSAlgorithm.RS256, Forger.signer(stranger), "invented"),
                "broken");
        assertEquals(3, forger.askedForKeys());
    }

    @Test
    void whatTheTokenEndpointSaysInsteadIsNotBelieved() {
        for (String nonsense : new String[]{"", "<html>", "{}", "[]",
                "{\"access_token\":\"x\",\"token_type\":\"Bearer\"}",
                "{\"error\":\"invalid_grant\"}", "x".repeat(300_000)}) {
            var browser = new Traveller(server);
            var address = browser.leaves("/auth/oidc/corp");
            forger.gives(nonsense);
            var end = browser
                    .comesBack(server.url() + "/auth/oidc/corp/callback?code=some&state=" + value(address, "state"));
            assertTrue(end.equals(FAILED + "broken") || end.equals(FAILED + "unreachable"), end);
        }
    }

    @Test
    void aProviderThatIsAwayOrLeadsElsewhereIsSaidToBe() {
        for (int status : new int[]{302, 404, 500}) {
            forger.answersWith(status);
            assertEquals(FAILED + "unreachable", new Traveller(server).leaves("/auth/oidc/corp"));
            assertEquals("/", new Traveller(server).leaves("/auth/oidc/corp/sign-out"));
        }
        forger.answersWith(200);
        ends((claims, _) -> forger.signed(claims.build()), "");
        forger.answersWith(500);
        assertTrue(new Traveller(server).leaves("/auth/oidc/corp").startsWith(forger.issuer()));
        server.clock().passSeconds(3_600);
        assertTrue(new Traveller(server).leaves("/auth/oidc/corp").startsWith(forger.issuer()),
                "what it said of itself holds on");
        assertEquals(FAILED + "unreachable", ends((claims, _) -> forger.signed(claims.build())));
    }

    @Test
    void whatAProviderSaysOfItselfMustBeItsOwnAndSafe() {
        var honest = forger.discovery();
        for (String bad : new String[]{"", "{}",
                honest.replace("\"issuer\":\"" + forger.issuer(), "\"issuer\":\"https://evil.example"),
                honest.replace(forger.issuer() + "/authorize", "http://evil.example/authorize"),
                honest.replace(forger.issuer() + "/authorize", "javascript:alert(1)")}) {
            forger.discovers(bad);
            assertEquals(FAILED + "broken", new Traveller(server).leaves("/auth/oidc/corp"), bad);
        }
        for (String endpoint : new String[]{"/token", "/jwks"}) {
            try (var other = TestServer.start("KLATCH_OIDC", "corp", "KLATCH_OIDC_CORP_ISSUER", forger.issuer(),
                    "KLATCH_OIDC_CORP_CLIENT_ID", "klatch", "KLATCH_OIDC_CORP_CLIENT_SECRET", SECRET)) {
                other.signUp("owner");
                forger.discovers(honest.replace(forger.issuer() + endpoint, "http://evil.example" + endpoint));
                var browser = new Traveller(other);
                var address = browser.leaves("/auth/oidc/corp");
                forger.givesToken(forger
                        .signed(forger.claims(value(address, "nonce"), other.clock().instant()).build()));
                assertEquals(FAILED + "broken", browser
                        .comesBack(
                                other.url() + "/auth/oidc/corp/callback?code=some&state=" + value(address, "state")));
            }
        }
    }
}
