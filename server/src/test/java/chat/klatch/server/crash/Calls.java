package chat.klatch.server.crash;

import chat.klatch.protocol.call.NewRoom;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The few HTTP calls that the run needs and no client makes, and the log as HTTP tells it. */
final class Calls implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    Calls(URI server) {
        this.server = server;
    }

    boolean isServed() {
        try {
            var request = HttpRequest.newBuilder(server.resolve("/health/ready")).timeout(LONGEST).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    RoomId makeRoom(String token, String name) throws IOException, InterruptedException {
        return Frames.readRoomAnswer(post("/api/rooms", token,
                Frames.write(new NewRoom(name, RoomKind.PUBLIC, null, List.of())))).room().id();
    }

    void enter(String token, RoomId room) throws IOException, InterruptedException {
        post("/api/rooms/" + room + "/members/me", token, "");
    }

    private String post(String path, String token, String body) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(server.resolve(path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)), token);
    }

    private String answer(HttpRequest.Builder request, String token) throws IOException, InterruptedException {
        var response = http.send(request.header("Authorization", "Bearer " + token).timeout(LONGEST).build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** The whole log of a room, page after page from its beginning. */
    List<Entry> log(String token, RoomId room) throws IOException, InterruptedException {
        var log = new ArrayList<Entry>();
        boolean newer = true;
        while (newer) {
            long after = log.isEmpty() ? 0 : log.getLast().seq();
            var page = Frames.readMessages(answer(HttpRequest.newBuilder(
                    server.resolve("/api/rooms/" + room + "/messages?limit=100&after=" + after)), token));
            page.messages().forEach(message -> log.add(Entry.of(message)));
            newer = page.newer() && !page.messages().isEmpty();
        }
        return log;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
