package chat.klatch.server.access;

import chat.klatch.server.door.Json;
import chat.klatch.server.door.Person;
import chat.klatch.server.door.TestServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Everybody who has a part in the tables of who may do what, and rooms of every kind with all of them in. */
final class Cast implements AutoCloseable {
    /** A room, and where the first words of each of its people stand; notices have the positions before. */
    record Room(String id, String kind, Map<String, Long> said) {
    }

    static final String NOBODY = "nobody";
    private static final List<String> MEMBERS = List.of("moderator", "member", "former", "adminIn", "other");
    private static final List<String> IN_DIRECT = List.of("member", "adminIn", "other");
    private static final List<String> ADMINS = List.of("admin", "adminOut", "adminIn", "secondAdmin");
    private final TestServer server = TestServer.start("KLATCH_URL", "https://chat.example");
    private final Map<String, Person> people = new LinkedHashMap<>();
    private int keys;

    Cast() {
        for (String name : List.of("placeOwner", "owner", "moderator", "member", "former", "stranger", "admin",
                "adminOut", "adminIn", "other", "target", "secondAdmin")) {
            people.put(name, server.signUp(name));
        }
        ADMINS.forEach(name -> gives(name, "{\"role\":\"admin\"}"));
    }

    TestServer server() {
        return server;
    }

    Person person(String name) {
        return Objects.requireNonNull(people.get(name), name);
    }

    /** What the place's owner makes of somebody. */
    void gives(String name, String patch) {
        person("placeOwner").patch("/api/users/" + person(name).id(), patch).expect(200);
    }

    /** A key that nobody has used. */
    String key() {
        return "authorized-" + ++keys;
    }

    /**
     * A new room with everybody in it who has a part to play, and words of theirs: {@code public}, {@code private},
     * {@code archived} or {@code locked} (private and archived); or the one {@code direct} room.
     */
    Room room(String kind) {
        return room(kind, true);
    }

    /** As {@link #room}, where nobody has said anything: for what is done once in a room of its own. */
    Room quietRoom(String kind) {
        return room(kind, false);
    }

    private Room room(String kind, boolean talking) {
        return switch (kind) {
            case "direct" -> direct(talking);
            case "archived" -> archived("public", kind, talking);
            case "locked" -> archived("private", kind, talking);
            default -> open(kind, kind, talking);
        };
    }

    private Room direct(boolean talking) {
        var room = made(Json.object("kind", "direct", "members", ids(IN_DIRECT)), 0);
        return new Room(room, "direct", talking ? said(room, IN_DIRECT) : Map.of());
    }

    private Room archived(String of, String kind, boolean talking) {
        var room = open(of, kind, talking);
        person("owner").patch("/api/rooms/" + room.id(), "{\"archived\":true}").expect(200);
        return room;
    }

    private Room open(String of, String kind, boolean talking) {
        var owner = person("owner");
        var room = made(Json.object("kind", of, "name", "Room", "members", ids(MEMBERS)), 201);
        owner.patch("/api/rooms/" + room + "/members/" + person("moderator").id(), "{\"role\":\"moderator\"}")
                .expect(200);
        var said = talking ? said(room, MEMBERS) : Map.<String, Long>of();
        person("former").delete("/api/rooms/" + room + "/members/me").expect(204);
        return new Room(room, kind, said);
    }

    private List<String> ids(List<String> names) {
        return names.stream().map(name -> person(name).id()).toList();
    }

    private String made(String wish, int status) {
        var answer = person("owner").post("/api/rooms", wish);
        return (status == 0 ? answer : answer.expect(status)).json().get("room").get("id").textValue();
    }

    private Map<String, Long> said(String room, List<String> others) {
        var said = new HashMap<String, Long>();
        Stream.concat(Stream.of("owner"), others.stream())
                .forEach(name -> said.put(name, person(name).writes(room, key(), "I am " + name)));
        return said;
    }

    /** Everything of a room that others see of it. */
    List<JsonNode> state(Room room) {
        var owner = person("owner");
        var path = "/api/rooms/" + room.id();
        var members = owner.get(path + "/members?limit=100").expect(200).json();
        members.get("members").forEach(member -> ((ObjectNode) member).remove("status")); // it comes and goes by itself
        var view = owner.get(path).expect(200).json();
        List.of("read", "unread", "mentions") // the owner's own, moved a little after it was asked for
                .forEach(mine -> view.findParents(mine).forEach(parent -> ((ObjectNode) parent).remove(mine)));
        return List.of(view, members,
                owner.get(path + "/messages?limit=100").expect(200).json());
    }

    @Override
    public void close() {
        server.close();
    }
}
