package chat.klatch.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Authenticator;
import chat.klatch.server.door.Http;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.SoftAuthenticator;
import chat.klatch.server.door.TestServer;
import chat.klatch.server.oidc.TestProvider;
import chat.klatch.server.oidc.Traveller;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/openapi.yaml} against a server: every call that it takes and no other, and answers as they are promised.
 */
class OpenApiTest {
    private static final Set<String> PAGES = Set.of("GET /", "HEAD /", "GET /{name}", "HEAD /{name}");
    private final Documents documents = new Documents();
    private final Set<String> answered = new TreeSet<>();
    private TestProvider provider;
    private TestServer server;
    private Person ada;
    private Person bob;

    @BeforeEach
    void start() {
        provider = TestProvider.start();
        server = provider.place();
        ada = server.signUp("ada");
        bob = server.signUp("bob");
    }

    @AfterEach
    void stop() {
        server.close();
        provider.close();
    }

    /** Every call of the document: {@code GET /api/rooms/{id}}. */
    private Set<String> calls() {
        var calls = new TreeSet<String>();
        documents.openApi().path("paths").properties().forEach(path -> path.getValue().fieldNames().forEachRemaining(
                method -> calls.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return calls;
    }

    private JsonNode call(String method, String path) {
        return documents.openApi().path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
    }

    /** Makes a call as {@code who}, and holds what came against what the document says of it. */
    private Answer asks(@Nullable Person who, String method, String path, String address, @Nullable String body,
            int status) {
        if (body != null && status < 300) {
            assertAllowed(call(method, path).at("/requestBody/content/application~1json/schema"), Json.read(body),
                    method + " " + path);
        }
        Http.Asking asking = server.http().ask(method, address,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        asking.with("X-Forwarded-Host", "localhost"); // there are passkeys there
        var answer = (who == null ? asking : asking.as(who)).answer().expect(status);
        assertPromised(method, path, answer);
        answered.add(method + " " + path + " " + status);
        return answer;
    }

    private Answer asks(Person who, String method, String path, String address, int status) {
        return asks(who, method, path, address, null, status);
    }

    private void assertPromised(String method, String path, Answer answer) {
        var where = method + " " + path + " " + answer.status();
        var responses = call(method, path).path("responses");
        var promised = responses.path(String.valueOf(answer.status()));
        assertTrue(promised.isObject(), () -> where + " is not promised");
        var response = promised.has("$ref")
                ? documents.openApi().at("/components/responses/" + Documents.reference(promised))
                : promised;
        var content = response.path("content");
        if (content.isEmpty()) {
            assertEquals("", answer.text(), where);
            return;
        }
        var type = content.fieldNames().next();
        assertEquals(type, answer.header("Content-Type").split(";", -1)[0], where);
        assertAllowed(content.path(type).path("schema"),
                type.endsWith("json") ? answer.json() : TextNode.valueOf(answer.text()), where);
    }

    private void assertAllowed(JsonNode schema, JsonNode value, String where) {
        assertTrue(schema.isObject(), () -> where + " takes no body");
        assertEquals(List.of(), documents.errors(schema, value), () -> where + ": " + value);
    }

    @Test
    void itKnowsEveryRouteAndNoOther() {
        var route = Pattern.compile("_count\\{method=\"([A-Z]+)\",route=\"([^\"]+)\"}");
        var registered = route.matcher(server.http().get("/metrics").answer().text()).results()
                .map(found -> found.group(1) + " " + found.group(2)).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(registered.containsAll(PAGES), registered::toString);
        registered.removeAll(PAGES);
        assertEquals(registered, calls());
    }

    /** OpenAPI 3.1, Paths Object: templates that differ by the names of their parameters only are the same path. */
    @Test
    void noPathIsThereTwiceUnderOtherNames() {
        var shapes = documents.openApi().path("paths").properties().stream()
                .map(path -> path.getKey().replaceAll("\\{\\w+}", "{}")).toList();
        assertEquals(List.copyOf(new LinkedHashSet<>(shapes)), shapes);
    }

    @Test
    void everyCallHasANameOfItsOwnAndTheParametersOfItsPath() {
        var names = new ArrayList<String>();
        for (String call : calls()) {
            var path = call.substring(call.indexOf(' ') + 1);
            var operation = call(call.substring(0, call.indexOf(' ')), path);
            names.add(operation.path("operationId").asText());
            var said = new TreeSet<String>();
            operation.path("parameters").forEach(parameter -> {
                var found = parameter.has("$ref")
                        ? documents.openApi().at("/components/parameters/" + Documents.reference(parameter))
                        : parameter;
                if (found.path("in").asText().equals("path")) {
                    said.add(found.path("name").asText());
                }
            });
            assertEquals(Pattern.compile("\\{(\\w+)}").matcher(path).results().map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new)), said, call);
        }
        assertEquals(List.copyOf(new LinkedHashSet<>(names)), names);
    }

    @Test
    void whatATokenIsNeededForIsRefusedWithoutOne() {
        for (String call : calls()) {
            var method = call.substring(0, call.indexOf(' '));
            var path = call.substring(call.indexOf(' ') + 1);
            if (!call(method, path).has("security")) {
                server.http().ask(method, path.replaceAll("\\{\\w+}", "some"), BodyPublishers.ofString("{}")).answer()
                        .problem(401, "unauthenticated");
            }
        }
    }

    @Test
    void everyAnswerIsAsItIsPromised() {
        operations();
        accounts();
        invites();
        var room = rooms();
        members(room);
        ways();
        secondFactor();
        passkeys();
        messages(room);
        end(room);
        var succeeded = answered.stream().filter(line -> line.matches(".* (2\\d\\d|303)"))
                .map(line -> line.substring(0, line.lastIndexOf(' '))).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(calls(), succeeded);
    }

    private void operations() {
        for (String path : List.of("/health", "/health/ready")) {
            asks(null, "GET", path, path, null, 200);
            asks(null, "HEAD", path, path, null, 200);
        }
        asks(null, "GET", "/metrics", "/metrics", null, 200);
        asks(null, "GET", "/api/place", "/api/place", null, 200);
        asks(ada, "PATCH", "/api/place", "/api/place", "{\"name\":\"Klatch\",\"signup\":\"open\"}", 200);
        asks(bob, "PATCH", "/api/place", "/api/place", "{\"name\":\"Mine\"}", 403);
        asks(ada, "PATCH", "/api/place", "/api/place", "{\"name\":\"\"}", 400);
        asks(ada, "GET", "/api/place/backups", "/api/place/backups", 200);
        asks(bob, "GET", "/api/place/backups", "/api/place/backups", 403);
    }

    private void accounts() {
        var carol = "{\"username\":\"carol\",\"password\":\"" + TestServer.PASSWORD + "\"}";
        asks(null, "POST", "/api/accounts", "/api/accounts", carol, 201);
        asks(null, "POST", "/api/accounts", "/api/accounts", carol, 409);
        asks(null, "POST", "/api/accounts", "/api/accounts", "nonsense", 400);
        asks(null, "POST", "/api/accounts", "/api/accounts", "{\"username\":\"" + "x".repeat(300_000) + "\"}", 413);
        asks(null, "POST", "/api/sessions", "/api/sessions", carol, 201);
        asks(null, "POST", "/api/sessions", "/api/sessions", carol.replace("battery", "x"), 401);
        asks(null, "POST", "/api/sessions/refresh", "/api/sessions/refresh",
                "{\"refreshToken\":\"" + ada.refreshToken() + "\"}", 200);
        asks(null, "POST", "/api/sessions/refresh", "/api/sessions/refresh", "{\"refreshToken\":\"nonsense\"}", 401);
        asks(null, "POST", "/api/sessions/refresh", "/api/sessions/refresh", "{\"optional\":true}", 204);
        asks(ada, "GET", "/api/sessions", "/api/sessions", 200);
        asks(ada, "GET", "/api/me", "/api/me", 200);
        asks(null, "GET", "/api/me", "/api/me", null, 401);
        asks(ada, "PATCH", "/api/me", "/api/me", "{\"note\":\"here\"}", 200);
        asks(ada, "PATCH", "/api/me", "/api/me", "{\"username\":\"bob\"}", 409);
        asks(ada, "PUT", "/api/me/settings", "/api/me/settings", "{\"theme\":\"dark\"}", 204);
        asks(ada, "GET", "/api/me/settings", "/api/me/settings", 200);
        asks(ada, "GET", "/api/users", "/api/users?q=b&limit=1", 200);
        asks(ada, "PATCH", "/api/users/{id}", "/api/users/" + bob.id(), "{\"role\":\"admin\"}", 200);
        asks(ada, "PATCH", "/api/users/{id}", "/api/users/nobody", "{\"role\":\"admin\"}", 404);
        var reset = asks(ada, "POST", "/api/users/{id}/reset", "/api/users/" + bob.id() + "/reset", 201).json();
        asks(null, "POST", "/api/resets", "/api/resets", Json.object("token", reset.get("token").textValue(),
                "password", "another long password"), 200);
        bob = Person.of(server, asks(null, "POST", "/api/sessions", "/api/sessions",
                "{\"username\":\"bob\",\"password\":\"another long password\"}", 201));
    }

    private void ways() {
        asks(ada, "GET", "/api/me/ways", "/api/me/ways", 200);
        var proof = Authenticator.proof("");
        asks(ada, "POST", "/api/me/ways/{provider}", "/api/me/ways/corp", 403);
        var linking = asks(ada, "POST", "/api/me/ways/{provider}", "/api/me/ways/corp", proof, 201);
        assertTrue(linking.json().get("address").textValue().startsWith(provider.issuer("corp")));
        asks(ada, "POST", "/api/me/ways/{provider}", "/api/me/ways/nobody", 404);
        asks(null, "GET", "/auth/oidc/{provider}", "/auth/oidc/corp", null, 303);
        asks(null, "GET", "/auth/oidc/{provider}/callback", "/auth/oidc/corp/callback?code=x", null, 303);
        asks(null, "GET", "/auth/oidc/{provider}/sign-out", "/auth/oidc/corp/sign-out", null, 303);
        var dora = new Traveller(server).comesIn("corp", "dora", "{}");
        asks(dora, "DELETE", "/api/me/ways/{provider}", "/api/me/ways/corp", 409);
        asks(dora, "DELETE", "/api/me/ways/{provider}", "/api/me/ways/nobody", 404);
        var browser = new Traveller(server);
        var address = browser.posts(ada, "/api/me/ways/corp", proof).expect(201).json().get("address").textValue();
        browser.comesBack(TestProvider.signsIn(address, "ada", "{}"));
        asks(ada, "GET", "/api/me/ways", "/api/me/ways", 200);
        asks(ada, "DELETE", "/api/me/ways/{provider}", "/api/me/ways/corp", 204);
    }

    private void secondFactor() {
        var path = "/api/me/second-factor";
        asks(ada, "GET", path, path, 200);
        asks(ada, "PUT", path, path, Authenticator.proof("000000"), 409);
        var app = new Authenticator(server, asks(ada, "POST", path, path, 201).json().get("secret").textValue());
        asks(ada, "PUT", path, path, "{}", 400);
        asks(ada, "PUT", path, path, Authenticator.proof(app.wrong()), 403);
        asks(ada, "PUT", path, path, Authenticator.proof(app.code()), 200);
        asks(ada, "POST", path, path, 409);
        asks(ada, "GET", path, path, 200);
        asks(null, "POST", "/api/sessions", "/api/sessions", Json.object("username", "ada", "password",
                TestServer.PASSWORD), 401);
        app.waits();
        asks(ada, "POST", path + "/recovery-codes", path + "/recovery-codes", Authenticator.proof(app.code()), 201);
        asks(ada, "POST", path + "/off", path + "/off", Authenticator.proof(app.wrong()), 403);
        app.waits();
        asks(ada, "POST", path + "/off", path + "/off", Authenticator.proof(app.code()), 200);
        asks(ada, "POST", path + "/off", path + "/off", Authenticator.proof("000000"), 409);
    }

    private void passkeys() {
        var path = "/api/me/passkeys";
        var signIn = "/api/sessions/passkey";
        var proof = Json.object("password", TestServer.PASSWORD, "code", "");
        asks(ada, "POST", path + "/options", path + "/options", 403);
        var begun = asks(ada, "POST", path + "/options", path + "/options", proof, 200).json();
        var passkey = SoftAuthenticator.at("http://localhost", "localhost");
        var wish = Json.object("name", "Key", "credential", passkey.made(begun));
        asks(ada, "POST", path, path, "{}", 400);
        var id = asks(ada, "POST", path, path, wish, 201).json().at("/passkeys/0/id").textValue();
        asks(ada, "POST", path, path, wish, 409);
        var shown = Json.object("credential", passkey.shown(asks(null, "POST", signIn + "/options",
                signIn + "/options", null, 200).json(), ada.id()));
        asks(null, "POST", signIn, signIn, shown, 201);
        asks(null, "POST", signIn, signIn, shown, 401);
        asks(ada, "GET", path, path, 200);
        asks(ada, "PATCH", path + "/{passkey}", path + "/" + id, "{\"name\":\"Ring\"}", 200);
        asks(ada, "PATCH", path + "/{passkey}", path + "/nothing", "{\"name\":\"Ring\"}", 404);
        afterPassword(passkey);
        asks(ada, "DELETE", path + "/{passkey}", path + "/" + id, 204);
        asks(ada, "DELETE", path + "/{passkey}", path + "/" + id, 404);
    }

    private void afterPassword(SoftAuthenticator passkey) {
        var path = "/api/me/second-factor";
        asks(ada, "PUT", path, path, passkey.proof(ada), 200);
        asks(ada, "GET", path, path, 200);
        var options = "/api/sessions/passkey/options";
        asks(null, "POST", options, options, Json.object("username", "ada", "password", "not hers"), 401);
        asks(null, "POST", options, options, Json.object("username", server.somebody().username(),
                "password", TestServer.PASSWORD), 409);
        asks(null, "POST", options, options, Json.object("username", "ada", "password", TestServer.PASSWORD), 200);
        asks(ada, "POST", path + "/off", path + "/off", Authenticator.proof(""), 403);
        asks(ada, "POST", path + "/off", path + "/off", passkey.proof(ada), 200);
    }

    private void invites() {
        var made = asks(ada, "POST", "/api/invites", "/api/invites", "{\"days\":1,\"uses\":2}", 201).json()
                .get("invite");
        asks(ada, "GET", "/api/invites", "/api/invites", 200);
        asks(null, "GET", "/api/invites/{invite}", "/api/invites/" + made.get("token").textValue(), null, 200);
        asks(ada, "DELETE", "/api/invites/{invite}", "/api/invites/" + made.get("id").textValue(), 204);
    }

    private String rooms() {
        var made = asks(ada, "POST", "/api/rooms", "/api/rooms",
                "{\"name\":\"Tea\",\"kind\":\"public\",\"topic\":\"hot\"}",
                201).json().get("room").get("id").textValue();
        var direct = "{\"kind\":\"direct\",\"members\":[\"" + bob.id() + "\"]}";
        asks(ada, "POST", "/api/rooms", "/api/rooms", direct, 201);
        asks(ada, "POST", "/api/rooms", "/api/rooms", direct, 200);
        asks(ada, "GET", "/api/rooms", "/api/rooms?mine=true&limit=2", 200);
        asks(ada, "GET", "/api/rooms/{id}", "/api/rooms/" + made, 200);
        asks(ada, "GET", "/api/rooms/{id}", "/api/rooms/nowhere", 404);
        asks(ada, "PATCH", "/api/rooms/{id}", "/api/rooms/" + made, "{\"topic\":\"cold\"}", 200);
        asks(ada, "PATCH", "/api/rooms/{id}/me", "/api/rooms/" + made + "/me", "{\"muted\":true}", 200);
        return made;
    }

    private void members(String room) {
        var path = "/api/rooms/{id}/members/{user}";
        var address = "/api/rooms/" + room + "/members/";
        asks(bob, "POST", path, address + "me", 200);
        asks(ada, "PATCH", path, address + bob.id(), "{\"role\":\"moderator\"}", 200);
        asks(ada, "GET", "/api/rooms/{id}/members", "/api/rooms/" + room + "/members", 200);
        asks(bob, "DELETE", path, address + "me", 204);
        asks(ada, "DELETE", path, address + "me", 409);
    }

    private void messages(String room) {
        var path = "/api/rooms/{id}/messages";
        var address = "/api/rooms/" + room + "/messages";
        asks(ada, "POST", path, address, "{\"key\":\"key-of-ada-1\",\"text\":\"hello\"}", 201);
        asks(ada, "POST", path, address, "{\"key\":\"key-of-ada-1\",\"text\":\"hello\"}", 200);
        asks(ada, "POST", path, address, "{\"key\":\"key-of-ada-1\",\"text\":\"other\"}", 409);
        asks(bob, "POST", path, address, "{\"key\":\"key-of-bob-1\",\"text\":\"hello\"}", 403);
        asks(ada, "POST", path, address, "{\"key\":\"short\",\"text\":\"hello\"}", 400);
        asks(ada, "GET", path, address + "?limit=10", 200);
        bob.post("/api/rooms/" + room + "/members/me", "");
        bob.writes(room, "key-of-bob-2", "hello @ada");
        asks(ada, "GET", "/api/mentions", "/api/mentions", 200);
    }

    private void end(String room) {
        asks(ada, "PATCH", "/api/rooms/{id}", "/api/rooms/" + room, "{\"archived\":true}", 200);
        asks(ada, "POST", "/api/rooms/{id}/messages", "/api/rooms/" + room + "/messages",
                "{\"key\":\"key-of-ada-2\",\"text\":\"late\"}", 423);
        asks(ada, "DELETE", "/api/rooms/{id}", "/api/rooms/" + room, 204);
        asks(ada, "DELETE", "/api/sessions/{id}", "/api/sessions/current", 204);
    }
}
