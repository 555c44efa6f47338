package chat.klatch.server;

import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.json.Json;
import chat.klatch.server.log.RoomLog;
import chat.klatch.server.log.Telling;
import chat.klatch.server.messages.Messages;
import chat.klatch.server.messages.ReadMarkers;
import chat.klatch.server.metrics.Metrics;
import chat.klatch.server.relay.Nodes;
import chat.klatch.server.rooms.RoomDoors;
import chat.klatch.server.rooms.RoomList;
import chat.klatch.server.rooms.Rooms;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Ids;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The rooms of a place for one command, without anybody who is connected: what a command does there goes the same way
 * as in the server, and a server that runs on the same data hears of it by itself.
 */
final class Backstage implements AutoCloseable {
    private final Hub hub;
    private final RoomLog log;
    private final Rooms rooms;

    Backstage(Database database, Ids ids, InstantSource clock) {
        var json = new Json();
        var access = new RoomAccess(new RoomDoors());
        hub = new Hub(json::write, _ -> Set.of(), _ -> {
        });
        var markers = new ReadMarkers(access);
        log = new RoomLog(database, clock, new ToNodes(json), new Metrics(Build.NAME).log());
        rooms = new Rooms(database, access, log, new Messages(access, KlatchServer.notices(json)), markers,
                new RoomList(markers), hub, _ -> Presence.OFFLINE, ids, clock);
    }

    Rooms rooms() {
        return rooms;
    }

    @Override
    public void close() {
        log.close();
        hub.close();
    }

    /** Nobody is connected here; whoever is elsewhere hears of it by the news. */
    private record ToNodes(Json json) implements Telling {
        @Override
        public void keep(Handle transaction, Posted change) {
            Nodes.keep(json, transaction, change);
        }

        @Override
        public void tell(List<Posted> changes) {
            // nobody is here
        }

        @Override
        public void then(RoomId room, long rev, Runnable consequence) {
            consequence.run();
        }
    }
}
