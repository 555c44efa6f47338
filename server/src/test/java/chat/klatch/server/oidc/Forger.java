package chat.klatch.server.oidc;

import chat.klatch.server.door.Json;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A provider that says whatever a test wants: honest unless told otherwise. */
final class Forger implements AutoCloseable {
    private static final RSAKey OWN = made("first");
    private static final Map<String, RSAKey> OTHERS = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final AtomicInteger askedForKeys = new AtomicInteger();
    private volatile RSAKey key = OWN;
    private volatile Supplier<String> token = () -> "";
    private volatile String discovery;
    private volatile int status = 200;
    private volatile CountDownLatch answers = new CountDownLatch(0);

    private Forger() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        discovery = Json.object("issuer", issuer(), "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token", "jwks_uri", issuer() + "/jwks", "subject_types_supported",
                new String[]{"public"}, "response_types_supported", new String[]{"code"},
                "id_token_signing_alg_values_supported", new String[]{"RS256"});
        server.createContext("/.well-known/openid-configuration", exchange -> says(exchange, discovery));
        server.createContext("/jwks", exchange -> {
            askedForKeys.incrementAndGet();
            waits();
            says(exchange, new JWKSet(key.toPublicJWK()).toString());
        });
        server.createContext("/token", exchange -> says(exchange, token.get()));
        server.start();
    }

    static Forger start() {
        try {
            return new Forger();
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Says nothing of its keys until {@code released}. */
    void holdsItsKeysBack(CountDownLatch released) {
        answers = released;
    }

    private void waits() {
        try {
            answers.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A key that is not the one with which it begins, whatever its id; made once, as that takes a second. */
    static RSAKey key(String id) {
        return OTHERS.computeIfAbsent(id, Forger::made);
    }

    private static RSAKey made(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void says(HttpExchange exchange, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Location", issuer() + "/elsewhere");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Signs with another key from now on, and tells only that one. */
    void changesItsKey(RSAKey next) {
        key = next;
    }

    int askedForKeys() {
        return askedForKeys.get();
    }

    void discovers(String body) {
        discovery = body;
    }

    String discovery() {
        return discovery;
    }

    void answersWith(int now) {
        status = now;
    }

    /** What the token endpoint answers. */
    void gives(String body) {
        token = () -> body;
    }

    void givesToken(String idToken) {
        gives(Json.object("access_token", "x", "token_type", "Bearer", "id_token", idToken));
    }

    /** What it says of a program for as long as five minutes. */
    JWTClaimsSet.Builder bearer(String subject, Instant now) {
        return new JWTClaimsSet.Builder().issuer(issuer()).audience("https://chat.example").subject(subject)
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(300)));
    }

    /** What it would say of somebody if it were honest. */
    JWTClaimsSet.Builder claims(String nonce, Instant now) {
        return new JWTClaimsSet.Builder().issuer(issuer()).audience("klatch").subject("ada").claim("nonce", nonce)
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(300)));
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, JWSAlgorithm.RS256, signer(key), key.getKeyID());
    }

    /** The same, where it says that the token is of some type. */
    String signed(JWTClaimsSet claims, @Nullable String type) {
        return signed(claims, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID())
                .type(type == null ? null : new JOSEObjectType(type)).build(), signer(key));
    }

    /** What everybody may know of its key. */
    String publicKey() {
        return key.toPublicJWK().toJSONString();
    }

    static JWSSigner signer(RSAKey with) {
        try {
            return new RSASSASigner(with);
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer, String keyId) {
        return signed(claims, new JWSHeader.Builder(algorithm).keyID(keyId).build(), signer);
    }

    private static String signed(JWTClaimsSet claims, JWSHeader header, JWSSigner signer) {
        try {
            var jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
