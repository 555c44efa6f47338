package chat.klatch.server.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md, "HTTP" and "Error codes": every refusal has one shape, every answer the same headers. */
class ProblemsTest {
    private static final int MOST_BYTES = 256 * 1024;
    private static final List<String> HEADERS = List.of("Content-Security-Policy", "X-Content-Type-Options",
            "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy",
            "Cache-Control");
    private static TestServer server;
    private static Person ada;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        ada = server.signUp("ada");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer post(String path, byte[] body) {
        return server.http().ask("POST", path, BodyPublishers.ofByteArray(body)).as(ada).answer();
    }

    private static String raw(String line) {
        try (var raw = RawSocket.open(server)) {
            return raw.request(line, "Host: 127.0.0.1:" + server.port() + "\nConnection: close");
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String path : new String[]{"/nothing", "/api", "/api/nothing", "/api/rooms/x/y/z", "/a/b", "/favicon.ico",
                "/index.html.br", "/index.txt"}) {
            server.http().get(path).answer().problem(404, "not_found");
        }
    }

    @Test
    void aMethodThatAnAddressDoesNotTakeIsNotAllowedAndThoseThatItTakesAreSaid() {
        for (String method : new String[]{"DELETE", "PUT", "PATCH", "GET"}) {
            assertEquals("POST", refused(method, "/api/accounts"));
        }
        assertEquals("GET, HEAD", refused("POST", "/health"));
        assertEquals("GET, PATCH, DELETE", refused("PUT", "/api/rooms/" + ada.foyer()));
    }

    private static String refused(String method, String path) {
        var answer = server.http().ask(method, path).as(ada).answer();
        answer.problem(405, "not_found");
        return answer.header("Allow");
    }

    @Test
    void aBodyThatIsNoJsonIsABadFrame() {
        for (String body : new String[]{"", "nonsense", "{", "{} {}", "\uFEFF{}"}) {
            server.http().post("/api/sessions", body).answer().problem(400, "bad_frame");
        }
        post("/api/rooms",
                "{\"name\":\"\u00e9\",\"kind\":\"public\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                .problem(400, "bad_frame");
    }

    @Test
    void aBodyThatIsAnotherThingIsInvalid() {
        for (String body : new String[]{"[]", "1", "\"text\"", "null", "{}"}) {
            int status = server.http().post("/api/sessions", body).answer().status();
            assertEquals(400, status, body);
        }
    }

    @Test
    void jsonIsUtf8WhateverTheCallSaysOfItself() {
        for (String type : new String[]{"application/json", "application/json; charset=iso-8859-1", "text/plain"}) {
            var made = server.http()
                    .ask("POST", "/api/rooms", BodyPublishers.ofString("{\"name\":\"Caf\u00e9\",\"kind\":\"public\"}"))
                    .with("Content-Type", type).as(ada).answer().expect(201);
            assertEquals("Caf\u00e9", made.json().get("room").get("name").textValue());
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAlsoWhereItsLengthIsNotTold() {
        var most = "{\"name\":\"x\",\"kind\":\"public\",\"more\":\"" + "x".repeat(MOST_BYTES) + "\"}";
        for (String path : new String[]{"/api/rooms", "/api/accounts", "/api/sessions", "/api/sessions/refresh",
                "/api/rooms/" + ada.foyer() + "/messages"}) {
            post(path, most.getBytes(UTF_8)).problem(413, "too_large");
            server.http()
                    .ask("POST", path,
                            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(most.getBytes(UTF_8))))
                    .as(ada).answer().problem(413, "too_large");
        }
        var fits = most.substring(0, MOST_BYTES - 2) + "\"}";
        server.http().ask("POST", "/api/rooms",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(fits.getBytes(UTF_8)))).as(ada).answer()
                .expect(201);
    }

    @Test
    void aBodyThatIsRefusedUnreadDoesNotCostTheAnswerNorTheConnection() {
        for (var path : new String[]{"sessions", "rooms", "nothing"}) {
            try (var raw = RawSocket.open(server)) {
                raw.write("POST /api/%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
                        .formatted(path, 3 * MOST_BYTES).getBytes(UTF_8));
                raw.write(" ".repeat(3 * MOST_BYTES).getBytes(UTF_8));
                var refused = raw.head();
                assertTrue(refused.startsWith("HTTP/1.1 4"), refused);
                raw.write("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
                assertTrue(raw.rest().endsWith("ok"), path);
            }
        }
    }

    @Test
    void whatIsNoHttpGetsAProblemToo() {
        for (String line : new String[]{"GET /%zz HTTP/1.1", "GET /..%2f..%2fetc%2fpasswd HTTP/1.1",
                "GET /a/%2e%2e/b HTTP/1.1", "GET /" + "x".repeat(9_000) + " HTTP/1.1"}) {
            var head = raw(line);
            assertTrue(head.startsWith("HTTP/1.1 4"), head);
            assertFalse(head.contains("text/html"), head);
            assertFalse(head.contains("Jetty"), head);
        }
    }

    @Test
    void withoutATokenEveryCallSaysHowToBringOne() {
        for (String path : new String[]{"/api/me", "/api/sessions", "/api/rooms", "/api/rooms/x",
                "/api/rooms/x/messages"}) {
            var answer = server.http().get(path).answer();
            answer.problem(401, "unauthenticated");
            assertEquals("Bearer", answer.header("WWW-Authenticate"));
        }
        for (String header : new String[]{"", "Bearer", "Bearer x", "Basic YTpi", ada.token()}) {
            server.http().get("/api/me").with("Authorization", header).answer().problem(401, "unauthenticated");
        }
    }

    @Test
    void everyAnswerHasTheSecurityHeaders() {
        for (String path : new String[]{"/", "/health", "/health/ready", "/api/place", "/api/me", "/nothing", "/ws",
                "/api/accounts"}) {
            var answer = server.http().get(path).answer();
            HEADERS.forEach(name -> assertFalse(answer.header(name).isEmpty(), path + " has no " + name));
            assertEquals("nosniff", answer.header("X-Content-Type-Options"));
            assertEquals("", answer.header("Server"), path);
            assertEquals("", answer.header("X-Powered-By"), path);
        }
        assertEquals("no-store", ada.get("/api/me").header("Cache-Control"));
    }

    @Test
    void noAnswerSetsACookieButThoseThatGrantOrForget() {
        for (String path : new String[]{"/", "/api/place", "/api/me", "/health", "/ws"}) {
            assertEquals("", server.http().get(path).answer().header("Set-Cookie"), path);
        }
    }

    @Test
    void healthIsForAnybodyAndForHeadToo() {
        assertEquals("ok", server.http().get("/health").answer().expect(200).text());
        assertEquals("ok", server.http().get("/health/ready").answer().expect(200).text());
        server.http().ask("HEAD", "/health").answer().expect(200);
        server.http().ask("HEAD", "/health/ready").answer().expect(200);
    }

    @Test
    void aForeignPageIsAllowedNothing() {
        var answer = server.http().ask("OPTIONS", "/api/sessions").with("Origin", "https://evil.example")
                .with("Access-Control-Request-Method", "POST").answer();
        assertEquals("", answer.header("Access-Control-Allow-Origin"));
    }
}
