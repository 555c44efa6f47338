package chat.klatch.server;

import chat.klatch.protocol.model.Presence;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.json.Json;
import chat.klatch.server.log.RoomLog;
import chat.klatch.server.messages.Messages;
import chat.klatch.server.messages.ReadMarkers;
import chat.klatch.server.metrics.Metrics;
import chat.klatch.server.rooms.RoomDoors;
import chat.klatch.server.rooms.RoomList;
import chat.klatch.server.rooms.Rooms;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Ids;
import java.time.InstantSource;
import java.util.Set;

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
        log = new RoomLog(database, clock, hub::broadcast, new Metrics(Build.NAME).log());
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
}
