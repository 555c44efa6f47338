package chat.klatch.e2e;

import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewMessage;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What the server itself tells of its first room, over HTTP, as that person may read it. */
public final class StoredLog {
    /** What a flood consists of. */
    public static final String FLOOD = "la la la";
    private static final int PAGE = 100;
    private static final int MOST_FLOODED = 20_000;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final String address;
    private final String token;

    private StoredLog(String address, String token) {
        this.address = address;
        this.token = token;
    }

    public static StoredLog of(Place place, Person reader) {
        var credentials = Frames.write(new Credentials(reader.username(), Person.PASSWORD));
        var answer = answer(HttpRequest.newBuilder(URI.create(place.address() + "/api/sessions"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(credentials)));
        return new StoredLog(place.address(), Frames.readSignedIn(good(answer)).accessToken());
    }

    /** The newest of what people said, at most a page, oldest first. */
    public List<String> texts() {
        var page = good(asked(messages() + "?limit=" + PAGE));
        return Frames.readMessages(page).messages().stream().filter(message -> message.system() == null)
                .map(Message::text).toList();
    }

    /** Posts as fast as it can until it is stopped, so that no other message of this person gets through. */
    public void flood(BooleanSupplier enough) {
        var path = messages();
        for (int i = 0; i < MOST_FLOODED && !enough.getAsBoolean(); i++) {
            var wish = Frames.write(new NewMessage(new MessageKey("flood-" + i + "-key"), FLOOD, null, List.of()));
            answer(request(path).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(wish)));
        }
    }

    private String messages() {
        var room = Frames.readRooms(good(asked("/api/rooms?mine=true"))).rooms().getFirst().id();
        return "/api/rooms/" + room.value() + "/messages";
    }

    private HttpResponse<String> asked(String path) {
        return answer(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
    }

    private static String good(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer + ": " + answer.body());
        }
        return answer.body();
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
