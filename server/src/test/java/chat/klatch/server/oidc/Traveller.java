package chat.klatch.server.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.klatch.server.door.Answer;
import chat.klatch.server.door.Http;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser on its way between a place and a provider: it keeps cookies, and follows nothing by itself. */
public final class Traveller {
    private final TestServer server;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Traveller(TestServer server) {
        this.server = server;
    }

    /** Asks the place for a page. */
    Answer visits(String path) {
        return kept(with(server.http().get(path)));
    }

    /** Asks the place as somebody who is signed in. */
    public Answer posts(Person as, String path, String json) {
        return kept(with(server.http().post(path, json).as(as)));
    }

    private Answer with(Http.Asking asking) {
        return asking.with("Cookie", cookies.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("; "))).answer();
    }

    private Answer kept(Answer answer) {
        for (String name : new String[]{"klatch_sign_on", "klatch_refresh"}) {
            var all = answer.headers().allValues("Set-Cookie");
            if (all.stream().anyMatch(one -> one.startsWith(name + "="))) {
                cookies.put(name, answer.cookie(name));
            }
        }
        return answer;
    }

    /** Goes to a provider by the page of signing in; returns where that is. */
    String leaves(String path) {
        return visits(path).expect(303).header("Location");
    }

    /** Comes back from a provider; returns where the place sends the browser then. */
    public String comesBack(String address) {
        assertTrue(address.startsWith(server.url() + "/auth/oidc/"), address);
        return visits(address.substring(server.url().length())).expect(303).header("Location");
    }

    /** The whole way; returns where it ends. */
    String signsIn(String provider, String subject, String claims) {
        return comesBack(TestProvider.signsIn(leaves("/auth/oidc/" + provider), subject, claims));
    }

    /** The whole way of somebody who is let in. */
    public Person comesIn(String provider, String subject, String claims) {
        assertEquals("/#", signsIn(provider, subject, claims));
        return isIn();
    }

    /** Who the browser is, by its cookie. */
    Person isIn() {
        return Person.of(server, server.http().post("/api/sessions/refresh", Json.object("optional", true))
                .with("Cookie", "klatch_refresh=" + cookies.get("klatch_refresh")).answer().expect(200));
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    void keeps(String name, String value) {
        cookies.put(name, value);
    }
}
