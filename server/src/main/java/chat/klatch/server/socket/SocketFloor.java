package chat.klatch.server.socket;

import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.accounts.Accounts;
import chat.klatch.server.accounts.Sessions;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.json.Json;
import chat.klatch.server.log.RoomLog;
import chat.klatch.server.messages.History;
import chat.klatch.server.messages.Messages;
import chat.klatch.server.messages.ReadMarkers;
import chat.klatch.server.metrics.Metrics;
import chat.klatch.server.net.RateLimits;
import chat.klatch.server.presence.Presence;
import chat.klatch.server.relay.Abreast;
import chat.klatch.server.rooms.Rooms;
import chat.klatch.server.storage.Database;
import chat.klatch.server.unread.Unread;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** What the sockets stand on. */
public record SocketFloor(InstantSource clock, Json json, Database database, Accounts accounts, Sessions sessions,
        RoomAccess access, RoomLog log, Messages messages, History history, ReadMarkers markers, Rooms rooms, Hub hub,
        RateLimits limits, Metrics metrics, Presence presence, Unread unread, Abreast abreast, RandomGenerator random,
        String epoch, String build) {
}
