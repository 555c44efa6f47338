package chat.klatch.server.rooms;

import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.frame.Gone;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.Memberships;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.Consequential;
import chat.klatch.server.log.LogTransaction;
import chat.klatch.server.refusal.Refused;
import java.util.List;

/** Ends a membership: one's own, which takes no rev, or somebody else's. Its last word ends their subscriptions. */
record Exit(RoomFloor floor, RoomId room, UserId actor, UserId user) implements Consequential {
    @Override
    public Committed write(LogTransaction transaction) {
        var handle = transaction.handle();
        boolean self = actor.equals(user);
        if (self) {
            floor.access().requireLeave(handle, actor, room);
        } else {
            floor.access().requireModerate(handle, actor, room);
            floor.access().requireGive(handle, actor, room,
                    Memberships.role(handle, room, user).orElseThrow(Refused::notFound));
            floor.access().requireAnotherOwner(handle, user, room);
        }
        Memberships.end(handle, room, user);
        floor.markers().end(handle, room, user);
        return self
                ? RoomFloor.silent(transaction, room)
                : floor.notice(transaction, room, actor, "removed", List.of(user), null);
    }

    @Override
    public void afterwards(Committed committed) {
        Event last = floor.news().farewell(room).map(Event.class::cast).orElseGet(() -> new Gone(room));
        floor.hub().expel(room, user, last);
        floor.news().heirs(room);
    }
}
