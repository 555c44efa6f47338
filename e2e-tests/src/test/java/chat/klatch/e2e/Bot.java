package chat.klatch.e2e;

import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewMessage;
import chat.klatch.protocol.call.NewRoom;
import chat.klatch.protocol.call.ProfilePatch;
import chat.klatch.protocol.call.RoomPatch;
import chat.klatch.protocol.codec.Frames;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.RoomKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A program that is signed in for a person and speaks to the server over HTTP: it knows what is stored, and does in
 * bulk what would bore a person.
 */
public final class Bot {
    private static final int PAGE = 100;
    private static final int MOST_ASKED = 20_000;
    private static final int AT_ONCE = 40;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final String address;
    private final String token;

    private Bot(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** Of somebody who has an account. */
    public static Bot of(Place place, Person owner) {
        var credentials = Frames.write(new Credentials(owner.username(), Person.PASSWORD));
        var answer = send(body(HttpRequest.newBuilder(URI.create(place.address() + "/api/sessions")), credentials));
        return new Bot(place.address(), Frames.readSignedIn(good(answer)).accessToken());
    }

    /** What people said in a room as the server stores it: the newest page, oldest first. */
    public List<String> reads(String room) {
        var page = good(send(call(messages(room) + "?limit=" + PAGE)));
        return Frames.readMessages(page).messages().stream().filter(message -> message.system() == null)
                .map(Message::text).toList();
    }

    /** Returns the seq of each. */
    public List<Long> writes(String room, List<String> texts) {
        var path = messages(room);
        var seqs = new ArrayList<Long>();
        for (int i = 0; i < texts.size(); i++) {
            var answer = good(send(message(path, "bot-" + i + "-" + System.nanoTime(), texts.get(i), null)));
            seqs.add(Frames.readSent(answer).seq());
        }
        return seqs;
    }

    /** Says something that answers what is at {@code seq}; returns the seq of that. */
    public long answers(String room, long seq, String text) {
        return Frames.readSent(good(send(message(messages(room), "bot-re-" + System.nanoTime(), text, seq)))).seq();
    }

    /**
     * Asks for changes as fast as it can, many at a time, so that no message of its owner gets through. What it asks
     * for is already so, and shows nowhere.
     */
    public void usesUpItsRate(String room, BooleanSupplier enough) {
        var join = "/api/rooms/" + id(room).value() + "/members/me";
        for (int i = 0; i < MOST_ASKED && !enough.getAsBoolean(); i += AT_ONCE) {
            CompletableFuture.allOf(IntStream.range(0, AT_ONCE).mapToObj(n -> HTTP.sendAsync(
                    body(call(join), "{}").build(), HttpResponse.BodyHandlers.discarding()))
                    .toArray(CompletableFuture<?>[]::new)).join();
        }
    }

    /** Makes a room that anybody may join. */
    public void makes(String room) {
        good(send(body(call("/api/rooms"), Frames.write(new NewRoom(room, RoomKind.PUBLIC, null, List.of())))));
    }

    /** Nobody can write there any more, or everybody can again. */
    public void archives(String room, boolean archived) {
        good(send(patch("/api/rooms/" + id(room).value(), Frames.write(new RoomPatch(null, null, archived)))));
    }

    /** Opens the direct room of its owner and somebody else, and says something there. */
    public void talksTo(Person other) {
        var users = Frames.readUsers(good(send(call("/api/users?q=" + other.username())))).users();
        var room = Frames.readRoomAnswer(good(send(body(call("/api/rooms"), Frames.write(
                new NewRoom("", RoomKind.DIRECT, null, List.of(users.getFirst().id()))))))).room();
        good(send(message("/api/rooms/" + room.id().value() + "/messages", "bot-hello-" + System.nanoTime(),
                "hello", null)));
    }

    /** From now on others see its owner by this name. */
    public void isCalled(String name) {
        good(send(patch("/api/me", Frames.write(new ProfilePatch(name, null, null, null, null)))));
    }

    /** Deletes a room that its owner may delete. */
    public void deletes(String room) {
        good(send(call("/api/rooms/" + id(room).value()).DELETE()));
    }

    public void joins(String room) {
        good(send(body(call("/api/rooms/" + id(room).value() + "/members/me"), "{}")));
    }

    private String messages(String room) {
        return "/api/rooms/" + id(room).value() + "/messages";
    }

    private RoomId id(String name) {
        return Frames.readRooms(good(send(call("/api/rooms")))).rooms().stream()
                .filter(room -> room.name().equals(name)).map(Room::id).findFirst().orElseThrow();
    }

    private HttpRequest.Builder message(String path, String key, String text, @Nullable Long replyTo) {
        return body(call(path), Frames.write(new NewMessage(new MessageKey(key), text, replyTo, List.of())));
    }

    private HttpRequest.Builder patch(String path, String json) {
        return call(path).header("Content-Type", "application/json").method("PATCH",
                HttpRequest.BodyPublishers.ofString(json));
    }

    private HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder body(HttpRequest.Builder call, String json) {
        return call.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
    }

    private static String good(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer + ": " + answer.body());
        }
        return answer.body();
    }

    private static HttpResponse<String> send(HttpRequest.Builder call) {
        try {
            return HTTP.send(call.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
