package chat.klatch.server.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.HttpCookie;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the server answered over HTTP. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(int status, HttpHeaders headers, byte[] body) {
    public Answer expect(int wanted) {
        assertEquals(wanted, status, this::text);
        return this;
    }

    /** Expects an RFC 9457 problem with this code, and the status that the code stands for. */
    public JsonNode problem(int wanted, String code) {
        expect(wanted);
        assertEquals("application/problem+json", header("Content-Type"));
        assertEquals(code, json().get("code").textValue(), this::text);
        assertEquals(wanted, json().get("status").intValue(), this::text);
        return json();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return Json.read(text());
    }

    /** The one value of a header, "" where it is absent. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The value of a cookie that this answer sets, "" where it sets none of that name. */
    public String cookie(String name) {
        return headers.allValues("Set-Cookie").stream().map(HttpCookie::parse).flatMap(List::stream)
                .filter(cookie -> cookie.getName().equals(name)).map(HttpCookie::getValue).findFirst().orElse("");
    }
}
