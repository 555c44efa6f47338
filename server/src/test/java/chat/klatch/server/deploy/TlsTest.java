package chat.klatch.server.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Await;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Shell;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.door.TestSocket;
import chat.klatch.server.http.TlsUnusable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS without a proxy, by files as certbot writes them. */
class TlsTest {
    private static final String CHAIN = "fullchain.pem";
    private static final String KEY = "privkey.pem";
    @TempDir
    private Path folder;
    private Path first;
    private Path second;
    private Certificate shown;
    private Certificate next;
    private TestServer server;

    @BeforeEach
    void start() throws Exception {
        first = Files.createDirectory(folder.resolve("first"));
        second = Files.createDirectory(folder.resolve("second"));
        shown = new Certificate(first);
        next = new Certificate(second);
        server = TestServer.start("KLATCH_TLS_CERTIFICATE", first.resolve(CHAIN).toString(), "KLATCH_TLS_KEY",
                first.resolve(KEY).toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String url() {
        return "https://localhost:" + server.port();
    }

    private Answer ask(Certificate believed, HttpRequest.Builder request) throws Exception {
        try (var client = HttpClient.newBuilder().sslContext(believed.believed()).build()) {
            var answer = client.send(request.timeout(Await.BOUND).build(), BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        }
    }

    private Answer signUp() throws Exception {
        return ask(shown, HttpRequest.newBuilder(URI.create(url() + "/api/accounts"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(
                        Json.object("username", "ada", "password", TestServer.PASSWORD), StandardCharsets.UTF_8)))
                .expect(201);
    }

    private static boolean believes(Certificate believed, URI address) {
        try (var client = HttpClient.newBuilder().sslContext(believed.believed()).build()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private void replace(String file) throws IOException {
        Files.copy(second.resolve(file), first.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void peopleTalkThroughItAndBrowsersKeepToIt() throws Exception {
        var ada = signUp();
        assertTrue(ada.header("Set-Cookie").contains("; Secure"), ada.header("Set-Cookie"));
        assertEquals("max-age=31536000", ada.header("Strict-Transport-Security"));
        try (var client = HttpClient.newBuilder().sslContext(shown.believed()).build();
                var socket = TestSocket.open(client, URI.create(url().replace("https:", "wss:") + "/ws"), "Origin",
                        url())) {
            var welcome = socket.asks(Json.object("type", "auth", "token",
                    ada.json().get("accessToken").textValue()));
            assertEquals("welcome", welcome.get("type").textValue());
            var room = ask(shown, HttpRequest.newBuilder(URI.create(url() + "/api/rooms?mine=true"))
                    .header("Authorization", "Bearer " + ada.json().get("accessToken").textValue())).expect(200).json()
                    .at("/rooms/0/id").textValue();
            socket.joins(room);
            var text = "a long one, in several fragments: " + "x".repeat(7_900);
            assertEquals("ack", socket.writes(room, "over-tls", text).get("type").textValue());
            assertEquals(text, socket.hears("message").at("/message/text").textValue());
        }
    }

    @Test
    void aNewCertificateIsShownToWhoConnectsFromThenOnAndWhoIsThereStays() throws Exception {
        var token = signUp().json().get("accessToken").textValue();
        var here = URI.create(url() + "/health");
        try (var client = HttpClient.newBuilder().sslContext(shown.believed()).build();
                var socket = TestSocket.open(client, URI.create(url().replace("https:", "wss:") + "/ws"))) {
            socket.asks(Json.object("type", "auth", "token", token));
            assertTrue(believes(shown, here) && !believes(next, here));
            replace(CHAIN);
            replace(KEY);
            Await.until("the new certificate", () -> believes(next, here));
            assertFalse(believes(shown, here));
            socket.says("{\"type\":\"ping\",\"n\":1}").hears("pong");
        }
    }

    @Test
    void itIsWellWhateverItsCertificateSaysOfItsName() {
        var ran = new Shell(server.data()).run(Map.of("KLATCH_HOST", "127.0.0.1", "KLATCH_PORT",
                Integer.toString(server.port()), "KLATCH_TLS_CERTIFICATE", first.resolve(CHAIN).toString(),
                "KLATCH_TLS_KEY", first.resolve(KEY).toString()), "health");
        assertEquals("", ran.err());
        assertEquals("Klatch at https://127.0.0.1:" + server.port() + " can serve.\n", ran.out());
    }

    @Test
    void filesThatAreNoneOrDoNotBelongTogetherStopTheStartWithASentence() throws Exception {
        Files.writeString(first.resolve(KEY), Files.readString(second.resolve(KEY)));
        refused(first.resolve(KEY) + " is not the key of the first certificate in " + first.resolve(CHAIN) + ".");
        Files.writeString(first.resolve(KEY), "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");
        refused(first.resolve(KEY) + " holds no key as PKCS #8 without a password. This makes one of it: "
                + "openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
        Files.writeString(first.resolve(CHAIN), "no certificate");
        refused(first.resolve(CHAIN) + " holds no certificate in PEM.");
        Files.write(first.resolve(CHAIN), new byte[0]);
        refused(first.resolve(CHAIN) + " holds no certificate in PEM.");
    }

    private void refused(String sentence) {
        var unusable = assertThrows(TlsUnusable.class, () -> TestServer.start("KLATCH_TLS_CERTIFICATE",
                first.resolve(CHAIN).toString(), "KLATCH_TLS_KEY", first.resolve(KEY).toString()).close());
        assertEquals(sentence, unusable.getMessage());
    }
}
