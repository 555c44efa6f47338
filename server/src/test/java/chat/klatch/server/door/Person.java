package chat.klatch.server.door;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;

/** Somebody who is signed in on one device. */
public record Person(TestServer server, String id, String username, String token, String refreshToken) {
    public static Person of(TestServer server, Answer signedIn) {
        var user = signedIn.json().get("user");
        return new Person(server, user.get("id").textValue(), user.get("username").textValue(),
                signedIn.json().get("accessToken").textValue(), signedIn.cookie("klatch_refresh"));
    }

    /** The same person, with the same session, by way of another node. */
    public Person at(TestServer node) {
        return new Person(node, id, username, token, refreshToken);
    }

    /** A socket that their token has opened, as bots do; its welcome is still to be heard. */
    public TestSocket connect() {
        return TestSocket.open(server, "Authorization", "Bearer " + token);
    }

    /** A socket after its welcome. */
    public TestSocket online() {
        var socket = connect();
        socket.hears("welcome");
        return socket;
    }

    /** A socket that follows the room that everybody starts in. */
    public TestSocket inFoyer() {
        var socket = online();
        socket.asks("""
                {"type": "join", "room": "%s"}""".formatted(foyer()));
        return socket;
    }

    /** The id of the room that everybody starts in. */
    public String foyer() {
        JsonNode rooms = get("/api/rooms?mine=true&limit=100").json().get("rooms");
        for (JsonNode room : rooms) {
            if (room.get("name").textValue().equals("Foyer")) {
                return room.get("id").textValue();
            }
        }
        throw new AssertionError("no room to start in: " + rooms);
    }

    /** Makes a public room and says its id. */
    public String makes(String roomName) {
        return post("/api/rooms", """
                {"name": "%s", "kind": "public"}""".formatted(roomName)).expect(201).json().get("room").get("id")
                .textValue();
    }

    public Answer get(String path) {
        return server.http().get(path).as(this).answer();
    }

    public Answer post(String path, String json) {
        return server.http().post(path, json).as(this).answer();
    }

    public Answer patch(String path, String json) {
        return server.http().ask("PATCH", path, BodyPublishers.ofString(json)).as(this).answer();
    }

    public Answer put(String path, String json) {
        return server.http().ask("PUT", path, BodyPublishers.ofString(json)).as(this).answer();
    }

    public Answer delete(String path) {
        return server.http().ask("DELETE", path).as(this).answer();
    }

    /** Says something over HTTP, and where it came to stand. */
    public long writes(String room, String key, String text) {
        return post("/api/rooms/" + room + "/messages", Json.object("key", key, "text", text)).json().get("seq")
                .longValue();
    }
}
