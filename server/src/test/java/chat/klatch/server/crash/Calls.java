package chat.klatch.server.crash;

import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewRoom;
import chat.klatch.protocol.call.ProfilePatch;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import chat.klatch.protocol.model.UserId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The few HTTP calls that the run needs and no client makes, and the log as HTTP tells it. */
public final class Calls implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    /** All messages of a room as they were at {@code rev}. */
    record Log(long rev, List<Message> messages) {
    }

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    public Calls(URI server) {
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

    public String signIn(String username, String password) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve("/api/sessions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Frames.write(new Credentials(username, password))));
        return Frames.readSignedIn(told(request)).accessToken();
    }

    public void changePassword(String token, String from, String to) throws IOException, InterruptedException {
        answer(HttpRequest.newBuilder(server.resolve("/api/me")).header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers
                        .ofString(Frames.write(new ProfilePatch(null, null, null, to, from)))),
                token);
    }

    public RoomId makePrivateRoom(String token, String name) throws IOException, InterruptedException {
        return Frames.readRoomAnswer(post("/api/rooms", token,
                Frames.write(new NewRoom(name, RoomKind.PRIVATE, null, List.of())))).room().id();
    }

    public void add(String token, RoomId room, UserId user) throws IOException, InterruptedException {
        post("/api/rooms/" + room + "/members/" + user, token, "");
    }

    RoomId makeRoom(String token, String name) throws IOException, InterruptedException {
        return Frames.readRoomAnswer(post("/api/rooms", token,
                Frames.write(new NewRoom(name, RoomKind.PUBLIC, null, List.of())))).room().id();
    }

    void enter(String token, RoomId room) throws IOException, InterruptedException {
        post("/api/rooms/" + room + "/members/me", token, "");
    }

    /** Writes something new; says {@code 201}, or with which status and code it was refused. */
    String tryToWrite(String token, RoomId room) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve("/api/rooms/" + room + "/messages")).timeout(LONGEST)
                .header("Content-Type", "application/json").header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString("{\"key\":\"" + UUID.randomUUID() + "\",\"text\":\"?\"}"));
        var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        var code = response.body().indexOf("\"code\":\"");
        return response.statusCode() + (code < 0
                ? ""
                : " " + response.body().substring(code + 8, response.body().indexOf('"', code + 8)));
    }

    /** Any call; says the body of its answer, which must be good. */
    String call(String method, String path, String token, String body) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(server.resolve(path)).header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)), token);
    }

    private String post(String path, String token, String body) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(server.resolve(path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)), token);
    }

    private String answer(HttpRequest.Builder request, String token) throws IOException, InterruptedException {
        return told(request.header("Authorization", "Bearer " + token));
    }

    private String told(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.timeout(LONGEST).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    void remove(String token, RoomId room, String user) throws IOException, InterruptedException {
        answer(HttpRequest.newBuilder(server.resolve("/api/rooms/" + room + "/members/" + user)).DELETE(), token);
    }

    /** The rooms that somebody is a member of, as many as a page has. */
    List<RoomId> roomsOf(String token) throws IOException, InterruptedException {
        var page = answer(HttpRequest.newBuilder(server.resolve("/api/rooms?mine=true&limit=100")), token);
        return Frames.readRooms(page).rooms().stream().map(Room::id).toList();
    }

    /** How far the rooms have come that somebody can see, as many as a page has. */
    Map<RoomId, Long> heads(String token) throws IOException, InterruptedException {
        var page = answer(HttpRequest.newBuilder(server.resolve("/api/rooms?limit=100")), token);
        return Frames.readRooms(page).rooms().stream().collect(Collectors.toMap(Room::id, Room::rev));
    }

    /** The whole log of a room and its head, page after page from its beginning; only when all is quiet. */
    Log log(String token, RoomId room) throws IOException, InterruptedException {
        var log = new ArrayList<Message>();
        boolean newer = true;
        long rev = 0;
        while (newer) {
            long after = log.isEmpty() ? 0 : log.getLast().seq();
            var page = Frames.readMessages(answer(HttpRequest.newBuilder(
                    server.resolve("/api/rooms/" + room + "/messages?limit=100&after=" + after)), token));
            page.messages().forEach(message -> log.add(Ledger.forEveryone(message)));
            newer = page.newer() && !page.messages().isEmpty();
            rev = page.rev();
        }
        return new Log(rev, log);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
