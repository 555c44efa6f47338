package chat.klatch.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import chat.klatch.protocol.codec.Wire;
import chat.klatch.protocol.frame.Command;
import chat.klatch.server.door.Json;
import chat.klatch.server.door.TestSocket;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Who may say which frame, as one table: a row is a frame, or several of one kind, to a kind of room (and to one's own
 * message or another's), a column is somebody, and what stands there is what they get: {@code ok}, or
 * {@code un}authenticated, {@code fo}rbidden, {@code nf} for not found, {@code ro} for read-only; a dash is what cannot
 * be, as the message of who never was there. After a refusal the room is as it was. A frame of the protocol that has no
 * rows fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FrameAuthorizationTest {
    private static final List<String> KINDS = List.of("public", "private", "direct", "archived", "locked", "missing");
    /** Rooms that are none, by their kind. */
    private static final Map<String, String> UNREAL = Map.of("none", "", "missing", "no-such-room");
    private static final String TABLE = """
            frame                    kind     | nobody stranger former member moderator owner adminOut adminIn placeOwner
            auth+watch+presence+ping none     | un     ok       ok     ok     ok        ok    ok       ok      ok
            join+history             public   | un     ok       ok     ok     ok        ok    ok       ok      ok
            join+history             private  | un     nf       nf     ok     ok        ok    nf       ok      nf
            join+history             direct   | un     nf       nf     ok     nf        ok    nf       ok      nf
            join+history             archived | un     ok       ok     ok     ok        ok    ok       ok      ok
            join+history             locked   | un     nf       nf     ok     ok        ok    nf       ok      nf
            join+history             missing  | un     nf       nf     nf     nf        nf    nf       nf      nf
            leave                    public   | un     ok       ok     ok     ok        ok    ok       ok      ok
            leave                    private  | un     ok       ok     ok     ok        ok    ok       ok      ok
            leave                    direct   | un     ok       ok     ok     ok        ok    ok       ok      ok
            leave                    archived | un     ok       ok     ok     ok        ok    ok       ok      ok
            leave                    locked   | un     ok       ok     ok     ok        ok    ok       ok      ok
            leave                    missing  | un     ok       ok     ok     ok        ok    ok       ok      ok
            send+typing              public   | un     fo       fo     ok     ok        ok    fo       ok      fo
            send+typing              private  | un     nf       nf     ok     ok        ok    nf       ok      nf
            send+typing              direct   | un     nf       nf     ok     nf        ok    nf       ok      nf
            send+typing              archived | un     fo       fo     ro     ro        ro    fo       ro      fo
            send+typing              locked   | un     nf       nf     ro     ro        ro    nf       ro      nf
            send+typing              missing  | un     nf       nf     nf     nf        nf    nf       nf      nf
            edit own                 public   | un     -        fo     ok     ok        ok    -        ok      -
            edit own                 private  | un     -        nf     ok     ok        ok    -        ok      -
            edit own                 direct   | un     -        -      ok     -         ok    -        ok      -
            edit own                 archived | un     -        fo     ro     ro        ro    -        ro      -
            edit own                 locked   | un     -        nf     ro     ro        ro    -        ro      -
            edit other's             public   | un     fo       fo     fo     fo        fo    fo       fo      fo
            edit other's             private  | un     nf       nf     fo     fo        fo    nf       fo      nf
            edit other's             direct   | un     nf       nf     fo     nf        fo    nf       fo      nf
            edit other's             archived | un     fo       fo     fo     fo        fo    fo       fo      fo
            edit other's             locked   | un     nf       nf     fo     fo        fo    nf       fo      nf
            edit notice              public   | un     fo       fo     fo     fo        fo    fo       fo      fo
            edit notice              private  | un     nf       nf     fo     fo        fo    nf       fo      nf
            edit notice              missing  | un     nf       nf     nf     nf        nf    nf       nf      nf
            delete own               public   | un     -        fo     ok     ok        ok    -        ok      -
            delete own               private  | un     -        nf     ok     ok        ok    -        ok      -
            delete own               direct   | un     -        -      ok     -         ok    -        ok      -
            delete own               archived | un     -        fo     ro     ro        ro    -        ro      -
            delete own               locked   | un     -        nf     ro     ro        ro    -        ro      -
            delete other's           public   | un     fo       fo     fo     ok        ok    ok       ok      ok
            delete other's           private  | un     nf       nf     fo     ok        ok    nf       ok      nf
            delete other's           direct   | un     nf       nf     fo     nf        fo    nf       ok      nf
            delete other's           archived | un     fo       fo     fo     ro        ro    ro       ro      ro
            delete other's           locked   | un     nf       nf     fo     ro        ro    nf       ro      nf
            delete notice            public   | un     fo       fo     fo     fo        fo    fo       fo      fo
            delete notice            private  | un     nf       nf     fo     fo        fo    nf       fo      nf
            delete notice            missing  | un     nf       nf     nf     nf        nf    nf       nf      nf
            react own                public   | un     -        fo     ok     ok        ok    -        ok      -
            react other's            public   | un     fo       fo     ok     ok        ok    fo       ok      fo
            react other's            private  | un     nf       nf     ok     ok        ok    nf       ok      nf
            react other's            direct   | un     nf       nf     ok     nf        ok    nf       ok      nf
            react other's            archived | un     fo       fo     ro     ro        ro    fo       ro      fo
            react other's            locked   | un     nf       nf     ro     ro        ro    nf       ro      nf
            react notice             public   | un     fo       fo     fo     fo        fo    fo       fo      fo
            react notice             missing  | un     nf       nf     nf     nf        nf    nf       nf      nf
            read                     public   | un     fo       fo     ok     ok        ok    fo       ok      fo
            read                     private  | un     nf       nf     ok     ok        ok    nf       ok      nf
            read                     direct   | un     nf       nf     ok     nf        ok    nf       ok      nf
            read                     archived | un     fo       fo     ok     ok        ok    fo       ok      fo
            read                     locked   | un     nf       nf     ok     ok        ok    nf       ok      nf
            read                     missing  | un     nf       nf     nf     nf        nf    nf       nf      nf
            """;
    private static final Map<String, String> CODES = Map.of("un", "unauthenticated", "fo", "forbidden", "nf",
            "not_found", "ro", "read_only");
    private static final Map<String, String> ANSWERS = Map.of("auth", "welcome", "watch", "watching", "join", "joined",
            "leave", "left", "history", "page", "send", "ack", "edit", "ack", "delete", "ack", "react", "ack");

    private record Row(String frame, String whose, String kind, Map<String, String> cells) {
        String named() {
            return String.join(" ", frame, whose, "in", kind);
        }
    }

    private final Map<String, Cast.Room> rooms = new HashMap<>();
    private final Map<String, TestSocket> sockets = new HashMap<>();
    private Cast cast;
    private Standing standing;

    @BeforeAll
    void start() {
        cast = new Cast();
        standing = new Standing(cast);
        UNREAL.forEach((kind, id) -> rooms.put(kind, new Cast.Room(id, kind, Map.of())));
        KINDS.forEach(kind -> rooms.computeIfAbsent(kind, cast::room));
    }

    @AfterAll
    void stop() {
        sockets.values().forEach(TestSocket::close);
        cast.close();
    }

    private static List<Row> rows() {
        var lines = TABLE.lines().toList();
        var people = words(lines.getFirst(), 1);
        var rows = new ArrayList<Row>();
        for (String line : lines.subList(1, lines.size())) {
            var row = words(line, 0);
            var cells = words(line, 1);
            assertEquals(people.size(), cells.size(), line);
            var byName = new java.util.LinkedHashMap<String, String>();
            for (int i = 0; i < cells.size(); i++) {
                byName.put(people.get(i), cells.get(i));
            }
            for (String frame : row.getFirst().split("\\+", -1)) {
                rows.add(new Row(frame, row.size() == 3 ? row.get(1) : "", row.getLast(), byName));
            }
        }
        return rows;
    }

    private static List<String> words(String line, int part) {
        return List.of(line.split("\\|", -1)[part].strip().split(" +", -1));
    }

    private static void frames(Class<?> family, Set<Class<?>> found) {
        for (Class<?> member : family.getPermittedSubclasses()) {
            if (member.isInterface()) {
                frames(member, found);
            } else {
                found.add(member);
            }
        }
    }

    private static Set<String> owed() {
        var frames = new java.util.HashSet<Class<?>>();
        frames(Command.class, frames);
        var owed = new TreeSet<String>();
        for (Class<?> frame : frames) {
            var name = frame.getAnnotation(Wire.class).value();
            boolean toRoom = Stream.of(frame.getRecordComponents()).map(RecordComponent::getName)
                    .anyMatch("room"::equals);
            (toRoom ? KINDS : List.of("none")).forEach(kind -> owed.add(name + " " + kind));
        }
        return owed;
    }

    @Test
    void everyFrameHasARowForEveryKindOfRoom() {
        var there = new TreeSet<String>();
        rows().forEach(row -> there.add(row.frame + " " + row.kind));
        assertEquals(owed(), there);
    }

    @TestFactory
    Stream<DynamicTest> everybodyWithEveryFrame() {
        return rows().stream().flatMap(row -> Stream.concat(row.cells.entrySet().stream()
                .filter(cell -> !cell.getValue().equals("-"))
                .map(cell -> dynamicTest(row.named() + " by " + cell.getKey() + " is " + cell.getValue(),
                        () -> check(row, cell.getKey(), cell.getValue()))),
                Stream.of(dynamicTest(row.named() + " changes nothing where it is refused",
                        () -> standing.check(Objects.requireNonNull(rooms.get(row.kind)))))));
    }

    private void check(Row row, String who, String expected) {
        var room = Objects.requireNonNull(rooms.get(row.kind));
        var frame = frame(row, who, room);
        if (expected.equals("ok")) {
            standing.changes(room);
        } else if (!UNREAL.containsKey(row.kind)) {
            standing.keeps(room);
        }
        var answer = who.equals(Cast.NOBODY) ? askedByNobody(frame) : asked(row, socket(who), frame);
        if (expected.equals("ok")) {
            assertEquals(ANSWERS.getOrDefault(row.frame, ""), answer.path("type").asText(), answer::toString);
        } else {
            assertEquals("error", answer.path("type").asText(), answer::toString);
            assertEquals(CODES.get(expected), answer.path("code").asText(), answer::toString);
        }
    }

    private TestSocket socket(String who) {
        return sockets.computeIfAbsent(who, name -> cast.person(name).online());
    }

    private JsonNode askedByNobody(ObjectNode frame) {
        try (var socket = cast.server().socket()) {
            socket.says(frame.put("id", "n").toString());
            return socket.hears("error");
        }
    }

    /** The answer to a request; to what gets none, the error, or nothing. */
    private static JsonNode asked(Row row, TestSocket socket, ObjectNode frame) {
        if (ANSWERS.containsKey(row.frame)) {
            return socket.asks(frame.toString());
        }
        socket.everything();
        socket.says(frame.toString());
        var errors = socket.everything().stream().filter(heard -> heard.path("type").asText().equals("error")).toList();
        assertTrue(errors.size() <= 1, errors::toString);
        errors.forEach(error -> assertFalse(error.has("re")));
        return errors.isEmpty() ? Json.read("{}") : errors.getFirst();
    }

    private ObjectNode frame(Row row, String who, Cast.Room room) {
        var frame = (ObjectNode) Json.read(Json.object("type", row.frame));
        if (!room.id().isEmpty()) {
            frame.put("room", room.id());
        }
        switch (row.frame) {
            case "auth" -> frame.put("token", who.equals(Cast.NOBODY) ? "nonsense" : cast.person(who).token());
            case "watch" -> frame.putArray("users").add(cast.person("other").id());
            case "presence" -> frame.put("status", "online");
            case "ping" -> frame.put("n", 1);
            case "send" -> frame.put("key", cast.key()).put("text", "hello");
            case "read" -> frame.put("seq", 1);
            case "edit" -> frame.put("seq", target(row, who, room)).put("text", "otherwise " + cast.key());
            case "delete" -> frame.put("seq", target(row, who, room));
            case "react" -> frame.put("seq", target(row, who, room)).put("emoji", "👍").put("on", true);
            default -> assertTrue(Set.of("join", "leave", "history", "typing").contains(row.frame), row.frame);
        }
        return frame;
    }

    /** A message that is still to be changed: a new one, where its author may write. */
    private long target(Row row, String who, Cast.Room room) {
        var author = row.whose.equals("own") && !who.equals(Cast.NOBODY) ? who : "other";
        boolean open = List.of("public", "private", "direct").contains(room.kind()) && !author.equals("former");
        if (row.whose.equals("notice")) {
            return 1;
        }
        if (!open) {
            return Objects.requireNonNull(room.said().get(author));
        }
        standing.changes(room);
        return cast.person(author).writes(room.id(), cast.key(), "hello");
    }
}
