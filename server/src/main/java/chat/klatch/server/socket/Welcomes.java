package chat.klatch.server.socket;

import chat.klatch.protocol.Limits;
import chat.klatch.protocol.frame.Welcome;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.accounts.Access;
import chat.klatch.server.accounts.Accounts;
import chat.klatch.server.json.Json;
import chat.klatch.server.net.RateLimits;
import chat.klatch.server.rooms.Rooms;
import chat.klatch.server.storage.Part;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a connection is told when it is let in. Any number of threads. */
final class Welcomes {
    private static final int ROOMS = 1_000;
    private final Json json;
    private final Accounts accounts;
    private final Rooms rooms;
    private final RateLimits limits;
    private final InstantSource clock;
    private final String epoch;
    private final String build;

    Welcomes(SocketFloor floor) {
        json = floor.json();
        accounts = floor.accounts();
        rooms = floor.rooms();
        limits = floor.limits();
        clock = floor.clock();
        epoch = floor.epoch();
        build = floor.build();
    }

    User user(UserId id) {
        return accounts.user(id);
    }

    Welcome welcome(@Nullable RequestId re, User user, Access access, boolean first) {
        var mine = first ? rooms.some(user.id(), true, "", null, ROOMS) : new Part<Room>(List.of(), null);
        var shown = fitting(mine.entries());
        var bounds = new Welcome.Bounds(Limits.TEXT_CODE_POINTS, Limits.FRAME_BYTES, Limits.ROOMS_JOINED,
                limits.on() ? RateLimits.CHANGES_PER_SECOND : null, limits.on() ? RateLimits.CHANGES_BURST : null);
        return new Welcome(re, user, access.session(), epoch, clock.millis(), build,
                new Welcome.Place(accounts.placeName()), access.expiresAt().toEpochMilli(), bounds,
                first ? shown : null, mine.next() != null || shown.size() < mine.entries().size());
    }

    /** As many from the front as fit into one answer. */
    private List<Room> fitting(List<Room> all) {
        int bytes = 0;
        for (int i = 0; i < all.size(); i++) {
            bytes += json.writeBody(all.get(i)).length + 1;
            if (bytes > Limits.ANSWER_BYTES) {
                return all.subList(0, i);
            }
        }
        return all;
    }
}
