package chat.klatch.server.oidc;

import chat.klatch.server.door.Json;
import chat.klatch.server.door.TestServer;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** A real OpenID provider on this machine, at whose page anybody signs in as whom they like. */
public final class TestProvider implements AutoCloseable {
    static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final MockOAuth2Server provider;
    private volatile InstantSource clock = () -> Instant.parse("2026-03-01T12:00:00Z");

    private TestProvider() {
        provider = new MockOAuth2Server(
                new OAuth2Config(true, null, null, false, new OAuth2TokenProvider(() -> clock.instant()), Set.of(),
                        new NettyWrapper()));
        provider.start(InetAddress.getLoopbackAddress(), 0);
        ask(HttpRequest.newBuilder(URI.create(issuer("corp") + "/jwks"))); // its first answer takes seconds to learn
    }

    public static TestProvider start() {
        return new TestProvider();
    }

    /** The issuer of this name: one program is several providers. */
    public String issuer(String name) {
        return "http://localhost:" + provider.baseUrl().port() + "/" + name;
    }

    /** A server that knows this provider as {@code corp}. */
    public TestServer place(String... namesAndValues) {
        var all = new String[namesAndValues.length + 8];
        System.arraycopy(namesAndValues, 0, all, 8, namesAndValues.length);
        System.arraycopy(settings("corp"), 0, all, 2, 6);
        all[0] = "KLATCH_OIDC";
        all[1] = "corp";
        for (int i = 8; i < all.length; i += 2) {
            all[1] = all[i].equals("KLATCH_OIDC") ? all[i + 1] : all[1];
        }
        return keepsTimeOf(TestServer.start(all));
    }

    /** What a place must know of the provider of that name. */
    public String[] settings(String name) {
        var prefix = "KLATCH_OIDC_" + name.toUpperCase(java.util.Locale.ROOT);
        return new String[]{prefix + "_ISSUER", issuer(name), prefix + "_CLIENT_ID", "klatch",
                prefix + "_CLIENT_SECRET", "the secret of klatch"};
    }

    /** Whose time it is in what it says. */
    public TestServer keepsTimeOf(TestServer server) {
        clock = server.clock();
        return server;
    }

    /** A server on which the programs {@code deploy} and {@code boss} speak by tokens of this provider. */
    public TestServer placeOfBots(String... namesAndValues) {
        var all = new ArrayList<>(List.of(botSettings()));
        all.addAll(List.of(namesAndValues));
        return keepsTimeOf(TestServer.start(all.toArray(String[]::new)));
    }

    /** What such a server must know. */
    public String[] botSettings() {
        return new String[]{"KLATCH_BEARER_ISSUER", issuer("corp"), "KLATCH_BEARER_AUDIENCE", "klatch",
                "KLATCH_BEARER_ACCOUNTS", "deploy, boss=program-7"};
    }

    /** What a program is given by its own name and secret (RFC 6749 §4.4): good for an hour. */
    public String token(String client) {
        var form = "grant_type=client_credentials&scope=klatch&client_id=" + client + "&client_secret=its-secret";
        var answer = ask(HttpRequest.newBuilder(URI.create(issuer("corp") + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
        return Json.read(answer.body()).get("access_token").textValue();
    }

    /** Somebody signs in at the page that {@code address} leads to; returns where the browser is sent then. */
    public static String signsIn(String address, String subject, String claims) {
        var form = "username=" + encoded(subject) + "&claims=" + encoded(claims);
        var answer = ask(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
        return answer.headers().firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    static HttpResponse<String> ask(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (java.io.IOException lost) {
            throw new java.io.UncheckedIOException(lost);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** What the provider says of somebody whose address it has verified. */
    public static String claims(String username, String email) {
        return Json.object("preferred_username", username, "name", username.toUpperCase(java.util.Locale.ROOT), "email",
                email, "email_verified", true);
    }

    @Override
    public void close() {
        provider.shutdown();
    }
}
