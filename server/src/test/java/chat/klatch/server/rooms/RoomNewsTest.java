package chat.klatch.server.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.protocol.frame.SettingsChanged;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.hub.EncodedEvent;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.hub.OpenSocket;
import chat.klatch.server.hub.SendQueue;
import chat.klatch.server.hub.Subscriber;
import chat.klatch.server.hub.Wire;
import chat.klatch.server.json.Json;
import chat.klatch.server.messages.ReadMarkers;
import chat.klatch.server.storage.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a room to who comes while it is told. */
class RoomNewsTest {
    private static final RoomId ROOM = new RoomId("room");
    private final Json json = new Json();
    @TempDir
    private Path folder;

    /** Hears what a connection is told, one array or event at a time. */
    private static final class Ear implements Wire {
        private final List<String> heard = new ArrayList<>();
        private final SendQueue queue = new SendQueue(this, () -> {
        });

        @Override
        public void write(EncodedEvent message) {
            heard.add(UTF_8.decode(message.text()).toString());
            queue.written();
        }

        @Override
        public void cut() {
            throw new AssertionError("cut");
        }
    }

    private Ear arrives(Hub hub, String user) {
        var ear = new Ear();
        var subscriber = new Subscriber(new UserId(user), new SessionId(user), ear.queue,
                new OpenSocket(Instant.EPOCH));
        hub.add(subscriber);
        subscriber.welcome(hub.encode(new SettingsChanged()));
        return ear;
    }

    @Test
    void whoComesMeanwhileHearsOfAPublicRoomAsWhatTheyAreInIt() {
        var markers = new ReadMarkers(new RoomAccess(new RoomDoors()));
        Ear member;
        Ear outsider;
        try (var database = TestDatabase.open(folder)) {
            database.<Object>write(handle -> {
                for (String user : List.of("ada", "bob", "eve")) {
                    handle.execute("insert into account (id, username, name, role, password, created_at)"
                            + " values (?, ?, ?, 'member', '', 0)", user, user, user);
                }
                handle.execute("insert into room (id, name, kind, topic, created_at)"
                        + " values ('room', 'Room', 'public', '', 0)");
                handle.execute("insert into member (room, \"user\", role, joined_at)"
                        + " values ('room', 'ada', 'owner', 0), ('room', 'bob', 'member', 0)");
                markers.start(handle, ROOM, new UserId("bob"), 0);
                return ROOM;
            });
            try (var hub = new Hub(json::write, _ -> Set.of(ROOM), _ -> {
            })) {
                var news = new RoomNews(database, new RoomList(markers), hub);
                var views = database.read(handle -> news.views(handle, ROOM));
                member = arrives(hub, "bob");
                outsider = arrives(hub, "eve");
                news.tell(views);
            }
        }
        assertEquals("member", json.parse(member.heard.getLast()).at("/room/role").asText());
        assertEquals(2, member.heard.size());
        assertEquals("room", json.parse(outsider.heard.getLast()).at("/room/id").asText());
        assertEquals("", json.parse(outsider.heard.getLast()).at("/room/role").asText());
    }
}
