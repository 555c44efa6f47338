package chat.klatch.e2e;

import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** What the server itself tells of its first room, over HTTP, as that person may read it. */
public final class StoredLog {
    private static final int PAGE = 100;
    private final String address;
    private final String token;

    private StoredLog(String address, String token) {
        this.address = address;
        this.token = token;
    }

    public static StoredLog of(Place place, Person reader) {
        var credentials = Frames.write(new Credentials(reader.username(), Person.PASSWORD));
        var answer = call(HttpRequest.newBuilder(URI.create(place.address() + "/api/sessions"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(credentials)));
        return new StoredLog(place.address(), Frames.readSignedIn(answer).accessToken());
    }

    /** The newest of what people said, at most a page, oldest first. */
    public List<String> texts() {
        var room = Frames.readRooms(get("/api/rooms?mine=true")).rooms().getFirst().id();
        return Frames.readMessages(get("/api/rooms/" + room.value() + "/messages?limit=" + PAGE)).messages().stream()
                .filter(message -> message.system() == null).map(Message::text).toList();
    }

    private String get(String path) {
        return call(HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token));
    }

    private static String call(HttpRequest.Builder request) {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(answer + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
